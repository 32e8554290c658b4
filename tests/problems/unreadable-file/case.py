"""Links, which are never followed."""

from pathlib import Path


def arrange(reader: Path) -> None:
    """A note and a seed that lead out of the reader's folder."""
    for name in ("annotations/texts/le-marche/notes/midi.yaml", "seeds/la-lettre.txt"):
        (reader / name).unlink()
        (reader / name).symlink_to("/etc/hostname")

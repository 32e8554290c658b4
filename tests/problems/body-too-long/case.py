"""A note of 20,001 characters."""

from pathlib import Path


def arrange(reader: Path) -> None:
    """One character over the limit, in French alone."""
    note = reader / "annotations/texts/le-marche/notes/midi.yaml"
    words = "L’heure où le marché ferme."
    note.write_text(note.read_text("utf-8").replace(words, words.ljust(20_001, "!")), "utf-8")

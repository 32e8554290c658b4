"""A style sheet whose name a USB stick refuses."""

from pathlib import Path


def arrange(reader: Path) -> None:
    """Linux takes the question mark, most sticks do not."""
    (reader / "templates/css/quoi?.css").write_text("")

"""Two style sheets whose names differ by a capital."""

from pathlib import Path


def arrange(reader: Path) -> None:
    """Both cannot be copied to a disk that ignores case."""
    for name in ("atelier.css", "Atelier.css"):
        (reader / "templates/css" / name).write_text("")

"""A file saved in Latin-1, and a seed of the same sort."""

from pathlib import Path


def arrange(reader: Path) -> None:
    """The first accent of each is one byte that UTF-8 does not have."""
    for name in ("annotations/glossary/etal.yaml", "seeds/la-lettre.txt"):
        file = reader / name
        file.write_bytes(file.read_text("utf-8").replace("’", "'").encode("latin-1"))

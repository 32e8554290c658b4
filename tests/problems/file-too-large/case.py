"""A file one byte over the limit."""

from pathlib import Path


def arrange(reader: Path) -> None:
    """A comment makes the file too large."""
    content = b"name: Atelier de lecture\nis: group\n#"
    (reader / "annotations/contributors/atelier.yaml").write_bytes(content.ljust(256 * 1024 + 1, b"x"))

"""A file one byte over the limit."""

from pathlib import Path


def arrange(reader: Path) -> None:
    """A comment makes the file too large."""
    file = reader / "annotations/contributors/machine.yaml"
    content = file.read_bytes() + b"#"
    file.write_bytes(content.ljust(256 * 1024 + 1, b"x"))

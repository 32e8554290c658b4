"""Files of a reader rewritten in place: whole or not at all."""

import shutil
from pathlib import Path


def rewrite(path: Path, content: bytes) -> None:
    """Replace or make a file, its rights kept; killed at any moment, it leaves the old one or the new one."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    if path.exists():
        shutil.copymode(path, beside)
    beside.replace(path)

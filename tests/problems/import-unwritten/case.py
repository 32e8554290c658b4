"""The disk is full."""

import errno
from contextlib import AbstractContextManager
from pathlib import Path
from unittest.mock import patch

COMMAND = ("import", "outbox.json")


def around(reader: Path) -> AbstractContextManager[object]:
    """Whatever is flushed to the disk is refused."""
    return patch("os.fsync", side_effect=OSError(errno.ENOSPC, "No space left on device"))

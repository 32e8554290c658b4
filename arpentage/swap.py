"""Putting a finished folder in the place of another, whole, whatever happens in between.

Three names stand beside `site`: `.site.new` (being built, or on its way out: never of use to anyone later),
`.site.old` (the whole old site, set aside for the instant between two renames) and `.site.lock`.
"""

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_HERE = -100  # AT_FDCWD of linux/fcntl.h: paths are as the process sees them
_EXCHANGE = 2  # RENAME_EXCHANGE of linux/fs.h
_UNABLE = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM}


def beside(out: Path, role: str) -> Path:
    """The sibling of `out` that plays a role: `new`, `old` or `lock`."""
    return out.with_name(f".{out.name}.{role}")


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the site for this process alone; the system frees it if the process dies.

    Raises BlockingIOError when another process holds it.
    """
    path = beside(out, "lock")
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # The one who held it removes the file on leaving: a lock on a removed file holds nothing.
        if not path.exists() or not os.path.samestat(os.fstat(file.fileno()), path.stat()):
            raise BlockingIOError(errno.EWOULDBLOCK, os.strerror(errno.EWOULDBLOCK), str(path))
        try:
            yield
        finally:
            path.unlink()


def mend(out: Path) -> None:
    """Put right what a killed build left beside `out`: call it under the lock, before all else."""
    old = beside(out, "old")
    if old.exists():
        if out.exists():
            discard(out, old)
        else:
            old.rename(out)
    remove(beside(out, "new"))


def swap(out: Path, step: Callable[[str], None]) -> None:
    """Put `.site.new` in the place of `out`, then remove what stood there."""
    new, old = beside(out, "new"), beside(out, "old")
    if not out.exists():
        new.rename(out)
        step("first site in place")
    elif exchange(new, out):
        step("sites exchanged")
    else:
        out.rename(old)
        step("old site set aside")
        new.rename(out)
        step("new site in place")
        discard(out, old)
        step("old site given up")
    flush(out.parent)
    remove(new)


def discard(out: Path, old: Path) -> None:
    """Give up the old site: by its name alone, a folder half removed can never be taken for a whole site."""
    remove(beside(out, "new"))
    old.rename(beside(out, "new"))


def remove(folder: Path) -> None:
    """Remove a folder of ours, if it is there."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two paths in one atomic step (renameat2, Linux 3.15); False where that cannot be had."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), ctypes.c_uint(_EXCHANGE)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNABLE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def flush(path: Path) -> None:
    """Wait until a file's content, or a folder's list of names, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

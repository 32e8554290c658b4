"""The folder of a site on the disk: what we wrote in it, and a new one built beside the old."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from arpentage.swap import flush

MARKER = PurePosixPath(".arpentage")
"""The file that says that a folder is ours to replace, and which files we wrote in it."""

_TITLE = "# arpentage: site"
_ABOUT = """\
# Dossier écrit par la construction, qui le remplace en entier : n'y rangez rien. Fichiers écrits :
# Written by the build, which replaces it whole: keep nothing here. Files written:
"""
_DROPPINGS = {".DS_Store", "Thumbs.db", "desktop.ini"}


def contents(site: Path) -> dict[PurePosixPath, Path]:
    """Files and links of a site by their path in it, sorted; nothing where there is no site."""
    found = {PurePosixPath(path.relative_to(site).as_posix()): path for path in _entries(site)}
    return dict(sorted(found.items()))


def _entries(folder: Path) -> Iterator[Path]:
    """Files and links under a folder; links are never followed, what file browsers drop is left aside."""
    if not folder.exists():
        return
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(Path(entry.path))
        elif entry.name not in _DROPPINGS:
            yield Path(entry.path)


def foreign(site: Path, found: Mapping[PurePosixPath, Path]) -> PurePosixPath | None:
    """The first thing in a site that we did not write: it is a link, or the marker does not list it."""
    ours = _listed(site)
    return next((name for name, path in found.items() if path.is_symlink() or name not in ours), None)


def _listed(site: Path) -> set[PurePosixPath]:
    """What the marker says that we wrote, itself included; nothing without a marker."""
    try:
        title, *lines = (site / MARKER).read_text("utf-8").split("\n")
    except (FileNotFoundError, UnicodeDecodeError):
        return set()
    if title != _TITLE:
        return set()
    return {MARKER, *(PurePosixPath(line) for line in lines if not line.startswith("#"))}


def build(
    new: Path,
    wanted: Mapping[PurePosixPath, bytes],
    before: Mapping[PurePosixPath, Path],
    step: Callable[[str], None],
) -> list[PurePosixPath]:
    """Make the folder `new` with these contents and the marker; return what changed, in the order given.

    `before` is where the files of the old site are. All of it is on the disk at the end.
    """
    new.mkdir()
    step("started")
    names = "".join(f"{path}\n" for path in wanted)
    changed = []
    for path, content in (*wanted.items(), (MARKER, f"{_TITLE}\n{_ABOUT}{names}".encode())):
        target = new / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not _keep(before.get(path), content, target):
            _write(content, target)
            changed.append(path)
        step(f"file {path}")
    for folder in {new / folder for path in wanted for folder in path.parents}:
        flush(folder)
    step("flushed")
    return [path for path in changed if path != MARKER]


def _keep(before: Path | None, content: bytes, target: Path) -> bool:
    """Carry an unchanged file over with its time stamp; False when it changed or is new.

    A link is enough: files are made and never written again, and the old name goes away with the old site.
    """
    if before is None:
        return False
    state = before.lstat()
    if not stat.S_ISREG(state.st_mode) or state.st_size != len(content) or before.read_bytes() != content:
        return False
    try:
        os.link(before, target, follow_symlinks=False)
    except OSError:  # a disk without links, as most USB sticks, or a file of somebody else's
        shutil.copy2(before, target)
    return True


def _write(content: bytes, target: Path) -> None:
    """Write a file that was not there, down to the disk."""
    with target.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())

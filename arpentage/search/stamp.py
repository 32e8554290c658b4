"""When the index need not be made again: Pagefind has no incremental mode, so it is all or nothing."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path, PurePosixPath

from ..model import File
from .record import SearchRecord

STAMP = PurePosixPath("search/stamp.json")


def fingerprint(version: str, records: Sequence[SearchRecord], scripts: Iterable[File]) -> str:
    """Return the SHA-256 of all that the files of `search/` depend on, this package's code included."""
    code = {path.name: _sum(path.read_bytes()) for path in sorted(Path(__file__).parent.glob("*.py"))}
    text = json.dumps(
        [version, code, {str(file.path): _sum(file.content) for file in scripts}, [asdict(r) for r in records]],
        sort_keys=True,
    )
    return _sum(text.encode())


def stamp(wanted: str, files: Iterable[File]) -> File:
    """Return the file that lets a later build read `files` again."""
    sums = {str(file.path): _sum(file.content) for file in files}
    text = json.dumps({"input": wanted, "files": sums}, indent=0, sort_keys=True)
    return File(STAMP, text.encode() + b"\n")


def kept(previous: Path, wanted: str) -> tuple[File, ...] | None:
    """Return the files of the site at `previous`, or None unless they were made from `wanted` and are all whole."""
    try:
        told = json.loads((previous / STAMP).read_bytes())
        if told["input"] != wanted:
            return None
        files = tuple(File(PurePosixPath(name), (previous / name).read_bytes()) for name in sorted(told["files"]))
        whole = all(_sum(file.content) == told["files"][str(file.path)] for file in files)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
    return files if whole else None


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

"""The copy of a small reader, made once a run, and unpacked where people unpack things."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from arpentage.paper.press import missing
from tests.reader import ROOT, minimal


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command of Python, in a reader's folder, with this package."""
    known = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, *command], cwd=root, env=known, check=False, capture_output=True, text=True)


def made(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """`build.py offline` of the reader in a folder."""
    return run(root, "build.py", "offline", "--lang", "en", *options)


@pytest.fixture(scope="session")
def handed_out(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A small reader with its site and its zip, shared by all workers: for reading only."""
    if missing():
        pytest.skip(f"{', '.join(missing())} is not installed (the extra `pdf`)")
    shared = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        shared = shared.parent
    root = shared / "handed-out"
    with (shared / "handed-out.build").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not root.exists():
            build = made(minimal(root))
            assert (build.returncode, build.stderr) == (0, ""), build.stderr
    return root


@pytest.fixture(scope="session")
def archive(handed_out: Path) -> Path:
    (found,) = (handed_out / "dist").glob("*.zip")
    return found


@pytest.fixture(scope="session")
def stick(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip unpacked under a name with a space, accents, an apostrophe and `#`; its files cannot be written."""
    folder = tmp_path_factory.mktemp("media") / "clé d'été #2"
    with ZipFile(archive) as opened:
        opened.extractall(folder)
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return folder


@pytest.fixture
def reader(handed_out: Path, tmp_path: Path) -> Path:
    """A copy of that reader, to change things in, without what was built."""
    copy = tmp_path / "reader"
    shutil.copytree(handed_out, copy, ignore=shutil.ignore_patterns("site", "dist"))
    return copy

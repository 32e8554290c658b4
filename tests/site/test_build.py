"""What a build promises: the same bytes from the same input, only what changed rewritten, all or nothing, quickly."""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from math import inf
from pathlib import Path

import pytest

CALM = 0.65
"""Seconds that the work of `slowness` takes on a calm core of the machines that limits are given for."""


def build(reader: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "build.py", "site", "--out", str(out), "--lang", "en", *options]
    return subprocess.run(command, cwd=reader, check=False, capture_output=True, text=True)


def contents(site: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(site).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def slowness() -> float:
    """How many times longer the processor takes now than when nobody else uses its core: 1 at least."""
    started = time.process_time()
    words = {str(n): [n, str(n) * 3] for n in range(200_000)}
    sorted(json.loads(json.dumps(words)))
    return max(1, (time.process_time() - started) / CALM)


def seconds(run: Callable[[], subprocess.CompletedProcess[str]]) -> float:
    """Seconds of a calm processor that a command takes, which must succeed.

    Neighbours of a virtual machine slow its cores by half at times: what a known piece of work takes beside tells.
    """
    slow = [slowness()]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr
    slow.append(slowness())
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) / (sum(slow) / len(slow))


def least(limit: float, turns: Iterable[float]) -> float:
    """The least of some turns, up to the first below a limit: a loaded machine adds to a time, nothing takes away."""
    spent = inf
    for turn in turns:
        spent = min(spent, turn)
        if spent < limit:
            break
    return spent


@pytest.fixture(scope="module")
def built(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A copy of the whole reader with its site, and the seconds of processor that this took."""
    copy = tmp_path_factory.mktemp("built") / "le lecteur #1"
    copy.mkdir()
    for name in ("build.py", "arpentage", "annotations", "seeds", "templates"):
        source = repo / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
    return copy, seconds(lambda: build(copy, copy / "site"))


@pytest.fixture
def reader(built: tuple[Path, float], tmp_path: Path) -> Path:
    """A copy of the whole reader with its site, to change things in."""
    copy = tmp_path / "le lecteur #2"
    shutil.copytree(built[0], copy)
    return copy


def test_two_builds_from_the_same_input_are_byte_identical(built_site: Path, built: tuple[Path, float]) -> None:
    first = {name: content for name, (content, _) in contents(built_site).items()}
    second = {name: content for name, (content, _) in contents(built[0] / "site").items()}
    assert first == second


def test_touching_one_note_rewrites_only_the_files_that_it_changes(reader: Path) -> None:
    out = reader / "site"
    before = contents(out)
    note = next((reader / "annotations/texts/turc-mecanique/notes").glob("*.yaml"))
    note.write_text(note.read_text("utf-8").replace("  fr: ", "  fr: Voir ceci. ", 1), "utf-8")
    assert build(reader, out).returncode == 0
    after = contents(out)
    rewritten = {name for name in after if name not in before or after[name][1] != before[name][1]}
    changed = {name for name in after if name not in before or after[name][0] != before[name][0]}
    assert rewritten == changed
    assert "texts/turc-mecanique.html" in changed
    assert not [name for name in changed if name.startswith(("css/", "fonts/", "texts/lnvf-84", "about"))]


def test_a_build_that_fails_leaves_the_old_site_whole(reader: Path) -> None:
    out = reader / "site"
    before = contents(out)
    (reader / "annotations/glossary/gafam.yaml").write_text("label: [", "utf-8")
    failed = build(reader, out)
    assert failed.returncode == 1
    assert re.search(r"^annotations/glossary/gafam.yaml:\d+:\d+: error \[yaml-syntax\]", failed.stderr, re.M)
    assert "Traceback" not in failed.stderr
    assert contents(out) == before


def test_checking_writes_nothing(reader: Path) -> None:
    before = contents(reader)
    run = subprocess.run([sys.executable, "-B", "build.py", "check"], cwd=reader, check=False, capture_output=True)
    assert run.returncode == 0
    assert contents(reader).keys() == before.keys()


def test_the_full_build_takes_under_five_seconds_of_processor(built: tuple[Path, float], tmp_path: Path) -> None:
    reader, first = built
    again = (seconds(partial(build, reader, tmp_path / f"site{turn}")) for turn in range(3))
    assert least(5, chain([first], again)) < 5


def test_checking_takes_under_one_second_of_processor(repo: Path) -> None:
    check = partial(subprocess.run, [sys.executable, "build.py", "check"], cwd=repo, check=False, text=True)
    assert least(1, (seconds(check) for _ in range(3))) < 1


def test_without_its_dependencies_the_build_says_make_site(repo: Path, tmp_path: Path) -> None:
    shutil.copy(repo / "build.py", tmp_path)
    shutil.copytree(repo / "arpentage", tmp_path / "arpentage")
    bare = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    run = subprocess.run(
        [sys.executable, "-S", "-I", "build.py"], cwd=tmp_path, check=False, capture_output=True, text=True, env=bare
    )
    assert run.returncode != 0
    assert "make site" in run.stderr and "Traceback" not in run.stderr

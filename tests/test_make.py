"""The make targets that need no network: what they list, what they remove and what they never touch."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

MADE = ("site/index.html", ".site.new/x", ".site.old/x", "dist/a.whl", ".cache/x", "arpentage/__pycache__/a.pyc")
KEPT = ("seeds/a.txt", "annotations/site.yaml", "templates/a", "arpentage/a.py", "tests/a.py", ".venv/bin/python")


@pytest.fixture
def reader(tmp_path: Path, repo: Path) -> Path:
    root = tmp_path / "a reader"
    for name in (*MADE, *KEPT):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    shutil.copy(repo / "Makefile", root)
    return root


def make(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *arguments], cwd=root, check=False, capture_output=True, text=True)


def test_alone_it_lists_every_target_with_what_it_is_for(reader: Path) -> None:
    listed = re.findall(r"^  make ([\w-]+) +\S.* / \S", make(reader).stdout, re.MULTILINE)
    declared = re.search(r"^\.PHONY: (.*)$", (reader / "Makefile").read_text(), re.MULTILINE)
    assert declared
    assert sorted(listed) == sorted(declared[1].split())


def test_clean_removes_what_was_built_and_nothing_of_anyone_s(reader: Path) -> None:
    run = make(reader, "clean")
    assert run.returncode == 0, run.stderr
    left = {path.relative_to(reader).as_posix() for path in reader.rglob("*") if path.is_file()}
    assert left == {"Makefile", *KEPT}


def test_an_old_python_is_refused_in_words(reader: Path) -> None:
    (reader / ".venv/bin/python").unlink()
    (reader / "pyproject.toml").touch()
    run = make(reader, "site", "PYTHON=false")
    assert run.returncode != 0
    assert "Python 3.11" in run.stderr


def test_continuous_integration_calls_the_whole_of_make_test(repo: Path) -> None:
    lines = (repo / ".ci" / "run").read_text().splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "export CI=true", "make test"]

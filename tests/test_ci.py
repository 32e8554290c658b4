"""In CI nothing is skipped; elsewhere what was skipped is said with its reason."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest
@pytest.fixture
def absent():
    pytest.skip("no browser here")
def test_fixture(absent): pass
def test_body(): pytest.skip("no java here")
@pytest.mark.skip(reason="not now")
def test_mark(): pass
@pytest.mark.xfail(reason="known")
def test_known(): assert False
def test_fine(): pass
"""


@pytest.mark.parametrize("workers", [[], ["-n", "1"]], ids=["alone", "xdist"])
@pytest.mark.parametrize("ci", ["true", ""])
def test_a_skip_is_a_failure_in_ci_only(tmp_path: Path, repo: Path, ci: str, workers: list[str]) -> None:
    (tmp_path / "test_some.py").write_text(TESTS)
    (tmp_path / "test_whole.py").write_text("import pytest\npytest.importorskip('no_such_module')")
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -ra")
    command = [sys.executable, "-m", "pytest", "-p", "tests.ci", "--continue-on-collection-errors", *workers,
               "--basetemp", str(tmp_path / "own")]  # fmt: skip
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    run = subprocess.run(
        command,
        cwd=tmp_path,
        env=environment | {"CI": ci, "PYTHONPATH": str(repo)},
        check=False,
        capture_output=True,
        text=True,
    )
    for reason in ("no browser here", "no java here", "not now", "could not import 'no_such_module'"):
        assert reason in run.stdout
        assert (f"skipped in CI: Skipped: {reason}" in run.stdout) == bool(ci)
    assert run.returncode == (1 if ci else 0), run.stdout

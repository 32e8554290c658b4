"""The installed command: it finds the reader's build, hands on its arguments, and its exit code back."""

import os
import signal
import sys
from pathlib import Path

import pytest

from arpentage.command import find, main


@pytest.fixture
def reader(tmp_path: Path) -> Path:
    root = tmp_path / "a reader"
    (root / "annotations" / "texts").mkdir(parents=True)
    (root / "annotations" / "site.yaml").touch()
    (root / "build.py").touch()
    return root


def test_it_runs_the_build_from_any_folder_of_the_reader(
    reader: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (reader / "build.py").write_text("import os, sys; print(sys.executable, sys.argv[1:], os.getcwd()); sys.exit(7)")
    monkeypatch.chdir(reader / "annotations" / "texts")
    assert main(["check", "--strict", "a b"]) == 7
    said = capfd.readouterr().out
    assert said == f"{sys.executable} ['check', '--strict', 'a b'] {reader / 'annotations' / 'texts'}\n"


def test_a_killed_build_is_told_as_a_shell_does(reader: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (reader / "build.py").write_text(f"import os; os.kill(os.getpid(), {int(signal.SIGTERM)})")
    monkeypatch.chdir(reader)
    assert main([]) == 128 + signal.SIGTERM


def test_without_a_reader_it_says_so_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["site"]) == 2
    said = capsys.readouterr().err
    assert "aucun recueil ici" in said
    assert "no reader here" in said
    assert os.fspath(tmp_path) in said


def test_a_stranger_s_build_is_never_run(reader: Path, tmp_path: Path) -> None:
    (tmp_path / "build.py").touch()
    (tmp_path / "other").mkdir()
    assert find(tmp_path / "other") is None
    assert find(reader / "annotations") == reader / "build.py"

"""How problems are told: in colour on a terminal, as lines that GitHub Actions reads, as JSON for tools."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arpentage.problem import Mark, Place, Problem, Rule
from arpentage.tell import github
from tests.reader import ROOT, Reader, minimal

WORDS = {"fr": "« {x} » manque", "en": "“{x}” is missing"}
RULE = Rule("some-code", "warning", WORDS, {"fr": "ajoutez-le.", "en": "add it."})
NOTE = "annotations/texts/le-marche/notes/midi.yaml"


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    return Reader(minimal(tmp_path / "reader"), monkeypatch, capsys)


def fault(reader: Reader) -> int:
    """An unknown key at the end of the note; its line."""
    text = (reader.root / NOTE).read_text("utf-8")
    reader.write(NOTE, text + "wrong: key\n")
    return text.count("\n") + 1


def output(reader: Reader, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "build.py", "check", "--lang", "en", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, cwd=reader.root, env=environment, check=False, capture_output=True, text=True)


def on_terminal(reader: Reader, **environment: str) -> str:
    """What a terminal is given, its line ends as they were written."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "build.py", "check", "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **environment}
    subprocess.run(command, cwd=reader.root, env=environment, check=False, stderr=theirs, stdin=subprocess.DEVNULL)
    os.close(theirs)
    said = b""
    try:
        while part := os.read(ours, 65536):
            said += part
    except OSError:  # Linux tells the end of a terminal so
        pass
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


def test_a_terminal_shows_problems_in_colour_and_in_the_same_words(reader: Reader) -> None:
    line = fault(reader)
    said = on_terminal(reader)
    assert f"\x1b[1m{NOTE}:{line}:1\x1b[0m" in said
    assert "\x1b[1;31merror [unknown-key]\x1b[0m" in said
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", said)
    for told in output(reader).stderr.splitlines():
        assert told in plain


def test_no_colour_where_none_is_wanted(reader: Reader) -> None:
    fault(reader)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", on_terminal(reader, NO_COLOR="1"))
    assert "\x1b" not in output(reader).stderr


@pytest.mark.parametrize("asked", [("--format", "github"), ()])
def test_github_actions_gets_annotations_by_itself_or_when_asked(reader: Reader, asked: tuple[str, ...]) -> None:
    line = fault(reader)
    run = output(reader, *asked, GITHUB_ACTIONS="" if asked else "true")
    assert run.returncode == 1
    start = f"::error file={NOTE},line={line},col=1,title=unknown-key::unknown key “wrong”%0A"
    assert [told for told in run.stdout.splitlines() if told.startswith(start)] == run.stdout.splitlines()
    assert "1 error(s), 0 warning(s)" in run.stderr


@given(path=st.text(min_size=1), words=st.text())
def test_no_words_of_a_problem_can_end_or_begin_a_line_for_github(path: str, words: str) -> None:
    problem = RULE.at(Place(PurePosixPath(path), Mark(3, 5)), x=words)
    (line,) = github([problem], "en", False)
    assert len(line.split("\n")) == len(line.split("\r")) == 1
    head, message = line.removeprefix("::warning ").split("::", 1)
    told = dict(pair.split("=", 1) for pair in head.split(","))
    decoded = {name: _decoded(value, colon=True) for name, value in told.items()}
    assert decoded == {"file": str(PurePosixPath(path)), "line": "3", "col": "5", "title": "some-code"}
    assert _decoded(message) == f"{problem.message('en')}\n{problem.hint('en')}".strip()


def _decoded(words: str, colon: bool = False) -> str:
    """As the runner of GitHub Actions reads them."""
    if colon:
        words = words.replace("%3A", ":").replace("%2C", ",")
    return words.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_silenced_warnings_do_not_crowd_a_pull_request() -> None:
    answered = Problem(Place(PurePosixPath("a")), RULE, {"x": "y"}, "a reason")
    assert list(github([answered], "en", True)) == []


def test_tools_get_json_in_the_terms_of_the_language_server_protocol(reader: Reader) -> None:
    line = fault(reader)
    run = output(reader, "--format", "json")
    (told,) = json.loads(run.stdout)
    assert told["path"] == NOTE
    assert told["range"]["start"] == {"line": line - 1, "character": 0}
    assert (told["severity"], told["code"], told["source"]) == (1, "unknown-key", "arpentage")
    assert told["message"] == "unknown key “wrong”"
    assert told["data"]["hint"]


def test_nothing_wrong_is_an_empty_list(reader: Reader) -> None:
    run = output(reader, "--format", "json")
    assert (run.returncode, json.loads(run.stdout)) == (0, [])


def test_a_template_that_fails_is_found_where_pages_are_made(reader: Reader) -> None:
    reader.write("templates/pages/about.html", "{{ nothing.there }}")
    assert reader.build("check")[0] == 0
    for command in (("check", "--pages"), ("site",)):
        code, said = reader.build(*command)
        assert code == 1
        assert "[template-failed]" in said
    assert not (reader.root / "site").exists()

"""The command line: help, in both languages, and what an unknown word gets; a new command is one new file."""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from arpentage import commands
from arpentage.options import parse
from tests.reader import ROOT

COMMAND = '''"""`hello`: a toy."""

from arpentage.program import Command


def run(program, options):
    print("hello", program.root.name, options.lang)
    return 3


COMMAND = Command({"fr": "dire bonjour", "en": "say hello"}, run)
'''


def say(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as end:
        parse(arguments, commands.names(), commands.load)
    captured = capsys.readouterr()
    return int(end.value.code or 0), captured.out + captured.err


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_command_is_listed_with_what_it_does(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = say(capsys, "--help", "--lang", lang)
    assert code == 0
    for name in commands.names():
        assert re.search(rf"^  {name}  +{re.escape(commands.load(name).help[lang])}$", said, re.MULTILINE), name


@pytest.mark.parametrize("name", commands.names())
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_command_tells_its_options(name: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = say(capsys, name, "--help", "--lang", lang)
    assert code == 0
    words = " ".join(said.split())
    command = commands.load(name)
    for text in (command.help, *(option.help for option in command.options)):
        assert set(text) == {"fr", "en"}
        assert text[lang] in words
    assert all(option.name in words for option in command.options if option.name.startswith("-"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chek", "--lang", "en"), "build.py: unknown command “chek”: did you mean “check”?\n"),
        (("--lang", "fr", "chek"), "build.py: commande inconnue « chek » : vouliez-vous dire « check » ?\n"),
        (("check", "--strct", "--lang", "en"), "build.py: unknown option “--strct”: did you mean “--strict”?\n"),
    ],
)
def test_an_unknown_word_is_answered_with_the_nearest_one(
    arguments: Sequence[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert say(capsys, *arguments) == (2, said)


@pytest.mark.parametrize("arguments", [(), ("--strict",), ("--lang", "fr", "--out", "check")])
def test_without_a_command_the_site_is_built(arguments: Sequence[str]) -> None:
    command, options = parse(arguments, commands.names(), commands.load)
    assert command is commands.load("site")
    assert options.strict == ("--strict" in arguments)
    assert options.lang in ("fr", "en")


def test_a_new_command_is_one_new_file(tmp_path: Path) -> None:
    for name in ("arpentage", "build.py"):
        (tmp_path / name).symlink_to(ROOT / name)
    code = tmp_path / "run.py"
    (tmp_path / "toys").mkdir()
    (tmp_path / "toys/hello.py").write_text(COMMAND)
    code.write_text(
        "import runpy, sys\n"
        "from arpentage import commands\n"
        "commands.__path__.append('toys')\n"
        "sys.argv = ['build.py', 'hello', '--lang', 'en']\n"
        "runpy.run_path('build.py', run_name='__main__')\n"
    )
    run = subprocess.run([sys.executable, str(code)], cwd=tmp_path, check=False, capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (3, f"hello {ROOT.name} en\n"), run.stderr

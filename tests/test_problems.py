"""Every problem that a build can find has its case, and says in both languages exactly what the case expects.

A case is a folder, `tests/problems/<code>/`; adding one takes no code:

- `input/`: files laid over a copy of `tests/minimal/`; one named `REMOVE` lists paths to delete first;
- `expected.fr.txt`, `expected.en.txt`: the problems, as the build prints them;
- `case.py`, for what files alone cannot make: `arrange(reader)` works on the copy, `around(reader)` is a context
  manager held during the build; `COMMAND` is what is run, where it is not `site`.
"""

import importlib
import pkgutil
import re
import runpy
import shutil
import string
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import pytest

import arpentage
from arpentage.problem import Rule
from tests.reader import HERE, Reader, minimal, tree

CASES = sorted(path.name for path in (HERE / "problems").iterdir() if path.is_dir())
SUMMARY = {
    "fr": r"\d+ erreur\(s\), \d+ avertissement\(s\)\nCe que dit un code, .* explain [a-z0-9-]+\n"
    r"(Rien n’a été écrit : le site précédent est intact\.\n)?",
    "en": r"\d+ error\(s\), \d+ warning\(s\)\nWhat a code means, .* explain [a-z0-9-]+\n"
    r"(Nothing was written: the previous site is untouched\.\n)?",
}


def rules() -> list[Rule]:
    """Every Rule that stands in a module of the package."""
    names = [module.name for module in pkgutil.walk_packages(arpentage.__path__, "arpentage.")]
    found = (value for name in names for value in vars(importlib.import_module(name)).values())
    return list({id(rule): rule for rule in found if isinstance(rule, Rule)}.values())


RULES = {rule.code: rule for rule in rules()}
WARNINGS = [code for code in CASES if code in RULES and RULES[code].severity == "warning"]


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal reader with its site, to be copied."""
    root = minimal(tmp_path_factory.mktemp("model") / "reader")
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(sys, "argv", ["build.py"])
        runpy.run_path(str(root / "build.py"), run_name="__main__")
    return root


@pytest.fixture
def reader(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    """A fresh copy of the minimal reader, its site built."""
    shutil.copytree(model, tmp_path / "reader", symlinks=True)
    return Reader(tmp_path / "reader", monkeypatch, capsys)


@contextmanager
def arranged(reader: Reader, code: str) -> Iterator[tuple[str, ...]]:
    """The reader while a case stands in it; the command to run."""
    case = HERE / "problems" / code
    removed = case / "input" / "REMOVE"
    for name in removed.read_text("utf-8").split() if removed.exists() else ():
        (reader.root / name).unlink()
    if (case / "input").exists():
        shutil.copytree(case / "input", reader.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("REMOVE"))
    around: AbstractContextManager[object] = nullcontext()
    command: tuple[str, ...] = ("site", "--out", "site")
    if (case / "case.py").exists():
        code_of = runpy.run_path(str(case / "case.py"))
        code_of.get("arrange", lambda root: None)(reader.root)
        around = code_of["around"](reader.root) if "around" in code_of else around
        command = code_of.get("COMMAND", command)
    with around:
        yield command


def test_every_code_has_its_case_and_every_case_its_code() -> None:
    assert set(RULES) == set(CASES)


def test_no_two_rules_share_a_code() -> None:
    codes = [rule.code for rule in rules()]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_says_the_same_in_both_languages(rule: Rule) -> None:
    def facts(words: Mapping[str, str], lang: str) -> set[str]:
        names = {name for _, name, _, _ in string.Formatter().parse(words[lang]) if name}
        return {re.sub(r"_(fr|en)$", "", name) for name in names}

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.code)
    for words in (rule.message, rule.hint):
        assert set(words) == {"fr", "en"}
        assert all(words.values())
        assert facts(words, "fr") == facts(words, "en")


def test_the_minimal_reader_builds_without_a_problem(reader: Reader) -> None:
    assert reader.build("site", "--strict") == (0, "")
    pages = {path for path in tree(reader.root / "site") if path.endswith(".html")}
    assert {"index.html", "en/index.html", "texts/le-marche.html", "en/themes/silence.html"} <= pages


@pytest.mark.parametrize("code", CASES)
def test_a_case_is_told_exactly_and_leaves_the_site(reader: Reader, code: str) -> None:
    with arranged(reader, code) as command:
        site = reader.root / "site"
        before = tree(site)
        for lang in ("fr", "en"):
            expected = (HERE / "problems" / code / f"expected.{lang}.txt").read_text("utf-8")
            exit_code, said = reader.build(*command, "--lang", lang)
            assert said[: len(expected)] == expected
            assert re.fullmatch(SUMMARY[lang], said[len(expected) :])
            assert f"[{code}]" in expected
            failed = bool(re.search(r": (erreur|error) \[", expected))
            assert exit_code == int(failed)
            assert (site / "index.html").is_file() or not before
            if failed:
                assert tree(site) == before


@pytest.mark.parametrize("code", WARNINGS)
def test_strict_makes_an_error_of_a_warning(reader: Reader, code: str) -> None:
    with arranged(reader, code):
        before = tree(reader.root)
        for command in (("check",), ("site", "--out", "site")):
            exit_code, said = reader.build(*command, "--strict", "--lang", "en")
            assert exit_code == 1
            assert f": error [{code}] " in said
            assert ": warning [" not in said
            assert tree(reader.root) == before


@pytest.mark.parametrize("code", [None, "quotation-lost", "unknown-key"])
def test_check_writes_nothing(reader: Reader, code: str | None) -> None:
    with arranged(reader, code) if code else nullcontext():
        shutil.rmtree(reader.root / "site")
        before = tree(reader.root)
        exit_code, _ = reader.build("check", "--pages")
        assert exit_code == int(code == "unknown-key")
        assert tree(reader.root) == before
        assert not (reader.root / "site").exists()


def test_all_problems_are_told_at_once_in_the_order_of_their_places(reader: Reader) -> None:
    with arranged(reader, "unknown-key"), arranged(reader, "quotation-lost"), arranged(reader, "undecided-hyphen"):
        _, said = reader.build("check", "--lang", "en")
    heads = [line for line in said.splitlines() if re.match(r"\S+:\d+:\d+: ", line)]
    places = [(path, int(line), int(column)) for path, line, column, _ in (head.split(":", 3) for head in heads)]
    assert len(places) >= 3
    assert places == sorted(places)

"""Every code has its page, in French and in English, true to what the build says; `explain` shows it."""

import re
from pathlib import Path

import pytest

from arpentage import commands
from arpentage.explain import codes, page, summaries
from tests.reader import HERE, ROOT, Reader, minimal
from tests.test_problems import RULES

SEVERITY = {
    "fr": {"error": "Erreur", "warning": "Avertissement", "information": "Information"},
    "en": {"error": "Error", "warning": "Warning", "information": "Information"},
}


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    return Reader(minimal(tmp_path / "reader"), monkeypatch, capsys)


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert set(codes(ROOT)) == set(RULES)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("code", RULES)
def test_a_page_says_what_the_build_says(code: str, lang: str) -> None:
    text = page(ROOT, code, lang)
    assert text, f"docs/problems/{code}.{lang}.md is missing"
    heading, summary, example, *rest = text.split("\n\n")
    assert heading == f"# {code}"
    assert summary.startswith(f"**{SEVERITY[lang][RULES[code].severity]}.** ")
    told = (HERE / "problems" / code / f"expected.{lang}.txt").read_text("utf-8").splitlines()
    assert example.removeprefix("```text\n").removesuffix("\n```") in told
    assert len(rest) >= 2, "what it means, and how to mend it"
    assert 8 <= len(text.splitlines()) <= 30


@pytest.mark.parametrize("code", RULES)
def test_a_french_page_is_typeset_as_french_is(code: str) -> None:
    words = re.sub(r"```.*?```|`[^`]*`", "", page(ROOT, code, "fr") or "", flags=re.S)
    assert not re.search(r"(?<!\u202f)[;!?»]|(?<!\u202f):(?!//)|«(?!\u202f)", words)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("code", RULES)
def test_a_page_names_only_commands_and_options_that_exist(code: str, lang: str) -> None:
    for name, rest in re.findall(r"python build\.py ([a-z-]+)([^`\n]*)", page(ROOT, code, lang) or ""):
        assert name in commands.names()
        known = {option.name for option in commands.load(name).options}
        assert set(re.findall(r"--[a-z]+", rest)) <= known


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "build.py: code inconnu « quotation-los » : vouliez-vous dire « quotation-lost » ?\n"),
        ("en", "build.py: unknown code “quotation-los”: did you mean “quotation-lost”?\n"),
    ],
)
def test_an_unknown_code_is_answered_with_the_nearest_one(reader: Reader, lang: str, said: str) -> None:
    assert reader.build("explain", "quotation-los", "--lang", lang) == (2, said)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_explain_prints_a_page_or_lists_all(reader: Reader, lang: str) -> None:
    assert reader.run("explain", "quotation-lost", "--lang", lang) == (0, page(ROOT, "quotation-lost", lang), "")
    code, listed, _ = reader.run("explain", "--lang", lang)
    assert code == 0
    assert listed.splitlines() == [f"{name:<26}{summary}" for name, summary in summaries(ROOT, lang)]
    assert {line.split()[0] for line in listed.splitlines()} == set(RULES)


def test_a_reader_s_own_page_hides_the_package_s(reader: Reader) -> None:
    reader.write("docs/problems/quotation-lost.en.md", "# ours\n")
    assert reader.run("explain", "quotation-lost", "--lang", "en")[1] == "# ours\n"

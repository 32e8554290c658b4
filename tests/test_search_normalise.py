"""The search normaliser: the same words from Python and from the page's script."""

import json
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright._impl._driver import compute_driver_executable

from arpentage.search import normalise
from arpentage.search.normalise import forms

HERE = Path(__file__).parent
CASES = json.loads((HERE / "cases" / "normalise.json").read_text(encoding="utf-8"))
SCRIPTS = HERE.parent / "templates" / "js" / "search"
NODE = shutil.which("node") or compute_driver_executable()[0]

RUN = """
globalThis.window = globalThis;
const { readFileSync } = require('fs');
const { call, texts, scripts } = JSON.parse(readFileSync(0, 'utf8'));
for (const script of scripts) (0, eval)(readFileSync(script, 'utf8'));
process.stdout.write(JSON.stringify(texts.map((text) => Arpentage[call](text))));
"""


def in_script(call: str, texts: Sequence[object]) -> list[Any]:
    scripts = [str(SCRIPTS / name) for name in ("normalise.js", "query.js")]
    asked = json.dumps({"call": call, "texts": texts, "scripts": scripts})
    done = subprocess.run([NODE, "-e", RUN], input=asked, capture_output=True, encoding="utf-8", check=True, timeout=60)
    answers: list[Any] = json.loads(done.stdout)
    return answers


def test_there_are_cases_in_three_languages() -> None:
    assert len(CASES) >= 40
    assert {case["lang"] for case in CASES} == {"fr", "en", "ar"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_python_normalises(case: dict[str, str]) -> None:
    assert normalise(case["text"]) == case["normal"]


def test_the_script_normalises_the_same_cases() -> None:
    got = in_script("normalise", [case["text"] for case in CASES])
    assert dict(zip((c["case"] for c in CASES), got, strict=True)) == {c["case"]: c["normal"] for c in CASES}


def test_the_script_agrees_on_whole_texts() -> None:
    seeds = [path.read_text(encoding="utf-8") for path in sorted((HERE.parent / "seeds").glob("*.txt"))]
    assert seeds
    assert in_script("normalise", seeds) == [normalise(seed) for seed in seeds]


@given(st.text(max_size=200))
def test_what_is_normal_stays_and_holds_words_only(text: str) -> None:
    normal = normalise(text)
    assert normalise(normal) == normal
    assert all(word.isalnum() for word in normal.split(" ") if word)


@pytest.mark.parametrize("text", ["a" * 20_000, "é·" * 10_000, "a-" * 10_000, "1 " * 10_000, "(e)" * 7_000])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    start = time.process_time()
    normalise(text)
    assert time.process_time() - start < 1


def test_forms_hold_each_word_once() -> None:
    assert forms("souris", "", True) == ["souris"]
    assert forms("heureux", "se", True) == ["heureux", "heureuse", "heureuses"]


QUERIES = {
    "l’humanité": ["humanite"],
    "réfugié·es": ["refugie"],
    "micro-travail": ["micro", "travail"],
    "le coeur, le CŒUR": ["le", "coeur"],
    "10 000 a b c": ["10000"],
    "العُمّال": ["العمال"],
    "": [],
    "?": [],
    "x" * 10_000: ["x" * 40],
    " ".join(f"mot{n}" for n in range(1000)): [f"mot{n}" for n in range(16)],
}


def test_a_query_becomes_terms() -> None:
    assert in_script("terms", list(QUERIES)) == list(QUERIES.values())


@pytest.mark.parametrize("query", [None, 7, "\ud83d", "a\udc00b", "\x00"])
def test_any_query_can_be_put_in_an_address(query: object) -> None:
    [kept] = in_script("query", [query])
    kept.encode()

"""The search normaliser: the same words from Python as from the page's script (tests/site/test_search_words.py)."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arpentage.search import normalise
from arpentage.search.compounds import Compounds
from arpentage.search.inflect import inflected
from arpentage.search.normalise import forms
from arpentage.search.particles import Particles
from arpentage.search.vocabulary import vocabulary

CASES = Path(__file__).parent / "cases"
NORMAL = json.loads((CASES / "normalise.json").read_text(encoding="utf-8"))
INFLECTED = json.loads((CASES / "inflect.json").read_text(encoding="utf-8"))


def test_there_are_cases_in_three_languages() -> None:
    assert len(NORMAL) >= 40
    assert {case["lang"] for case in NORMAL} == set(INFLECTED) == {"fr", "en", "ar"}


@pytest.mark.parametrize("case", NORMAL, ids=lambda case: case["case"])
def test_text_is_normalised(case: dict[str, str]) -> None:
    assert normalise(case["text"]) == case["normal"]


@pytest.mark.parametrize("lang", INFLECTED)
def test_inflections_of_a_word_are_one_and_other_words_are_others(lang: str) -> None:
    bare = inflected(lang)
    stems = [{bare(word) for word in words} for words in INFLECTED[lang]]
    assert [len(stem) for stem in stems] == [1] * len(stems)
    assert len(set.union(*stems)) == len(stems)


@given(st.text(max_size=200))
def test_what_is_normal_stays_and_holds_words_only(text: str) -> None:
    normal = normalise(text)
    assert normalise(normal) == normal
    assert all(word.isalnum() for word in normal.split(" ") if word)


@pytest.mark.parametrize("text", ["a" * 20_000, "é·" * 10_000, "a-" * 10_000, "1 " * 10_000, "(e)" * 7_000])
@pytest.mark.timeout(20)
def test_a_hostile_text_takes_no_time(text: str) -> None:
    assert isinstance(normalise(text), str)


def test_forms_hold_each_word_once() -> None:
    assert forms("souris", "", True) == ["souris"]
    assert forms("heureux", "se", True) == ["heureux", "heureuse", "heureuses"]


def test_a_compound_is_found_joined_hyphenated_and_open() -> None:
    texts = ["un micro-travail", "des microtaches", "des micro taches", "travail"]
    lists = [normalise(text).split() for text in texts]
    known = Compounds(lists)
    assert [known.opened(words) for words in lists] == [
        ["un", "micro", "travail", "microtravail"],
        ["des", "microtaches", "micro", "taches"],
        ["des", "micro", "taches", "microtaches"],
        ["travail"],
    ]


def test_two_words_that_no_text_joins_are_no_compound() -> None:
    lists = [["sur", "toute"], ["surtoute"], ["contrôle"], ["con"]]
    known = Compounds(lists)
    assert [known.opened(words) for words in lists] == lists


def test_a_particle_is_taken_off_where_the_rest_is_a_word_of_the_texts() -> None:
    lists = [["لامازون", "الاجر", "باجر", "لاجي", "وكالعمل"], ["امازون", "عمل"]]
    opened = Particles(lists, "ar", inflected("ar")).opened
    assert [opened(words) for words in lists] == [
        ["لامازون", "امازون", "الاجر", "باجر", "اجر", "لاجي", "وكالعمل", "العمل"],
        lists[1],
    ]
    assert Particles([["bmot", "mot"]], "fr", inflected("fr")).opened(["bmot"]) == ["bmot"]


def test_the_vocabulary_spells_words_as_the_texts_do() -> None:
    texts = ["La Précarité, la précarité ; réfugié·es", "un mot"]
    told = vocabulary(texts, " ".join(map(normalise, texts)).split())
    assert told == {"pr": "précarité 2 réfugié 1 réfugiée 1 réfugiées 1 réfugiés 1"}


def test_the_vocabulary_comes_in_parts_by_first_letters() -> None:
    endings = [a + b + c for a in "abcdefgh" for b in "abcdefgh" for c in "abcdefgh"]
    words = [f"{letter}{ending}ment" for letter in "pqr" for ending in endings]
    told = vocabulary(words, [*words, "soit"])
    assert list(told) == ["p", "q", "r", "s"]
    assert told["q"].split()[::2] == [word for word in words if word[0] == "q"]
    assert list(vocabulary([], ["quand", "soit", "avec"])) == ["aqs"]

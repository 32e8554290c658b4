"""Folding: two copies of the same words fold to the same, and every folded character knows where it came from.

`cases/fold.json` is shared with the script that folds in the browser: offsets are in code points.
"""

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arpentage.fold import fold
from tests.build_data import ROOT, real

CASES = json.loads((ROOT / "tests/cases/fold.json").read_text("utf-8"))
SPECIAL = (
    "’‘ʼ'“”\"‐‑–—-·•…  \t\n\u00a0\u202f\u00ad\u200b\u200d\ufeff\u0301\u0323\u0302\u0327éêçœßÉo\u1112\u1161\u11ab𝒜😀"
)
TEXTS = st.text(st.one_of(st.sampled_from(SPECIAL), st.characters(exclude_categories=["Cs"])), max_size=40)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_each_shared_case_folds_as_written(case: dict[str, Any]) -> None:
    folded = fold(case["input"])
    assert folded.text == case["folded"]
    assert (list(folded.starts), list(folded.ends)) == (case["starts"], case["ends"])


def test_there_are_enough_shared_cases() -> None:
    assert len(CASES) >= 30 and len({case["why"] for case in CASES}) == len(CASES)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_what_is_folded_stays_as_it_is_when_folded_again(text: str) -> None:
    assert fold(fold(text).text).text == fold(text).text


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_both_normal_forms_fold_to_the_same(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold(composed).text == fold(decomposed).text == fold(text).text


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_map_goes_forward_and_stays_inside_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts) and list(folded.ends) == sorted(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.data())
def test_the_original_of_a_whole_folded_range_folds_to_that_range(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    if folded.whole(start, end):
        first, last = folded.back(start, end)
        assert fold(text[first:last]).text == folded.text[start:end]


@settings(max_examples=200, deadline=None)
@given(st.text("aàâäeéèêëiîïoôöuùûüÿcçnñœæAÀÉÈŒÆ", max_size=30))
def test_case_accents_and_ligatures_are_kept(text: str) -> None:
    assert fold(text).text == text
    assert fold(unicodedata.normalize("NFD", text)).text == text


def test_the_real_texts_fold_without_a_letter_lost() -> None:
    for text in real()[1]:
        folded = fold(unicodedata.normalize("NFD", text.read)).text
        assert folded == fold(text.read).text
        assert [c for c in folded if c.isalnum()] == [c for c in text.read if c.isalnum()]

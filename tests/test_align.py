"""Two copies side by side: what was kept is found where it now stands, whatever was changed around it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arpentage.align import Alignment, same_words
from tests.build_data import real

WORDS = st.text(alphabet="ab é’-\n.", max_size=40)


@pytest.mark.parametrize(
    ("old", "new", "words", "found"),
    [
        ("la place se rem-\nplit avant", "la place se remplit avant", "rem-\nplit", "remplit"),
        ("midi, es derniers paniers", "midi, les derniers paniers", "es derniers", "les derniers"),
        ("Un mot. Voici autre chose. Un mot.", "Un mot. Un mot.", "Voici autre chose.", ""),
        ("le chat dort", "Hier, le gros chat dort encore", "chat dort", "chat dort"),
        ("on compte, on se salue", "on compte\n12\non se salue", "compte, on", "compte\n12\non"),
    ],
)
def test_a_stretch_is_found_in_the_new_copy(old: str, new: str, words: str, found: str) -> None:
    start = old.index(words)
    place, end = Alignment(old, new).words(start, start + len(words))
    assert new[place:end] == found


@given(WORDS, WORDS, WORDS, WORDS)
def test_places_stay_in_their_order_and_within_the_text(before: str, kept: str, after: str, other: str) -> None:
    old, new = before + kept + after, other + kept + before
    alignment = Alignment(old, new)
    places = [alignment.range(place, place + 1) for place in range(len(old))]
    assert all(0 <= start <= end <= len(new) for start, end in places)
    assert all(one[1] <= two[0] for one, two in pairwise(places))


@given(WORDS)
def test_the_same_text_leads_to_the_same_place(text: str) -> None:
    alignment = Alignment(text, text)
    for start in range(len(text)):
        assert alignment.range(start, start + 1) == (start, start + 1)


@given(st.data())
def test_all_but_a_passage_that_was_taken_out_of_a_real_text_stays_in_place(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(real()[1])).read
    start = data.draw(st.integers(0, len(text) - 2))
    end = min(len(text), start + data.draw(st.integers(1, 300)))
    new = text[:start] + text[end:]
    alignment = Alignment(text, new)
    place = data.draw(st.integers(0, len(text) - 1))
    found = new[slice(*alignment.range(place, place + 1))]
    assert found in (text[place], "")
    far = 60  # beside the cut, what is left may be the same as what was taken out
    if place < start - far:
        assert alignment.range(place, place + 1) == (place, place + 1)
    if place >= end + far:
        assert alignment.range(place, place + 1) == (place - (end - start), place + 1 - (end - start))


def test_spaces_line_ends_and_apostrophes_do_not_make_other_words() -> None:
    assert same_words("l'usage\nde ", "l’usage de")
    assert not same_words("l’usage", "l’usages")

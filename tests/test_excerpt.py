"""A text cut to short quotations: no word that is not quoted, and every annotation at its words or gone."""

from hypothesis import given
from hypothesis import strategies as st

from arpentage.excerpt import GAP, LONGEST, MOST, excerpt
from arpentage.model import Anchor, Text
from tests import build_data as data

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=7), min_size=1, max_size=80).map(" ".join)


@st.composite
def texts(draw: st.DrawFn) -> tuple[Text, list[Anchor]]:
    """A text, and some places in it."""
    text = data.restored(draw(st.lists(WORDS, min_size=1, max_size=5)))
    ends = st.integers(0, len(text.read))
    places = draw(st.lists(st.tuples(ends, ends), max_size=6))
    return text, [Anchor(*sorted(place)) for place in places if place[0] != place[1]]


def quoted(text: Text) -> list[str]:
    """What stands between the gaps, paragraph by paragraph."""
    parts = [part.strip() for paragraph in text.paragraphs for part in paragraph.read.split(GAP)]
    return [part for part in parts if part]


@given(texts())
def test_what_is_left_is_short_quotations_and_nothing_else(made: tuple[Text, list[Anchor]]) -> None:
    text, places = made
    left = excerpt(text, places)
    for words in quoted(left.text):
        assert len(words.split()) <= LONGEST
        assert any(words in text.read[place.start : place.end] for place in places)
    assert sum(len(words.split()) for words in quoted(left.text)) <= len(text.read.split()) // MOST


@given(texts(), st.data())
def test_an_annotation_stands_at_the_same_words_or_nowhere(
    made: tuple[Text, list[Anchor]], draw: st.DataObject
) -> None:
    text, places = made
    left = excerpt(text, places)
    start = draw.draw(st.integers(0, len(text.read) - 1))
    anchor = Anchor(start, draw.draw(st.integers(start + 1, len(text.read))))
    place = left.place(anchor)
    if place:
        assert left.text.read[place.start : place.end] == text.read[anchor.start : anchor.end]
    for old, new in left.moved:
        assert left.text.read[new.start : new.end] == text.read[old.start : old.end]


def test_nothing_is_left_of_a_text_without_quotations() -> None:
    left = excerpt(data.restored(["un mot", "deux mots"]), ())
    assert left.text.read == "" and left.text.received == ""


def test_gaps_are_marked() -> None:
    words = " ".join(f"mot{number}" for number in range(40))
    text = data.restored([words])
    places = [Anchor(text.read.index(f"mot{number} "), text.read.index(f"mot{number} ") + 5) for number in (12, 20)]
    assert excerpt(text, places).text.read == "[…] mot12 […] mot20 […]"

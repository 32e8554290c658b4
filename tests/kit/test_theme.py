"""The kits of the real themes: every passage handed out once and whole, the longest part as short as can be."""

from itertools import combinations, pairwise

import pytest

from arpentage.compose import compose
from arpentage.kit.extracts import WHOLE, Extract, extracts
from arpentage.kit.groups import PEOPLE
from arpentage.kit.sentences import sentences
from arpentage.kit.theme import ThemeSharing
from arpentage.site import ThemeEntry
from tests import build_data as data

SITE = compose(*data.real())[0]
THEMES = {theme.record.id: theme for theme in SITE.themes if theme.passages}


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> ThemeEntry:
    return THEMES[request.param]


def quoted(extract: Extract) -> str:
    return " ".join(piece.words for piece in extract.pieces)


def test_every_passage_is_handed_out_once_with_its_words_and_text_by_text(theme: ThemeEntry) -> None:
    sharing = ThemeSharing(SITE, theme)
    for people in PEOPLE:
        kit = sharing.kit(people)
        handed = [one for part in kit.parts for extract in part.extracts for one in extract.passages]
        assert sorted(one.record.id for one in handed) == sorted(one.record.id for one in theme.passages)
        assert [one.notice.data.position for one in handed] == sorted(one.notice.data.position for one in handed)
        assert sum(part.readers for part in kit.parts) == people
        assert all(one.placed.code in part.label for part in kit.parts for ex in part.extracts for one in ex.passages)
    for extract in sharing.extracts:
        assert all(passage.quote in quoted(extract) for passage in extract.passages)


def test_no_sentence_is_handed_out_twice(theme: ThemeEntry) -> None:
    pieces = [piece for extract in extracts(SITE, theme) for piece in extract.pieces]
    spans = sorted((piece.block.code, piece.start, piece.end) for piece in pieces)
    for (code, _, end), (other, start, _) in pairwise(spans):
        assert code != other or end <= start


def test_a_passage_of_a_long_paragraph_has_a_sentence_on_each_side_at_most(theme: ThemeEntry) -> None:
    for extract in extracts(SITE, theme):
        (piece, *others), (passage, *more) = extract.pieces, extract.passages
        paragraph = piece.block.paragraph
        if len(paragraph.read.split()) > WHOLE and not (others or more):
            start, end = (at - paragraph.start for at in (passage.placed.anchor.start, passage.placed.anchor.end))
            touched = [span for span in sentences(paragraph.read) if span[0] < end and start < span[1]]
            assert piece.last - piece.first + 1 <= len(touched) + 2


@pytest.mark.parametrize("people", [3, 5, 8, 12])
def test_no_other_cut_between_passages_has_a_shorter_longest_part(theme: ThemeEntry, people: int) -> None:
    sharing = ThemeSharing(SITE, theme)
    kit = sharing.kit(people)
    units = len(sharing.extracts)
    cuts = [(0, *borders, units) for borders in combinations(range(1, units), len(kit.parts) - 1)]
    longest = min(max(sharing.costs[start][end - start - 1] for start, end in pairwise(cut)) for cut in cuts)
    assert kit.longest.words == longest


def test_each_part_is_compared_with_another_and_of_another_text_where_that_can_be(theme: ThemeEntry) -> None:
    for people in (2, 5, 8, 12):
        kit = ThemeSharing(SITE, theme).kit(people)
        assert sorted(number for group in kit.facing for number in group) == [part.number for part in kit.parts]
        if len(kit.parts) > 1:
            assert all(len(group) in (2, 3) for group in kit.facing)
            assert all(kit.faced(part.number) for part in kit.parts)


def test_fewer_passages_than_people_are_read_by_pairs_or_groups() -> None:
    kit = ThemeSharing(SITE, THEMES["tache-et-clic"]).kit(12)
    assert [part.readers for part in kit.parts] == [2] * 6
    assert [part.label for part in kit.parts] == ["NP-2", "NP-4", "NP-7", "RN-22", "RN-32", "TM-9"]

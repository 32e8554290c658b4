"""The kits of the five texts, and of made-up ones: everything handed out once, as evenly as can be."""

import time

import pytest

from arpentage.compose import compose
from arpentage.kit.groups import PEOPLE
from arpentage.kit.kit import TOLERANCE, Kit, Sharing
from arpentage.kit.sentences import sentences
from arpentage.site import Site, TextEntry
from tests import build_data as data

ROOMS = [5, 8, 12, 23]


@pytest.fixture(scope="module")
def site() -> Site:
    return compose(*data.real())[0]


@pytest.fixture(scope="module", params=range(5), ids=["P84", "NP", "RN", "TM", "GM"])
def sharing(site: Site, request: pytest.FixtureRequest) -> Sharing:
    return Sharing(site.texts[request.param])


def handed_out(kit: Kit) -> list[str]:
    """Every sentence of every part."""
    found = []
    for part in kit.parts:
        for piece in part.pieces:
            if piece.whole and piece.of == 1:
                found.append(piece.words)
            else:
                found += [piece.words[start:end] for start, end in sentences(piece.words)]
                assert len(sentences(piece.words)) == piece.last - piece.first + 1
    return found


def expected(entry: TextEntry) -> list[str]:
    found = []
    for block in entry.blocks:
        words = block.paragraph.read
        alone = block.is_heading or block.paragraph.role in ("byline", "note")
        found += [words] if alone else [words[start:end] for start, end in sentences(words)]
    return found


def test_every_sentence_note_and_reader_is_in_exactly_one_part(sharing: Sharing) -> None:
    wanted = expected(sharing.entry)
    shown = [p.record.id for block in sharing.entry.blocks for p in block.placed if p.record.kind.name == "note"]
    for people in PEOPLE:
        kit = sharing.kit(people)
        assert handed_out(kit) == wanted
        assert sum(part.readers for part in kit.parts) == people
        assert sorted(placed.record.id for part in kit.parts for placed in part.notes) == sorted(shown)


@pytest.mark.parametrize("people", ROOMS)
def test_headings_stay_with_what_follows(sharing: Sharing, people: int) -> None:
    for part in sharing.kit(people).parts:
        assert not part.pieces[-1].block.is_heading
        assert part.pieces[0].block.paragraph.role not in ("byline", "note") or part.number == 1


@pytest.mark.parametrize("people", ROOMS)
def test_the_longest_part_is_the_shortest_possible(sharing: Sharing, people: int) -> None:
    """At paragraph borders where they suffice, else between sentences; against a cut made by another way."""
    kit = sharing.kit(people)
    costs = sharing.costs
    opens = [at for at, one in enumerate(sharing.slices) if one.opens]
    places = [*opens, len(costs)] if kit.at == "paragraph" else range(len(costs) + 1)
    assert kit.longest.words == least(costs, list(places), len(kit.parts))
    if kit.at == "sentence" and len(kit.parts) <= len(opens):
        by_paragraph = least(costs, [*opens, len(costs)], len(kit.parts))
        assert by_paragraph * len(kit.parts) > TOLERANCE * costs[0][-1]


def least(costs: tuple[tuple[int, ...], ...], places: list[int], parts: int) -> int:
    """The least longest part, by trying each last border for each number of parts (no bisection, no band)."""
    table = {(0, 0): 0}
    for part in range(1, parts + 1):
        for at, end in enumerate(places):
            tried = [
                max(table[part - 1, before], costs[places[before]][end - places[before] - 1])
                for before in range(at)
                if (part - 1, before) in table
            ]
            if tried:
                table[part, at] = min(tried)
    return table[parts, len(places) - 1]


def test_a_short_text_is_shared_by_pairs_or_groups(site: Site) -> None:
    kit = Sharing(site.text("lnvf-84")).kit(12)
    assert len(kit.parts) == 6 and {part.readers for part in kit.parts} == {2}
    assert kit.at == "sentence"


def test_parts_bear_the_codes_of_their_paragraphs_and_sentences(site: Site) -> None:
    halves = Sharing(site.text("turc-mecanique")).kit(2).parts
    assert [part.label for part in halves] == ["TM-1 – TM-8", "TM-9 – TM-19"]
    labels = [part.label for part in Sharing(site.text("turc-mecanique")).kit(12).parts]
    assert labels[:4] == ["TM-1 (1–2)", "TM-1 (3) – TM-2 (3)", "TM-2 (4) – TM-3", "TM-4"]


def test_a_gloss_is_counted_once_in_each_part_that_needs_it() -> None:
    term = data.term_of("mot", gloss={"fr": "a b c d"})
    lines = [
        "Un mot et un mot encore une fois. " * 8,
        "Rien de plus ici que ce qui est là. " * 8,
        "Un mot de la fin. " * 8,
    ]
    text = data.restored(lines)
    library = data.library(data.notice_of(), term)
    entry = compose(library, (text,), data.anchored((text,), term)[0])[0].texts[0]
    sharing = Sharing(entry)
    words = [len(line.split()) for line in lines]
    whole = sharing.kit(2).parts
    assert sum(part.words for part in whole) == sum(words) + 4 * 2
    assert sum(part.words for part in sharing.kit(3).parts) == sum(words) + 4 * 2


def test_all_cuts_of_all_texts_take_little_of_the_builds_time(site: Site) -> None:
    start = time.process_time()
    for entry in site.texts:
        sharing = Sharing(entry)
        for people in PEOPLE:
            sharing.kit(people)
    assert time.process_time() - start < 1

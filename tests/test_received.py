"""A seed line by line: nothing lost, nothing added, and all that was done to it said once."""

import re

import pytest

from arpentage.compose import compose
from arpentage.html.received import Line, lines
from arpentage.kinds import edition as edition_kind
from arpentage.model import Anchored
from arpentage.restore import restore_text
from arpentage.site import TextEntry
from tests.build_data import edition, emendation, left_out, library, notice_of, opening, real, seed

REAL = {entry.slug: entry for entry in compose(*real())[0].texts}


@pytest.fixture(params=sorted(REAL))
def entry(request: pytest.FixtureRequest) -> TextEntry:
    return REAL[request.param]


def test_the_lines_are_those_of_the_seed_character_for_character(entry: TextEntry) -> None:
    made = lines(entry)
    seed_lines = entry.text.received.split("\n")
    assert [line.number for line in made] == list(range(1, len(made) + 1))
    assert [line.received for line in made] == seed_lines[: len(made)]
    assert not "".join(seed_lines[len(made) :])


def test_every_paragraph_opens_in_its_line(entry: TextEntry) -> None:
    opened = {run.paragraph: (line.number, run.opens) for line in lines(entry) for run in line.runs if run.opens}
    assert opened == {block.paragraph.id: (block.paragraph.line, block.code) for block in entry.blocks}


def test_every_emendation_and_omission_is_said_once(entry: TextEntry) -> None:
    said = [run.said for line in lines(entry) for run in line.runs if run.said]
    assert said == [one for one in entry.text.segments() if one.emendation or one.why == "left-out"]


def test_a_word_broken_at_the_end_of_a_line_is_shown_whole(entry: TextEntry) -> None:
    made = lines(entry)
    joined = [(line, run) for line in made for run in line.runs if run.joined]
    assert len(joined) == len([one for one in entry.text.segments() if one.why == "join"])
    for line, run in joined:
        following = next(other for other in made[line.number :] if other.received.strip()).received.strip()
        before = re.split(r"[\W_]", line.received.rstrip().removesuffix("-"))[-1]
        after = re.split(r"[\W_]", following)[0]
        assert run.joined.replace("-", "") == before + after or run.joined in entry.text.read, line.number


def test_what_goes_over_a_line_end_is_marked_on_both_lines_and_said_after_the_second() -> None:
    words = "Le début est\nperdu ici. Fin rem-\nplie.\n\n12\n"
    first, second, third, fourth, fifth = _lines(words)
    assert [run.why for run in first.runs if run.words] == ["", "emendation"]
    assert [run.words for run in second.runs if run.why == "emendation"] == ["perdu"]
    assert not any(run.said for run in first.runs) and sum(run.said is not None for run in second.runs) == 1
    assert second.runs[-1].joined == "remplie" and third.received == "plie."
    assert fourth.runs == []
    assert [(run.words, run.why) for run in fifth.runs] == [("12", "left-out")]


def _lines(words: str) -> tuple[Line, ...]:
    openings = edition(
        [opening("p1", 1, "Le début")], left_out=(left_out(5, "12"),), joins=edition_kind.Joins(soft=(2,))
    )
    text, problems = restore_text(seed(words), openings, [emendation("est\nperdu", "n’est pas perdu")])
    assert problems == ()
    (entry,) = compose(library(notice_of()), (text,), Anchored((), ()))[0].texts
    return lines(entry)

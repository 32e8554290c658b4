"""Every annotation is placed where its target surely is, or reported with the mend it needs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arpentage.anchor import locate
from arpentage.annotation import Quotation, Target
from arpentage.model import Anchor, Record, Text
from tests.build_data import (
    anchored,
    attempt,
    between,
    document,
    emendation,
    note_on,
    passage_on,
    question_on,
    real,
    restored,
    target,
)

WORDS = ["Une plateforme emploie des gens.", "Des gens emploient une machine.", "Le travail paie mal."]


def place(text: Text, where: Target) -> str:
    """The words that a target finds in a text, or the code of its problem."""
    found, problems = anchored([text], note_on(where))
    if problems:
        assert not found.placements and [orphan.problem for orphan in found.orphans] == list(problems)
        return problems[0].code
    anchor = found.placements[0].anchor
    return text.read[anchor.start : anchor.end]


def test_every_target_of_the_real_annotations_is_placed_by_words_that_stand_there() -> None:
    library, texts, found = real()
    assert found.orphans == ()
    aimed = [r for r in library.records if isinstance(getattr(r.data, "target", ""), Target | None)]
    assert [placement.record for placement in found.placements] == aimed and len(aimed) >= 50
    by_slug = {text.slug: text for text in texts}
    for placement in found.placements:
        text, where = by_slug[placement.record.text], placement.record.data.target
        assert 0 <= placement.anchor.start < placement.anchor.end <= len(text.read)
        if where and where.exact:
            read = locate(text.read, where.exact, where.prefix, where.suffix)
            if read and read.sure and not where.paragraph:
                assert placement.anchor == Anchor(read.start, read.end)
            elif not where.paragraph:
                received = locate(text.received, where.exact, where.prefix, where.suffix)
                assert received and received.sure


def test_a_question_without_target_is_on_the_whole_text() -> None:
    text = restored(WORDS)
    found, _ = anchored([text], question_on(None))
    assert found.placements[0].anchor == Anchor(0, len(text.read))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_overlapping_annotations_each_find_their_own_words(data: st.DataObject) -> None:
    text = restored(["a1 b2 c3 d4 e5 f6 g7 h8 i9", "j10 k11 l12 m13 n14"])
    words = text.read.split(" ")
    wanted = []
    for _ in range(data.draw(st.integers(2, 5))):
        first = data.draw(st.integers(0, len(words) - 1))
        wanted.append(" ".join(words[first : data.draw(st.integers(first + 1, len(words)))]))
    found, problems = anchored([text], *(note_on(target(w), f"n{i}") for i, w in enumerate(wanted)))
    assert problems == ()
    assert [text.read[p.anchor.start : p.anchor.end] for p in found.placements] == wanted


def test_a_quotation_may_span_an_emendation_in_either_reading() -> None:
    text = restored(["a plateforme emplo ie des gens", "et la suite"], [emendation("emplo ie", "emploie")])
    for quoted in ("plateforme emploie des", "plateforme emplo ie des"):
        assert place(text, target(quoted)) == "plateforme emploie des"
    assert place(text, target("emplo ie")) == "emploie"
    assert place(text, target("plo i")) == "emploie"
    assert place(text, target("gens et la")) == "gens\net la"


def test_a_misprint_that_is_kept_is_quoted_as_it_stands() -> None:
    text = restored(["le le travail"], [emendation("le le", "le", fault="author")])
    assert place(text, target("le le travail")) == "le le travail"


def test_quotation_marks_spaces_and_apostrophes_may_be_typed_otherwise() -> None:
    text = restored(["«\u00a0L’été du micro‑travail\u202f!\u00a0»"])
    assert place(text, target("L'e\u0301te\u0301 du micro-travail !")) == "L’été du micro‑travail\u202f!"


def test_a_range_goes_from_its_first_words_to_its_last_across_paragraphs() -> None:
    text = restored(WORDS)
    assert (
        place(text, between("emploie des", "Le travail"))
        == "emploie des gens.\nDes gens emploient une machine.\nLe travail"
    )
    assert place(text, between("Une plateforme", "des gens.")) == "Une plateforme emploie des gens."
    assert place(text, between("paie mal", "Une plateforme")) == "range-reversed"
    assert place(text, between("paie très mal", "mal.")) == "quotation-lost"


def test_a_range_may_be_quoted_from_what_was_received() -> None:
    text = restored(["Une plate forme", "emplo ie"], [
        emendation("plate forme", "plateforme", id_="a"), emendation("emplo ie", "emploie", 2, id_="b"),
    ])  # fmt: skip
    assert place(text, between("plate forme", "emplo ie")) == "plateforme\nemploie"


def test_a_paragraph_is_a_target_and_a_retired_one_leads_to_those_that_took_its_place() -> None:
    text = restored(WORDS, retired={"p9": ("p2", "p3"), "p8": ("p9",)})
    assert place(text, target(paragraph="p3")) == WORDS[2]
    assert place(text, target(paragraph="p9")).startswith(WORDS[1])
    assert place(text, target("Le travail", paragraph="p9")) == "Le travail"
    assert place(text, target(paragraph="p77")) == "unknown-paragraph"


def test_a_paragraph_retired_twice_is_followed_to_the_end() -> None:
    text = restored(WORDS, retired={"p9": ("p2", "p3"), "p8": ("p9",)})
    assert place(text, target(paragraph="p8")).startswith(WORDS[1])
    assert text.retired["p8"] == ("p2", "p3")


def test_paragraphs_retired_in_a_circle_are_a_problem_and_no_endless_loop() -> None:
    text, problems = attempt(WORDS, retired={"p7": ("p6",), "p6": ("p7",)})
    assert [problem.code for problem in problems] == ["retired-without-heir"] * 2
    assert place(text, target(paragraph="p7")) == "unknown-paragraph"


def test_a_paragraph_tells_apart_words_that_stand_in_several_and_vetoes_none() -> None:
    text = restored(WORDS)
    assert place(text, target("gens")) == "quotation-ambiguous"
    found, _ = anchored([text], note_on(target("gens", paragraph="p2")))
    assert found.placements[0].anchor == Anchor(text.read.index("gens emploient"), text.read.index(" emploient"))
    assert place(text, target("machine", paragraph="p1")) == "machine"


def test_a_doubled_quotation_is_reported_with_yaml_that_places_it() -> None:
    text = restored(WORDS)
    _, problems = anchored([text], note_on(target("gens")))
    assert mended(text, problems[0].facts["yaml"]) == "gens"


def test_a_changed_quotation_is_reported_with_yaml_that_places_it() -> None:
    text = restored(WORDS)
    _, problems = anchored([text], note_on(target("gens emploient une machinne.")))
    assert problems[0].code == "quotation-changed" and problems[0].facts["where"] == "p2"
    assert mended(text, problems[0].facts["yaml"]) == "gens emploient une machine."


def mended(text: Text, yaml: str) -> str:
    """What a target finds that is written as a hint proposes."""
    values = document(f"target:\n{yaml}\n").data["target"]
    assert set(values) == {"exact", "prefix", "suffix"}
    return place(text, Target(**values))


@pytest.mark.parametrize("words", ['dit : "oui" \\ non', "un: deux # trois", "« a »\u00a0!"])
def test_the_yaml_proposed_holds_whatever_the_text_does(words: str) -> None:
    text = restored([f"{words} bis repetita", f"{words} ter"])
    _, problems = anchored([text], note_on(target(words)))
    assert problems[0].code == "quotation-ambiguous"
    assert mended(text, problems[0].facts["yaml"]) == words


def test_words_of_another_text_are_reported_with_the_file_to_move_to() -> None:
    here, there = restored(WORDS), restored(["Un tout autre sujet, ailleurs."], slug="autre")
    found, problems = anchored([here, there], note_on(target("Un tout autre sujet")))
    assert [p.code for p in problems] == ["quotation-in-other-text"] and len(found.orphans) == 1
    assert problems[0].facts["path"] == "annotations/texts/autre/notes/une-note.yaml"


def test_lost_words_are_an_orphan_and_a_warning_that_is_an_error_under_strict() -> None:
    found, problems = anchored(
        [restored(WORDS)], note_on(target("tout cela n’existe pas")), passage_on(target("machine"))
    )
    assert [p.code for p in problems] == ["quotation-lost"]
    assert (problems[0].severity(), problems[0].severity(strict=True)) == ("warning", "error")
    assert len(found.placements) == len(found.orphans) == 1


@pytest.mark.parametrize(
    "where",
    [
        Target(),
        Target(exact="gens", from_=Quotation(exact="Une"), to=Quotation(exact="mal")),
        Target(from_=Quotation(exact="Une")),
        Target(to=Quotation(exact="mal"), paragraph="p1"),
    ],
)
def test_a_target_that_is_none_or_two_things_at_once_is_refused(where: Target) -> None:
    assert place(restored(WORDS), where) == "bad-target"


def test_an_annotation_of_an_unknown_text_is_not_placed_in_another() -> None:
    stray: Record[object] = note_on(target("machine"), text="inconnu")
    found, _ = anchored([restored(WORDS)], stray)
    assert found.placements == ()

"""Words in their context."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arpentage.html.concordance import GAP, LONG, WIDTH, concordance, in_sentence, opening
from arpentage.kinds.passage import Passage
from arpentage.site import PassageEntry
from tests.build_data import passage_on, real, restored, target, term_of, theme_of
from tests.test_compose import composed

FILLER = "Une phrase assez longue pour que le paragraphe ne soit pas cité en entier, et même un peu plus. "


def passage(paragraph: str, exact: str) -> PassageEntry:
    site = composed([restored([paragraph])], theme_of(), passage_on(target(exact)))
    (found,) = site.themes[0].passages
    assert isinstance(found.record.data, Passage)
    return found


def test_each_occurrence_has_a_line_with_its_form_and_its_place() -> None:
    site = composed([restored(["La plateforme, dit-on.", "Deux plateformes"])], term_of("plateforme", "plateformes"))
    lines = concordance(site, site.terms[0])
    assert [(line.before, line.keyword, line.after) for line in lines] == [
        ("La\u00a0", "plateforme", ", dit-on."), ("Deux\u00a0", "plateformes", "")
    ]  # fmt: skip
    assert lines[1].path == "texts/essai.html#term-un-terme-2"


def test_context_is_cut_between_words() -> None:
    words = "abcdefghi " * 20
    site = composed([restored([f"{words}plateforme {words}fin"])], term_of("plateforme"))
    (line,) = concordance(site, site.terms[0])
    assert set(line.before.split()) == set(line.after.split()) == {"abcdefghi"}
    assert len(line.before) <= WIDTH and len(line.after) <= WIDTH


def test_the_lines_of_the_real_reader_stand_in_their_paragraphs() -> None:
    library, texts, _ = real()
    site = composed(list(texts), *(r for r in library.records if r.kind.name in ("term", "notice")))
    lines = [line for entry in site.terms for line in concordance(site, entry)]
    assert len(lines) == sum(len(entry.occurrences) for entry in site.terms) > 100
    for line in lines:
        read = site.text(line.occurrence.text).block(line.occurrence.paragraph).paragraph.read
        words = (line.before + line.keyword + line.after).replace("\u00a0", " ")
        assert words in read.replace("\u00a0", " ")


def test_a_short_paragraph_is_quoted_whole() -> None:
    found = in_sentence(passage("Avant. La machine dort. Après.", "machine"))
    assert (found.before, found.quote, found.behind) == ("Avant. La ", "machine", " dort. Après.")


def test_in_a_long_paragraph_a_passage_is_quoted_in_its_sentence() -> None:
    sentence = "Une phrase " + "tout à fait " * 15 + "longue dit la machine, puis finit."
    found = in_sentence(passage(FILLER * 5 + sentence + " " + FILLER.strip(), "la machine"))
    assert found.before.startswith(f"{GAP} Une phrase tout") and found.behind == f", puis finit. {GAP}"


def test_a_short_sentence_has_the_one_before_it() -> None:
    found = in_sentence(passage(FILLER * 5 + "Voici la machine.", "la machine"))
    assert found.before == f"{GAP} {FILLER}Voici " and found.behind == "."


def test_a_quotation_that_ends_its_sentence_takes_no_other() -> None:
    found = in_sentence(passage("Voici la machine. " + FILLER * 5, "la machine."))
    assert (found.before, found.behind) == ("Voici ", f" {GAP}")


def test_the_initial_of_a_name_ends_no_sentence() -> None:
    found = in_sentence(passage(FILLER * 5 + "Selon " + "beaucoup " * 20 + "D. Ricardo, la machine.", "la machine"))
    assert "Selon" in found.before


@given(st.text("Aa .!»« ", max_size=900), st.text("Aa .", min_size=1, max_size=40), st.text("Aa .!»« ", max_size=900))
def test_an_excerpt_is_made_of_its_paragraph(before: str, quote: str, behind: str) -> None:
    entry = PassageEntry(None, None, None, None, before, quote, behind, 1)  # type: ignore[arg-type]
    found = in_sentence(entry)
    assert found.quote == quote
    assert before.endswith(found.before.removeprefix(f"{GAP} "))
    assert behind.startswith(found.behind.removesuffix(f" {GAP}"))
    if len(before + quote + behind) <= LONG:
        assert (found.before, found.behind) == (before, behind)


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ("Un. Deux.\n\nTrois.", "Un."),
        ("Dans *Titre. Suite* puis. Deux.", "Dans *Titre. Suite* puis."),
        ("Sans fin", "Sans fin"),
        ("Un. *Deux* trois.", "Un."),
    ],
)
def test_a_text_opens_with_whole_sentences_of_its_first_paragraph(words: str, opens: str) -> None:
    assert opening(words, 3) == opens

"""Texts, annotations and their places put together: each thing linked to all that speaks of it."""

from typing import Any

import pytest

from arpentage.anchoring import anchor
from arpentage.annotation import Annotation
from arpentage.compose import compose
from arpentage.entries.order import sort_key
from arpentage.kinds.note import Note
from arpentage.kinds.passage import Passage
from arpentage.kinds.term import Term
from arpentage.kinds.theme import Theme
from arpentage.kinds.translation import Translation
from arpentage.language import read_hash
from arpentage.model import Record, Text
from arpentage.site import Site
from tests.build_data import (
    between,
    cites,
    library,
    note_on,
    notice_of,
    passage_on,
    question_on,
    real,
    restored,
    review_of,
    target,
    term_of,
    theme_of,
    unit_of,
    work,
)  # fmt: skip

WORDS = ["Le travail", "Une plateforme emploie des gens.", "Des gens emploient une plateforme."]


def composed(texts: list[Text], *records: Record[Any]) -> Site:
    notices = [notice_of(text.slug, i) for i, text in enumerate(texts, 1) if not has_notice(text, records)]
    made = library(*notices, *records)
    found, _ = anchor(made, tuple(texts))
    site, problems = compose(made, tuple(texts), found)
    assert problems == ()
    return site


def has_notice(text: Text, records: tuple[Record[Any], ...]) -> bool:
    return any(record.kind.name == "notice" and record.id == text.slug for record in records)


def essay(**more: Any) -> Text:
    return restored(WORDS, headings=[1], **more)


def test_texts_stand_in_the_order_of_their_notices() -> None:
    texts = [restored(["Un"], slug="a"), restored(["Deux"], slug="b")]
    site = composed(texts, notice_of("a", 2), notice_of("b", 1))
    assert [text.slug for text in site.texts] == ["b", "a"]
    assert site.text("a").block("p1").code == "E-1"


def test_each_paragraph_has_its_code_on_paper() -> None:
    entry = composed([essay()]).texts[0]
    assert [block.code for block in entry.blocks] == ["E-h1", "E-1", "E-2"]
    assert [block.is_heading for block in entry.blocks] == [True, False, False]
    assert entry.words == 12


def test_notes_are_numbered_in_reading_order_and_called_where_their_words_end() -> None:
    notes = [
        note_on(target("une plateforme."), "c"),
        note_on(target("Une plateforme"), "a"),
        note_on(between("emploie des", "gens emploient"), "b"),
        note_on(target("plateforme emploie des gens."), "d"),
    ]
    entry = composed([essay()], *notes).texts[0]
    called = [(p.record.id, p.number, p.paragraph, p.code) for block in entry.blocks for p in block.placed]
    assert called == [("a", 1, "p1", "E-1"), ("d", 2, "p1", "E-1"), ("b", 3, "p2", "E-2"), ("c", 4, "p2", "E-2")]


def test_questions_stand_after_the_text_and_are_numbered_on_their_own() -> None:
    entry = composed(
        [essay()], question_on(None, "b"), question_on(target("emploie des"), "a"), note_on(target("gens."))
    ).texts[0]
    assert [(p.record.id, p.number) for p in entry.after] == [("a", 1), ("b", 2)]
    assert [p.record.kind.name for block in entry.blocks for p in block.placed] == ["note"]


def test_terms_are_linked_in_the_texts_but_not_in_headings_and_lead_back_to_every_place() -> None:
    terms = [term_of("travail", id_="travail"), term_of("plateforme", id_="plateforme", label="Plateforme")]
    other = restored(["Autre plateforme"], slug="autre")
    site = composed([essay(), other], *terms)
    platform = next(term for term in site.terms if term.record.id == "plateforme")
    assert [(o.text, o.code, o.number) for o in platform.occurrences] == [
        ("essai", "E-1", 1), ("essai", "E-2", 2), ("autre", "E-1", 1),
    ]  # fmt: skip
    for occurrence in platform.occurrences:
        read = site.text(occurrence.text).text.read
        assert read[occurrence.anchor.start : occurrence.anchor.end] == "plateforme"
    assert next(term for term in site.terms if term.record.id == "travail").occurrences == ()
    assert [term.record.id for term in site.text("essai").terms] == ["plateforme"]


def test_terms_are_in_the_alphabetical_order_of_french() -> None:
    labels = ["zèle", "Œuvre", "émancipation", "Élan", "eau", "ôter", "Capital", "ça"]
    site = composed([essay()], *(term_of(id_=f"t{i}", label=label) for i, label in enumerate(labels)))
    assert [t.record.data.label for t in site.terms] == [
        "ça", "Capital", "eau", "Élan", "émancipation", "Œuvre", "ôter", "zèle",
    ]  # fmt: skip
    assert sort_key("cœur") == sort_key("Coeur")


def test_a_theme_holds_its_passages_in_context_in_the_order_of_the_texts_and_of_reading() -> None:
    other = restored(["Autre plateforme"], slug="autre")
    passages = [
        passage_on(target("Des gens"), id_="c"),
        passage_on(target("emploie des"), id_="b"),
        passage_on(target("Autre"), id_="a", text="autre"),
        passage_on(target("des gens."), "autre-theme", id_="x"),
    ]
    site = composed([essay(), other], theme_of(), theme_of("autre-theme"), *passages)
    theme = next(theme for theme in site.themes if theme.record.id == "un-theme")
    assert [(p.record.id, p.position, p.before, p.quote, p.behind) for p in theme.passages] == [
        ("b", 1, "Une plateforme ", "emploie des", " gens."),
        ("c", 2, "", "Des gens", " emploient une plateforme."),
        ("a", 3, "", "Autre", " plateforme"),
    ]
    assert [notice.text for notice in theme.texts] == ["essai", "autre"]
    assert [p.theme.id for p in site.text("essai").passages] == ["un-theme", "autre-theme", "un-theme"]


def test_a_passage_across_paragraphs_is_quoted_whole_with_what_stands_around_it() -> None:
    site = composed([essay()], theme_of(), passage_on(between("emploie des", "gens emploient")))
    (passage,) = site.themes[0].passages
    assert (passage.before, passage.behind) == ("Une plateforme ", " une plateforme.")
    assert passage.quote == "emploie des gens.\nDes gens emploient"


def test_a_theme_knows_the_notes_and_questions_that_name_it_and_the_themes_below_it() -> None:
    records = [
        theme_of("large"), theme_of("etroit", broader=("large",)),
        note_on(target("emploie des"), themes=("large",)), question_on(None, themes=("large", "etroit")),
    ]  # fmt: skip
    themes = {theme.record.id: theme for theme in composed([essay()], *records).themes}
    assert [p.record.id for p in themes["large"].cited_in] == ["une-note", "une-question"]
    assert [record.id for record in themes["large"].narrower] == ["etroit"] and themes["etroit"].narrower == ()


def test_a_term_knows_the_terms_below_it() -> None:
    site = composed([essay()], term_of(id_="a"), term_of(id_="b", broader=("a",)))
    assert [[record.id for record in term.narrower] for term in site.terms] == [["b"], []]


def test_a_source_knows_each_note_and_term_that_cites_it_once() -> None:
    twice = cites("un-livre") * 2
    site = composed(
        [essay()], work(), work("oublie"), note_on(target("emploie des"), sources=twice), term_of(sources=twice)
    )
    cited = {source.record.id: [record.id for record in source.cited_in] for source in site.sources}
    assert cited == {"un-livre": ["une-note", "un-terme"], "oublie": []}
    assert [record.id for record in site.texts[0].sources] == ["un-livre"]


def test_a_translation_is_fresh_stale_or_missing_and_never_of_the_text_into_its_own_language() -> None:
    units = [
        unit_of("p1", WORDS[1]),
        unit_of("p2", "Des gens employaient une plateforme."),
        unit_of("p1", WORDS[1], lang="de"),
    ]
    entry = composed([essay()], *units).texts[0]
    states = {block.paragraph.id: {lang: unit.state for lang, unit in block.units.items()} for block in entry.blocks}
    assert states == {
        "h1": {"de": "untranslated", "en": "untranslated"},
        "p1": {"de": "translated", "en": "translated"},
        "p2": {"de": "untranslated", "en": "fuzzy"},
    }


def test_a_review_holds_until_what_was_read_changes() -> None:
    note = note_on(target("emploie des"))
    path = str(note.path).removeprefix("annotations/")
    held = composed([essay()], note, review_of(note, read_hash(note)))
    assert held.reviews[path].id == "une-relecture"
    assert composed([essay()], note, review_of(note, "0" * 12)).reviews == {}


def test_what_lost_its_place_is_listed_as_to_be_re_placed() -> None:
    site = composed([essay()], note_on(target("tout autre chose"), "perdue"), note_on(target("emploie des"), "la"))
    assert [orphan.record.id for orphan in site.orphans] == ["perdue"]
    assert [orphan.record.id for orphan in site.texts[0].orphans] == ["perdue"]
    assert [p.number for block in site.texts[0].blocks for p in block.placed] == [1]


@pytest.fixture(scope="module")
def reader() -> Site:
    site, _ = compose(*real())
    return site


def test_the_real_reader_has_its_five_texts_and_what_was_promised_with_them(reader: Site) -> None:
    notes = [
        p for text in reader.texts for block in text.blocks for p in block.placed if isinstance(p.record.data, Note)
    ]
    assert len(reader.texts) == 5 and {
        len([n for n in notes if n.record.text == t.slug]) > 0 for t in reader.texts
    } == {True}
    assert len(notes) >= 25 and len(reader.terms) >= 25
    assert len(reader.library.of(Theme)) >= 6
    good = [theme for theme in reader.themes if len(theme.passages) >= 3]
    assert len(good) >= 6 and all(len(theme.texts) >= 2 for theme in good)
    assert all(
        p.record.data.why for theme in reader.themes for p in theme.passages if isinstance(p.record.data, Passage)
    )
    assert sum(len(text.after) for text in reader.texts) >= 5
    assert all(bool(term.occurrences) == term.record.data.occurs for term in reader.terms)
    assert len(reader.library.of(Term)) == len(reader.terms)


def test_gagner_un_monde_is_wholly_translated_from_its_text_as_it_stands(reader: Site) -> None:
    entry = reader.text("gagner-un-monde")
    assert {block.units["en"].state for block in entry.blocks} == {"translated"}
    units = [unit for unit in reader.library.of_text(Translation, "gagner-un-monde") if unit.lang == "en"]
    assert len(units) == len(entry.blocks)


def test_nothing_real_is_said_to_be_reviewed_and_everything_says_who_wrote_it(reader: Site) -> None:
    assert reader.reviews == {}
    assert all(record.data.by for record in reader.library.records if isinstance(record.data, Annotation))

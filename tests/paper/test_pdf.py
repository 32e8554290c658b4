"""Texts and themes on paper: everyone can read them, their rights are obeyed, and the build says when they lack."""

import gzip
import json
import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from arpentage.catalogue import Catalogue
from arpentage.compose import compose
from arpentage.html.references import citations
from arpentage.kit.sentences import sentences
from arpentage.outputs import kits, pdf
from arpentage.paper.imposing import imposed
from arpentage.paper.press import Press, PressFailed
from arpentage.paper.text import text_data
from arpentage.paper.theme import theme_data
from arpentage.report import Report
from arpentage.rights import allowed
from arpentage.site import Site
from tests import build_data as data
from tests.paper.structure import faults, roles, words
from tests.reader import Reader, minimal, tree
from tests.test_rights import LEFT_OUT, QUOTED, of_text, runs, with_rights

Catalogues = Mapping[str, Catalogue]


def letters(text: str) -> str:
    """Without spaces, hyphens and calls, which lines and notes move."""
    return "".join(char for char in text.replace("[sic]", "") if char.isalpha())


@pytest.mark.parametrize(("lang", "large"), [("fr", True), ("en", False), ("ar", False)])
def test_a_text_is_whole_with_its_notes_in_a_pdf_for_everyone(
    press: Press, site: Site, catalogues: Catalogues, lang: str, large: bool
) -> None:
    entry = site.text("gagner-un-monde")
    made = press.print("text.typ", {**text_data(site, entry, catalogues[lang]), "large": large})
    title = entry.notice.data.title.get(lang, entry.notice.data.title["fr"])
    assert not faults(made.pdf, lang, " ".join(title.split()))
    assert {"/H1", "/H2", "/P", "/Note"} <= roles(made.pdf)
    assert made.pages == len(PdfReader(BytesIO(made.pdf)).pages)
    spelled = words(made.pdf)
    said = letters(spelled)
    for block in entry.blocks:
        if not block.is_heading:
            assert block.code in spelled
            start, end = sentences(block.paragraph.read)[0]
            assert letters(block.paragraph.read[start:end])[:25] in said
    if lang == "en":
        assert letters(entry.blocks[-1].units["en"].record.data.target)[:25] in said  # type: ignore[union-attr]
    for block in entry.blocks:
        for placed in block.placed:
            if placed.record.kind.name == "note" and lang in placed.record.data.label:
                assert letters(placed.record.data.label[lang])[:20] in said


def test_a_hyphen_that_belongs_to_a_word_is_not_lost(press: Press, site: Site, catalogues: Catalogues) -> None:
    pdf_ = press.print("text.typ", text_data(site, site.text("gagner-un-monde"), catalogues["fr"])).pdf
    pages = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf_)).pages)
    assert "COVID-19" in pages and "post-pandémique" in pages
    assert "\u00ad\n" in pages  # and those at the ends of lines are soft


def test_a_booklet_has_the_same_pages_two_by_two(press: Press, site: Site, catalogues: Catalogues) -> None:
    content = {**text_data(site, site.text("lnvf-84"), catalogues["fr"]), "a5": True}
    small = press.print("text.typ", content)
    sides = imposed(small.pages)
    booklet = PdfReader(BytesIO(press.print("booklet.typ", {**content, "sides": sides}, within=small.pdf).pdf))
    assert len(booklet.pages) == len(sides)
    assert [round(float(size)) for size in booklet.pages[0].mediabox[2:]] == [842, 595]
    pages = [letters(page.extract_text()) for page in PdfReader(BytesIO(small.pdf)).pages]
    for page, (left, right) in zip(booklet.pages, sides, strict=True):
        shown = letters(page.extract_text())
        assert all(pages[number - 1] in shown for number in (left, right) if number)


@pytest.mark.parametrize("lang", ["fr", "en", "ar"])
def test_a_theme_has_its_passages_sources_and_questions(
    press: Press, site: Site, catalogues: Catalogues, lang: str
) -> None:
    (theme,) = [theme for theme in site.themes if theme.record.id == "nord-sud"]
    cite = citations(site, (data.ROOT / "templates/citation.csl").read_text("utf-8"))[lang]
    content = theme_data(site, theme, catalogues[lang], cite)
    made = press.print("theme.typ", content)
    assert not faults(made.pdf, lang, content["title"])
    spelled = words(made.pdf)
    said = letters(spelled)
    for passage in theme.passages:
        assert passage.placed.code in spelled
        assert letters(passage.quote)[:25] in said
    assert len(content["questions"]) == len(theme.discussions) and content["sources"]


def test_of_a_text_cut_to_quotations_nothing_else_is_printed(press: Press, catalogues: Catalogues) -> None:
    found = with_rights({LEFT_OUT: "none", QUOTED: "excerpt"}, "print")
    site = compose(*allowed(*found, ["offline", "print"]))[0]
    entry = site.text(QUOTED)
    made = press.print("text.typ", text_data(site, entry, catalogues["fr"]))
    kept = frozenset().union(*(runs(block.paragraph.read) for block in entry.blocks))
    said = words(made.pdf)
    assert not runs(said) & (of_text(QUOTED) - kept)
    assert "ne permettent ici que de courtes citations" in said
    for theme in site.themes:
        held = json.dumps(theme_data(site, theme, catalogues["fr"], lambda work: ""), ensure_ascii=False)  # type: ignore[arg-type,return-value]
        assert not runs(held) & of_text(LEFT_OUT)


def test_a_template_that_typst_refuses_is_named(press: Press) -> None:
    with pytest.raises(PressFailed) as failure:
        press.print("text.typ", {"lang": "fr"})
    assert failure.value.name == "typst/text.typ" and "does not contain key" in failure.value.reason


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    return Reader(minimal(tmp_path / "reader"), monkeypatch, capsys)


def test_offline_prints_what_site_leaves_out_and_twice_the_same(reader: Reader, press: Press) -> None:
    code, said, problems = reader.run("site", "--lang", "en")
    assert (code, problems) == (0, "") and "Not in this site: EPUB, PDF; nor the zip" in said
    assert not list((reader.root / "site").rglob("*.pdf"))
    assert reader.build("offline") == (0, "")
    printed = {path for path in tree(reader.root / "site") if path.endswith(".pdf")}
    names = (
        "le-marche",
        "le-marche-large",
        "le-marche-booklet",
        "theme-silence",
        "kit-le-marche-6",
        "kit-le-marche-12",
    )
    assert {f"{prefix}print/{name}.pdf" for prefix in ("", "en/") for name in names} <= printed
    before = tree(reader.root / "site")
    assert reader.build("offline") == (0, "")
    assert tree(reader.root / "site") == before


def test_a_text_that_may_not_be_printed_has_no_pdf_but_its_page(reader: Reader, press: Press) -> None:
    reader.change("annotations/texts/le-marche/source.yaml", "print: full", "print: none")
    assert reader.build("offline")[0] == 0
    site = tree(reader.root / "site")
    assert "texts/le-marche.html" in site and "print/la-lettre.pdf" in site
    assert not [path for path in site if "print/le-marche" in path]


def test_nothing_of_a_text_closed_offline_is_in_any_file_of_an_offline_copy(reader: Reader, press: Press) -> None:
    reader.change("annotations/texts/le-marche/source.yaml", "offline: full", "offline: none")
    assert reader.build("offline")[0] == 0
    closed = ("ville dort encore", "paniers partent", "baskets leave", "marché ferme", "travaille sans parler")
    told: dict[str, set[str]] = {}
    for path, (_, content) in tree(reader.root / "site").items():
        said = said_by(path, content)
        assert not [words for words in closed if words in said], path
        if "heure du train" in said:
            told.setdefault(path.rpartition(".")[2], set()).add(path)
    assert {"html", "js", "epub", "pdf"} <= set(told)  # the same look finds the other text in all of them


def said_by(path: str, content: bytes) -> str:
    """All words of a file, unpacked: a book, a PDF, what search keeps as base64."""
    if path.endswith(".pdf"):
        return words(content)
    if path.endswith(".epub"):
        with ZipFile(BytesIO(content)) as book:
            return " ".join(said_by(name, book.read(name)) for name in book.namelist())
    plain = content.decode("utf-8", "replace")
    packed = [b64decode(blob) for blob in re.findall(r'"([A-Za-z0-9+/]{60,}={0,2})"', plain) if len(blob) % 4 == 0]
    unpacked = [gzip.decompress(blob) if blob.startswith(b"\x1f\x8b") else blob for blob in packed]
    return " ".join([plain, *(blob.decode("utf-8", "replace") for blob in unpacked)])


def test_without_the_press_everything_else_is_there_and_the_build_says_what_is_missing(reader: Reader) -> None:
    lacking = replace(pdf.OUTPUT, missing=lambda: ("typst",))
    with reader.patch.context() as patch:
        patch.setattr(pdf, "OUTPUT", lacking)
        patch.setattr(kits, "OUTPUT", replace(kits.OUTPUT, missing=lambda: ("typst",)))
        assert reader.build("offline") == (0, "")
    assert not list((reader.root / "site").rglob("*.pdf"))
    assert (reader.root / "site/index.html").is_file()
    report = Report("fr")
    report.left_out([lacking])
    assert report.said == ("Pas de PDF : il manque typst, que « make offline » installe.",)

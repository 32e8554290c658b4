"""Paper: every note, no control, codes and addresses; and the text as received, page by page."""

import re
import zlib

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as PlaywrightPage

from arpentage.kinds.note import Note
from arpentage.model import Library, Seed, Text
from tests.browsers import axe
from tests.browsers.page import settle
from tests.site.pages import Page as Parsed

VISIBLE = "(css => [...document.querySelectorAll(css)].filter(one => one.checkVisibility()).map(one => one.id))"
CONTROLS = (
    "[...document.querySelectorAll('button, input, select, textarea, dialog, form')]"
    ".filter(one => one.checkVisibility() && one.getBoundingClientRect().height > 0).map(one => one.outerHTML)"
)
PAGES = ["texts/turc-mecanique.html", "index.html", "themes/index.html", "glossary.html", "sources.html", "about.html",
         "received/turc-mecanique.html", "search.html?q=travail"]  # fmt: skip


@pytest.fixture
def paper(chromium_page: PlaywrightPage) -> PlaywrightPage:
    """A tab that shows pages as they print."""
    chromium_page.set_viewport_size({"width": 658, "height": 980})  # A4 less its margins, at 96 points an inch
    chromium_page.emulate_media(media="print")
    return chromium_page


@pytest.mark.parametrize(
    ("width", "page"),
    [
        (658, "texts/{}.html"),
        (1440, "en/texts/{}.html"),
        (1440, "texts/{}.html?notes=none"),
        (1440, "ar/texts/{}.html?hide=figure"),
    ],
)
def test_every_note_is_on_paper_with_its_whole_body(
    paper: PlaywrightPage, http_site: str, library: Library, width: int, page: str
) -> None:
    """Whether the notes were in the margin of the screen, below the text, or hidden."""
    for slug in library.seeds:
        paper.emulate_media(media="screen")
        paper.set_viewport_size({"width": width, "height": 980})
        paper.goto(http_site + page.format(slug))
        settle(paper)
        paper.emulate_media(media="print")
        paper.set_viewport_size({"width": 658, "height": 980})
        settle(paper)
        notes = library.of_text(Note, slug)
        assert sorted(paper.evaluate(f"{VISIBLE}('li.note')")) == sorted(f"note-{note.id}" for note in notes)
        assert sorted(paper.evaluate(f"{VISIBLE}('.call a')")) == sorted(f"call-{note.id}" for note in notes)
        cut = paper.evaluate(
            "[...document.querySelectorAll('li.note .body')].filter(one => !one.checkVisibility() || "
            "one.scrollHeight > one.clientHeight + 2).length"
        )
        assert cut == 0, slug


@pytest.mark.parametrize("name", PAGES)
def test_no_control_is_printed(paper: PlaywrightPage, http_site: str, name: str) -> None:
    paper.goto(http_site + name)
    settle(paper)
    assert paper.evaluate(CONTROLS) == []


def test_codes_stay_and_addresses_that_paper_cannot_open_are_written_out(
    paper: PlaywrightPage, http_site: str, texts: tuple[Text, ...]
) -> None:
    paper.goto(http_site + "texts/turc-mecanique.html")
    shown = paper.evaluate(
        "[...document.querySelectorAll('.num')].filter(one => one.checkVisibility({opacityProperty: true}))"
        ".map(one => one.textContent)"
    )
    (text,) = [one for one in texts if one.slug == "turc-mecanique"]
    assert len(shown) == len(text.paragraphs) and shown[1].startswith("TM-")
    after = paper.evaluate(
        "[...document.querySelectorAll('.notice a[href^=http]')].map(one => getComputedStyle(one, '::after').content)"
    )
    assert after and all("attr" not in one and "http" in one for one in after)


def test_ink_is_dark_on_white_whatever_the_tint(chromium_browser: Browser, http_site: str) -> None:
    with chromium_browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(http_site + "texts/turc-mecanique.html")
        page.emulate_media(media="print", color_scheme="dark")
        colours = page.evaluate("(s => [s.color, s.backgroundColor])(getComputedStyle(document.body))")
        assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_a_text_printed_to_pdf_has_all_its_pages_and_a_destination_for_every_note(
    chromium_page: PlaywrightPage, http_site: str, library: Library
) -> None:
    chromium_page.goto(http_site + "texts/turc-mecanique.html")
    settle(chromium_page)
    pdf = chromium_page.pdf(prefer_css_page_size=True, tagged=True)
    assert pdf.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", _inflated(pdf))) > 5
    linked = _inflated(pdf)
    for note in library.of_text(Note, "turc-mecanique"):
        assert f"note-{note.id}".encode() in linked, note.id


def _inflated(pdf: bytes) -> bytes:
    """The file, and the streams of its objects that are not of pages."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    out = [pdf]
    for stream in streams:
        try:
            out.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(out)


def test_the_received_page_is_the_seed_line_by_line(
    chromium_page: PlaywrightPage, http_site: str, library: Library
) -> None:
    for slug, seed in library.seeds.items():
        for prefix in ("", "en/"):
            chromium_page.goto(f"{http_site}{prefix}received/{slug}.html")
            shown = chromium_page.evaluate(
                "[...document.querySelectorAll('.line')].map(line => [line.id, "
                "[...line.querySelectorAll('.seed')].map(one => one.textContent).join('')])"
            )
            assert shown == [[f"l{number}", line] for number, line in enumerate(_lines(seed), start=1)], slug


def _lines(seed: Seed) -> list[str]:
    lines = seed.text.split("\n")
    return lines[:-1] if not lines[-1] else lines


def test_the_apparatus_of_a_text_leads_to_the_lines_received_and_back(parsed: dict[str, Parsed]) -> None:
    for name, page in parsed.items():
        if match := re.fullmatch(r"((?:\w\w/)?)received/(.+)\.html", name):
            prefix, slug = match.groups()
            text = parsed[f"{prefix}texts/{slug}.html"]
            led = [a.attributes.get("href", "") for a in text.all("a")]
            there = {link.split("#")[-1] for link in led if f"received/{slug}.html#" in link}
            assert "established" in there and there <= set(page.ids), name
            within = [a.attributes.get("href", "") for a in page.all("a")]
            readings = {id_ for id_ in page.ids if id_.startswith("reading-")}
            assert readings == {link[1:] for link in within if link.startswith("#reading-")}, name
            back = {link.split("#")[-1] for link in within if f"texts/{slug}.html#em-" in link}
            assert {id_.removeprefix("reading-") for id_ in readings} == {id_.removeprefix("em-") for id_ in back}
            assert back <= set(text.ids), name


def test_axe_finds_no_violation_on_paper(chromium_browser: Browser, http_site: str) -> None:
    with chromium_browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(http_site + "received/revolution-numerique.html")
        assert not axe.violations(page)

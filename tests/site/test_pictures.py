"""The pictures of the site, what they say in words, and where they lead."""

import gzip
import re
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as PlaywrightPage

from arpentage.kinds.note import Note
from arpentage.model import Library
from tests.browsers.page import Page, settle, wait_for
from tests.site.pages import Page as Parsed

Pages = dict[str, Parsed]
KEYWORDS = (
    "[...document.querySelectorAll('#plateforme .kwic td:nth-child(2) a')].map(a => a.getBoundingClientRect().left)"
)


def addresses(page: Parsed, name: str) -> list[str]:
    """Where the links of a page lead, from the site's root: `page#id`."""
    return [urljoin(name, a.attributes.get("href", "")) for a in page.all("a")]


@pytest.mark.parametrize("name", ["glossary.html", "sources.html", "index.html", "themes/index.html"])
def test_every_link_of_a_picture_leads_somewhere(parsed: Pages, name: str) -> None:
    for target in addresses(parsed[name], name):
        path, fragment = urldefrag(target)
        if path in parsed and fragment:
            assert fragment in parsed[path].ids, target


def test_the_glossary_is_light(built_site: Path) -> None:
    for name in ("glossary.html", "en/glossary.html"):
        assert len(gzip.compress((built_site / name).read_bytes())) < 150_000, name


def test_keywords_stand_in_one_column(each_browser: Page, http_site: str) -> None:
    each_browser.open(http_site + "glossary.html")
    each_browser.evaluate("document.querySelector('#plateforme .concordance').open = true")
    settle(each_browser)
    lefts = each_browser.evaluate(KEYWORDS)
    assert len(lefts) > 10 and max(lefts) - min(lefts) < 1


def test_a_wide_concordance_scrolls_alone_and_shows_its_keywords_on_a_phone(
    chromium_browser: Browser, http_site: str
) -> None:
    with chromium_browser.new_context(viewport={"width": 360, "height": 800}) as context:
        page = context.new_page()
        page.goto(http_site + "glossary.html")
        page.locator("#plateforme .concordance > summary").click()
        expect(page.locator("#plateforme .scroll")).to_be_visible()
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.evaluate("(s => s.scrollWidth > s.clientWidth)(document.querySelector('#plateforme .scroll'))")
        assert max(page.evaluate(KEYWORDS)) < 300


def test_a_mark_of_a_dispersion_leads_to_its_occurrence(each_browser: Page, http_site: str) -> None:
    each_browser.open(http_site + "glossary.html")
    marks = "document.querySelectorAll('#plateforme .dispersion a')"
    rows = each_browser.evaluate("document.querySelectorAll('#plateforme .kwic tbody tr').length")
    assert each_browser.evaluate(f"{marks}.length") == rows
    address = each_browser.evaluate(f"new URL({marks}[0].getAttribute('href'), location.href).href")
    each_browser.open(address)
    assert wait_for(each_browser, "document.querySelector(':target')?.textContent").startswith("plateforme")


def test_the_map_says_the_same_as_its_table(chromium: Page, http_site: str) -> None:
    chromium.open(http_site + "themes/index.html")
    counted = "Object.fromEntries([...document.querySelectorAll('{}')].map(a => [a.getAttribute('href'), {}]))"
    of_map = chromium.evaluate(counted.format(".track a", "a.querySelectorAll('.stake').length"))
    of_table = chromium.evaluate(counted.format(".plan td a", "a.querySelectorAll('i').length"))
    assert of_map == of_table and sum(of_map.values()) > 100


def test_the_keyboard_follows_the_map_to_a_passage(each_browser: Page, http_site: str) -> None:
    each_browser.open(http_site + "index.html")
    each_browser.evaluate("document.querySelector('.map .of').focus()")
    each_browser.press("Tab")
    says = wait_for(each_browser, "document.activeElement.getAttribute('aria-label')")
    assert re.search(r"\d passage", says)
    address = each_browser.evaluate("new URL(document.activeElement.getAttribute('href'), location.href).href")
    each_browser.open(address)
    wait_for(each_browser, "document.querySelector(':target mark') !== null")


def test_stakes_stand_on_the_land_of_their_text(each_browser: Page, http_site: str) -> None:
    each_browser.open(http_site + "themes/index.html")
    settle(each_browser)
    apart = each_browser.evaluate("""
      [...document.querySelectorAll('.track a')].flatMap(a => {
        const field = a.querySelector('.field').getBoundingClientRect();
        return [...a.querySelectorAll('.stake')].map(stake => {
          const box = stake.getBoundingClientRect(), middle = (box.left + box.right) / 2;
          return Math.max(field.left - middle, middle - field.right);
        });
      })""")
    assert apart and max(apart) < 1


def test_every_work_cited_is_on_the_time_line_once(parsed: Pages, library: Library) -> None:
    cited = {id_ for record in library.records for _, kind, id_ in record.references if kind == "source"}
    page = parsed["sources.html"]
    line = [a.attributes["href"] for a in page.all("a") if a.attributes.get("title") and "#" in a.attributes["href"]]
    assert sorted(line) == sorted(f"#{id_}" for id_ in cited)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_time_line_is_in_the_order_of_the_years(chromium_browser: Browser, http_site: str, width: int) -> None:
    with chromium_browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.goto(http_site + "sources.html")
        settle(page)
        side = "left" if width > 1000 else "top"
        places = page.evaluate(
            f"[...document.querySelectorAll('.timeline .when')].map(e => e.getBoundingClientRect().{side})"
        )
        shown = [place for place in places if place]
        assert len(shown) > 20 and shown == sorted(shown)


def test_works_are_filtered_by_their_mark_without_a_script(chromium_browser: Browser, http_site: str) -> None:
    with chromium_browser.new_context(java_script_enabled=False) as context:
        page: PlaywrightPage = context.new_page()
        page.goto(http_site + "sources.html")
        page.locator("#show-seen").check()
        expect(page.locator(".sources > .seen").first).to_be_visible()
        expect(page.locator(".sources > .no:visible")).to_have_count(0)
        letters = page.locator(".letter:has(.sources > .seen)").count()
        expect(page.locator(".library .letter:visible")).to_have_count(letters)
        page.locator("#show-all").check()
        expect(page.locator(".sources > .no:visible")).to_have_count(page.locator(".sources > .no").count())


def test_the_passages_of_a_theme_lead_to_one_another(each_browser: Page, http_site: str) -> None:
    each_browser.open(http_site + "themes/travail-cache.html")
    walk = """(() => { const seen = [];
      for (let item = document.querySelector('.passages li'); item;) {
        seen.push(item.id);
        const next = item.querySelector('a[rel=next]');
        item = next && document.querySelector(next.getAttribute('href'));
      }
      return seen; })()"""
    every = each_browser.evaluate("[...document.querySelectorAll('.passages li')].map(item => item.id)")
    assert each_browser.evaluate(walk) == every and len(every) > 5


def test_a_passage_of_a_long_paragraph_is_quoted_in_its_sentence(parsed: Pages) -> None:
    words = parsed["themes/teletravail.html"].words
    assert "[…] On voit ainsi comment" in re.sub(r"\s+", " ", words)


def test_a_term_says_which_notes_speak_of_it(parsed: Pages, library: Library) -> None:
    notes = {note.id for note in library.of(Note)}
    targets = addresses(parsed["glossary.html"], "glossary.html")
    assert len([target for target in targets if "#note-" in target]) > 100
    assert all(target.rpartition("#note-")[2] in notes for target in targets if "#note-" in target)

"""What stands on the words of a text and beside them: extents tinted, reasons of repairs, the map beside the scroll."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page as PlaywrightPage
from playwright.sync_api import expect

from arpentage.anchoring import anchor
from arpentage.model import Anchored, Library, Text
from tests.browsers.chromium import Chromium
from tests.browsers.page import Page, expect_value, settle, wait_for

TEXT = "texts/revolution-numerique.html"
SHORT = "texts/turc-mecanique.html"
TINTED = """(name => [...CSS.highlights.get(name) ?? []].map(range => {
  const words = document.createElement('p');
  words.append(range.cloneContents());
  for (const one of words.querySelectorAll('.call, .sic, [hidden]')) one.remove();
  return words.textContent;
}))"""
READ = "document.querySelector('.staff input').ariaValueText"


def bare(words: str) -> str:
    """Words without the spaces that typography chooses."""
    return "".join(words.split())


@pytest.fixture(scope="module")
def anchored(library: Library, texts: tuple[Text, ...]) -> Anchored:
    return anchor(library, texts)[0]


@pytest.fixture
def marks(anchored: Anchored, texts: tuple[Text, ...]) -> Iterator[tuple[str, str]]:
    """Every note and passage of a text: its id in the page, and the words that it is about."""
    (text,) = [one for one in texts if one.slug == "turc-mecanique"]
    return (
        (f"{record.kind.name}-{record.id}", text.read[place.start : place.end])
        for record, place in ((one.record, one.anchor) for one in anchored.placements)
        if record.text == text.slug and record.kind.name in ("note", "passage")
    )


def test_an_address_tints_all_the_words_that_a_note_or_a_passage_is_about(
    chromium_page: PlaywrightPage, http_site: str, marks: Iterator[tuple[str, str]]
) -> None:
    chromium_page.goto(http_site + SHORT + "?notes=demand")
    expect_value(chromium_page, f"Boolean({TINTED}('targeted') && window.Arpentage?.bubble)", True)
    tinted = chromium_page.evaluate(
        """async (ids) => {
          const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const found = {};
          for (const id of ids) {
            location.hash = id;
            await new Promise((done) => addEventListener('hashchange', done, {once: true}));
            await frames();
            found[id] = TINTED('targeted').join('|');
          }
          return found;
        }""".replace("TINTED", TINTED),
        list(wanted := dict(marks)),
    )
    assert len(wanted) > 40
    assert {id_: bare(words) for id_, words in tinted.items()} == {id_: bare(words) for id_, words in wanted.items()}


def test_a_sign_or_a_call_tints_its_words_while_it_is_focused_or_open(each_browser: Page, http_site: str) -> None:
    sign = "document.querySelector('.sign-of-theme[href$=chiffres-rn-ecriture]')"
    words = "de l’invention de l’écriture à 2003"
    each_browser.open(http_site + TEXT + "?notes=demand")
    each_browser.evaluate(f"{sign}.focus()")
    each_browser.press("Enter")
    wait_for(each_browser, "document.activeElement.matches('.bubble')")
    wait_for(each_browser, f"{TINTED}('pointed')[0] === '{words}'")
    each_browser.press("Escape")
    each_browser.evaluate("document.activeElement.blur()")
    wait_for(each_browser, f"!{TINTED}('pointed').length")
    each_browser.evaluate("document.querySelector('#call-tous-les-deux-jours').focus()")
    each_browser.press("Enter")
    wait_for(each_browser, "document.activeElement.matches('.bubble')")
    wait_for(each_browser, f"{TINTED}('pointed')[0]?.endsWith('2003')")
    each_browser.press("Escape")
    each_browser.evaluate("document.activeElement.blur()")
    wait_for(each_browser, f"!{TINTED}('pointed').length")


@pytest.mark.parametrize("start", ["file", "http"])
def test_a_word_that_was_repaired_says_why_by_keyboard(
    each_browser: Page, built_site: Path, http_site: str, start: str
) -> None:
    each_browser.open((built_site.as_uri() + "/" if start == "file" else http_site) + TEXT)
    each_browser.evaluate("dispatchEvent(new Event('scroll'))")  # the scripts come at the reader's first sign
    stop = "document.querySelector('.words .em[tabindex]')"
    wait_for(each_browser, f"{stop} !== null")
    for opener in (stop, "document.querySelector('.sic a')"):
        each_browser.evaluate(f"{opener}.focus()")
        for key in ("Enter", "Escape"):
            each_browser.press(key)
            opened = key == "Enter"
            wait_for(each_browser, f"{opener} === document.activeElement" + (" === false" if opened else ""))
            said = "Boolean(document.querySelector('.bubble .readings .why')?.textContent.trim())"
            expect_value(each_browser, said, opened)


def test_every_repair_that_is_underlined_is_a_stop_of_the_keyboard(
    chromium_page: PlaywrightPage, http_site: str
) -> None:
    chromium_page.goto(http_site + TEXT)
    for reading in ("read", "received"):
        chromium_page.locator(f"label:has(#reading-{reading})").click()
        expect_value(chromium_page, "Boolean(window.Arpentage?.bubble)", True)
        settle(chromium_page)
        missed = chromium_page.evaluate(
            """() => [...document.querySelectorAll('.words .em:not(.author)')].filter((em) => {
              const shown = [...em.children].find((one) => one.offsetWidth);
              const line = shown && getComputedStyle(shown).textDecorationLine.includes('underline');
              return !em.closest('a') && Boolean(line) !== (em.tabIndex === 0);
            }).map((em) => em.id)"""
        )
        assert missed == [], reading


def test_the_map_beside_the_scroll_goes_where_it_is_pressed_and_where_the_arrows_say(
    each_browser: Page, http_site: str
) -> None:
    each_browser.open(http_site + TEXT + "#p3")
    wait_for(each_browser, f"!document.querySelector('.staff').hidden && {READ} === 'RN-3'")
    each_browser.click(".staff input")
    wait_for(each_browser, f"Math.abs(Number({READ}.slice(3)) - 18) < 6")
    before = each_browser.evaluate("scrollY")
    each_browser.press("ArrowDown")
    wait_for(each_browser, f"scrollY > {before}")
    each_browser.press("Home")
    wait_for(each_browser, f"Math.abs({READ} === 'RN' || Number({READ}.slice(3)) < 3)")


def test_the_map_shows_what_the_view_shows(chromium: Chromium, http_site: str) -> None:
    ticks = "n => document.querySelectorAll('.staff path')[n].getAttribute('d')?.split('M').length - 1"
    page = chromium.raw
    page.goto(http_site + TEXT + "#p1")
    wait_for(chromium, "document.querySelectorAll('.staff path').length >= 4")
    wait_for(chromium, f"({ticks})(2) > 0")
    counts = [page.evaluate(ticks, lane) for lane in range(4)]
    expected = [
        page.locator(css).count() for css in (".par", ".question .meta a[href^='#p']", ".call", ".sign-of-theme")
    ]
    assert counts == expected
    page.locator("label:has(#notes-none)").click()
    wait_for(chromium, f"({ticks})(2) === 0 && ({ticks})(3) === {counts[3]}")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".staff")).to_be_hidden()

"""The projected reading: a whole text walked through, by keys, by buttons and by finger."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as PlaywrightPage

from arpentage.model import Text
from tests.browsers import axe
from tests.browsers.page import Page, expect_value, settle, wait_for

TEXT = "texts/turc-mecanique.html"
OPEN = "document.getElementById('projection').open"
STAGE = "document.querySelector('#projection .stage').textContent"
POSITION = "document.querySelector('#projection .position').textContent"


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, built_site: Path) -> str:
    """The site's address, by double click and then over http."""
    if request.param == "file":
        return built_site.as_uri() + "/"
    return str(request.getfixturevalue("http_site"))


def letters(words: str) -> str:
    return "".join(character for character in words if character.isalpha())


def start(page: Page, url: str) -> None:
    page.open(url)
    wait_for(page, f"{OPEN} && document.activeElement.matches('.stage')")


def passages(texts: tuple[Text, ...], slug: str = "turc-mecanique") -> list[str]:
    (text,) = [one for one in texts if one.slug == slug]
    return [one.read for one in text.paragraphs if one.role not in ("heading", "title")]


def test_the_right_arrow_walks_the_whole_text_headings_included(
    each_browser: Page, address: str, texts: tuple[Text, ...]
) -> None:
    start(each_browser, address + TEXT + "?project=1")
    shown = each_browser.evaluate(STAGE)
    expected = passages(texts)
    for number in range(2, len(expected) + 1):
        each_browser.press("ArrowRight")
        wait_for(each_browser, f"{POSITION}.endsWith('{number}/{len(expected)}')")
        shown += each_browser.evaluate(STAGE)
    (text,) = [one for one in texts if one.slug == "turc-mecanique"]
    assert letters(shown.replace("[sic]", "")) == letters(text.read)
    each_browser.press("ArrowRight")  # the last stays
    each_browser.press("ArrowLeft")
    wait_for(each_browser, f"{POSITION}.endsWith('{len(expected) - 1}/{len(expected)}')")


def test_the_address_opens_at_a_passage_and_says_where_we_are(
    each_browser: Page, address: str, texts: tuple[Text, ...]
) -> None:
    start(each_browser, address + TEXT + "?project=4")
    assert letters(passages(texts)[3]) in letters(each_browser.evaluate(STAGE).replace("[sic]", ""))
    each_browser.press("ArrowRight")
    wait_for(each_browser, "location.search.includes('project=5') && location.hash === '#p5'")
    address = each_browser.evaluate("location.href")
    each_browser.open("about:blank")
    each_browser.open(address)
    wait_for(each_browser, f"{OPEN} && {POSITION}.startsWith('TM-5')")


def test_home_end_page_and_space_move_and_escape_leaves_at_the_passage(each_browser: Page, http_site: str) -> None:
    start(each_browser, http_site + TEXT + "?project=4")
    total = each_browser.evaluate(POSITION).split("/")[1]
    for key, place in (("End", f"{total}/"), ("Home", "1/"), ("PageDown", "2/"), ("PageUp", "1/"), ("Space", "2/")):
        each_browser.press(key)
        wait_for(each_browser, f"{POSITION}.includes('· {place}')")
    each_browser.press("Escape")
    wait_for(each_browser, f"!{OPEN} && !location.search.includes('project')")
    expect_value(each_browser, "document.activeElement.dataset.of", "p2")
    inside = "(r => r.bottom > 0 && r.top < innerHeight)(document.getElementById('p2').getBoundingClientRect())"
    assert wait_for(each_browser, inside)


def test_the_button_opens_it_and_every_control_works_by_pointer(each_browser: Page, address: str) -> None:
    each_browser.open(address + TEXT)
    assert not each_browser.evaluate(OPEN)
    each_browser.evaluate(
        "document.querySelector('.project-open button').scrollIntoView({block: 'center', behavior: 'instant'})"
    )
    each_browser.click(".project-open button")
    wait_for(each_browser, f"{OPEN} && {POSITION}.includes('· 1/')")
    each_browser.click("#projection [data-does=next]")
    wait_for(each_browser, f"{POSITION}.includes('· 2/')")
    each_browser.click("#projection [data-does=leave]")
    wait_for(each_browser, f"!{OPEN}")


def test_notes_come_on_demand_with_all_that_the_passage_calls(each_browser: Page, http_site: str) -> None:
    start(each_browser, http_site + TEXT + "?project=4")
    notes = "document.querySelector('#projection .room-notes')"
    calls = each_browser.evaluate("document.querySelectorAll('#p4 a[role=doc-noteref]').length")
    assert calls and each_browser.evaluate(notes + ".hidden")
    each_browser.press("n")
    wait_for(each_browser, f"!{notes}.hidden")
    assert each_browser.evaluate(f"{notes}.querySelectorAll('.room-note').length") == calls
    assert each_browser.evaluate(f"[...{notes}.querySelectorAll('.body')].every(one => one.checkVisibility())")
    each_browser.press("n")
    wait_for(each_browser, notes + ".hidden")


def test_the_translation_is_shown_beside_when_there_is_one(each_browser: Page, http_site: str) -> None:
    start(each_browser, http_site + "en/texts/gagner-un-monde.html?project=4")
    source = each_browser.evaluate(STAGE)
    each_browser.press("t")
    wait_for(each_browser, "document.querySelector('#projection .other [lang=en]') !== null")
    wait_for(each_browser, f"{STAGE}.startsWith({json.dumps(source)})")


def test_no_passage_is_cut_at_the_size_of_a_room(chromium_browser: Browser, http_site: str) -> None:
    with chromium_browser.new_context(viewport={"width": 1280, "height": 720}) as context:
        page = context.new_page()
        page.goto(http_site + "texts/revolution-numerique.html?project=1")
        settle(page)
        position = page.locator("#projection .position")
        total = int(position.inner_text().split("/")[1])
        for number in range(1, total + 1):
            expect(position).to_contain_text(f"· {number}/")
            cut = page.evaluate("(s => [s.scrollWidth - s.clientWidth, s.scrollHeight - s.clientHeight])"
                                "(document.querySelector('.stage'))")  # fmt: skip
            size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.stage')).fontSize)")
            assert cut[0] <= 0 and (cut[1] <= 0 or size == 24), page.url
            page.keyboard.press("ArrowRight")


def test_a_finger_turns_the_pages(chromium_browser: Browser, http_site: str) -> None:
    with chromium_browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        page = context.new_page()
        page.goto(http_site + TEXT + "?project=4")
        page.locator("#projection .stage").wait_for()
        settle(page)
        for start_x, end_x, code in ((300, 100, "TM-5"), (100, 300, "TM-4"), (200, 190, "TM-4")):
            client = context.new_cdp_session(page)
            for kind, x in (("touchStart", start_x), ("touchMove", end_x), ("touchEnd", None)):
                points = [] if x is None else [{"x": x, "y": 300}]
                client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            expect_value(page, f"{POSITION}.startsWith('{code}')", True)


def test_the_page_behind_has_no_id_twice_while_a_passage_is_projected(chromium: Page, http_site: str) -> None:
    start(chromium, http_site + TEXT + "?project=4")
    chromium.press("n")
    wait_for(chromium, "!document.querySelector('#projection .room-notes').hidden")
    ids = chromium.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_the_room(axe_page: PlaywrightPage, http_site: str, scheme: str) -> None:
    axe_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    axe_page.goto(http_site + "en/texts/gagner-un-monde.html?project=4")
    axe_page.locator("#projection .stage p").first.wait_for()
    axe_page.keyboard.press("n")
    axe_page.keyboard.press("t")
    expect(axe_page.locator("#projection .room-notes")).to_be_visible()
    expect(axe_page.locator("#projection .other [lang=en]")).to_be_visible()
    assert not axe.violations(axe_page)

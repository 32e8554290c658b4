"""What a page costs its reader: bytes, requests, moves and waits, measured in a browser; and that what comes on request
comes."""

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, ViewportSize, expect
from playwright.sync_api import Page as PlaywrightPage

from tests.browsers.page import settle

LONGEST = "texts/revolution-numerique.html"
"""It has the most words and the most notes."""
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
SHIFT = """() => new Promise((done) => {
  let total = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) total += hadRecentInput ? 0 : value;
  }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(total), 300);
})"""


@pytest.fixture
def fresh(chromium_browser: Browser) -> Iterator[PlaywrightPage]:
    """A tab with nothing in its cache."""
    with chromium_browser.new_context(viewport=PHONE) as context:
        yield context.new_page()


def loaded(page: PlaywrightPage, site: Path, http: str, name: str) -> list[Path]:
    """The files that a browser asks for to show a page, its icon among them (which not every Chromium reports)."""
    asked: list[Path] = []
    page.on("request", lambda request: asked.append(site / request.url.removeprefix(http).partition("?")[0]))
    page.goto(http + name)
    settle(page)
    icon = site / page.locator("link[rel=icon]").evaluate("link => link.href").removeprefix(http)
    return [*(path for path in asked if path != icon), icon]


def late(route: Route) -> None:
    """A file that comes when the page has been drawn."""
    time.sleep(0.6)
    route.continue_()


def packed(path: Path) -> int:
    """Bytes of a file as hosts send it: woff2 is packed already."""
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content))


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_longest_text_with_all_its_notes_weighs_under_60_kb_before_fonts(
    fresh: PlaywrightPage, built_site: Path, http_site: str, viewport: ViewportSize
) -> None:
    fresh.set_viewport_size(viewport)
    files = loaded(fresh, built_site, http_site, LONGEST)
    weights = {path.name: packed(path) for path in files if path.suffix in (".html", ".css", ".js")}
    assert sum(weights.values()) < 60_000, weights


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_a_text_asks_for_fewer_than_ten_files_and_its_fonts_weigh_under_260_kb(
    fresh: PlaywrightPage, built_site: Path, http_site: str, prefix: str
) -> None:
    """Arabic pages have two faces more than the others."""
    files = loaded(fresh, built_site, http_site, prefix + LONGEST)
    assert len(files) == len(set(files)) < 10, files
    assert 0 < sum(packed(path) for path in files if path.suffix == ".woff2") < 260_000


@pytest.mark.parametrize("fonts", ["at once", "late"])
def test_nothing_moves_while_a_page_loads_whenever_its_fonts_come(
    chromium_browser: Browser, http_site: str, fonts: str
) -> None:
    """Late: when the page has been drawn without them. These pages shifted most when words waited in another face."""
    pages = [("index.html", PHONE), (LONGEST, DESK), ("themes/donnees.html", DESK), ("ar/index.html", PHONE),
             ("ar/about.html", DESK), ("en/texts/turc-mecanique.html", DESK)]  # fmt: skip
    for name, viewport in pages:
        with chromium_browser.new_context(viewport=viewport) as context:
            page = context.new_page()
            if fonts == "late":
                page.route("**/*.woff2", late)
            page.goto(http_site + name, wait_until="domcontentloaded")
            settle(page)
            assert page.evaluate(SHIFT) < 0.01, name
            if fonts == "late":
                assert page.locator("html").get_attribute("data-faces") == "late"


def test_no_task_keeps_a_phone_from_answering_once_the_longest_text_is_seen(
    chromium_browser: Browser, fresh: PlaywrightPage, http_site: str, tmp_path: Path
) -> None:
    """Processor time of each task of the page's thread after its first words are drawn, which a loaded machine
    lengthens less than the clock's; 50 ms is what total blocking time counts from. Four times slower, as the phone of
    Lighthouse is, it is measured by hand (make lighthouse): no limit of a test holds there on a loaded machine."""
    trace = tmp_path / "trace.json"
    categories = ["-*", "devtools.timeline", "disabled-by-default-devtools.timeline", "loading"]
    chromium_browser.start_tracing(page=fresh, path=trace, categories=categories)
    fresh.goto(http_site + LONGEST)
    settle(fresh)
    chromium_browser.stop_tracing()
    events = json.loads(trace.read_text())["traceEvents"]
    (paint,) = [event for event in events if event["name"] == "firstContentfulPaint" and _of(event, LONGEST, events)]
    tasks = [event["tdur"] / 1000 for event in events
             if event["name"] == "RunTask" and (event["pid"], event["tid"]) == (paint["pid"], paint["tid"])
             and event["ts"] > paint["ts"] and "tdur" in event]  # fmt: skip
    assert tasks and max(tasks) < 50, sorted(tasks)[-5:]


def _of(paint: dict[str, Any], name: str, events: list[dict[str, Any]]) -> bool:
    """Whether a paint is that of a page: its process has parsed it."""
    parsed = [event for event in events if event["name"] == "ParseHTML" and event["pid"] == paint["pid"]]
    return any(name in str(event.get("args")) for event in parsed)


def test_a_click_that_is_too_early_opens_its_note_when_the_script_has_come(
    fresh: PlaywrightPage, http_site: str
) -> None:
    fresh.route("**/js/more.js", late)
    fresh.goto(http_site + LONGEST)
    fresh.locator(".call a").first.click()
    expect(fresh.locator(".bubble")).to_be_visible()


def test_where_nothing_more_comes_links_lead_to_what_they_would_have_shown(
    fresh: PlaywrightPage, http_site: str
) -> None:
    for missing in ("**/js/more.js", "**/*.annex.js"):
        fresh.route(missing, lambda route: route.abort())
        fresh.goto(http_site + LONGEST)
        fresh.locator(".sign-of-theme").first.click()
        fresh.wait_for_url("**/themes/*.html#*")
        expect(fresh.locator(":target")).to_be_visible()
        fresh.unroute(missing)


def test_a_text_stays_where_its_translation_does_not_come(fresh: PlaywrightPage, http_site: str) -> None:
    fresh.route("**/*.en.js", lambda route: route.abort())
    fresh.goto(f"{http_site}{LONGEST}?layout=translation&to=en")
    expect(fresh.locator("#p1")).to_be_visible()


def test_what_stands_behind_a_text_is_there_when_its_reader_comes_to_it(fresh: PlaywrightPage, http_site: str) -> None:
    fresh.goto(http_site + LONGEST)
    assert not fresh.locator("#cited .works").count()
    fresh.locator("#citing").scroll_into_view_if_needed()
    for content in ("#terms .glosses dt", "#established .readings li", "#cited .works li"):
        expect(fresh.locator(content).first).to_be_attached()
    fresh.goto(f"{http_site}{LONGEST}#reading-rn-l2-apres")
    expect(fresh.locator("#reading-rn-l2-apres")).to_be_in_viewport()


def test_a_link_to_a_translated_paragraph_shows_it(fresh: PlaywrightPage, http_site: str) -> None:
    fresh.goto(f"{http_site}{LONGEST}#p12-en")
    expect(fresh.locator("#p12-en")).to_be_in_viewport()

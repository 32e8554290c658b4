"""The head of every page holds at every width, in every language, without a script."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browsers.page import settle

HEIGHTS = {320: 165, 360: 165, 390: 140, 560: 110, 768: 110, 1000: 110, 1200: 110, 1343: 110, 1680: 110}
"""Px of the window's width, and the most px that the head may take of its height."""
FAULTS = """(() => {
  const parts = [...document.querySelectorAll('.site > .mark, .site li, .site > .opener, .site > .seek')]
    .filter((part) => part.checkVisibility()).map((part) => [part, part.getBoundingClientRect()]);
  const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const out = (box) => box.left < 0 || box.right > document.documentElement.clientWidth + 1;
  return parts.filter(([, box], i) => out(box) || parts.slice(i + 1).some(([, other]) => over(box, other)))
    .map(([part]) => part.outerHTML);
})()"""


@pytest.mark.parametrize("prefix", ["", "en/", "ar/"])
def test_nothing_of_the_head_overlaps_or_leaves_the_window_and_it_leaves_room_to_read(
    chromium_browser: Browser, http_site: str, prefix: str
) -> None:
    with chromium_browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{http_site}{prefix}about.html")
        for width, height in HEIGHTS.items():
            page.set_viewport_size({"width": width, "height": 900})
            settle(page)
            assert page.evaluate(FAULTS) == [], width
            assert page.locator(".site").evaluate("head => head.offsetHeight") <= height, width
            ways = page.locator(".sections a[href*='search.html'], .seek input").filter(visible=True)
            assert ways.count() == 1, width


def test_the_key_of_search_leads_to_it_on_a_phone_too(chromium_browser: Browser, http_site: str) -> None:
    with chromium_browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(http_site + "about.html")
        settle(page)
        page.keyboard.press("/")
        expect(page.locator(".sections a[href$='search.html']")).to_be_focused()

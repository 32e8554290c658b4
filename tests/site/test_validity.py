"""What machines can see of accessibility and of valid HTML, on every page."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as PlaywrightPage

from tests.browsers import axe
from tests.browsers.nu import Fault
from tests.browsers.page import settle
from tests.site.pages import Page

SHARES = 2
LONGEST = "texts/revolution-numerique.html"
WIDTHS = {"": [320, 390, 768, 1024, 1280, 1440, 1680], "en/": [320, 768, 1280], "ar/": [320, 768, 1280]}
LANGUAGES = ["", "en/", "ar/"]
"""Folders of the interface's languages."""
QUERIES = {"": "travail", "en/": "work", "ar/": "عمال"}
OPENERS = [
    "[popovertarget=settings]",
    "[popovertarget=choices]",
    "[popovertarget=layers]",
    ".sign-of-theme",
    ".call a",
    ".par a.term",
    ".em[tabindex]",
    ".cite",
]


def addressed(prefix: str, name: str) -> str:
    """A page in a language; that of the search with results."""
    return prefix + name + (f"?q={QUERIES[prefix]}" if name == "search.html" else "")


@pytest.fixture
def phone(chromium_browser: Browser) -> Iterator[PlaywrightPage]:
    """A telephone in the dark, open to axe."""
    assert axe.ENGINE.exists()
    with chromium_browser.new_context(
        bypass_csp=True, color_scheme="dark", viewport={"width": 390, "height": 844}, has_touch=True
    ) as context:
        yield context.new_page()


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_axe_finds_no_violation_in_any_template(
    axe_page: PlaywrightPage, http_site: str, of_each_template: tuple[str, ...], prefix: str
) -> None:
    """The long lists are looked at whole in French, elsewhere at one of their letters."""
    for name in of_each_template:
        axe_page.goto(http_site + addressed(prefix, name))
        assert not axe.violations(axe_page, without=".letter ~ .letter" if prefix else "template"), name


@pytest.mark.parametrize("share", range(SHARES))
def test_axe_finds_no_violation_on_any_other_page_each_in_one_language(
    axe_page: PlaywrightPage, parsed: dict[str, Page], http_site: str, of_each_template: tuple[str, ...], share: int
) -> None:
    french = {name for name in parsed if not name.startswith(("en/", "ar/"))}
    names = sorted(french - set(of_each_template))
    turns = [LANGUAGES[turn % len(LANGUAGES)] + name for turn, name in enumerate(names)]
    for name in turns[share::SHARES]:
        axe_page.goto(http_site + name)
        assert not axe.violations(axe_page), name


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_axe_finds_no_violation_on_a_phone_in_the_dark_and_in_sepia(
    phone: PlaywrightPage, http_site: str, of_each_template: tuple[str, ...], prefix: str
) -> None:
    """One letter of the long lists (their whole is looked at elsewhere), every template whole in one language.

    Between light, dark and sepia only colours change: contrast alone is looked at in every language.
    """
    for turn, name in enumerate(of_each_template):
        phone.goto(http_site + addressed(prefix, name))
        whole = LANGUAGES[turn % len(LANGUAGES)] == prefix
        assert not axe.violations(phone, *(() if whole else ("color-contrast",)), without=".letter ~ .letter"), name
        phone.evaluate("document.documentElement.dataset.tint = 'sepia'")
        assert not axe.violations(phone, "color-contrast", without=".letter ~ .letter"), name


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_axe_finds_no_violation_in_any_small_window(phone: PlaywrightPage, http_site: str, prefix: str) -> None:
    phone.goto(f"{http_site}{prefix}texts/turc-mecanique.html")
    for opener in OPENERS:
        phone.locator(opener).first.evaluate("opener => opener.click()")
        phone.locator(":popover-open").first.wait_for()
        assert not axe.violations(phone, within=":popover-open"), opener
        phone.keyboard.press("Escape")
        phone.locator(":popover-open").wait_for(state="detached")


def test_the_nu_checker_finds_no_error_on_any_page(nu_errors: Callable[..., list[Fault]], built_site: Path) -> None:
    assert not nu_errors(built_site)


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_no_page_scrolls_sideways(
    chromium_browser: Browser, built_site: Path, of_each_template: tuple[str, ...], prefix: str
) -> None:
    with chromium_browser.new_context() as context:
        page = context.new_page()
        for name in (*of_each_template, LONGEST):
            page.goto(f"{built_site.as_uri()}/{addressed(prefix, name)}")
            for width in WIDTHS[prefix]:
                page.set_viewport_size({"width": width, "height": 800})
                settle(page)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)


def test_everything_is_there_to_read_without_javascript(chromium_browser: Browser, built_site: Path) -> None:
    with chromium_browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{built_site.as_uri()}/texts/turc-mecanique.html")
        for words in ("forcé·es de jouer le jeu", "Wolfgang von Kempelen", "Ce que l’on ne sait pas"):
            expect(page.get_by_text(words).first, words).to_be_visible()
        page.goto(f"{built_site.as_uri()}/search.html?q=travail")
        expect(page.locator("main")).to_contain_text("JavaScript", use_inner_text=True)


def test_the_keyboard_reaches_the_text_first_through_the_skip_link(
    chromium_page: PlaywrightPage, http_site: str
) -> None:
    chromium_page.goto(http_site + "texts/turc-mecanique.html")
    settle(chromium_page)
    chromium_page.keyboard.press("Tab")
    expect(chromium_page.locator(":focus")).to_have_attribute("href", "#content")
    chromium_page.keyboard.press("Enter")
    expect(chromium_page).to_have_url(re.compile("#content$"))


def test_a_call_leads_to_its_note_and_the_note_back_to_its_call(chromium_page: PlaywrightPage, http_site: str) -> None:
    chromium_page.goto(http_site + "texts/turc-mecanique.html")
    call = chromium_page.locator("[role=doc-noteref]").first
    identifier = call.get_attribute("id") or ""
    call.click()
    expect(chromium_page).to_have_url(re.compile(f"#{identifier.replace('call-', 'note-')}$"))
    chromium_page.locator(":target [role=doc-backlink]").click()
    expect(chromium_page).to_have_url(re.compile(f"#{identifier}$"))

"""Citing: the references of a text and of a paragraph, copied; words selected, copied with theirs."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as PlaywrightPage

from arpentage.model import Text
from tests.browsers import axe
from tests.browsers.page import Page, settle, wait_for
from tests.site.pages import Page as Parsed

TEXT = "texts/turc-mecanique.html"
LINK = ".par:has(> #p4) a.cite"
SHOWN = "document.querySelector('.cite-passage:popover-open')"
BAR = "document.querySelector('.cite-selection:popover-open')"
SELECT = """(id => {{
  const range = document.createRange();
  range.selectNodeContents(document.getElementById(id));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return true;
}})('{id}')"""


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, built_site: Path) -> str:
    """The site's address, by double click and then over http."""
    if request.param == "file":
        return built_site.as_uri() + "/"
    return str(request.getfixturevalue("http_site"))


def copied(browser: Browser, site: str, name: str, act: str) -> str:
    """What the clipboard holds after a function of the page is run with its own `page`."""
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(site + name)
        settle(page)  # a page that scrolls takes the toolbar away
        page.evaluate(SELECT.format(id="p4"))
        page.locator(act).first.click()
        page.locator("[role=status]", has_text="Copié.").wait_for()
        text: str = page.evaluate("navigator.clipboard.readText()")
        return text


def ask(page: Page) -> None:
    """Click the link of a paragraph, brought into view as a reader would, once nothing moves it any more."""
    settle(page)
    page.evaluate(f"document.querySelector('{LINK}').scrollIntoView({{block: 'center', behavior: 'instant'}})")
    page.click(LINK)


def test_without_a_script_a_text_offers_its_three_references(
    parsed: dict[str, Parsed], texts: tuple[Text, ...]
) -> None:
    for prefix in ("", "en/"):
        for text in texts:
            page = parsed[f"{prefix}texts/{text.slug}.html"]
            forms = [e.attributes["data-form"] for e in page.elements if "data-form" in e.attributes]
            assert {"iso", "plain", "bibtex"} <= set(forms)
            assert "Arpentage" in page.texts["citing"] and f"texts/{text.slug}.html" in page.texts["citing"]


def test_every_paragraph_leads_to_its_references(parsed: dict[str, Parsed], texts: tuple[Text, ...]) -> None:
    for text in texts:
        links = [a.attributes for a in parsed[f"texts/{text.slug}.html"].all("a")]
        numbers = [link["href"] for link in links if link.get("class") == "num"]
        assert numbers == [f"#{paragraph.id}" for paragraph in text.paragraphs]
        cites = [link for link in links if link.get("class") == "cite"]
        assert len({link["aria-label"] for link in cites}) == len(numbers)
        assert all(link["href"] == "#citing" for link in cites)


def test_a_paragraph_shows_its_code_its_link_and_its_references(each_browser: Page, address: str) -> None:
    each_browser.open(address + TEXT)
    ask(each_browser)
    words = wait_for(each_browser, f"{SHOWN} && {SHOWN}.textContent")
    assert "Citer TM-4" in words and f"{TEXT}#p4" in words
    for form in ("iso", "plain", "bibtex"):
        shown = each_browser.evaluate(f"{SHOWN}.querySelector('[data-form={form}]').textContent")
        assert "TM-4" in shown and f"{TEXT}#p4" in shown and "Turc mécanique" in shown, form
    assert "@misc{TM-4," in words


def test_the_references_open_and_close_by_keyboard_and_give_the_focus_back(each_browser: Page, http_site: str) -> None:
    each_browser.open(http_site + TEXT)
    each_browser.evaluate(f"document.querySelector('{LINK}').focus()")
    each_browser.press("Enter")
    wait_for(each_browser, f"{SHOWN} && {SHOWN}.contains(document.activeElement)")
    each_browser.press("Tab")
    wait_for(each_browser, f"document.activeElement.matches('button') && {SHOWN}.contains(document.activeElement)")
    each_browser.press("Escape")
    wait_for(each_browser, "!document.querySelector('.cite-passage')")
    wait_for(each_browser, f"document.activeElement.matches('{LINK}')")


def test_the_copy_button_says_that_it_copied(each_browser: Page, address: str) -> None:
    each_browser.open(address + TEXT)
    ask(each_browser)
    wait_for(each_browser, SHOWN + " !== null")
    each_browser.click(".cite-passage .copy")
    assert wait_for(each_browser, f"{SHOWN}.querySelector('[role=status]')?.textContent") == "Copié."


def test_where_the_clipboard_is_not_given_the_browsers_own_command_copies(
    chromium_browser: Browser, http_site: str
) -> None:
    with chromium_browser.new_context(permissions=["clipboard-read"]) as context:
        page = context.new_page()
        page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('not here'))")
        page.goto(http_site + TEXT)
        page.locator("#citing").hover()
        page.locator("#citing .copy").nth(1).click()
        page.locator("#citing [role=status]", has_text="Copié.").wait_for()
        assert page.evaluate("navigator.clipboard.readText()").strip().endswith(TEXT)


def test_words_selected_are_copied_with_their_reference_without_calls(
    chromium_browser: Browser, http_site: str, texts: tuple[Text, ...]
) -> None:
    text = copied(chromium_browser, http_site, TEXT, ".cite-selection [data-does=quote]")
    (turc,) = [one for one in texts if one.slug == "turc-mecanique"]
    paragraph = next(one for one in turc.paragraphs if one.id == "p4")
    quote, reference = text.split("\n")
    letters = [[c for c in words if c.isalnum()] for words in (quote, paragraph.read)]
    assert letters[0] == letters[1]
    assert "TM-4" in reference and f"{TEXT}#p4" in reference


def test_the_link_of_words_selected_is_that_of_their_paragraph(chromium_browser: Browser, http_site: str) -> None:
    link = copied(chromium_browser, http_site, TEXT, ".cite-selection [data-does=link]")
    assert link == f"TM-4, {TEXT}#p4"


def test_words_selected_across_paragraphs_keep_them_apart(chromium: Page, http_site: str) -> None:
    chromium.open(http_site + TEXT)
    settle(chromium)
    chromium.evaluate(
        "(r => { r.setStart(document.getElementById('p4'), 0); r.setEndAfter(document.getElementById('p5').lastChild);"
        "getSelection().addRange(r); })(document.createRange())"
    )
    wait_for(chromium, BAR + " !== null")
    chromium.evaluate("navigator.clipboard.writeText = async (text) => { window.taken = text; }")
    chromium.click(".cite-selection [data-does=quote]")
    taken = wait_for(chromium, "window.taken")
    assert taken.count("\n\n") == 1 and "TM-4" in taken


def test_the_toolbar_comes_with_words_and_goes_with_escape(each_browser: Page, address: str) -> None:
    each_browser.open(address + TEXT)
    settle(each_browser)
    assert not each_browser.evaluate(BAR + " !== null")
    wait_for(each_browser, SELECT.format(id="p4"))
    wait_for(each_browser, BAR + " !== null")
    each_browser.press("Escape")
    wait_for(each_browser, BAR + " === null")


def test_axe_finds_no_violation_in_the_references(axe_page: PlaywrightPage, http_site: str) -> None:
    axe_page.goto(http_site + TEXT)
    settle(axe_page)
    axe_page.locator(LINK).click()
    axe_page.locator(".cite-passage").wait_for()
    assert not axe.violations(axe_page)

"""The kit's page: a text shared out in the browser, from a disk as over http; and the same without a script."""

from pathlib import Path

import pytest
from playwright.sync_api import Page as PlaywrightPage
from playwright.sync_api import expect

from arpentage.compose import compose
from arpentage.kit.kit import Sharing
from arpentage.kit.plan import plan
from arpentage.kit.theme import ThemeSharing
from arpentage.site import Site
from tests import build_data as data
from tests.browsers import axe
from tests.browsers.page import Page, wait_for
from tests.site.pages import Page as Parsed

ROWS = "[...document.querySelectorAll('#share tbody tr')]"


@pytest.fixture(scope="module")
def site() -> Site:
    return compose(*data.real())[0]


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_a_text_is_shared_out_in_each_browser(
    each_browser: Page, built_site: Path, http_site: str, site: Site, scheme: str
) -> None:
    address = http_site if scheme == "http" else f"{built_site.as_uri()}/"
    each_browser.open(f"{address}en/kit.html?text=turc-mecanique&people=12&minutes=120")
    kit = Sharing(site.text("turc-mecanique")).kit(12)
    wait_for(each_browser, f"{ROWS}.length === 12")
    labels = each_browser.evaluate(f"{ROWS}.map(row => row.cells[1].textContent)")
    assert labels == [part.label for part in kit.parts]
    lengths = each_browser.evaluate(
        "[...document.querySelectorAll('#plan tbody tr:not([hidden]) .for')].map(one => parseInt(one.textContent))"
    )
    assert lengths == [minutes for minutes in plan(120, 12, kit.longest.seconds).lengths if minutes]
    each_browser.evaluate(
        "(f => { f.elements.of.value = 'lnvf-84'; f.elements.people.value = 23;"
        " f.dispatchEvent(new Event('input', {bubbles: true})); })(document.getElementById('kit'))"
    )
    wait_for(each_browser, f"{ROWS}.length === 7 && location.search.includes('text=lnvf-84&people=23')")
    readers = each_browser.evaluate(f"{ROWS}.map(row => Number(row.cells[3].textContent))")
    assert sum(readers) == 23 and min(readers) >= 3


def test_each_part_leads_to_its_passage_and_says_how_uneven_the_parts_are(
    chromium_page: PlaywrightPage, http_site: str, site: Site
) -> None:
    chromium_page.goto(http_site + "kit.html?text=revolution-numerique&people=5&minutes=60")
    kit = Sharing(site.text("revolution-numerique")).kit(5)
    expect(chromium_page.locator("[data-fact=uneven]")).to_have_text(f"{kit.uneven}\u202f%")
    expect(chromium_page.locator("#paper code")).to_have_text(
        "python build.py kit --text revolution-numerique --people 5 --minutes 60"
    )
    expect(chromium_page.locator("#plan .warning")).to_be_visible()  # an hour is too short for parts of 13 minutes
    chromium_page.locator("#share tbody a").nth(1).click()
    chromium_page.wait_for_url(f"**/texts/revolution-numerique.html#{kit.parts[1].opens_at}")


def test_a_theme_is_shared_out_by_whole_passages_that_lead_to_their_texts(
    chromium_page: PlaywrightPage, http_site: str, site: Site
) -> None:
    (theme,) = [theme for theme in site.themes if theme.record.id == "promesses"]
    kit = ThemeSharing(site, theme).kit(5)
    chromium_page.goto(http_site + "themes/promesses.html")
    chromium_page.locator("a[href*='kit.html?theme=promesses']").click()
    chromium_page.locator("[name=people]").fill("5")
    rows = chromium_page.locator("#share tbody tr")
    expect(rows).to_have_count(5)
    expect(rows.locator("td:nth-child(2)")).to_have_text([part.label for part in kit.parts])
    expect(chromium_page.locator("#paper code")).to_contain_text("kit --theme promesses --people 5")
    expect(chromium_page.locator("#plan [data-of=theme] >> nth=0")).to_be_visible()
    expect(chromium_page.locator("#plan [data-of=text] >> nth=0")).to_be_hidden()
    chromium_page.locator("#share tbody a").last.click()
    chromium_page.wait_for_url("**/texts/gagner-un-monde.html#passage-*")


def test_a_number_of_people_out_of_range_keeps_the_last_share(chromium_page: PlaywrightPage, http_site: str) -> None:
    chromium_page.goto(http_site + "kit.html?people=4")
    rows = chromium_page.locator("#share tbody tr")
    expect(rows).to_have_count(4)
    chromium_page.locator("[name=people]").fill("99")
    chromium_page.locator("[name=people]").fill("6")
    expect(rows).to_have_count(6)


def test_without_a_script_the_usual_shares_are_there(parsed: dict[str, Parsed], site: Site) -> None:
    words = parsed["kit.html"].words
    for entry in site.texts:
        for people in (4, 6, 8, 12, 16, 24):
            assert all(part.label in words for part in Sharing(entry).kit(people).parts)


def test_the_page_as_chosen_prints_its_parts_and_plan_with_room_for_names(
    chromium_page: PlaywrightPage, http_site: str
) -> None:
    chromium_page.goto(http_site + "kit.html?people=8")
    expect(chromium_page.locator("#share tbody tr")).to_have_count(8)
    chromium_page.emulate_media(media="print")
    for shown in ("#share td.names >> nth=0", "#plan tbody tr >> nth=0"):
        expect(chromium_page.locator(shown)).to_be_visible()
    for hidden in ("#session", "#rooms", "#paper"):
        expect(chromium_page.locator(hidden)).to_be_hidden()


def test_no_share_scrolls_sideways_nor_troubles_axe(axe_page: PlaywrightPage, http_site: str) -> None:
    for prefix in ("", "ar/"):
        axe_page.set_viewport_size({"width": 320, "height": 800})
        axe_page.goto(f"{http_site}{prefix}kit.html?text=nouveaux-proletaires&people=40")
        expect(axe_page.locator("#share")).to_be_visible()
        axe_page.evaluate("document.querySelectorAll('#rooms details').forEach(one => { one.open = true; })")
        assert axe_page.evaluate("document.documentElement.scrollWidth") <= 320
        assert not axe.violations(axe_page)

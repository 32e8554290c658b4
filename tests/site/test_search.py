"""Search, as a reader uses it: in both browsers, over http and by double click."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browsers.page import Page, settle, wait_for

RESULTS = "[...document.querySelectorAll('#results > li > a')].map(a => a.getAttribute('href'))"
DONE = "document.querySelector('#results').getAttribute('aria-busy') === 'false'"
MATCH = "document.querySelector('#search-status').dataset.match"


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, built_site: Path) -> str:
    """The site's address, by double click and then over http."""
    if request.param == "file":
        return built_site.as_uri() + "/"
    return str(request.getfixturevalue("http_site"))


def search(page: Page, address: str, query: str, more: str = "") -> list[str]:
    page.open(f"{address}search.html?q={quote(query)}{more}")
    wait_for(page, f"{DONE} && {MATCH}")
    found: list[str] = page.evaluate(RESULTS)
    return found


@pytest.mark.parametrize("words", ["obsolescence", "numerique", "coeur", "l’humanité"])
def test_a_word_is_found_whatever_its_accents_apostrophes_and_ligatures(
    each_browser: Page, address: str, words: str
) -> None:
    found = search(each_browser, address, words)
    assert found and any(link.startswith("texts/") for link in found)
    assert each_browser.evaluate(MATCH) == "exact"
    said = each_browser.evaluate("document.querySelector('#search-status').textContent")
    assert any(character.isdigit() for character in said)


def test_results_are_the_same_by_double_click_and_over_http(
    each_browser: Page, built_site: Path, http_site: str
) -> None:
    for words in ("travail des plateformes", "réfugiés", "click farms", "qui gouverne le numérique ?"):
        from_disk = search(each_browser, built_site.as_uri() + "/", words)
        assert from_disk == search(each_browser, http_site, words)


def test_a_passage_is_listed_once_though_its_translation_is_found_too(chromium: Page, http_site: str) -> None:
    found = search(chromium, http_site, "Amazon")
    assert found and len(found) == len(set(found))


def test_an_english_word_leads_to_the_source_paragraph_of_its_translation(chromium: Page, http_site: str) -> None:
    found = search(chromium, http_site, "trade unions")
    assert any(link.startswith("texts/gagner-un-monde.html") and "#p" in link for link in found)


def test_words_that_no_passage_has_together_give_the_nearest_and_say_so(chromium: Page, http_site: str) -> None:
    assert search(chromium, http_site, "obsolescence syrienne boursière")
    assert chromium.evaluate(MATCH) == "nearest"


def test_what_is_not_there_is_not_found(chromium: Page, http_site: str) -> None:
    assert search(chromium, http_site, "xylophoniste") == []
    assert chromium.evaluate(MATCH) == "none"


@pytest.mark.parametrize(
    ("filter_", "start"),
    [("&kind=note", "texts/"), ("&kind=term", "glossary.html"), ("&kind=theme", "themes/"),
     ("&text=turc-mecanique", "texts/turc-mecanique.html"), ("&kind=paragraph&text=lnvf-84", "texts/lnvf-84.html")],
)  # fmt: skip
def test_a_filter_in_the_address_keeps_only_what_it_names(
    chromium: Page, http_site: str, filter_: str, start: str
) -> None:
    found = search(chromium, http_site, "travail", filter_)
    assert found and all(link.startswith(start) for link in found)


def test_facets_filter_and_the_address_holds_them(chromium: Page, http_site: str) -> None:
    everything = search(chromium, http_site, "travail")
    chromium.click("#facets input[name=kind][value=note]")
    wait_for(chromium, f"{DONE} && location.search.includes('kind=note')")
    notes = chromium.evaluate(RESULTS)
    assert 0 < len(notes) <= len(everything) and all("#note-" in link for link in notes)


def test_a_result_opens_at_its_passage_with_the_words_marked(each_browser: Page, address: str) -> None:
    (first, *_) = search(each_browser, address, "obsolescence programmée")
    each_browser.open(address + first)
    marked = wait_for(each_browser, "[...document.querySelectorAll('main mark')].map(m => m.textContent).join(' ')")
    assert "obsolescence" in marked.lower()
    wait_for(each_browser, "document.querySelector(':target mark') !== null")
    inside = "(r => r.top >= 0 && r.top < innerHeight)(document.querySelector(':target mark').getBoundingClientRect())"
    assert wait_for(each_browser, inside)


def test_the_english_interface_finds_the_same_passages_in_its_own_pages(chromium: Page, http_site: str) -> None:
    found = search(chromium, http_site + "en/", "humanité")
    assert found
    chromium.open(http_site + "en/search.html?q=humanit%C3%A9")
    wait_for(chromium, f"{DONE} && {MATCH}")
    opened = chromium.evaluate("document.querySelector('#results > li > a').href")
    assert "/en/texts/" in opened


@pytest.mark.parametrize(
    "query", ["a", "z" * 10_000, ".*+?^${}()|[]\\", "🙂🙂", "\u202e\u200f مرحبا", "' \" < > &amp; <b>", "null", "%"]
)
def test_no_query_breaks_the_page(chromium: Page, http_site: str, query: str) -> None:
    chromium.open(http_site + "search.html")
    chromium.evaluate(
        f"(q => {{ q.value = {json.dumps(query)}; q.form.requestSubmit(); }})(document.querySelector('#q'))"
    )
    wait_for(chromium, DONE)
    assert chromium.evaluate("document.querySelectorAll('#results b, #results script').length") == 0


def test_nothing_of_the_engine_is_loaded_before_the_reader_searches(chromium: Page, http_site: str) -> None:
    chromium.open(http_site + "index.html")
    settle(chromium)
    loaded = "performance.getEntriesByType('resource').map(e => e.name).join(' ')"
    assert "wasm" not in chromium.evaluate(loaded) and "pagefind" not in chromium.evaluate(loaded)
    chromium.open(http_site + "search.html")
    settle(chromium)
    assert "wasm" not in chromium.evaluate(loaded) and "pagefind" not in chromium.evaluate(loaded)

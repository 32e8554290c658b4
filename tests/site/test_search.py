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


def test_a_word_is_found_whatever_its_accents_apostrophes_and_ligatures(each_browser: Page, address: str) -> None:
    for words in ("obsolescence", "numerique", "coeur", "l’humanité"):
        found = search(each_browser, address, words)
        assert found and any(link.startswith("texts/") for link in found), words
        assert each_browser.evaluate(MATCH) == "exact", words
        said = each_browser.evaluate("document.querySelector('#search-status').textContent")
        assert any(character.isdigit() for character in said), words


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


def test_a_misspelt_word_finds_what_was_meant_and_the_page_says_so(chromium: Page, http_site: str) -> None:
    meant = search(chromium, http_site, "obsolescence")
    assert search(chromium, http_site, "obsolecence")[:1] == [
        meant[0].replace("q=obsolescence", "q=obsolecence&also=obsolescence")
    ]
    assert chromium.evaluate(MATCH) == "nearest"
    assert chromium.evaluate("document.querySelector('#search-status a').textContent") == "obsolescence"


def test_a_term_of_the_glossary_stands_above_the_list_and_leads_to_its_passages(chromium: Page, http_site: str) -> None:
    found = search(chromium, http_site, "مزارع النقرات")
    assert found[0].startswith("texts/nouveaux-proletaires.html") and found[0].endswith("#p5")
    assert "ferme à clics" in chromium.evaluate("document.querySelector('#results .through').textContent")
    assert "ferme à clics" in chromium.evaluate("document.querySelector('#entry a').textContent")
    assert chromium.evaluate("document.querySelector('#results #entry, #entry #results')") is None
    search(chromium, http_site, "xylophoniste")
    assert chromium.evaluate("document.querySelector('#entry').children.length") == 0


def test_few_exact_results_are_followed_by_near_ones_that_say_so(chromium: Page, http_site: str) -> None:
    found = search(chromium, http_site, "réseaux sociaux")
    near = chromium.evaluate("[...document.querySelectorAll('#results > li')].map((li) => !!li.querySelector('.near'))")
    assert len(found) == len(near) and near == sorted(near) and True in near


def test_results_follow_what_is_typed_and_the_arrows_walk_through_them(each_browser: Page, built_site: Path) -> None:
    each_browser.open(built_site.as_uri() + "/search.html")
    each_browser.click("#q")
    for letter in "blockchain":
        each_browser.press(letter)
    wait_for(each_browser, f"{DONE} && {MATCH} === 'exact' && location.search.includes('q=blockchain')")
    focus = "[...document.querySelectorAll('#results > li > a')].indexOf(document.activeElement)"
    each_browser.press("ArrowDown")
    each_browser.press("ArrowDown")
    wait_for(each_browser, f"{focus} === 1")
    each_browser.press("ArrowUp")
    each_browser.press("ArrowUp")
    wait_for(each_browser, "document.activeElement.id === 'q'")


def test_the_last_searches_are_kept_and_offered(each_browser: Page, address: str) -> None:
    for words in ("obsolescence", "travail"):
        search(each_browser, address, words)
        wait_for(each_browser, f"Arpentage.store.get('searches').then((kept) => kept && kept[0] === '{words}')")
    each_browser.open(address + "search.html")
    kept = "[...document.querySelectorAll('#recent a')].map((a) => a.textContent)"
    wait_for(each_browser, f"{kept}.length === 2")
    assert each_browser.evaluate(kept) == ["travail", "obsolescence"]


def test_a_landing_leads_from_hit_to_hit_through_the_page_and_its_marks_can_be_cleared(
    chromium: Page, built_site: Path
) -> None:
    chromium.open(built_site.as_uri() + "/texts/revolution-numerique.html?q=donn%C3%A9es#p2")
    told = "document.querySelector('.hits span').textContent"
    wait_for(chromium, f"Number({told}.split(' / ')[1]) > 10")  # all over the page, not in the passage only
    wait_for(chromium, "document.querySelector('#p2 mark.current') !== null")
    before = int(chromium.evaluate(told).split(" / ")[0])
    chromium.click(".hits .next-hit")
    wait_for(chromium, f"{told}.startsWith('{before + 1} / ')")
    chromium.click(".hits .previous-hit")
    wait_for(chromium, f"{told}.startsWith('{before} / ')")
    chromium.click(".clear-marks")
    wait_for(chromium, "!document.querySelector('mark.hit, .hits') && !location.search")


def test_a_passage_found_by_its_translation_opens_with_it_marked_there(each_browser: Page, address: str) -> None:
    (first, *_) = search(each_browser, address, "energy drinks")
    each_browser.open(address + first)
    shown = "document.querySelector('#p10-en mark.hit')?.checkVisibility()"
    wait_for(each_browser, shown)
    inside = "(r => r.top >= 0 && r.top < innerHeight)(document.querySelector('#p10-en mark').getBoundingClientRect())"
    wait_for(each_browser, inside)


def test_a_page_opened_without_a_search_loads_nothing_of_it(chromium: Page, http_site: str) -> None:
    chromium.open(http_site + "texts/gagner-un-monde.html")
    loaded = "performance.getEntriesByType('resource').filter((e) => e.name.includes('/search/')).map((e) => e.name)"
    assert chromium.evaluate(loaded) == []

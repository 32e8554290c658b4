"""The Arabic interface: mirrored, in its own face, and honest about what is not translated."""

import json
import re
from pathlib import Path

from tests.browsers.page import Page, settle, wait_for
from tests.site.pages import Page as Parsed

TEXT = "ar/texts/turc-mecanique.html"
NAMES = "script, pre, code, svg title, cite, [role=doc-biblioref], .timeline, .citing, #cite-text, #facets"
"""Where names of people, works, texts and themes stand as they are, within words of the interface or alone."""
STRANGERS = """
(() => {
  const latin = /\\p{Script=Latin}{2,}(?:[^\\p{L}]+\\p{Script=Latin}+){5,}/u, arabic = /\\p{Script=Arabic}{2,}/u;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  for (let node; (node = walker.nextNode()); ) {
    if (node.parentElement.closest(NAMES)) continue;
    const lang = node.parentElement.closest('[lang]').lang, words = node.data;
    if (lang === 'ar' ? latin.test(words) : arabic.test(words)) found.push(`${lang}: ${words.slice(0, 60)}`);
  }
  return found;
})()
""".replace("NAMES", json.dumps(NAMES))
"""Six Latin words in a row that pass for Arabic, or Arabic ones that pass for another language."""


def arabic(parsed: dict[str, Parsed]) -> dict[str, Parsed]:
    return {name: page for name, page in parsed.items() if name.startswith("ar/")}


def test_every_page_has_an_arabic_one_from_right_to_left(parsed: dict[str, Parsed]) -> None:
    french = {name for name in parsed if not name.startswith(("ar/", "en/"))}
    assert set(arabic(parsed)) == {f"ar/{name}" for name in french}
    for name, page in arabic(parsed).items():
        (html,) = page.all("html")
        assert (html.attributes["lang"], html.attributes["dir"]) == ("ar", "rtl"), name


def test_what_is_in_another_language_says_its_direction(parsed: dict[str, Parsed]) -> None:
    for name, page in parsed.items():
        around = "rtl" if name.startswith("ar/") else "ltr"
        for element in page.elements:
            lang = element.attributes.get("lang")
            if lang and element.name != "html":
                own = "rtl" if lang == "ar" else "ltr"
                assert element.attributes.get("dir", around) in (own, "auto"), f"{name}:{element.line} {element}"


def test_words_that_are_not_arabic_are_marked_with_their_language(
    chromium: Page, built_site: Path, of_each_template: tuple[str, ...]
) -> None:
    for name in of_each_template:
        chromium.open(f"{built_site.as_uri()}/ar/{name}{'?q=عمال' if name == 'search.html' else ''}")
        settle(chromium)
        assert chromium.evaluate(STRANGERS) == [], name


def left(page: Page, css: str) -> float:
    return float(page.evaluate(f"document.querySelector({json.dumps(css)}).getBoundingClientRect().left"))


def test_the_page_is_mirrored_but_the_name_and_the_french_text_are_not(each_browser: Page, http_site: str) -> None:
    page = each_browser
    page.open(http_site + TEXT)
    settle(page)
    assert left(page, ".mark") > left(page, ".languages")
    parts = page.evaluate("[...document.querySelectorAll('.mark i')].map(i => i.getBoundingClientRect().left)")
    assert parts == sorted(parts)
    assert left(page, "#p3") < left(page, 'a.num[href="#p3"]')
    said = "getComputedStyle(document.querySelector({})).direction"
    assert page.evaluate(said.format("'#p3'")) == "ltr"
    assert page.evaluate(said.format("'#p3-ar'")) == "rtl"
    page.open(http_site + TEXT.removeprefix("ar/"))
    settle(page)
    assert left(page, ".mark") < left(page, ".languages")
    assert left(page, "#p3") > left(page, 'a.num[href="#p3"]')


def test_arabic_is_drawn_by_its_face_and_a_french_page_does_not_load_it(each_browser: Page, http_site: str) -> None:
    loaded = "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
    each_browser.open(http_site + "about.html")
    settle(each_browser)
    assert "Amiri" not in "".join(each_browser.evaluate(loaded))
    each_browser.open(http_site + "ar/about.html")
    settle(each_browser)
    assert "Amiri" in "".join(each_browser.evaluate(loaded))
    assert each_browser.evaluate(
        "[...document.querySelectorAll('.prose, .prose *, h1, h2, nav *')].filter(e => e.matches(':lang(ar)'))"
        ".every(e => ['normal', '0px'].includes(getComputedStyle(e).letterSpacing))"
    )


def test_results_are_counted_as_arabic_counts(chromium: Page, http_site: str) -> None:
    chromium.open(http_site + "ar/search.html?q=عمال")
    wait_for(chromium, "document.querySelector('#search-status').dataset.match === 'exact'")
    said = chromium.evaluate("document.querySelector('#search-status').textContent")
    n = int((re.search(r"\d+", said) or ["0"])[0])
    assert n > 2
    assert ("نتائج" if 3 <= n % 100 <= 10 else "نتيجة") in said


def test_the_map_of_themes_and_its_table_are_mirrored(each_browser: Page, http_site: str) -> None:
    """The first text stands at the right in Arabic, its marks with it, and the names of themes beside it."""
    for name in ("themes/index.html", "ar/themes/index.html"):
        each_browser.open(http_site + name)
        each_browser.evaluate("document.querySelector('.as-table').open = true")
        settle(each_browser)
        way = -1 if name.startswith("ar/") else 1
        for css in (".fields a", ".plan thead th", ".map li:first-child .field"):
            lefts = each_browser.evaluate(
                f"[...document.querySelectorAll('{css}')].map(a => a.getBoundingClientRect().left)"
            )
            if css.startswith(".map"):
                lefts = lefts[:2]
            assert len(lefts) > 1 and lefts == sorted(lefts, reverse=way < 0), css
        assert (left(each_browser, ".map .track") - left(each_browser, ".map .of")) * way > 0

"""The words of a query and of a text, in the page's own script and in both browsers."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arpentage.search import normalise
from arpentage.search.inflect import inflected
from tests.browsers.page import Page

CASES = Path(__file__).parents[1] / "cases"


def cases(name: str) -> Any:
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def evaluate(page: Page, function: str, values: object) -> Any:
    return page.evaluate(f"(async (values) => {{ {function} }})({json.dumps(values)})")


@pytest.fixture
def search_page(each_browser: Page, built_site: Path) -> Page:
    each_browser.open(f"{built_site.as_uri()}/search.html")
    return each_browser


def test_the_script_makes_the_words_that_the_build_makes(search_page: Page, repo: Path) -> None:
    texts = [case["text"] for case in cases("normalise")]
    texts += [path.read_text(encoding="utf-8") for path in sorted((repo / "seeds").glob("*.txt"))]
    assert evaluate(search_page, "return values.map(Arpentage.normalise)", texts) == list(map(normalise, texts))


def test_the_script_takes_the_endings_off_that_the_build_takes_off(search_page: Page, repo: Path) -> None:
    words = {lang: [word for group in groups for word in group] for lang, groups in cases("inflect").items()}
    seeds = [path.read_text(encoding="utf-8") for path in sorted((repo / "seeds").glob("*.txt"))]
    words["fr"] += sorted(set(normalise(" ".join(seeds)).split()))
    words["de"] = ["arbeiten"]
    pairs = [[word, lang] for lang, those in words.items() for word in those]
    bare = {lang: inflected(lang) for lang in words}
    got = evaluate(search_page, "return values.map(([word, lang]) => Arpentage.bare(word, lang))", pairs)
    assert got == [bare[lang](word) for word, lang in pairs]


def test_a_query_is_read_as_words_phrases_and_words_that_are_not_wanted(search_page: Page) -> None:
    all_ = cases("queries")
    asked = [[case["query"], case["lang"]] for case in all_]
    function = """return values.map(([query, lang]) => {
        const asked = Arpentage.parse(query);
        return { ...asked, sought: Arpentage.sought(asked.words, lang) };
    })"""
    for case, got in zip(all_, evaluate(search_page, function, asked), strict=True):
        wanted = {name: case.get(name, []) for name in ("words", "phrases", "without")}
        assert got == wanted | {"sought": case.get("sought", got["sought"])}, case["case"]


def test_stop_words_tell_the_language_of_a_question(search_page: Page) -> None:
    told = {"qui gouverne le numérique": "fr", "who is paid by Uber": "en", "ما هو العمل": "ar", "Uber": "", "": ""}
    function = "return values.map((q) => Arpentage.guess(Arpentage.parse(q).words, ['fr', 'en', 'ar']))"
    assert evaluate(search_page, function, list(told)) == list(told.values())


@pytest.mark.parametrize(
    ("text", "query", "lang", "marked"),
    [
        ("l’obsolescence des ŒUVRES", "oeuvre obsolescences", "fr", ["obsolescence", "ŒUVRES"]),
        ("des réfugié·es syrien·nes", "refugies syriennes", "fr", ["réfugié·es", "syrien·nes"]),
        ("la sous-traitance", "soustraitance", "fr", ["sous-traitance"]),
        ("les travaux et le travail", "travaux", "fr", ["travaux", "travail"]),
        ("digital labour", "labor", "en", ["labour"]),
        ("العُمّال والعمل", "عمل", "ar", ["والعمل"]),
        ("التابعة لأمازون، بأجر", "أمازون أجور الأجر", "ar", ["لأمازون", "بأجر"]),
    ],
)
def test_words_are_marked_as_they_stand(search_page: Page, text: str, query: str, lang: str, marked: list[str]) -> None:
    function = """const [text, query, lang] = values;
        return Arpentage.hits(text, Arpentage.terms(query), lang).map(([start, end]) => text.slice(start, end))"""
    assert evaluate(search_page, function, [text, query, lang]) == marked


HOSTILE = [
    "a", "x" * 10_000, "mot " * 3_000, "é·" * 500, ".*+?^${}()|[]\\", "(", '"', "-", "--", "- -a", '"-"', "«»",
    "\u202eلمع\u202c \u200f", "😀👩‍👩‍👧", "\x00", "\ud800", "__proto__", "constructor toString hasOwnProperty",
    "<img src=x onerror=alert(1)>", "%", "%F0%9F", "ß ŉ İ ﷺ", "\u0301\u0301", "中文字", "1 234 567 890 123",
]  # fmt: skip


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60), st.text('ab"-«» réfugié·es٣العمل', max_size=40)))
def test_no_query_throws_or_hangs(searching: Page, query: str) -> None:
    function = """const answer = await Arpentage.answer(values, Arpentage.filters(new URLSearchParams()));
        return [answer.match, encodeURIComponent(Arpentage.query(values)).length > -1]"""
    match, kept = evaluate(searching, function, query)
    assert match in ("exact", "nearest", "none") and kept


@pytest.fixture
def searching(chromium: Page, built_site: Path) -> Page:
    chromium.open(f"{built_site.as_uri()}/search.html")
    for query in HOSTILE:  # each at least once
        evaluate(chromium, "await Arpentage.answer(values, Arpentage.filters(new URLSearchParams()))", query)
    return chromium

"""References: as sure as the notice and no surer, and harmless whatever the notice holds."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from arpentage.catalogue import Catalogue, load_catalogues
from arpentage.compose import compose
from arpentage.html.cite import References, citing, tex, when
from arpentage.html.markdown import Markdown
from arpentage.html.templates import Page
from arpentage.kinds.notice import Notice
from tests.build_data import notice_of, real

ROOT = Path(__file__).parents[1]
CATALOGUES = load_catalogues([ROOT / "templates"], ("fr", "en"), ())[0]
T = CATALOGUES["fr"]
SITE = compose(*real())[0]


class Words(HTMLParser):
    """The words of some HTML, and its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.tags = "", set[str]()
        self.feed(str(html))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def plain(html: str) -> str:
    return re.sub(r"\s", " ", Words(html).words)


def made(notice: Notice, t: Catalogue = T, url: str = "") -> References:
    site = replace(SITE, settings=replace(SITE.settings, url=url))
    prefix = "" if t.lang == "fr" else f"{t.lang}/"
    return citing(site, notice, Markdown())(Page("texts/essai.html", "Essai", "texts", prefix, ()), t)


def notice(**more: Any) -> Notice:
    values = {"title": {"fr": "Un essai"}, "title_from": "received", "byline": {"fr": "Une autrice"},
              "byline_known": "seen", "created": "2017-12-16", "created_known": "seen", **more}  # fmt: skip
    data: Notice = notice_of(**values).data
    return data


@pytest.mark.parametrize(
    ("created", "known", "words"),
    [
        ("2017-12-16", "seen", "2017-12-16"),
        ("2017-12-16", "inferred", "[2017-12-16]"),
        ("2017-07-25?", "inferred", "[2017-07-25 ?]"),
        ("2017?/2018?", "inferred", "[2017–2018 ?]"),
        ("2018~", "seen", "vers 2018"),
        ("2018%", "inferred", "[vers 2018 ?]"),
        ("2020/", "inferred", "[2020 ou après]"),
        ("/2020", "inferred", "[2020 ou avant]"),
        ("2020", "unknown", "[date inconnue]"),
        (None, "unknown", "[date inconnue]"),
    ],
)
def test_a_date_is_as_sure_as_the_notice_says(created: str | None, known: str, words: str) -> None:
    assert when(created, known, T).replace("\u202f", "\xa0").replace(" ?", "\xa0?") == words


def test_what_is_established_stands_plain_and_what_is_not_in_brackets() -> None:
    sure = plain(made(notice()).iso)
    assert sure.startswith("Une autrice. Un essai. 2017-12-16. ") and "[Une" not in sure and "[2017" not in sure
    unsure = plain(made(notice(byline_known="inferred", title_from="editors", created_known="inferred")).iso)
    assert unsure.startswith("[Une autrice]. [Un essai]. [2017-12-16]. ")


def test_every_form_names_the_reader_its_version_and_its_date() -> None:
    for t in CATALOGUES.values():
        references = made(notice(), t)
        for form in (references.iso, references.plain, references.bibtex):
            assert "Arpentage" in plain(form) and "2026-11-21" in plain(form) and "Un essai" in plain(form)


def test_a_published_reader_is_cited_by_its_address_and_another_by_a_relative_one() -> None:
    there = made(notice(), CATALOGUES["en"], "https://arpentage.example/")
    assert there.address == "https://arpentage.example/en/texts/essai.html"
    assert "url = {https://arpentage.example/en/texts/essai.html}" in plain(there.bibtex)
    here = made(notice())
    assert here.address == "texts/essai.html" and "https" not in plain(here.iso) and "url =" not in plain(here.bibtex)


def test_bibtex_has_balanced_braces_and_only_escaped_marks_of_its_own() -> None:
    assert tex("50 %_$^") == r"50 \%\_\$\textasciicircum{}"
    bibtex = plain(made(notice(title={"fr": "Cent % {et} plus & #1_a \\ ~"})).bibtex)
    assert bibtex.startswith("@misc{E,") and bibtex.rstrip().endswith("}")
    assert r"Cent \% \{et\} plus \& \#1\_a \textbackslash{} \textasciitilde{}" in bibtex
    bare = re.sub(r"\\[{}]", "", bibtex)
    assert bare.count("{") == bare.count("}")


@pytest.mark.parametrize("hostile", ["<script>x</script>", "{author.__class__}", "{}", "{0}", "%s", "&amp;<b>"])
def test_no_words_of_a_notice_are_taken_for_markup_or_for_places_to_fill(hostile: str) -> None:
    references = made(notice(title={"fr": hostile}, byline={"fr": hostile}), T)
    for form in (references.iso, references.plain, references.bibtex):
        assert Words(form).tags <= {"i", "span"}
    assert hostile in Words(references.plain).words


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_nobody_knows_of_the_texts_is_said_in_their_references(lang: str) -> None:
    for entry in SITE.texts:
        data = entry.notice.data
        iso = plain(made(data, CATALOGUES[lang]).iso)
        assert iso.startswith("[") == (data.byline_known != "seen"), entry.slug
        if data.created_known != "seen":
            assert re.search(r"\]\. In\b", iso), entry.slug

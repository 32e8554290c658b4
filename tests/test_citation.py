"""References: their exact words in both languages, what hostile values become, and the CSL-JSON handed on."""

import re
import time
import warnings
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from citeproc import CitationStylesStyle

from arpentage.citation import csl_json, references
from arpentage.kinds.source import Name, Source

STYLE = Path(__file__).parents[1] / "templates" / "citation.csl"
CASILLI = Name(family="Casilli", given="Antonio A.")
TUBARO = Name(family="Tubaro", given="Paola")


def source(type: Any, title: str, **values: Any) -> Source:
    return Source(type=type, title=title, verified="no", **values)


def reference(one: Source, lang: str = "fr") -> str:
    return references({"one": one}, STYLE.read_text(encoding="utf-8"), lang)["one"]


def date(edtf: str, lang: str = "fr") -> str:
    return reference(source("book", "T", issued=edtf), lang).removeprefix("<i>T</i>, ").removesuffix(".")


ARTICLE = source(
    "article-journal", "Le « travail » du clic", author=(CASILLI, TUBARO), container_title="Revue", volume="3",
    issue="2", page="12-15", issued="2018~", doi="10.1000/xyz", url="https://doi.org/10.1000/XYZ",
)  # fmt: skip
BOOK = source(
    "book", "Le Capital", author=(Name(family="Marx", given="Karl"),), translator=(Name(family="Roy"),),
    editor=(CASILLI, TUBARO), publisher="Seuil", publisher_place="Paris", issued="2017", original_date="1867",
)  # fmt: skip
CHAPTER = source(
    "chapter", "Un “mot”", author=(CASILLI,), editor=(TUBARO,), container_title="Livre", page="9", issued="2018?"
)
REPORT = source(
    "report", "L’emploi", author=(Name(literal="Bureau & Cie"),), number="12-3", issued="2017/2018",
    url="https://x.example/?a=1&b=2",
)  # fmt: skip
LAW = source(
    "legislation", "Loi n° 2016-1088 du 8 août 2016", number="2016-1088", container_title="JO", issued="2016-08-09"
)
WEBPAGE = source("webpage", "Aide", container_title="Site", issued="2017-03-01", url="http://x.example/p")
NEWS = source("article-newspaper", "Qui ?", container_title="Le Journal", issued="2017-12-16", page="4")

PAIR_FR = '<span class="small-caps">Casilli</span>, Antonio A. et Paola <span class="small-caps">Tubaro</span>'
PAIR_EN = PAIR_FR.replace(" et ", " and ")
DOI = '<a href="https://doi.org/10.1000/xyz" rel="external noreferrer">https://doi.org/10.1000/xyz</a>'
PAGE = '<a href="http://x.example/p" rel="external noreferrer">http://x.example/p</a>'
ADDRESS = '<a href="https://x.example/?a=1&amp;b=2" rel="external noreferrer">https://x.example/?a=1&amp;b=2</a>'
MARX = '<span class="small-caps">Marx</span>, Karl, <i>Le Capital</i>, Antonio A. Casilli'
ALONE = '<span class="small-caps">Casilli</span>, Antonio A., '
OFFICE = '<span class="small-caps">Bureau &amp; Cie</span>, <i>L’emploi</i>, '


@pytest.mark.parametrize(
    ("one", "lang", "expected"),
    [
        (ARTICLE, "fr", f"{PAIR_FR}, «\u202fLe “travail” du clic\u202f», <i>Revue</i>, vol.\u00a03, n°\u00a02, "
                        f"vers 2018, p.\u00a012-15, {DOI}."),
        (ARTICLE, "en", f"{PAIR_EN}, “Le « travail » du clic”, <i>Revue</i>, vol.\u00a03, no.\u00a02, "
                        f"c. 2018, pp.\u00a012–15, {DOI}."),
        (BOOK, "fr", f"{MARX} et Paola Tubaro (dir.), trad. Roy, Paris, Seuil, 2017 [1867]."),
        (BOOK, "en", f"{MARX} and Paola Tubaro (eds.), trans. Roy, Paris, Seuil, 2017 [1867]."),
        (CHAPTER, "fr", f"{ALONE}«\u202fUn “mot”\u202f», dans Paola Tubaro (dir.), <i>Livre</i>, "
                        "2018\u202f?, p.\u00a09."),
        (CHAPTER, "en", f"{ALONE}“Un ‘mot’”, in Paola Tubaro (ed.), <i>Livre</i>, 2018?, p.\u00a09."),
        (REPORT, "fr", f"{OFFICE}n°\u00a012-3, 2017-2018, {ADDRESS}."),
        (REPORT, "en", f"{OFFICE}no.\u00a012-3, 2017–2018, {ADDRESS}."),
        (LAW, "fr", "Loi n° 2016-1088 du 8 août 2016, <i>JO</i>, 9 août 2016."),
        (LAW, "en", "Loi n° 2016-1088 du 8 août 2016, <i>JO</i>, 9 August 2016."),
        (WEBPAGE, "fr", f"«\u202fAide\u202f», <i>Site</i>, 1er mars 2017, {PAGE}."),
        (WEBPAGE, "en", f"“Aide”, <i>Site</i>, 1 March 2017, {PAGE}."),
        (NEWS, "fr", "«\u202fQui ?\u202f», <i>Le Journal</i>, 16 décembre 2017, p.\u00a04."),
        (NEWS, "en", "“Qui ?”, <i>Le Journal</i>, 16 December 2017, p.\u00a04."),
    ],
)  # fmt: skip
def test_a_reference_reads(one: Source, lang: str, expected: str) -> None:
    assert reference(one, lang) == expected


@pytest.mark.parametrize(
    ("edtf", "fr", "en"),
    [
        ("2017-12", "décembre 2017", "December 2017"),
        ("2017-22", "été 2017", "Summer 2017"),
        ("2018%", "vers 2018\u202f?", "c. 2018?"),
        ("2017/", "2017-", "2017–"),
        ("2017-03/2018-05-02", "mars 2017 – 2 mai 2018", "March 2017 – 2 May 2018"),
        ("2017-13-40", "2017", "2017"),
    ],
)
def test_a_date_reads(edtf: str, fr: str, en: str) -> None:
    assert (date(edtf), date(edtf, "en")) == (fr, en)


def test_editors_lead_a_collection_and_no_full_stop_is_doubled() -> None:
    assert (
        reference(source("book", "Robots, etc.", editor=(CASILLI, TUBARO))) == f"{PAIR_FR} (dir.), <i>Robots, etc.</i>"
    )


def test_a_hostile_source_comes_out_as_text() -> None:
    hostile = source(
        "webpage", '<span class="nocase">a</span><script>alert(1)</script>\ue000\ue007', url="javascript:alert(1)",
        author=(Name(family="<b>", given='"&amp;'),), container_title="</i><img src=x onerror=alert(1)>", page="<&-'",
    )  # fmt: skip
    assert reference(hostile) == (
        '<span class="small-caps">&lt;b&gt;</span>, &#34;&amp;amp;, «\u202f&lt;span class=&#34;nocase&#34;&gt;a'
        "&lt;/span&gt;&lt;script&gt;alert(1)&lt;/script&gt;\u202f», "
        "<i>&lt;/i&gt;&lt;img src=x onerror=alert(1)&gt;</i>, p.\u00a0&lt; &amp; -&#39;, javascript:alert(1)."
    )


@pytest.mark.parametrize("key", ["title", "container_title", "publisher", "volume", "page", "number", "doi", "url"])
def test_no_value_opens_a_tag_or_leaves_an_attribute(key: str) -> None:
    for value in ('<script>x</script>" onclick="x', "https://x.example/\"onclick='x'><script>\ue008\ue007"):
        html = reference(source(**{"type": "report", "title": "T", key: value}))
        assert "script" in html
        rest = re.sub(r'</?i>|<a href="https://[^"<>\s]*" rel="external noreferrer">|</a>', "", html)
        assert not set('<>"') & set(rest)


def test_csl_json_has_real_dates_and_no_empty_key() -> None:
    assert csl_json(ARTICLE, "clic") == {
        "id": "clic",
        "type": "article-journal",
        "title": "Le « travail » du clic",
        "author": [{"family": "Casilli", "given": "Antonio A."}, {"family": "Tubaro", "given": "Paola"}],
        "issued": {"date-parts": [[2018]], "circa": True},
        "container-title": "Revue",
        "volume": "3",
        "issue": "2",
        "page": "12-15",
        "URL": "https://doi.org/10.1000/XYZ",
        "DOI": "10.1000/xyz",
    }
    assert csl_json(REPORT, "r")["author"] == [{"literal": "Bureau & Cie"}]
    assert csl_json(REPORT, "r")["issued"] == {"date-parts": [[2017], [2018]]}
    assert csl_json(source("book", "T", issued="2017-22"), "t")["issued"] == {"date-parts": [[2017]], "season": 2}
    assert csl_json(source("book", "T", issued="2017-12-16/"), "t")["issued"] == {"date-parts": [[2017, 12, 16], [0]]}


def test_the_style_is_valid_csl() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        CitationStylesStyle(str(STYLE), validate=True)


def test_every_type_has_its_title_once_and_ids_keep_their_order_and_case() -> None:
    types = get_args(get_type_hints(Source)["type"])
    cited = {f"{prefix}{n}": source(type, f"T{n}t", issued="2017") for prefix in "bB" for n, type in enumerate(types)}
    made = references(cited, STYLE.read_text(encoding="utf-8"), "en")
    assert list(made) == list(cited)
    assert all(html.count(cited[id].title) == 1 and html.endswith("2017.") for id, html in made.items())


def test_a_hundred_references_take_less_than_half_a_second() -> None:
    cited = {f"s{n}": ARTICLE for n in range(100)}
    start = time.process_time()
    references(cited, STYLE.read_text(encoding="utf-8"), "fr")
    assert time.process_time() - start < 0.5

"""Works cited: as CSL-JSON for other programs, and as references for readers.

citeproc-py 0.11 escapes no value, loses some ranges of dates and knows no inner quotation marks. So it is handed plain
text, with dates already in words, and formats with private-use characters: they become tags once all is escaped.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from types import SimpleNamespace
from typing import Any, Final
from urllib.parse import quote

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON
from markupsafe import Markup, escape

from arpentage.annotation import Edtf
from arpentage.kinds.source import Name, Source

ITALIC, ITALIC_END, CAPITALS, CAPITALS_END, LESS, TITLE, TITLE_END, LINK, LINK_END = map(chr, range(0xE000, 0xE009))
PLAIN: Final = {**dict.fromkeys(range(0xE000, 0xE009)), ord("<"): LESS}
"""Values lose our own marks, and the `<` that citeproc-py would read as a tag of its own (`nocase`)."""
TAGS: Final = str.maketrans({
    ITALIC: "<i>", ITALIC_END: "</i>", CAPITALS: '<span class="small-caps">', CAPITALS_END: "</span>",
    LESS: "&lt;", TITLE: "", TITLE_END: "",
})  # fmt: skip
LINKED: Final = re.compile(f"{LINK}(.*?){LINK_END}")
QUOTED: Final = re.compile(f"(«\u202f|“){TITLE}(.*?){TITLE_END}")
FULL_STOP: Final = re.compile(rf"([.!?…][{ITALIC_END}{CAPITALS_END}{TITLE_END}]*)\.$")
DAY: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")
Term = Callable[[str], str]
"""A word of the locale by its CSL name (`month-01`, `circa`); `ordinal-01` is empty where dates do not use it."""


def csl_json(source: Source, id: str) -> dict[str, Any]:
    """The work as an item of CSL-JSON (schema 1.0.2), its empty keys left out.

    An approximate or uncertain date is `circa`; one that has no end yet ends in year 0, as pandoc writes it.
    """
    item = {
        "id": id,
        "type": source.type,
        "title": source.title,
        "author": _names(source.author),
        "editor": _names(source.editor),
        "translator": _names(source.translator),
        "issued": _csl_date(source.issued),
        "original-date": _csl_date(source.original_date),
        "container-title": source.container_title,
        "publisher": source.publisher,
        "publisher-place": source.publisher_place,
        "volume": source.volume,
        "issue": source.issue,
        "page": source.page,
        "number": source.number,
        "URL": source.url,
        "DOI": source.doi,
        "language": source.language,
    }
    return {key: value for key, value in item.items() if value}


def references(sources: Mapping[str, Source], style: str, lang: str) -> Mapping[str, Markup]:
    """Each work as one sentence of safe HTML, in the order given: `i`, `span.small-caps` and links at most.

    `style` is the text of a CSL style, `lang` the language of its terms and dates; lxml.etree.XMLSyntaxError if the
    style is not XML.
    """
    csl = CitationStylesStyle(BytesIO(style.encode()), locale=lang, validate=False)
    csl.root.formatter = _formatter()  # terms too are written through it

    def term(name: str) -> str:
        if name == "ordinal-01" and csl.root.get_locale_option("limit-day-ordinals-to-day-1") != "true":
            return ""
        return str(csl.root.get_single_term(name=name))

    # Items are numbered: citeproc-py folds the case of ids.
    items = [_plain(source, str(n), term) for n, source in enumerate(sources.values())]
    bibliography = CitationStylesBibliography(csl, CiteProcJSON(items), csl.root.formatter)
    cited = [CitationItem(item["id"]) for item in items]
    bibliography.register(Citation(cited))
    rendered = ("".join(map(str, csl.render_bibliography([item]))) for item in cited)
    return dict(zip(sources, map(_markup, rendered), strict=True))


def _names(names: tuple[Name, ...]) -> list[dict[str, str]]:
    """CSL names; one who has a single name bears it as `family`."""
    return [_name(name) for name in names if name.literal or name.family or name.given]


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    if name.family and name.given:
        return {"family": name.family, "given": name.given}
    return {"family": name.family or name.given}


@dataclass(frozen=True)
class Day:
    """One end of an EDTF date; no year: an end that is open."""

    year: int
    month: int
    """1 to 12, 21 to 24 for the seasons from spring on, or 0."""
    day: int
    mark: str
    """`~` approximate, `?` uncertain, `%` both."""


def _days(edtf: Edtf) -> list[Day]:
    """The one or two ends of a date, without the months and days that no calendar has."""
    days = []
    for end in edtf.split("/"):
        match = DAY.fullmatch(end)
        year, month, day = (int(digits or 0) for digits in match.group(1, 2, 3)) if match else (0, 0, 0)
        month = month if month in {*range(1, 13), *range(21, 25)} else 0
        days.append(Day(year, month, day if 1 <= month <= 12 and day <= 31 else 0, match[4] if match else ""))
    return days


def _csl_date(edtf: Edtf | None) -> dict[str, Any]:
    if not edtf:
        return {}
    days = _days(edtf)
    parts = [[day.year, *(part for part in (day.month, day.day) if part and day.month <= 12)] for day in days]
    date: dict[str, Any] = {"date-parts": parts}
    if days[0].month > 12:
        date["season"] = days[0].month - 20
    if any(day.mark for day in days):
        date["circa"] = True
    return date


def _words(edtf: Edtf, term: Term) -> str:
    """A date in words: `16 décembre 2017`, `vers 2018`, `2017-2018`, `2018 ?`."""
    days = _days(edtf)
    ends = [_day_words(day, term) if day.year else "" for day in days]
    dash = " – " if any(day.month for day in days) else term("page-range-delimiter") or "–"
    marks = "".join(day.mark for day in days)
    circa = f"{term('circa')} " if {"~", "%"} & set(marks) else ""
    # A space before the question mark where guillemets have one.
    doubt = term("open-quote")[1:] + "?" if {"?", "%"} & set(marks) else ""
    return circa + dash.join(ends).rstrip() + doubt


def _day_words(day: Day, term: Term) -> str:
    month = term(f"season-{day.month - 20:02}" if day.month > 12 else f"month-{day.month:02}") if day.month else ""
    number = f"{day.day}{term('ordinal-01') if day.day == 1 else ''}" if day.day else ""
    return " ".join(part for part in (number, month, str(day.year)) if part)


def _plain(source: Source, id: str, term: Term) -> dict[str, Any]:
    """The CSL item as citeproc-py is to see it."""
    item = {key: _clean(value) for key, value in csl_json(source, id).items() if key not in ("DOI", "URL", "language")}
    item["title"] = f"{TITLE}{item['title']}{TITLE_END}"
    if source.number and source.number in source.title:
        del item["number"]
    for key, edtf in (("issued", source.issued), ("original-date", source.original_date)):
        if edtf:
            item[key] = {"literal": _words(edtf, term)}
    if source.doi:
        item["DOI"] = f"{LINK}https://doi.org/{quote(source.doi, safe='/:;()')}{LINK_END}"
    if not source.doi or not source.url.lower().endswith(source.doi.lower()):
        url = _clean(source.url)
        item["URL"] = f"{LINK}{url}{LINK_END}" if re.fullmatch(r"https?://\S+", url) else url
    return item


def _clean(value: Any) -> Any:
    """The same value, its strings without marks, `<` or line breaks; no-break spaces stay."""
    if isinstance(value, str):
        return re.sub(r"[ \t\r\n]+", " ", value.translate(PLAIN)).strip()
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    return value


def _formatter() -> SimpleNamespace:
    """What citeproc-py asks of an output format: italics and small capitals, and no other."""

    def italic(text: object) -> str:
        return f"{ITALIC}{text}{ITALIC_END}"

    def capitals(text: object) -> str:
        return f"{CAPITALS}{text}{CAPITALS_END}"

    return SimpleNamespace(
        preformat=str, Italic=italic, Oblique=italic, SmallCaps=capitals,
        Bold=str, Light=str, Underline=str, Superscript=str, Subscript=str,
    )  # fmt: skip


def _markup(reference: str) -> Markup:
    """What citeproc-py wrote, escaped, then its marks as tags."""
    text = FULL_STOP.sub(r"\1", QUOTED.sub(_inner_quotes, reference))
    html = LINKED.sub(r'<a href="\1" rel="external noreferrer">\1</a>', str(escape(text)))
    return Markup(html.translate(TAGS))


def _inner_quotes(match: re.Match[str]) -> str:
    """A title between quotation marks, those that it holds being of the second rank."""
    opening, title = match.groups()
    if opening == "“":
        return opening + title.translate(str.maketrans("“”", "‘’"))
    return opening + re.sub(r"«\s*(.*?)\s*»", r"“\1”", title)

"""Seventh stage: what search can find, handed to the search engine."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from arpentage.html.markdown import Markdown
from arpentage.html.templates import Templates
from arpentage.language import pick
from arpentage.model import File, Problems
from arpentage.problem import Place, Rule
from arpentage.search import SearchError, index
from arpentage.search.record import SearchRecord
from arpentage.site import Block, Placed, Site, TermEntry, TextEntry, ThemeEntry

FAILED = Rule(
    "search-failed",
    "error",
    {
        "fr": "l’index de recherche n’a pas pu être fait : {reason}",
        "en": "the search index could not be made: {reason}",
    },
    {
        "fr": "« make site » réinstalle ce qu’il faut ; rien n’a été publié.",
        "en": "“make site” installs what is needed again; nothing was published.",
    },
)


def index_site(site: Site, templates: Templates, previous: Path) -> tuple[tuple[File, ...], Problems]:
    """The files of `search/`. `previous` is the old site, whose index serves again when nothing changed."""
    scripts = {path.name: content for path, content in templates.files("js/search").items()}
    try:
        return index(tuple(records(site)), scripts, previous if previous.is_dir() else None), ()
    except SearchError as error:
        return (), (FAILED.at(Place(PurePosixPath("annotations")), reason=error),)


def records(site: Site) -> Iterator[SearchRecord]:
    """One record for each paragraph, translation, note, term and theme, in each of its languages."""
    markdown = Markdown()
    for text in site.texts:
        themes = _themes_by_paragraph(text)
        for block in text.blocks:
            yield from _paragraph(text, block, themes.get(block.paragraph.id, ()))
        for placed in (*(p for block in text.blocks for p in block.placed), *text.after):
            if placed.record.kind.searched:
                yield from _annotation(placed, text, markdown)
    around = {term.record.id: term for term in site.terms}
    for term in site.terms:
        yield from _term(term, around, markdown)
    for theme in site.themes:
        yield from _theme(theme, markdown)


def _themes_by_paragraph(text: TextEntry) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for passage in text.passages:
        place = passage.placed.paragraph
        found[place] = tuple(dict.fromkeys((*found.get(place, ()), passage.theme.id)))
    return found


def _paragraph(text: TextEntry, block: Block, themes: tuple[str, ...]) -> Iterator[SearchRecord]:
    notice, id_ = text.notice.data, block.paragraph.id
    url = _address(text.slug, id_)
    other = [s.emendation.data for s in block.paragraph.segments if s.emendation]
    also = tuple(e.corr if e.fault == "author" else e.sic for e in other)
    bodies = {notice.lang: block.paragraph.read}
    bodies |= {unit.lang: unit.record.data.target for unit in block.units.values() if unit.record}
    place = "" if block.is_heading else f", § {id_.removeprefix('p')}"
    for lang, body in bodies.items():
        yield SearchRecord(
            url,
            "paragraph",
            lang,
            pick(notice.short_title, lang)[0] + place,
            body,
            also if lang == notice.lang else (),
            text=text.slug,
            themes=themes,
            translated=lang != notice.lang,
            heading=block.is_heading,
        )


def _address(slug: str, paragraph: str) -> str:
    return f"texts/{slug}.html#{paragraph}"


def _annotation(placed: Placed, text: TextEntry, markdown: Markdown) -> Iterator[SearchRecord]:
    record = placed.record
    url = _address(text.slug, f"{record.kind.name}-{record.id}")
    label = getattr(record.data, "label", {})
    for lang, body in record.data.body.items():
        short = pick(text.notice.data.short_title, lang)[0]
        yield SearchRecord(
            url,
            record.kind.name,
            lang,
            f"{pick(label, lang)[0]} – {short}" if label else short,
            markdown.plain(body),
            names=(label[lang],) if lang in label else (),
            text=text.slug,
            themes=tuple(getattr(record.data, "themes", ())),
            leads=(_address(text.slug, placed.paragraph),),
        )


def _term(term: TermEntry, around: Mapping[str, TermEntry], markdown: Markdown) -> Iterator[SearchRecord]:
    data = term.record.data
    near = (*(one.id for one in term.narrower), *(() if term.occurrences else (*data.broader, *data.related)))
    for lang in dict.fromkeys((*data.gloss, *data.equivalents)):
        equivalent = data.equivalents.get(lang)
        yield SearchRecord(
            f"glossary.html#{term.record.id}",
            "term",
            lang,
            f"{data.label} ({equivalent.label})" if equivalent else data.label,
            f"{data.gloss.get(lang, '')} {markdown.plain(data.definition.get(lang, ''))}".strip(),
            names=(equivalent.label, *equivalent.forms) if equivalent else (data.label, *data.forms, *data.alt_labels),
            leads=_places(term),
            wider=tuple(place for id_ in near for place in _places(around[id_])),
        )


def _places(term: TermEntry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_address(one.text, one.paragraph) for one in term.occurrences))


def _theme(theme: ThemeEntry, markdown: Markdown) -> Iterator[SearchRecord]:
    data, id_ = theme.record.data, theme.record.id
    leads = tuple(dict.fromkeys(_address(one.notice.text, one.placed.paragraph) for one in theme.passages))
    for lang, label in data.label.items():
        yield SearchRecord(
            f"themes/{id_}.html",
            "theme",
            lang,
            label,
            markdown.plain(data.intro.get(lang, "")),
            names=(label,),
            themes=(id_,),
            leads=leads,
        )

"""Seventh stage: what search can find, handed to the search engine."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from arpentage.html.markdown import Markdown
from arpentage.html.templates import Templates
from arpentage.kinds.term import Term
from arpentage.language import pick
from arpentage.model import File, Problems, Record, SearchRecord
from arpentage.problem import Place, Rule
from arpentage.search import SearchError, index
from arpentage.site import Block, Site, TermEntry, TextEntry, ThemeEntry

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
                url = f"texts/{text.slug}.html#{placed.record.kind.name}-{placed.record.id}"
                yield from _annotation(placed.record, url, text, markdown)
    for term in site.terms:
        yield from _term(term, markdown)
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
    url = f"texts/{text.slug}.html#{id_}"
    other = [s.emendation.data for s in block.paragraph.segments if s.emendation]
    also = [e.corr if e.fault == "author" else e.sic for e in other]
    for term in {o.term.id: o.term for o in block.occurrences}.values():
        also += [term.data.label, *term.data.forms, *term.data.alt_labels, *_equivalents(term.data)]
    place = "" if block.is_heading else f", § {id_.removeprefix('p')}"
    title = pick(notice.short_title, notice.lang)[0] + place
    words = block.paragraph.read
    yield SearchRecord(url, "paragraph", notice.lang, title, words, tuple(also), text.slug, themes)
    for unit in block.units.values():
        if unit.record:
            title = pick(notice.short_title, unit.lang)[0] + place
            target = unit.record.data.target
            yield SearchRecord(url, "paragraph", unit.lang, title, target, (), text.slug, themes)


def _equivalents(term: Term) -> Iterator[str]:
    for equivalent in term.equivalents.values():
        yield equivalent.label
        yield from equivalent.forms


def _annotation(record: Record[Any], url: str, text: TextEntry, markdown: Markdown) -> Iterator[SearchRecord]:
    label = getattr(record.data, "label", {})
    for lang, body in record.data.body.items():
        short = pick(text.notice.data.short_title, lang)[0]
        title = f"{pick(label, lang)[0]} – {short}" if label else short
        themes = tuple(getattr(record.data, "themes", ()))
        also = (label[lang],) if lang in label else ()
        yield SearchRecord(url, record.kind.name, lang, title, markdown.plain(body), also, text.slug, themes)


def _term(term: TermEntry, markdown: Markdown) -> Iterator[SearchRecord]:
    data = term.record.data
    also = (*data.forms, *data.alt_labels, *_equivalents(data))
    for lang, gloss in data.gloss.items():
        equivalent = data.equivalents.get(lang)
        title = f"{data.label} ({equivalent.label})" if equivalent else data.label
        body = f"{gloss} {markdown.plain(data.definition.get(lang, ''))}"
        yield SearchRecord(f"glossary.html#{term.record.id}", "term", lang, title, body, also)


def _theme(theme: ThemeEntry, markdown: Markdown) -> Iterator[SearchRecord]:
    data, id_ = theme.record.data, theme.record.id
    for lang, label in data.label.items():
        body = markdown.plain(data.intro.get(lang, ""))
        yield SearchRecord(f"themes/{id_}.html", "theme", lang, label, body, (), "", (id_,))

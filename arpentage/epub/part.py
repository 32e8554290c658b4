"""The part of the reader that goes with one text."""

from collections.abc import Iterator
from dataclasses import replace

from arpentage.site import Site, SourceEntry, TermEntry, TextEntry, ThemeEntry


def only(site: Site, text: TextEntry) -> Site:
    """The reader with one of its texts: the themes, terms and works that it needs, and their places in it.

    Questions across texts stay with the whole.
    """
    terms = tuple(_term(entry, text) for entry in text.terms)
    kept = {term.record.id for term in terms}
    return replace(
        site,
        texts=(text,),
        themes=tuple(_themes(site, text)),
        terms=terms,
        sources=tuple(_sources(site, text, kept)),
        orphans=text.orphans,
    )


def _themes(site: Site, text: TextEntry) -> Iterator[ThemeEntry]:
    """The themes of its passages, notes and questions, and the broader ones that hold them."""
    cut = [_theme(theme, text) for theme in site.themes]
    found = {theme.record.id for theme in cut if theme.passages or theme.cited_in}
    found |= {id_ for theme in cut if theme.record.id in found for id_ in theme.record.data.broader}
    for theme in cut:
        if theme.record.id in found:
            yield replace(theme, narrower=tuple(other for other in theme.narrower if other.id in found))


def _theme(theme: ThemeEntry, text: TextEntry) -> ThemeEntry:
    passages = tuple(passage for passage in theme.passages if passage.notice.text == text.slug)
    cited_in = tuple(placed for placed in theme.cited_in if placed.record.text == text.slug)
    return replace(theme, passages=passages, cited_in=cited_in, discussions=())


def _term(entry: TermEntry, text: TextEntry) -> TermEntry:
    return replace(entry, occurrences=tuple(found for found in entry.occurrences if found.text == text.slug))


def _sources(site: Site, text: TextEntry, terms: set[str]) -> Iterator[SourceEntry]:
    for entry in site.sources:
        cited_in = tuple(
            record
            for record in entry.cited_in
            if record.text == text.slug or (record.kind.name == "term" and record.id in terms)
        )
        if cited_in:
            yield replace(entry, cited_in=cited_in)

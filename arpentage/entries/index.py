"""Themes, terms and sources, each with its places across the texts."""

from collections.abc import Iterator, Sequence
from typing import Any

from arpentage.entries.order import by_author
from arpentage.kinds.discussion import Discussion
from arpentage.kinds.passage import Passage
from arpentage.kinds.source import Source
from arpentage.kinds.term import Term
from arpentage.kinds.theme import Theme
from arpentage.model import Library, Record
from arpentage.site import PassageEntry, Placed, SourceEntry, TermEntry, TextEntry, ThemeEntry


def theme_entry(library: Library, theme: Record[Theme], entries: Sequence[TextEntry]) -> ThemeEntry:
    """A theme, its passages in the order of the texts, and what else names it."""
    found = [
        (entry, placed)
        for entry in entries
        for block in entry.blocks
        for placed in block.placed
        if isinstance(placed.record.data, Passage) and placed.record.data.theme == theme.id
    ]
    passages = tuple(_passage(theme, entry, placed, i) for i, (entry, placed) in enumerate(found, 1))
    narrower = tuple(other for other in library.of(Theme) if theme.id in other.data.broader)
    cited_in = tuple(
        placed
        for entry in entries
        for placed in (*(p for block in entry.blocks for p in block.placed), *entry.after)
        if theme.id in getattr(placed.record.data, "themes", ())
    )
    discussions = tuple(record for record in library.of(Discussion) if record.data.theme == theme.id)
    return ThemeEntry(theme, passages, narrower, cited_in, discussions)


def _passage(theme: Record[Theme], entry: TextEntry, placed: Placed, position: int) -> PassageEntry:
    paragraphs = entry.text.paragraphs
    read, anchor = entry.text.read, placed.anchor
    first = next(p for p in paragraphs if anchor.start < p.end)
    last = next(p for p in paragraphs if anchor.end <= p.end)
    return PassageEntry(
        record=placed.record,
        placed=placed,
        theme=theme,
        notice=entry.notice,
        before=read[first.start : anchor.start],
        quote=read[anchor.start : anchor.end],
        behind=read[anchor.end : last.end],
        position=position,
    )


def term_entry(library: Library, term: Record[Term], entries: Sequence[TextEntry]) -> TermEntry:
    """A term and all its occurrences, in the order of the texts."""
    occurrences = tuple(
        occurrence
        for entry in entries
        for block in entry.blocks
        for occurrence in block.occurrences
        if occurrence.term is term
    )
    narrower = tuple(other for other in library.of(Term) if term.id in other.data.broader)
    return TermEntry(term, occurrences, narrower)


def source_entries(library: Library) -> Iterator[SourceEntry]:
    """Every work, by author, with the notes and terms that cite it."""
    cited = list(_citations(library))
    for source in sorted(library.of(Source), key=by_author):
        yield SourceEntry(source, tuple(record for record, id_ in cited if id_ == source.id))


def _citations(library: Library) -> Iterator[tuple[Record[Any], str]]:
    for record in library.records:
        cited = {id_ for _, kind, id_ in record.references if kind == "source"}
        yield from ((record, id_) for id_ in sorted(cited))

"""Fifth stage: texts, annotations and their places put together, cross-linked, as one Site."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from arpentage.entries.index import source_entries, term_entry, theme_entry
from arpentage.entries.order import by_group, by_label
from arpentage.entries.texts import text_entry
from arpentage.kinds.contributor import Contributor
from arpentage.kinds.notice import Notice
from arpentage.kinds.review import Review
from arpentage.kinds.site import Settings
from arpentage.kinds.term import Term
from arpentage.kinds.theme import Theme
from arpentage.language import read_hash
from arpentage.model import Anchored, Library, Problems, Record, Text
from arpentage.occurrences import Forms
from arpentage.rights import Channel
from arpentage.signature import unintroduced
from arpentage.site import (
    Credit,
    PassageEntry,
    Site,
    SourceEntry,
    TermEntry,
    TextEntry,
)


def compose(
    library: Library, texts: tuple[Text, ...], anchored: Anchored, channels: tuple[Channel, ...] = ()
) -> tuple[Site, Problems]:
    """The whole reader for some channels; it finds no problem of its own, but needs a library without errors."""
    notices = library.by_id(Notice)
    forms = Forms(library.of(Term))
    entries = [text_entry(library, notices[text.slug], text, anchored, forms) for text in texts]
    entries.sort(key=lambda entry: entry.notice.data.position)
    themes = tuple(theme_entry(library, theme, entries) for theme in by_group(library.of(Theme)))
    passages = [passage for theme in themes for passage in theme.passages]
    terms = tuple(term_entry(library, term, entries) for term in by_label(library.of(Term)))
    sources = tuple(source_entries(library))
    site = Site(
        library=library,
        settings=library.of(Settings)[0].data,
        texts=tuple(_linked(entry, passages, terms, sources) for entry in entries),
        themes=themes,
        terms=terms,
        sources=sources,
        contributors=tuple(_credits(library)),
        reviews=dict(_reviews(library)),
        orphans=anchored.orphans,
        channels=channels,
    )
    return site, ()


def _linked(
    entry: TextEntry,
    passages: Sequence[PassageEntry],
    terms: Sequence[TermEntry],
    sources: Sequence[SourceEntry],
) -> TextEntry:
    mine = sorted((p for p in passages if p.notice.text == entry.slug), key=lambda p: p.placed.anchor)
    return replace(
        entry,
        passages=tuple(mine),
        terms=tuple(t for t in terms if any(o.text == entry.slug for o in t.occurrences)),
        sources=tuple(s.record for s in sources if any(r.text == entry.slug for r in s.cited_in)),
    )


def _credits(library: Library) -> Iterator[Credit]:
    """Those who are introduced, then the ids of those who are not."""
    for record in library.of(Contributor):
        data = record.data
        yield Credit(record.id, data.name, data.is_a, data.about, data.url)
    for id_ in sorted(unintroduced(library)):
        yield Credit(id_, id_, "unintroduced")


def _reviews(library: Library) -> Iterator[tuple[str, Record[Review]]]:
    """Reviews whose hash still is that of what they read."""
    read = {str(record.path).removeprefix("annotations/"): record for record in library.records}
    for review in library.of(Review):
        subject: Record[Any] | None = read.get(review.data.of)
        if subject and read_hash(subject) == review.data.hash:
            yield review.data.of, review

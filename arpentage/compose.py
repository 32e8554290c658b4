"""Fifth stage: texts, annotations and their places put together, cross-linked, as one Site."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from arpentage.kinds.contributor import Contributor
from arpentage.kinds.notice import Notice
from arpentage.kinds.passage import Passage
from arpentage.kinds.review import Review
from arpentage.kinds.site import Settings
from arpentage.kinds.source import Source
from arpentage.kinds.term import Term
from arpentage.kinds.theme import Theme
from arpentage.kinds.translation import Translation
from arpentage.language import read_hash
from arpentage.model import Anchor, Anchored, Library, Paragraph, Placement, Problems, Record, Text
from arpentage.occurrences import Forms
from arpentage.site import (
    Block,
    Occurrence,
    PassageEntry,
    Placed,
    Site,
    SourceEntry,
    TermEntry,
    TextEntry,
    ThemeEntry,
    Unit,
)
from arpentage.walk import references


def compose(library: Library, texts: tuple[Text, ...], anchored: Anchored) -> tuple[Site, Problems]:
    """The whole reader; it finds no problem of its own, but needs a library without errors."""
    notices = library.by_id(Notice)
    forms = Forms(library.of(Term))
    entries = [_text(library, notices[text.slug], text, anchored, forms) for text in texts]
    entries.sort(key=lambda entry: entry.notice.data.position)
    themes = tuple(_theme(library, theme, entries) for theme in library.of(Theme))
    passages = [passage for theme in themes for passage in theme.passages]
    terms = tuple(_term(library, term, entries) for term in _by_label(library.of(Term)))
    cited = list(_citations(library))
    sources = tuple(
        SourceEntry(source, tuple(record for record, id_ in cited if id_ == source.id))
        for source in sorted(library.of(Source), key=_by_author)
    )
    site = Site(
        library=library,
        settings=library.of(Settings)[0].data,
        texts=tuple(_linked(entry, passages, terms, sources) for entry in entries),
        themes=themes,
        terms=terms,
        sources=sources,
        contributors=library.of(Contributor),
        reviews=dict(_reviews(library)),
        orphans=anchored.orphans,
    )
    return site, ()


def _text(library: Library, notice: Record[Notice], text: Text, anchored: Anchored, forms: Forms) -> TextEntry:
    """A text with what stands in it; what links it to the rest comes with `_linked`."""
    placed = list(_placed(notice, text, anchored.placements))
    units = library.of_text(Translation, text.slug)
    occurrences = list(_occurrences(notice, text, forms))
    blocks = tuple(
        Block(
            paragraph,
            code(notice.data, paragraph.id),
            tuple(p for p in placed if p.paragraph == paragraph.id and p.record.kind.shown in ("call", "margin")),
            tuple(o for o in occurrences if o.paragraph == paragraph.id),
            {unit.lang: unit for unit in _units(library, notice.data, paragraph, units)},
        )
        for paragraph in text.paragraphs
    )
    after = tuple(p for p in placed if p.record.kind.shown == "after")
    orphans = tuple(orphan for orphan in anchored.orphans if orphan.record.text == text.slug)
    return TextEntry(text.slug, notice, text, blocks, after, orphans, (), (), ())


def code(notice: Notice, paragraph: str) -> str:
    """A paragraph's code on paper: `TM-12` for `p12`, `TM-h2` for `h2`."""
    return f"{notice.code}-{paragraph.removeprefix('p')}"


def _placed(notice: Record[Notice], text: Text, placements: Sequence[Placement]) -> Iterator[Placed]:
    """A text's annotations in reading order, numbered within their kind."""
    ours = [placement for placement in placements if placement.record.text == text.slug]
    ours.sort(key=lambda p: (p.anchor.end, p.anchor.start, p.record.id))
    numbers: Counter[str] = Counter()
    for placement in ours:
        paragraph = next(p for p in text.paragraphs if placement.anchor.end <= p.end)
        kind = placement.record.kind.name
        numbers[kind] += 1
        yield Placed(placement.record, placement.anchor, paragraph.id, code(notice.data, paragraph.id), numbers[kind])


def _occurrences(notice: Record[Notice], text: Text, forms: Forms) -> Iterator[Occurrence]:
    numbers: Counter[str] = Counter()
    for paragraph in text.paragraphs:
        if paragraph.role in ("heading", "title"):
            continue
        for term, start, end in forms.find(paragraph.read):
            numbers[term.id] += 1
            anchor = Anchor(paragraph.start + start, paragraph.start + end)
            where = code(notice.data, paragraph.id)
            yield Occurrence(term, text.slug, paragraph.id, where, anchor, numbers[term.id])


def _units(
    library: Library, notice: Notice, paragraph: Paragraph, records: Sequence[Record[Translation]]
) -> Iterator[Unit]:
    settings = library.of(Settings)[0].data
    languages = {record.lang for record in records} | (set(settings.languages) - {notice.lang})
    for lang in sorted(languages):
        found = next((r for r in records if r.lang == lang and r.id == paragraph.id), None)
        if found is None:
            yield Unit(lang, "untranslated", None)
        else:
            fresh = found.data.source == paragraph.read.strip()
            yield Unit(lang, "translated" if fresh else "fuzzy", found)


def _by_label(terms: Sequence[Record[Term]]) -> list[Record[Term]]:
    return sorted(terms, key=lambda term: (sort_key(term.data.label), term.id))


def sort_key(label: str) -> str:
    """For the alphabetical order of French: accents and case aside."""
    bare = unicodedata.normalize("NFKD", label.replace("œ", "oe").replace("Œ", "oe"))
    return "".join(char for char in bare.casefold() if not unicodedata.combining(char))


def _theme(library: Library, theme: Record[Theme], entries: Sequence[TextEntry]) -> ThemeEntry:
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
    return ThemeEntry(theme, passages, narrower, cited_in)


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


def _term(library: Library, term: Record[Term], entries: Sequence[TextEntry]) -> TermEntry:
    occurrences = tuple(
        occurrence
        for entry in entries
        for block in entry.blocks
        for occurrence in block.occurrences
        if occurrence.term is term
    )
    narrower = tuple(other for other in library.of(Term) if term.id in other.data.broader)
    return TermEntry(term, occurrences, narrower)


def _citations(library: Library) -> Iterator[tuple[Record[Any], str]]:
    for record in library.records:
        cited = {id_ for _, kind, id_ in references(record.data) if kind == "source"}
        yield from ((record, id_) for id_ in sorted(cited))


def _by_author(source: Record[Source]) -> tuple[str, str]:
    data = source.data
    names = [name.family or name.literal for name in data.author or data.editor] or [data.title]
    return sort_key(" ".join(names)), data.issued or ""


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


def _reviews(library: Library) -> Iterator[tuple[str, Record[Review]]]:
    """Reviews whose hash still is that of what they read."""
    read = {str(record.path).removeprefix("annotations/"): record for record in library.records}
    for review in library.of(Review):
        subject: Record[Any] | None = read.get(review.data.of)
        if subject and read_hash(subject) == review.data.hash:
            yield review.data.of, review

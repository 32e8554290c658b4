"""A text with everything that stands in it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from arpentage.kinds.notice import Notice
from arpentage.kinds.translation import Translation
from arpentage.model import Anchor, Anchored, Library, Paragraph, Placement, Record, Text
from arpentage.occurrences import Forms
from arpentage.site import Block, Occurrence, Placed, TextEntry, Unit


def text_entry(library: Library, notice: Record[Notice], text: Text, anchored: Anchored, forms: Forms) -> TextEntry:
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
            {unit.lang: unit for unit in _units(library, notice.data, text, paragraph, units)},
            text.former(paragraph),
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
        kind = placement.record.kind.name
        paragraph = _where(text, placement)
        numbers[kind] += 1
        yield Placed(placement.record, placement.anchor, paragraph.id, code(notice.data, paragraph.id), numbers[kind])


def _where(text: Text, placement: Placement) -> Paragraph:
    """The paragraph where an annotation shows: a call stands at its end, a sign in the margin at its beginning."""
    if placement.record.kind.shown == "margin":
        return next(p for p in text.paragraphs if placement.anchor.start < p.end)
    return next(p for p in text.paragraphs if placement.anchor.end <= p.end)


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
    library: Library, notice: Notice, text: Text, paragraph: Paragraph, records: Sequence[Record[Translation]]
) -> Iterator[Unit]:
    """Its translations; that of a retired paragraph goes to the first that took its place."""
    ids = (paragraph.id, *text.former(paragraph))
    languages = {record.lang for record in records} | (set(library.languages) - {notice.lang})
    for lang in sorted(languages):
        ours = [record for record in records if record.lang == lang and record.id in ids]
        found = min(ours, key=lambda record: ids.index(record.id), default=None)
        if found is None:
            yield Unit(lang, "untranslated", None)
        else:
            fresh = found.data.source == paragraph.read.strip()
            yield Unit(lang, "translated" if fresh else "fuzzy", found)

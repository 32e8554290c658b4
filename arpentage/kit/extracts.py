"""The passages of a theme as they are handed out: each with the sentences around it, none of them twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from arpentage.kit.part import Piece, Slice, merged
from arpentage.kit.slices import slices
from arpentage.site import PassageEntry, Site, TextEntry, ThemeEntry

WHOLE: Final = 120
"""Words up to which the paragraph of a passage is given whole; beyond, its sentences and one on each side (our
choice)."""


@dataclass(frozen=True)
class Extract:
    """A passage in its place, or several where their sentences meet."""

    text: TextEntry
    passages: tuple[PassageEntry, ...]
    pieces: tuple[Piece, ...]

    @property
    def slice(self) -> Slice:
        """As what no cut divides."""
        return Slice(self.pieces, True)


def extracts(site: Site, theme: ThemeEntry) -> tuple[Extract, ...]:
    """All passages of a theme, text by text, in reading order."""
    found: list[Extract] = []
    for entry in site.texts:
        own = [passage for passage in theme.passages if passage.notice.text == entry.slug]
        found += _extracts(entry, own)
    return tuple(found)


def _extracts(entry: TextEntry, passages: Sequence[PassageEntry]) -> Iterator[Extract]:
    row = slices(entry.blocks)
    spans: list[tuple[int, int, list[PassageEntry]]] = []
    for first, last, passage in sorted(((*_span(row, one), one) for one in passages), key=lambda one: one[:2]):
        if spans and first <= spans[-1][1]:
            start, end, met = spans.pop()
            spans.append((start, max(end, last), [*met, passage]))
        else:
            spans.append((first, last, [passage]))
    for first, last, met in spans:
        yield Extract(entry, tuple(met), merged(row[first : last + 1]))


def _span(row: Sequence[Slice], passage: PassageEntry) -> tuple[int, int]:
    """The first and the last slice that a passage is shown with."""
    touched = [at for at, one in enumerate(row) if any(_touches(piece, passage) for piece in one.pieces)]
    first, last = touched[0], touched[-1]
    start = max(at for at in range(first + 1) if row[at].opens or at == 0)
    end = next((at for at in range(last + 1, len(row)) if row[at].opens), len(row)) - 1
    if sum(len(piece.words.split()) for one in row[start : end + 1] for piece in one.pieces) <= WHOLE:
        return start, end
    return max(start, first - 1), min(end, last + 1)


def _touches(piece: Piece, passage: PassageEntry) -> bool:
    start = piece.block.paragraph.start
    anchor = passage.placed.anchor
    return anchor.start < start + piece.end and start + piece.start < anchor.end

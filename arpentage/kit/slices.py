"""A text as slices: its sentences, headings kept with what follows, signatures and notes with what precedes."""

from collections.abc import Iterable

from arpentage.kit.part import Piece, Slice
from arpentage.kit.sentences import sentences
from arpentage.site import Block

TRAILING = ("byline", "note")
"""Roles of what makes no sense alone."""


def slices(blocks: Iterable[Block]) -> tuple[Slice, ...]:
    """All sentences of a text, each in one slice, in reading order."""
    made: list[Slice] = []
    waiting: list[Piece] = []
    for block in blocks:
        pieces = _pieces(block)
        if block.is_heading or (block.paragraph.role in TRAILING and not made):
            waiting += pieces
        elif block.paragraph.role in TRAILING and not waiting:
            made[-1] = Slice((*made[-1].pieces, *pieces), made[-1].opens)
        else:
            for piece in pieces:
                made.append(Slice((*waiting, piece), piece.first == 1))
                waiting = []
    if waiting:
        last = made.pop() if made else Slice((), True)
        made.append(Slice((*last.pieces, *waiting), last.opens))
    return tuple(made)


def _pieces(block: Block) -> list[Piece]:
    """Its sentences; headings and what trails are one piece."""
    words = block.paragraph.read
    spans = sentences(words)
    if block.is_heading or block.paragraph.role in TRAILING:
        return [Piece(block, 0, len(words), 1, 1, 1)]
    return [Piece(block, start, end, at, at, len(spans)) for at, (start, end) in enumerate(spans, 1)]

"""What a kit is made of: pieces of paragraphs, slices that no cut divides, and parts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from arpentage.kinds.term import Term
from arpentage.model import Record
from arpentage.site import Block, Placed, Site, TermEntry, TextEntry


@dataclass(frozen=True)
class Piece:
    """Sentences of one block that follow each other."""

    block: Block
    start: int
    """Offset of its first character in the block's reading text."""
    end: int
    first: int
    """Number of its first sentence in the block, from 1."""
    last: int
    of: int
    """Sentences of the block."""

    @property
    def words(self) -> str:
        """Its reading text."""
        return self.block.paragraph.read[self.start : self.end]

    @property
    def whole(self) -> bool:
        """Whether it is all of its block."""
        return (self.first, self.last) == (1, self.of)


@dataclass(frozen=True)
class Slice:
    """What no cut divides: a sentence, the headings above it, the signature or the note below it."""

    pieces: tuple[Piece, ...]
    opens: bool
    """Whether it opens a paragraph."""


@dataclass(frozen=True)
class Part:
    """What one person, or one group, reads."""

    number: int
    """From 1."""
    pieces: tuple[Piece, ...]
    readers: int
    """How many people read it."""
    words: int
    """To be read: the passage, its notes, the glosses of its terms."""
    seconds: int
    """That it takes to read once through, rounded."""

    @property
    def label(self) -> str:
        """Its code on paper, with the numbers of the sentences where a paragraph is cut: `TM-12 (3) – TM-13 (1)`."""
        body = [piece for piece in self.pieces if not piece.block.is_heading] or self.pieces
        first, last = body[0], body[-1]
        if first is last:
            numbers = f"{first.first}" if first.first == first.last else f"{first.first}–{first.last}"
            return first.block.code if first.whole else f"{first.block.code} ({numbers})"
        start = first.block.code + (f" ({first.first})" if first.first > 1 else "")
        return f"{start} – {last.block.code}" + (f" ({last.last})" if last.last < last.of else "")

    @property
    def opens_at(self) -> str:
        """Id of its first block."""
        return self.pieces[0].block.paragraph.id

    @property
    def notes(self) -> tuple[Placed, ...]:
        """Those whose call stands in it, in reading order."""
        return tuple(placed for piece in self.pieces for placed in called(piece))

    def terms(self, known: TextEntry | Site) -> tuple[TermEntry, ...]:
        """The terms that stand in it, by label."""
        here = {record.id for piece in self.pieces for record in standing(piece)}
        return tuple(term for term in known.terms if term.record.id in here)


def called(piece: Piece) -> Iterator[Placed]:
    """Notes whose call stands in a piece: at the end of what they explain."""
    start = piece.block.paragraph.start
    for placed in piece.block.placed:
        if placed.record.kind.shown == "call" and piece.start < placed.anchor.end - start <= piece.end:
            yield placed


def standing(piece: Piece) -> Iterator[Record[Term]]:
    """Terms that begin in a piece."""
    start = piece.block.paragraph.start
    for found in piece.block.occurrences:
        if piece.start <= found.anchor.start - start < piece.end:
            yield found.term


def merged(slices: tuple[Slice, ...]) -> tuple[Piece, ...]:
    """The pieces of slices that follow each other, one a block."""
    pieces = [piece for one in slices for piece in one.pieces]
    joins = [False, *(before.block is after.block for before, after in pairwise(pieces))]
    made: list[Piece] = []
    for piece, joined in zip(pieces, joins, strict=True):
        if joined:
            made[-1] = replace(made[-1], end=piece.end, last=piece.last)
        else:
            made.append(piece)
    return tuple(made)

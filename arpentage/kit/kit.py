"""A text shared out among people: how many parts, where the cuts fall, who reads which, how uneven they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from arpentage.kit.costs import costs
from arpentage.kit.cut import cut
from arpentage.kit.groups import parts_for, readers
from arpentage.kit.pace import seconds
from arpentage.kit.part import Part, merged
from arpentage.kit.shares import Shares
from arpentage.kit.slices import slices
from arpentage.site import TextEntry

TOLERANCE: Final = 1.5
"""Paragraph borders suffice where the longest part is no more than half as long again as the mean (our choice)."""


@dataclass(frozen=True)
class Kit(Shares[Part]):
    """A text shared out."""

    entry: TextEntry
    at: Literal["paragraph", "sentence"]
    """Where its cuts fall."""


class Sharing:
    """A text ready to be cut for any number of people: each stretch's words are counted once."""

    def __init__(self, entry: TextEntry) -> None:
        self.entry = entry
        self.slices = slices(entry.blocks)
        self.costs = costs(entry.notice.data.lang, self.slices)
        self._paragraphs = [at for at, one in enumerate(self.slices) if one.opens or at == 0]

    def kit(self, people: int) -> Kit:
        """The kit for so many people. Raises ValueError for a text without words."""
        parts = parts_for(people, self.entry.words, len(self.slices))
        coarse = self._cut([*self._paragraphs, len(self.slices)], parts) if parts <= len(self._paragraphs) else ()
        borders = coarse if coarse and self._suffices(coarse) else self._cut(range(len(self.slices) + 1), parts)
        made = tuple(self._parts(borders, people))
        whole = all(border in (*self._paragraphs, len(self.slices)) for border in borders)
        return Kit(people, made, self.entry, "paragraph" if whole else "sentence")

    def _parts(self, borders: Sequence[int], people: int) -> Iterator[Part]:
        words = self._words(borders)
        groups = readers(people, words)
        for number, (start, end) in enumerate(pairwise(borders)):
            pieces, read = merged(self.slices[start:end]), words[number]
            yield Part(number + 1, pieces, groups[number], read, seconds(read, self.entry.notice.data.lang))

    def _words(self, borders: Sequence[int]) -> list[int]:
        return [self._cost(start, end) for start, end in pairwise(borders)]

    def _cost(self, start: int, end: int) -> int:
        return self.costs[start][end - start - 1]

    def _cut(self, places: Sequence[int], parts: int) -> tuple[int, ...]:
        found = cut(lambda start, end: self._cost(places[start], places[end]), len(places) - 1, parts)
        return tuple(places[border] for border in found)

    def _suffices(self, borders: Sequence[int]) -> bool:
        words = self._words(borders)
        return max(words) * len(words) <= TOLERANCE * sum(words)

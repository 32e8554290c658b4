"""A theme shared out: its passages from several texts, whole, for those who compare."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from arpentage.kit.costs import costs
from arpentage.kit.cut import cut
from arpentage.kit.extracts import Extract, extracts
from arpentage.kit.groups import parts_for, readers
from arpentage.kit.pace import seconds
from arpentage.kit.part import Part
from arpentage.kit.shares import Shares
from arpentage.site import Site, ThemeEntry


@dataclass(frozen=True)
class ThemePart(Part):
    """Passages that one person, or one group, reads."""

    extracts: tuple[Extract, ...]

    @property
    def label(self) -> str:
        """The codes of its passages' paragraphs on paper: `NP-12 · TM-3`."""
        return " · ".join(dict.fromkeys(one.placed.code for extract in self.extracts for one in extract.passages))


@dataclass(frozen=True)
class ThemeKit(Shares[ThemePart]):
    """A theme shared out."""

    theme: ThemeEntry

    @property
    def facing(self) -> tuple[tuple[int, ...], ...]:
        """Numbers of the parts to be compared: each with the one half the row away, so of another text as far as can
        be; where they are odd in number, three together."""
        half = len(self.parts) // 2
        pairs = [(at, at + half) for at in range(1, half + 1)]
        if len(self.parts) % 2 == 0:
            return tuple(pairs)
        return (*pairs[:-1], (*(pairs[-1] if pairs else ()), len(self.parts)))

    def faced(self, number: int) -> tuple[ThemePart, ...]:
        """The parts that one is compared with."""
        (group,) = (group for group in self.facing if number in group)
        return tuple(self.parts[other - 1] for other in group if other != number)


class ThemeSharing:
    """A theme ready to be shared out among any number of people: its passages stay whole and in their order."""

    def __init__(self, site: Site, theme: ThemeEntry) -> None:
        self.theme = theme
        self.extracts = extracts(site, theme)
        spoken = {extract.text.notice.data.lang for extract in self.extracts}
        self.lang = spoken.pop() if len(spoken) == 1 else ""
        """Of all its texts; empty where they have several, which are then counted at a mean rate."""
        self.costs = costs(self.lang, [extract.slice for extract in self.extracts])

    def kit(self, people: int) -> ThemeKit:
        """The kit for so many people: the longest part is as short as can be. Raises ValueError without a passage."""
        words = sum(len(piece.words.split()) for extract in self.extracts for piece in extract.pieces)
        parts = parts_for(people, words, len(self.extracts))
        borders = cut(lambda start, end: self.costs[start][end - start - 1], len(self.extracts), parts)
        return ThemeKit(people, tuple(self._parts(borders, people)), self.theme)

    def _parts(self, borders: tuple[int, ...], people: int) -> Iterator[ThemePart]:
        words = [self.costs[start][end - start - 1] for start, end in pairwise(borders)]
        groups = readers(people, words)
        for number, (start, end) in enumerate(pairwise(borders)):
            own = self.extracts[start:end]
            pieces = tuple(piece for extract in own for piece in extract.pieces)
            read = words[number]
            yield ThemePart(number + 1, pieces, groups[number], read, seconds(read, self.lang), own)

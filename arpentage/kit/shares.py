"""What is shared out among people, and how uneven its parts are."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from arpentage.kit.part import Part

P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Shares(Generic[P]):
    """Parts for so many people."""

    people: int
    parts: tuple[P, ...]

    @property
    def longest(self) -> P:
        """The part that takes the longest to read; the first of equal ones."""
        return max(self.parts, key=lambda part: part.words)

    @property
    def mean(self) -> int:
        """Mean seconds of a part."""
        return round(sum(part.seconds for part in self.parts) / len(self.parts))

    @property
    def uneven(self) -> int:
        """By how much the longest part exceeds the mean, in hundredths."""
        words = sum(part.words for part in self.parts)
        return round(100 * (self.longest.words * len(self.parts) / words - 1)) if words else 0

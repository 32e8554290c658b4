"""The old copy of a seed and the new one: where words of the one stand in the other."""

from collections.abc import Sequence
from functools import cached_property

from rapidfuzz.distance import Levenshtein

from arpentage.align import Alignment, Range, same_words
from arpentage.claims import LINE_END, Lines
from arpentage.fold import fold
from arpentage.model import Seed

LEAST = 0.5
"""Likeness under which the first words of a paragraph are no longer its own."""


class Copies:
    """Two copies of one seed."""

    def __init__(self, old: Seed, new: Seed) -> None:
        self.old, self.new = Lines(old), Lines(new)
        self.alignment = Alignment(old.text, new.text)

    @cached_property
    def back(self) -> Alignment:
        """The way from the new copy to the old one."""
        return Alignment(self.new.seed.text, self.old.seed.text)

    def where(self, words: str, line: int, prefix: str = "") -> Range | None:
        """The range of the old copy that words of a line stand for; None where they are not there once."""
        found = self.old.find(words, line, prefix)
        return (found[0], found[0] + len(words)) if len(found) == 1 else None

    def kept(self, place: Range, words: str) -> Range | None:
        """Where a range of the old copy reads as `words` in the new one, whole words; None where it does not."""
        found = self.alignment.words(*place)
        return found if words.strip() and same_words(self.at(found), words) else None

    def reads(self, place: Range, words: str) -> bool:
        """Whether the new copy reads `words` where a range of the old one was, or over it: a letter supplied before."""
        start, end = self.alignment.words(*place)
        base = max(0, start - len(words))
        window, sought = fold(self.new.seed.text[base : end + len(words)]), fold(words).text.strip()
        at = window.text.find(sought)
        while sought and at >= 0:
            first, last = window.back(at, at + len(sought))
            if base + first <= start and end <= base + last:
                return True
            at = window.text.find(sought, at + 1)
        return False

    def opened(self, place: Range) -> Range:
        """Where the first words of a paragraph are; from the line's beginning where the new copy supplied it."""
        start, end = self.alignment.words(*place)
        old = self.old.seed.text[self.old.offset(self.old.number(place[0])) : place[0]]
        first = self.new.offset(self.new.number(start))
        supplied = self.new.seed.text[first:start]
        first += len(supplied) - len(supplied.lstrip())
        if not old.strip() and first < start and len(set(self.back.range(first, start))) == 1:
            return first, end
        return start, end

    def gone(self, place: Range) -> bool:
        """Whether nothing of a range of the old copy is left."""
        return not self.at(self.alignment.words(*place)).strip()

    def at(self, place: Range) -> str:
        """The words of a range of the new copy."""
        return self.new.seed.text[slice(*place)]

    def line(self, place: Range) -> int:
        """The line of the new copy where a range begins."""
        return self.new.number(place[0])

    def prefix(self, place: Range, given: str) -> str | None:
        """The characters before a range that tell it from others of its line; None where there are not enough."""
        words, line = self.at(place), self.line(place)
        room = place[0] - self.new.offset(line)
        before = self.new.seed.text[place[0] - min(room, 60) : place[0]]
        for prefix in (given, *(before[-length:] for length in range(1, len(before) + 1))):
            if self.new.find(words, line, prefix) == [place[0]]:
                return prefix
        return None

    def opening(self, place: Range, opens: str, last: int) -> str | None:
        """The first words of a paragraph that opens at a range, such that none before it, after `last`, does so."""
        text, line = self.new.seed.text, self.line(place)
        stop = LINE_END.search(text, place[0])
        rest = text[place[0] : stop.start() if stop else len(text)]
        ends = [index for index, char in enumerate(rest) if char == " "] + [len(rest)]
        for words in (opens, *(rest[:end] for end in ends if end >= min(len(opens), len(rest)))):
            if words and next((at for at in self.new.find(words, line) if at > last), None) == place[0]:
                return words
        return None

    def hyphens(self) -> Sequence[int]:
        """Where the lines of the new copy that end in a hyphen have it."""
        text = self.new.seed.text
        ends = (end.start() - 1 for end in LINE_END.finditer(text))
        return [place for place in ends if place > 0 and text[place] == "-" and text[place - 1].isalnum()]


def alike(one: str, other: str) -> float:
    """How like two stretches are, from 0 to 1, spaces, apostrophes and capitals aside."""
    one, other = (fold(words).text.strip().casefold() for words in (one, other))
    return Levenshtein.normalized_similarity(one, other)

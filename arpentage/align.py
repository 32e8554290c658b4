"""Two copies of one text laid side by side: where each place of the first is in the second.

Whole words are matched first, so that a word that was changed is not found letter by letter in its neighbours; what
lies between matched words is compared character by character.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from arpentage.fold import fold

Range = tuple[int, int]
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class _Span:
    """A stretch of the old text, never empty, and what stands for it in the new one."""

    old: int
    old_end: int
    new: int
    new_end: int
    same: bool


class Alignment:
    """The way from an old text to a new one, in code points."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._spans = [span for span in _spans(old, new) if span.old < span.old_end]
        self._starts = [span.old for span in self._spans]

    def range(self, start: int, end: int) -> Range:
        """Where a range of the old text is; empty where nothing of it is left. Needs start < end."""
        first, last = self._span(start), self._span(end - 1)
        place = first.new + min(start - first.old, first.new_end - first.new)
        stop = last.new_end if end == last.old_end else last.new + min(end - last.old, last.new_end - last.new)
        return place, max(place, stop)

    def words(self, start: int, end: int) -> Range:
        """The same without spaces at its ends, carried to the edge of a word where the old range stood at one."""
        place, stop = self.range(start, end)
        if not self.new[place:stop].strip():
            return place, place
        place += len(self.new[place:stop]) - len(self.new[place:stop].lstrip())
        stop = place + len(self.new[place:stop].rstrip())
        while not _cuts(self.old, start) and _cuts(self.new, place):
            place -= 1
        while not _cuts(self.old, end) and _cuts(self.new, stop):
            stop += 1
        return place, stop

    def _span(self, place: int) -> _Span:
        return self._spans[bisect_right(self._starts, place) - 1]


def same_words(one: str, other: str) -> bool:
    """Whether two stretches say the same, spaces, line ends, apostrophes and the like aside."""
    return fold(one).text.strip() == fold(other).text.strip()


def _cuts(text: str, place: int) -> bool:
    """Whether a place stands inside a word."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


def _spans(old: str, new: str) -> Iterator[_Span]:
    """Spans that cover the old text, in order."""
    done = (0, 0)
    for start, new_start, length in (*_matched(old, new), (len(old), len(new), 0)):
        yield from _between(old, new, done, (start, new_start))
        if length:
            yield _Span(start, start + length, new_start, new_start + length, True)
        done = (start + length, new_start + length)


def _matched(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """Words that are the same: offset in each text, length."""
    ours, theirs = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    codes = Levenshtein.opcodes([match.group() for match in ours], [match.group() for match in theirs])
    for code in codes:
        if code.tag == "equal":
            pairs = zip(ours[code.src_start : code.src_end], theirs[code.dest_start : code.dest_end], strict=True)
            yield from ((one.start(), other.start(), len(one.group())) for one, other in pairs)


def _between(old: str, new: str, since: Range, until: Range) -> Iterator[_Span]:
    before, after = old[since[0] : until[0]], new[since[1] : until[1]]
    for code in Levenshtein.opcodes(before, after):
        places = (since[0] + code.src_start, since[0] + code.src_end, since[1] + code.dest_start)
        yield _Span(*places, since[1] + code.dest_end, code.tag == "equal")

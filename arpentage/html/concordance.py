"""Words in their context: the lines of a term's concordance, the sentence around a passage, how a text opens."""

import re
from dataclasses import dataclass
from typing import Final

from arpentage.site import Occurrence, PassageEntry, Site, TermEntry

WIDTH: Final = 48
"""Characters of context on each side of a keyword, at most."""
LONG: Final = 420
"""Characters from which a paragraph is not quoted whole."""
SHORT: Final = 170
"""Characters under which a sentence is quoted with the one before it."""
GAP: Final = "[…]"
_BREAK: Final = re.compile(r"(?<=[.!?…])(?<!\b[A-ZÀ-Þ]\.)[»”)\]]?\s+(?=[«“(\[—–*_]?\s?[A-ZÀ-Þ])")
"""White space between two sentences: before a capital, but not after the initial of a name."""


@dataclass(frozen=True)
class Line:
    """One occurrence in its context."""

    occurrence: Occurrence
    before: str
    keyword: str
    after: str

    @property
    def path(self) -> str:
        """Where it stands, from the language's root."""
        found = self.occurrence
        return f"texts/{found.text}.html#term-{found.term.id}-{found.number}"


@dataclass(frozen=True)
class Excerpt:
    """A passage in its sentence; `[…]` stands for what its paragraph says beyond."""

    before: str
    quote: str
    behind: str


def concordance(site: Site, entry: TermEntry) -> tuple[Line, ...]:
    """A term's occurrences, each with at most WIDTH characters of its paragraph on each side, cut between words."""
    return tuple(_line(site, occurrence) for occurrence in entry.occurrences)


def _line(site: Site, occurrence: Occurrence) -> Line:
    paragraph = site.text(occurrence.text).block(occurrence.paragraph).paragraph
    read = paragraph.read
    start, end = occurrence.anchor.start - paragraph.start, occurrence.anchor.end - paragraph.start
    return Line(occurrence, _tail(read[:start]), read[start:end], _head(read[end:]))


def _tail(words: str) -> str:
    """The last words; a space that ends them does not break, so that it is not lost at the end of a cell."""
    if len(words) > WIDTH:
        words = words[-WIDTH:].partition(" ")[2] or words[-WIDTH:]
    return f"{words[:-1]}\u00a0" if words.endswith(" ") else words


def _head(words: str) -> str:
    """The first words."""
    if len(words) <= WIDTH:
        return words
    return words[:WIDTH].rpartition(" ")[0] or words[:WIDTH]


def in_sentence(passage: PassageEntry) -> Excerpt:
    """A passage in its paragraph, or in its sentence where the paragraph is LONG."""
    before, quote, behind = passage.before, passage.quote, passage.behind
    if len(before) + len(quote) + len(behind) <= LONG:
        return Excerpt(before, quote, behind)
    ends = [*_breaks(behind), len(behind)] if not _closed(quote) else [0]
    after = behind[: ends[0]].rstrip()
    starts = [0, *_breaks(before)]
    start = starts.pop()
    if starts and len(before) - start + len(quote) + len(after) < SHORT:
        start = starts.pop()
    opening = f"{GAP} " if start else ""
    closing = f" {GAP}" if behind[len(after) :].strip() else ""
    return Excerpt(opening + before[start:], quote, after + closing)


def opening(words: str, length: int) -> str:
    """The first sentences of a text in Markdown, of its first paragraph: the fewest that reach a length."""
    paragraph = words.strip().partition("\n\n")[0]
    for end in _breaks(paragraph):
        if end >= length and paragraph.count("*", 0, end) % 2 == 0:
            return paragraph[:end].rstrip()
    return paragraph


def _breaks(words: str) -> list[int]:
    """Offsets where sentences begin, after the first."""
    return [match.end() for match in _BREAK.finditer(words)]


def _closed(quote: str) -> bool:
    """Whether the words end their sentence."""
    return quote.rstrip(" \u00a0\u202f»”)").endswith((".", "!", "?", "…"))

"""Finding the place of quoted words in a text: exactly, else folded, else nearly; never by a silent guess.

Selectors are those of the W3C Web Annotation model (TextQuoteSelector).
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from arpentage.fold import Folded, fold
from arpentage.nearest import nearest

CONTEXT = 64
"""Characters of context compared, on each side, where it does not agree to its end."""
ENOUGH = 8
"""Characters of a long context that must agree on a side: a few letters in common are chance."""
PART = 0.6
"""Part of a short context that must agree."""
LEAD = 4
"""Characters of context by which a place must lead the others, unless its context agrees wholly."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """A place where words were found: code points of the text as given."""

    start: int
    end: int
    how: Literal["exact", "folded", "fuzzy", "ambiguous"]

    @property
    def sure(self) -> bool:
        """Whether an annotation may be placed there without asking."""
        return self.how in ("exact", "folded")


def locate(text: str, exact: str, prefix: str = "", suffix: str = "", hint: int | None = None) -> Match | None:
    """Where `exact` stands in `text`; None when the words are lost.

    `prefix` and `suffix` are the words around it, `hint` the offset where it last stood: they break ties between
    places that read the same and never veto a place that is alone. Tied places give an `ambiguous` match.
    """
    if not exact.strip():
        return None
    places = [(start, start + len(exact)) for start in _find(text, exact)]
    if len(places) == 1:
        return Match(*places[0], "exact")
    folded = fold(text)
    around = _Around(text, folded, fold(prefix).text, fold(suffix).text, hint)
    if places:
        return around.choose(places, "exact")
    words = fold(exact).text
    for sought in (words, words.strip()):
        found = [(start, start + len(sought)) for start in _find(folded.text, sought)]
        places = [folded.back(*place) for place in found if folded.whole(*place)]
        if places:
            return around.choose(places, "folded")
    near = nearest(folded.text, words.strip(), around.prefix[-CONTEXT:], around.suffix[:CONTEXT])
    return Match(*folded.back(*near), "fuzzy") if near else None


@dataclass(frozen=True)
class _Around:
    """A text and what is known, folded, of the surroundings of the words sought."""

    text: str
    folded: Folded
    prefix: str
    suffix: str
    hint: int | None

    def choose(self, places: list[Range], how: Literal["exact", "folded"]) -> Match:
        """The best of several places, or an ambiguous one."""
        if len(places) > 1 and (self.prefix.strip() or self.suffix.strip()):
            places = self.agreeing(places)
        if len(places) > 1 and self.hint is not None:
            least = min(abs(start - self.hint) for start, _ in places)
            places = [place for place in places if abs(place[0] - self.hint) == least]
        if len(places) > 1:  # `cafe` is found in a decomposed `café` too: without its accent it is another word
            places = [place for place in places if not _accented(self.text, place[1])] or places
        return Match(*places[0], how if len(places) == 1 else "ambiguous")

    def agreeing(self, places: list[Range]) -> list[Range]:
        """The places that the context speaks for: those where it agrees wholly, or far better than elsewhere."""
        prefix, suffix = self.prefix.rstrip()[::-1], self.suffix.lstrip()
        before, after = self.folded.text[::-1], self.folded.text
        scores = [
            _agreement(before, len(before) - bisect_right(self.folded.ends, start), prefix)
            + _agreement(after, bisect_left(self.folded.starts, end), suffix)
            for start, end in places
        ]
        best = max(scores)
        least = best if best == len(prefix) + len(suffix) else best - LEAD + 1
        return [place for place, score in zip(places, scores, strict=True) if score >= least]


def _find(text: str, words: str) -> Iterator[int]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _accented(text: str, place: int) -> bool:
    return place < len(text) and unicodedata.combining(text[place]) > 0


def _agreement(text: str, place: int, wanted: str) -> int:
    """How many characters of context agree, read outwards from the words, white space at their edge aside."""
    place += text[place : place + 1] == " "
    if text.startswith(wanted, place):
        return len(wanted)
    wanted = wanted[:CONTEXT]
    found = text[place : place + len(wanted)]
    run = next((i for i, (a, b) in enumerate(zip(found, wanted, strict=False)) if a != b), len(found))
    alike = len(wanted) - Levenshtein.distance(found, wanted)
    if alike >= PART * len(wanted):
        return max(run, alike)
    return run if run >= min(ENOUGH, PART * len(wanted)) else 0

"""The passage nearest to words that a text no longer holds, for the mend that a person is offered.

Texts are folded (arpentage.fold) and offsets are theirs.
"""

from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein, Opcodes
from rapidfuzz.fuzz import partial_ratio_alignment

FLOOR = 0.8
"""Similarity under which words quoted without context count as lost."""
TRUST = 0.35
"""By how much the floor is under 1 where the context agrees wholly; it rises as the context agrees less."""
SHORTEST = 4
"""Characters under which every text holds something near."""
LONGEST = 1000
"""Characters compared with the whole text; of longer quotations, the beginning and the end."""
CUTOFF = 60
"""Similarity, of 100, under which no passage is looked at."""
REACH = 100
"""Characters within which an edge is moved to a better one, at most."""

Range = tuple[int, int]


def nearest(text: str, words: str, prefix: str = "", suffix: str = "") -> Range | None:
    """The place most like the words and their context, moved to whole words; None when nothing is near."""
    if len(words) < SHORTEST or not text:
        return None
    best, most = None, 0.0
    for place in _candidates(text, words, prefix, suffix):
        start, end = _edges(text, words, *place)
        margin = _likeness(words, text[start:end]) - _floor(text, start, end, prefix.rstrip(), suffix.lstrip())
        if start < end and margin >= most:
            best, most = (start, end), margin
    return best


def _candidates(text: str, words: str, prefix: str, suffix: str) -> Iterator[Range]:
    """Where the words alone are best found, and where they are with their context."""
    size, lead = len(words), len(prefix)
    if size <= LONGEST:
        pieces = {(words, 0, size), (prefix + words + suffix, lead, lead + size)}
    else:
        pieces = {(words[:LONGEST], 0, size), (words[-LONGEST:], LONGEST - size, LONGEST)}
    for piece, start, end in sorted(pieces):
        found = partial_ratio_alignment(piece, text, score_cutoff=CUTOFF)
        if found:
            codes = Levenshtein.opcodes(piece, text[found.dest_start : found.dest_end])
            places = [found.dest_start + _carried(codes, place) for place in (start, end)]
            yield max(0, places[0]), min(len(text), places[1])


def _carried(codes: Opcodes, place: int) -> int:
    """An offset of the first text in the second; as far beyond an end there as here."""
    if place < 0 or place > codes.src_len:
        return place if place < 0 else place - codes.src_len + codes.dest_len
    code = [code for code in codes if code.src_start <= place][-1]
    return min(code.dest_start + place - code.src_start, code.dest_end)


def _edges(text: str, words: str, start: int, end: int) -> Range:
    """A range with its end, then its start, moved to the edge of a word where it is most like the words."""
    reach = min(REACH, max(SHORTEST, len(words) // 4))
    starts = [place for place in range(max(0, start - reach), min(start + reach, end) + 1) if _opens(text, place)]
    ends = [place for place in range(max(end - reach, start), min(len(text), end + reach) + 1) if _closes(text, place)]
    end = max(ends or [end], key=lambda place: (_likeness(words, text[start:place]), -abs(place - end)))
    start = max(starts or [start], key=lambda place: (_likeness(words, text[place:end]), -abs(place - start)))
    return start, end


def _opens(text: str, place: int) -> bool:
    return not text[place : place + 1].isspace() and not (place and _inside(text, place))


def _closes(text: str, place: int) -> bool:
    return not text[place - 1 : place].isspace() and not _inside(text, place)


def _inside(text: str, place: int) -> bool:
    """Whether a place stands inside a word."""
    return text[place - 1 : place].isalnum() and text[place : place + 1].isalnum()


def _likeness(one: str, other: str) -> float:
    """From 0 to 1; 0 as well for what is too unlike to be of use."""
    return Levenshtein.normalized_similarity(one, other, score_cutoff=1 - TRUST)


def _floor(text: str, start: int, end: int, prefix: str, suffix: str) -> float:
    """How like the words a place must be, given its surroundings: a little less where they are as expected."""
    before, after = text[:start].rstrip()[-len(prefix) :], text[end:].lstrip()[: len(suffix)]
    sides = [Levenshtein.normalized_similarity(*pair) for pair in ((before, prefix), (after, suffix)) if pair[1]]
    return 1 - TRUST * sum(sides) / len(sides) if sides else FLOOR

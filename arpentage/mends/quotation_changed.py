"""A quotation whose words have changed a little in the text: the words as they now read."""

import re

from rapidfuzz.distance import Levenshtein

from arpentage.anchor import Match, locate
from arpentage.annotation import Quotation
from arpentage.edit import Changes
from arpentage.fold import fold
from arpentage.mend import Case
from arpentage.quoted import quotation_at, requoted

LEAST = 0.9
"""Likeness of the words from which they surely are the same, a little changed."""
LEAD = 0.15
"""By how much the second best place must be less like them."""
SHORTEST = 16
"""Characters under which words that look alike may be others."""


def mend(case: Case) -> Changes:
    """Sure where one place alone is very like the words; a person who says `--place 1` takes the nearest one."""
    text, found = case.ground.text(case.record.text), quotation_at(case.record, case.problem.at)
    if text is None or found is None:
        return {}
    steps, words = found
    match = locate(text.read, words.exact, words.prefix, words.suffix)
    if match is None or match.sure or not (case.place == 1 or sure(text.read, words, match)):
        return {}
    return requoted(case.record, steps, text.read, match.start, match.end)


def sure(read: str, words: Quotation, match: Match) -> bool:
    """Whether a near place is surely where the words now stand."""
    likeness = _likeness(words.exact, read[match.start : match.end])
    if match.how != "fuzzy" or len(words.exact) < SHORTEST or likeness < LEAST:
        return False
    if re.findall(r"\d", words.exact) != re.findall(r"\d", read[match.start : match.end]):
        return False  # another figure is another fact
    rest = read[: match.start] + "\n" * (match.end - match.start) + read[match.end :]
    other = locate(rest, words.exact, words.prefix, words.suffix)
    return other is None or _likeness(words.exact, rest[other.start : other.end]) <= likeness - LEAD


def _likeness(one: str, other: str) -> float:
    return Levenshtein.normalized_similarity(fold(one).text, fold(other).text)

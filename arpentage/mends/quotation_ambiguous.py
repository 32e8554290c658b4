"""A quotation that stands in several places: the words around the one that is meant."""

from collections.abc import Iterator

from arpentage.annotation import Quotation
from arpentage.edit import Changes
from arpentage.fold import fold
from arpentage.mend import Case
from arpentage.quoted import quotation_at, requoted

Range = tuple[int, int]


def mend(case: Case) -> Changes:
    """Only a person can say which one, by `--place`."""
    text, found = case.ground.text(case.record.text), quotation_at(case.record, case.problem.at)
    if text is None or found is None:
        return {}
    steps, words = found
    places = list(occurrences(text.read, words))
    return requoted(case.record, steps, text.read, *places[case.place - 1]) if 0 < case.place <= len(places) else {}


def occurrences(read: str, words: Quotation) -> Iterator[Range]:
    """Every place where the words stand, in the order of the text."""
    folded, sought = fold(read), fold(words.exact).text.strip()
    place = folded.text.find(sought)
    while place >= 0:
        if folded.whole(place, place + len(sought)):
            yield folded.back(place, place + len(sought))
        place = folded.text.find(sought, place + 1)

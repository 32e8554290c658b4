"""Lines that a page carries and the text does not: running heads and feet, page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

_FOLIO = re.compile(r"\W*(?:page|p\.|pag\.|ص)?\s*(\d{1,4})(?:\s*(?:/|sur|of|de)\s*\d{1,4})?\W*", re.IGNORECASE)
_LONGEST = 90
"""Characters of a running head."""

FOLIO = {
    "fr": "Numéro de page, probablement : il avance d’un à chaque fois.",
    "en": "Page number, probably: it grows by one each time.",
}
RUNNING = {
    "fr": "En-tête ou pied de page, probablement : la même ligne revient {n} fois.",
    "en": "Running head or foot, probably: the same line comes back {n} times.",
}


def furniture(lines: list[str]) -> dict[int, Mapping[str, str]]:
    """Indexes of lines that are probably page furniture, from 0, and the reason for each."""
    folios = dict.fromkeys(_folios(lines), FOLIO)
    return {**folios, **dict(_running(lines, folios))}


def _folios(lines: list[str]) -> Iterator[int]:
    """Lines that hold a page number alone, where two or more of them in a row grow by one."""
    found = [(index, int(match[1])) for index, line in enumerate(lines) if (match := _FOLIO.fullmatch(line.strip()))]
    for (first, low), (second, high) in pairwise(found):
        if high == low + 1 and second - first > 2:  # closer ones are a list, or the rows of a table
            yield first
            yield second


def _running(lines: list[str], folios: Mapping[int, object]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Short lines that come back three times or more, beside page breaks or page numbers, or at even distances."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if index not in folios and 0 < len(line.strip()) <= _LONGEST:
            places[re.sub(r"\d+", "#", line.strip()).casefold()].append(index)
    for found in places.values():
        if len(found) >= 3 and (_at_edges(lines, found, folios) or _even(lines, found)):
            reason = {lang: words.format(n=len(found)) for lang, words in RUNNING.items()}
            yield from ((index, reason) for index in found)


def _at_edges(lines: list[str], found: Sequence[int], folios: Mapping[int, object]) -> bool:
    """Whether half of them or more stand beside a page number or a form feed, blank lines aside."""
    return 2 * sum(_beside(lines, index, folios) for index in found) >= len(found)


def _beside(lines: list[str], index: int, folios: Mapping[int, object]) -> bool:
    if "\f" in lines[index]:
        return True
    for step in (-1, 1):
        other = index + step
        while 0 <= other < len(lines) and not lines[other].strip() and "\f" not in lines[other]:
            other += step
        if 0 <= other < len(lines) and (other in folios or "\f" in lines[other]):
            return True
    return False


def _even(lines: list[str], found: Sequence[int]) -> bool:
    """Whether they stand alone and a page apart: far, and about as far each time."""
    gaps = [second - first for first, second in pairwise(found)]
    alone = all(not "".join(lines[max(index - 1, 0) : index] + lines[index + 1 : index + 2]).strip() for index in found)
    return alone and min(gaps) >= 15 and max(gaps) <= 2 * min(gaps)

"""Where the terms of the glossary stand in a paragraph."""

import re
from collections.abc import Iterator, Sequence

from arpentage.fold import fold
from arpentage.kinds.term import Term
from arpentage.model import Record


class Forms:
    """Every form of every term, ready to be sought: the longest wins, whole words only.

    A form in lower case is also found capitalised; one with a capital is found as it stands.
    """

    def __init__(self, terms: Sequence[Record[Term]]) -> None:
        self._terms = {fold(form).text: term for term in terms for form in term.data.forms}
        longest = sorted(self._terms, key=len, reverse=True)
        alternatives = "|".join(_either_case(form) for form in longest) or r"(?!)"
        self._pattern = re.compile(rf"(?<![\w·-])(?:{alternatives})(?![\w·]|-\w)")

    def find(self, text: str) -> Iterator[tuple[Record[Term], int, int]]:
        """The terms of a text, with their place in its code points, end excluded."""
        folded = fold(text)
        for match in self._pattern.finditer(folded.text):
            words = match.group()
            term = self._terms.get(words) or self._terms[words[0].lower() + words[1:]]
            yield term, *folded.back(match.start(), match.end())


def _either_case(form: str) -> str:
    first = form[0]
    if form != form.lower() or first.upper() == first:
        return re.escape(form)
    return f"[{re.escape(first)}{re.escape(first.upper())}]{re.escape(form[1:])}"

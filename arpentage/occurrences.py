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
        forms = {words: term for term in terms for form in term.data.forms if (words := fold(form).text.strip())}
        self._terms = {_capital(form): term for form, term in forms.items() if form == form.lower()} | forms
        longest = sorted(self._terms, key=len, reverse=True)
        alternatives = "|".join(map(re.escape, longest)) or r"(?!)"
        self._pattern = re.compile(rf"(?<![\w·-])(?:{alternatives})(?![\w·]|[-.]\w)")

    def find(self, text: str) -> Iterator[tuple[Record[Term], int, int]]:
        """The terms of a text, with their place in its code points, end excluded."""
        folded = fold(text.replace("—", " ").replace("―", " "))  # these part words; folded, they would join them
        for match in self._pattern.finditer(folded.text):
            yield self._terms[match.group()], *folded.back(match.start(), match.end())


def _capital(form: str) -> str:
    return form[0].upper() + form[1:]

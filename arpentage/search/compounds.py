"""Compounds that one text joins, another hyphenates and a third leaves open: each is found by all three spellings.

Only the corpus says what a compound is: the first parts of the words that it hyphenates (`micro-`, `télé-`, `auto-`).
"""

from collections.abc import Iterable, Sequence

SHORTEST = 5
"""Letters of a second part, so that a chance like `con-trôle` is not taken for a compound."""


class Compounds:
    """What a language's records say of its compounds; made of lists of normalised words.

    A hyphenated compound stands in such a list as its parts and then joined: `micro travail microtravail`.
    """

    def __init__(self, lists: Iterable[Sequence[str]]) -> None:
        self._words: set[str] = set()
        self._firsts: set[str] = set()
        for words in lists:
            self._words.update(words)
            triples = zip(words, words[1:], words[2:], strict=False)
            self._firsts.update(first for first, second, joined in triples if joined == first + second)
        self._longest = max(map(len, self._firsts), default=0)
        self._known = {word: self._parts(word) for word in self._words}

    def opened(self, words: Sequence[str]) -> list[str]:
        """Return the words with, after each compound, what it lacks: its parts, or itself joined."""
        found: list[str] = []
        for at, word in enumerate(words):
            before = words[at - 1] if at else ""
            after = words[at + 1] if at + 1 < len(words) else ""
            found.append(word)
            if self._joins(before, word) and after != before + word and before + word in self._words:
                found.append(before + word)
            elif (parts := self._known[word]) and words[max(0, at - 2) : at] != parts:
                found += parts
        return found

    def _joins(self, first: str, second: str) -> bool:
        return first in self._firsts and len(second) >= SHORTEST

    def _parts(self, word: str) -> list[str]:
        """Return the two parts of a joined compound, or nothing."""
        for cut in range(2, min(self._longest, len(word) - SHORTEST) + 1):
            if word[cut:] in self._words and self._joins(word[:cut], word[cut:]):
                return [word[:cut], word[cut:]]
        return []

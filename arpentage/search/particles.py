"""Particles of one letter that stand before a word and are written with it: لأمازون, *of Amazon*, بأجر, *for a wage*.

Many words begin with those letters too (لاجئ, *refugee*): only the corpus says whether the rest is a word.
"""

import re
from collections.abc import Callable, Iterable, Sequence

_BEFORE = {"ar": re.compile("(?:[وف]?[بكل]|ف)(...+)")}
"""By language, a particle and what may be the word."""


class Particles:
    """What a language's records say of their words; made of lists of normalised words and what takes endings off."""

    def __init__(self, lists: Iterable[Sequence[str]], lang: str, bare: Callable[[str], str]) -> None:
        self._pattern = _BEFORE.get(lang)
        self._bare = bare
        self._known = {bare(word) for words in lists for word in words} if self._pattern else set()

    def opened(self, words: Sequence[str]) -> Sequence[str]:
        """Return the words with, after each that carries a particle, what it is without."""
        if self._pattern is None:
            return words
        found: list[str] = []
        for word in words:
            found.append(word)
            carried = self._pattern.fullmatch(word)
            if carried and self._bare(carried[1]) in self._known:
                found.append(carried[1])
        return found

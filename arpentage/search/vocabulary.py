"""The words of a language as they are spelt, for mending what a reader types and for finding their kin."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby

from .normalise import fold

SHORTEST = 4
PART = 4_000
"""Characters of a part, about: letters that begin few words share one."""
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u0652\u00ad]+[^\W\d_]+)*")


def vocabulary(texts: Iterable[str], words: Iterable[str]) -> dict[str, str]:
    """Return `word number word number …` by the letters that the words begin with: number is a power of two, how often.

    Each of the normalised `words` stands once, as `texts` spell it most often (`précarité` for `precarite`), or as it
    is when they never do.
    """
    spelt = Counter(word for text in texts for word in _WORD.findall(text.lower()))
    often = Counter(word for word in words if len(word) >= SHORTEST and word.isalpha())
    best = dict.fromkeys(sorted(often), "")
    for spelling, _ in sorted(spelt.items(), key=lambda one: (one[1], one[0])):
        if (folded := fold(spelling)) in best:
            best[folded] = spelling
    told: dict[str, str] = {}
    for letter, those in groupby(best, key=lambda word: word[0]):
        text = " ".join(f"{_spelt(word, best)} {often[word].bit_length()}" for word in those)
        last = next(reversed(told), "")
        if last and len(told[last]) < PART:
            told[last + letter] = f"{told.pop(last)} {text}"
        else:
            told[letter] = text
    return told


def _spelt(word: str, best: Mapping[str, str]) -> str:
    """Return how a word is spelt; one that stands in an inclusive form only (`réfugié·es`) as its shorter form is."""
    whole = (len(word) - cut for cut in range(3) if best.get(word[: len(word) - cut]))
    end = next(whole, len(word))
    return (best.get(word[:end]) or word[:end]) + word[end:]

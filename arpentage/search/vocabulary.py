"""The words of a language as they are spelt, for mending what a reader types and for finding their kin."""

import re
from collections import Counter
from collections.abc import Iterable

from .normalise import fold

SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u0652\u00ad]+[^\W\d_]+)*")


def vocabulary(texts: Iterable[str], words: Iterable[str]) -> str:
    """Return `word number word number …`: number is how often, as a power of two.

    Each of the normalised `words` stands once, as `texts` spell it most often (`précarité` for `precarite`), or as it
    is when they never do.
    """
    spelt = Counter(word for text in texts for word in _WORD.findall(text.lower()))
    often = Counter(word for word in words if len(word) >= SHORTEST and word.isalpha())
    best = dict.fromkeys(sorted(often), "")
    for spelling, _ in sorted(spelt.items(), key=lambda one: (one[1], one[0])):
        if (folded := fold(spelling)) in best:
            best[folded] = spelling
    listed = " ".join(f"{spelling or word} {often[word].bit_length()}" for word, spelling in best.items())
    return listed

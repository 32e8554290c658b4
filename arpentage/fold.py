"""Folding: what two copies of the same words may differ in, taken away, with a map back.

Folded: Unicode normal form (NFC), runs of white space, apostrophes, double quotes, hyphens and dashes, middle dots,
ellipses, invisible characters. Kept: case, accents, ligatures, every letter.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_SAME = {
    **dict.fromkeys("’‘ʼ′`´‛＇", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("⋅‧・•∙", "·"),
    "…": "...",
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f", ""),
}


@dataclass(frozen=True)
class Folded:
    """Folded text and where each of its characters came from."""

    text: str
    starts: tuple[int, ...]
    """For each folded character, the offset of the first original character that it stands for."""
    ends: tuple[int, ...]
    """And the offset just after the last one."""

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of a folded range that is not empty."""
        return self.starts[start], self.ends[end - 1]

    def whole(self, start: int, end: int) -> bool:
        """Whether a folded range cuts through nothing that was one: the three points of `…`, a letter's accents."""
        cuts = (place for place in (start, end) if 0 < place < len(self.text))
        return all(self.starts[place] != self.starts[place - 1] for place in cuts)


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    """Fold a text, in code points."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, composed in _composed(text):
        for char in composed:
            if char.isspace() and out and out[-1] == " ":
                ends[-1] = end
                continue
            for folded in " " if char.isspace() else _SAME.get(char, char):
                out.append(folded)
                starts.append(start)
                ends.append(end)
    return Folded("".join(out), tuple(starts), tuple(ends))


def _composed(text: str) -> Iterator[tuple[int, int, str]]:
    """Ranges of a text and what each is in NFC, invisible characters aside: they keep no accent from its letter."""
    seen = [place for place, char in enumerate(text) if _SAME.get(char, char)]
    visible = "".join(text[place] for place in seen)
    if unicodedata.is_normalized("NFC", visible):
        yield from ((place, place + 1, char) for place, char in zip(seen, visible, strict=True))
        return
    for start, end in _clusters(visible):
        yield seen[start], seen[end - 1] + 1, unicodedata.normalize("NFC", visible[start:end])


def _clusters(text: str) -> list[tuple[int, int]]:
    """Ranges that compose on their own under NFC."""
    cuts = [0]
    for i in range(1, len(text)):
        if text[i] < "\u0300":  # no letter before these begins by joining the one before
            cuts.append(i)
        elif unicodedata.combining(text[i]) == 0:
            before = unicodedata.normalize("NFC", text[cuts[-1] : i])
            if unicodedata.normalize("NFC", before + text[i]) == before + unicodedata.normalize("NFC", text[i]):
                cuts.append(i)
    cuts.append(len(text))
    return list(pairwise(cuts)) if text else []

"""The sentences of a paragraph, in French, English and Arabic.

A sentence ends at `.`, `!`, `?`, `؟` or `…`, with the guillemets and brackets that close it, before white space and
anything but a small letter. It does not end after an initial, an abbreviation that announces something, or the number
of an item. What has fewer than two words (an omission mark, « NDLR ») is no sentence of its own.
"""

import re
from itertools import pairwise
from typing import Final

Span = tuple[int, int]
"""Offsets in the paragraph, in code points, end excluded."""

_END: Final = re.compile(r"[.!?؟…]+(?:\s?»|[”’\"')\]])*(?=\s)")
_CONTINUES: Final = re.compile(r"\s+[«“‘\"'(\[—–\s]*[^\W\d_]")
_SHORT: Final = re.compile(
    r"""(?: \b[^\W\d_] | ^\W*\d+
        | \b(?:art|av|cf|chap|dir|dr|éd|ed|fig|mme|mr|mrs|ms|no|nos|pp|prof|st|ste|trad|vol|vs) )\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w[\w’'·.-]*")


def sentences(words: str) -> tuple[Span, ...]:
    """Spans in reading order: every character but the white space between them is in exactly one."""
    whole = _trimmed(words, 0, len(words))
    if whole[0] == whole[1]:
        return ()
    ends = [match.end() for match in _END.finditer(words) if _ends(words, match, whole[1])]
    borders = [whole[0], *ends, whole[1]]
    found = [_trimmed(words, start, end) for start, end in pairwise(borders)]
    return _joined(words, [span for span in found if span[0] < span[1]])


def _ends(words: str, mark: re.Match[str], last: int) -> bool:
    if mark.end() >= last:
        return False
    following = _CONTINUES.match(words, mark.end())
    if following and following.group()[-1].islower():
        return False
    before = words[: mark.start()].rsplit("\n", 1)[-1]
    return not (mark.group() == "." and _SHORT.search(before))


def _joined(words: str, spans: list[Span]) -> tuple[Span, ...]:
    """What is no sentence goes with the one before it; at the beginning, with the one after it."""
    made: list[Span] = []
    for start, end in spans:
        if made and (_few(words, (start, end)) or _few(words, made[-1])):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return tuple(made)


def _few(words: str, span: Span) -> bool:
    return len(_WORD.findall(words, *span)) < 2


def _trimmed(words: str, start: int, end: int) -> Span:
    inner = words[start:end]
    start += len(inner) - len(inner.lstrip())
    return start, max(start, start + len(inner.strip()))

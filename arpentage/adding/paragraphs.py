"""Where paragraphs begin in lines that were broken to fit a page, or in lines that are paragraphs themselves."""

import re
from collections.abc import Sequence

_ENDS = re.compile(r"[.!?…:][\s»”\"'’)\]0-9]*$")
_BEGINS = re.compile(r"[\s«“\"'‘(\[–—-]*[^\Wa-zà-öø-ÿ_]")


def starts(lines: Sequence[str], kept: Sequence[int]) -> list[int]:
    """Those of the kept lines that begin a paragraph; the first one always does."""
    width = wrapped(lines, kept)
    return [
        index
        for position, index in enumerate(kept)
        if position == 0 or not width or _begins(lines, kept[position - 1], index, width)
    ]


def wrapped(lines: Sequence[str], kept: Sequence[int]) -> int:
    """The width that lines were broken at, in characters; 0 where each line is a paragraph."""
    lengths = sorted(len(lines[index].strip()) for index in kept)
    if len(lengths) < 4:
        return 0
    width = lengths[len(lengths) * 9 // 10]
    full = sum(length >= width * 0.75 for length in lengths)
    return width if width <= 120 and full >= len(lengths) * 0.5 else 0


def _begins(lines: Sequence[str], before: int, index: int, width: int) -> bool:
    """Whether a line begins a paragraph: after a gap, at an indent, or after a line that stops short at a full stop."""
    ended = _ENDS.search(lines[before].strip()) is not None
    begins = _BEGINS.match(lines[index]) is not None
    short = len(lines[before].strip()) < width * 0.75
    if any(not line.strip() for line in lines[before + 1 : index]):
        return begins and (ended or short)  # a page break may fall inside a sentence
    indented = _indent(lines[index]) >= _indent(lines[before]) + 2
    return begins and ((ended and (short or indented)) or _heading_before(lines[before], width))


def _heading_before(line: str, width: int) -> bool:
    return len(line.strip()) < width * 0.5 and not re.search(r"[,;-]\s*$", line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())

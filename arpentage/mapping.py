"""The way from a seed's characters to the reading text."""

from bisect import bisect_right
from collections.abc import Iterator

from arpentage.model import Anchor, Paragraph, Text

Span = tuple[int, int, int, int, bool]
"""Received start and end, read start and end, and whether the two are the same characters."""


def to_reading(text: Text, start: int, end: int) -> Anchor | None:
    """The reading text's place for a range of the seed, in code points; None where nothing of it is read.

    An emended stretch counts whole: quoting a part of what was received anchors on all that is read for it.
    """
    spans = list(_spans(text))
    starts = [span[0] for span in spans]
    received, _, read, _, same = spans[bisect_right(starts, start) - 1]
    first = read + start - received if same else read
    received, _, read, read_end, same = spans[bisect_right(starts, end - 1) - 1]
    last = read + end - received if same else read_end
    return Anchor(first, last) if first < last else None


def _spans(text: Text) -> Iterator[Span]:
    received = read = 0
    for part in text.parts:
        if isinstance(part, Paragraph):
            read = part.start
        for segment in part.segments if isinstance(part, Paragraph) else (part,):
            length = len(segment.read) if isinstance(part, Paragraph) else 0
            after = received + len(segment.received)
            yield received, after, read, read + length, bool(length) and segment.read == segment.received
            received, read = after, read + length

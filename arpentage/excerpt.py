"""A text cut to short quotations: some of its words, in their order, each gap marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from arpentage.model import Anchor, Paragraph, Segment, Text

LONGEST: Final = 40
"""Words of one quotation, at the most (our choice)."""
MOST: Final = 10
"""A text is quoted for one word in so many, at the most (our choice)."""
GAP: Final = "[…]"


@dataclass(frozen=True)
class Excerpt:
    """What is left of a text, and where it stood."""

    text: Text
    moved: tuple[tuple[Anchor, Anchor], ...]
    """Each quotation's place in the whole text, and in what is left."""

    def place(self, anchor: Anchor) -> Anchor | None:
        """Where an annotation stands now; None for one whose words are not all left."""
        for old, new in self.moved:
            if old.start <= anchor.start and anchor.end <= old.end:
                shift = new.start - old.start
                return Anchor(anchor.start + shift, anchor.end + shift)
        return None


def excerpt(text: Text, quoted: Iterable[Anchor]) -> Excerpt:
    """The text cut to these places, each of them cut short; nothing is left where there are none."""
    made: list[Paragraph] = []
    moved: list[tuple[Anchor, Anchor]] = []
    start = 0
    kept = _short(text, quoted)
    for paragraph in text.paragraphs:
        here = [anchor for anchor in kept if paragraph.start <= anchor.start and anchor.end <= paragraph.end]
        if here:
            segments = tuple(_segments(paragraph, here))
            made.append(replace(paragraph, segments=segments, start=start))
            moved += zip(here, _places(segments, here, start), strict=True)
            start = made[-1].end + 1
    retired = {old: new for old, new in text.retired.items() if any(one.id in new for one in made)}
    return Excerpt(replace(text, parts=tuple(made), retired=retired), tuple(moved))


def _short(text: Text, quoted: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """The places, apart from each other, within a paragraph and within the measure."""
    left, done = len(text.read.split()) // MOST, 0
    found: list[Anchor] = []
    for anchor in sorted(set(quoted)):
        paragraph = next(one for one in text.paragraphs if anchor.start < one.end)
        words = text.read[anchor.start : min(anchor.end, paragraph.end)].split(" ")
        length = len(" ".join(words[: min(LONGEST, left)]).rstrip())
        if anchor.start >= done and length:
            found.append(Anchor(anchor.start, anchor.start + length))
            left -= min(LONGEST, left, len(words))
            done = anchor.start + length
    return tuple(found)


def _segments(paragraph: Paragraph, kept: Sequence[Anchor]) -> Iterator[Segment]:
    """What is kept of a paragraph's words, gaps between; without their repairs, as the list of those is not there."""
    done = paragraph.start
    for at, anchor in enumerate(kept):
        if anchor.start > done or at:
            yield Segment(GAP, f"{' ' if at else ''}{GAP} ", "left-out")
        yield from _within(paragraph, anchor)
        done = anchor.end
    if done < paragraph.end:
        yield Segment(GAP, f" {GAP}", "left-out")


def _within(paragraph: Paragraph, anchor: Anchor) -> Iterator[Segment]:
    ends = accumulate((len(segment.read) for segment in paragraph.segments), initial=paragraph.start)
    for start, segment in zip(ends, paragraph.segments, strict=False):
        first, last = max(anchor.start, start), min(anchor.end, start + len(segment.read))
        if first < last:
            words = segment.read[first - start : last - start]
            yield Segment(words, words)


def _places(segments: Sequence[Segment], kept: Sequence[Anchor], start: int) -> Iterator[Anchor]:
    """Where the quotations stand among the segments."""
    at, waiting, within = start, iter(kept), False
    for segment in segments:
        if segment.why == "left-out":
            within = False
        elif not within:
            quoted, within = next(waiting), True
            yield Anchor(at, at + quoted.end - quoted.start)
        at += len(segment.read)

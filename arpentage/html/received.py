"""A seed line by line, exactly as received, with what the edition makes of each stretch of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from arpentage.kinds.edition import Cert
from arpentage.model import Paragraph, Segment
from arpentage.site import TextEntry

LETTERS_BEFORE = re.compile(r"[^\W_]*\Z")
LETTERS_AFTER = re.compile(r"[^\W_]*")


@dataclass(frozen=True)
class Run:
    """A stretch of one line."""

    words: str
    """As received; empty where only a paragraph opens."""
    why: str = ""
    """As in `Segment`; empty for what is kept, and for mere layout."""
    cert: Cert = "high"
    opens: str = ""
    """Code of the paragraph that opens here."""
    paragraph: str = ""
    """Its id."""
    said: Segment | None = None
    """What is said after the last stretch of an emended or omitted passage."""
    joined: str = ""
    """The word that a line-end hyphen broke, whole."""


@dataclass
class Line:
    """A line of the seed."""

    number: int
    runs: list[Run] = field(default_factory=list)

    @property
    def received(self) -> str:
        """The line as received, without its end."""
        return "".join(run.words for run in self.runs)


def lines(entry: TextEntry) -> tuple[Line, ...]:
    """The lines of a text's seed, from 1: `received` of each, joined by line ends, is the seed."""
    codes = {block.paragraph.id: block.code for block in entry.blocks}
    made = [Line(1)]
    for part in entry.text.parts:
        if isinstance(part, Paragraph):
            made[-1].runs.append(Run("", opens=codes[part.id], paragraph=part.id))
        for segment, joined in _joined(part) if isinstance(part, Paragraph) else [(part, "")]:
            first, *others = _runs(segment, joined)
            made[-1].runs.append(first)
            made += [Line(made[-1].number + further, [run]) for further, run in enumerate(others, start=1)]
    for line in made:
        line.runs = [run for run in line.runs if run.words or run.opens]
    return tuple(made if made[-1].runs else made[:-1])  # a line end closes the last line, it opens no other


def _runs(segment: Segment, joined: str) -> list[Run]:
    """A segment's stretches, one a line; what there is to say stands after the last one that has words."""
    pieces = segment.received.split("\n")
    last = max((n for n, words in enumerate(pieces) if words.strip()), default=0)
    why = "" if segment.why == "layout" else segment.why
    told = segment if segment.why == "left-out" or segment.emendation else None
    return [
        Run(
            words,
            why if words.strip() else "",
            segment.cert,
            said=told if n == last else None,
            joined=joined * (n == last),
        )
        for n, words in enumerate(pieces)
    ]


def _joined(paragraph: Paragraph) -> Iterator[tuple[Segment, str]]:
    """The segments of a paragraph; with each line-end hyphen, the word that it broke."""
    read, offset = paragraph.read, 0
    for segment in paragraph.segments:
        offset += len(segment.read)
        word = ""
        if segment.why == "join":
            start = offset - len(segment.read)
            word = LETTERS_BEFORE.findall(read[:start])[0] + segment.read + LETTERS_AFTER.findall(read[offset:])[0]
        yield segment, word

"""What is proposed of a text as received: its paragraphs, headings, joins, and what is left out."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from arpentage.adding.furniture import furniture
from arpentage.adding.hyphens import Join, judge
from arpentage.adding.paragraphs import starts
from arpentage.kinds.edition import Cert, Role

MARK = {"fr": "Marque d’ordre des octets, laissée par un logiciel.", "en": "Byte order mark, left by a program."}
_HEADING = re.compile(r"(?!.*[.;:,…!»”\"]\s*$)[^\Wa-zà-ÿ_].{0,79}", re.DOTALL)
"""One short line that begins with a capital or a figure and ends without a stop."""


@dataclass(frozen=True)
class Opens:
    """A paragraph, as proposed."""

    line: int
    words: str
    """Its first words, as received."""
    role: Role
    cert: Cert
    """`medium` where the role is a guess."""


@dataclass(frozen=True)
class Left:
    """Words left out, as proposed."""

    line: int
    words: str
    """As received, with the white space that follows them."""
    why: Mapping[str, str]
    cert: Cert


@dataclass(frozen=True)
class Hints:
    """What a converter knows of its text; lines from 0."""

    headings: Collection[int] = ()
    furniture: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    flowing: bool = False
    """Whether each line is a paragraph."""


@dataclass(frozen=True)
class Proposal:
    """All that is proposed; each character of the text is in a paragraph, or left out, or white space."""

    paragraphs: tuple[Opens, ...]
    left: tuple[Left, ...]
    joins: tuple[Join, ...]


def propose(text: str, hints: Hints | None = None) -> Proposal:
    """Divide a text; nothing of it is changed."""
    hints = hints or Hints()
    lines = text.split("\n")
    mark = lines[0].startswith("\ufeff") and "\ufeff" not in lines[0][1:]
    lines[0] = lines[0][mark:]
    out = {**({} if hints.flowing else furniture(lines)), **hints.furniture}
    kept = [index for index, line in enumerate(lines) if line.strip() and index not in out]
    opening = kept if hints.flowing else starts(lines, kept)
    opening = sorted({*opening, *(set(hints.headings) & set(kept))})
    paragraphs = tuple(_opens(lines, kept, opening, hints))
    left = (Left(1, "\ufeff", MARK, "high"),) if mark else ()
    return Proposal(paragraphs, (*left, *_left(lines, out)), tuple(_joins(lines, kept, set(opening), text)))


def _opens(lines: Sequence[str], kept: Sequence[int], opening: Sequence[int], hints: Hints) -> Iterator[Opens]:
    ends = [bisect_left(kept, following) for following in opening[1:]] + [len(kept)]
    for position, (index, end) in enumerate(zip(opening, ends, strict=False)):
        run = kept[bisect_left(kept, index) : end]
        role, cert = _role(lines, run, position, hints)
        follower = opening[position + 1] if position + 1 < len(opening) else None
        if cert == "medium" and (follower is None or len(lines[follower].strip()) < len(lines[index].strip())):
            role, cert = "paragraph", "high"  # a heading has something longer under it
        words = re.match(r"\S+(?:[^\S\n]+\S+){0,4}", lines[index].strip())
        yield Opens(index + 1, words[0] if words else "", role, cert)


def _role(lines: Sequence[str], run: Sequence[int], position: int, hints: Hints) -> tuple[Role, Cert]:
    if run[0] in hints.headings:
        return ("title" if position == 0 else "heading"), "high"
    guessed = not hints.headings and len(run) == 1 and _HEADING.fullmatch(lines[run[0]].strip())
    return (("title" if position == 0 else "heading"), "medium") if guessed else ("paragraph", "high")


def _left(lines: Sequence[str], out: Mapping[int, Mapping[str, str]]) -> Iterator[Left]:
    """Lines left out, each with the white space up to the next words: two lines join by one space."""
    for index in sorted(index for index in out if lines[index].strip()):
        words, following = lines[index].lstrip(), index + 1
        while following < len(lines) and not lines[following].strip():
            words, following = f"{words}\n{lines[following]}", following + 1
        if following < len(lines):
            words += "\n" + lines[following][: len(lines[following]) - len(lines[following].lstrip())]
        yield Left(index + 1, words, out[index], "medium")


def _joins(lines: Sequence[str], kept: Sequence[int], opening: Collection[int], text: str) -> Iterator[Join]:
    for index, following in pairwise(kept):
        if following not in opening and (join := judge(index + 1, lines[index], lines[following], text)):
            yield join

"""Places of a seed that an edition speaks of: openings, omissions, joins, emendations."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from arpentage.kinds.edition import Edition
from arpentage.kinds.emendation import Emendation
from arpentage.model import Problems, Record, Seed, Segment
from arpentage.problem import Place, Problem, Rule

WORDS_NOT_FOUND = Rule(
    "received-words-not-found",
    "error",
    {
        "fr": "« {words} » ne se trouve pas ligne {line} de {seed}",
        "en": "“{words}” does not stand on line {line} of {seed}",
    },
    {
        "fr": "recopiez les mots tels que reçus ; cette ligne porte : {content}",
        "en": "copy the words as received; that line holds: {content}",
    },
)
WORDS_TWICE = Rule(
    "received-words-twice",
    "error",
    {
        "fr": "« {words} » se trouve plus d’une fois ligne {line} de {seed}",
        "en": "“{words}” stands more than once on line {line} of {seed}",
    },
    {
        "fr": "ajoutez dans « prefix » les caractères qui précèdent.",
        "en": "add the characters just before it as “prefix”.",
    },
)
OVERLAP = Rule(
    "overlapping-repairs",
    "error",
    {"fr": "ces mots sont déjà repris par {other}", "en": "these words are already taken up by {other}"},
    {"fr": "réunissez les deux en une, ou raccourcissez l’une.", "en": "make one of the two, or shorten one."},
)
NO_HYPHEN = Rule(
    "join-without-hyphen",
    "error",
    {
        "fr": "la ligne {line} de {seed} ne finit pas par un trait d’union",
        "en": "line {line} of {seed} does not end in a hyphen",
    },
    {"fr": "retirez ce numéro de « joins ».", "en": "remove this number from “joins”."},
)

LINE_END = re.compile(r"[^\S\n]*\n\s*")


@dataclass(frozen=True)
class Claim:
    """A stretch of the seed and what the edition makes of it."""

    start: int
    end: int
    segment: Segment
    at: Place


class Lines:
    """A seed's lines and their offsets."""

    def __init__(self, seed: Seed) -> None:
        self.seed = seed
        self.starts = [0, *(match.end() for match in re.finditer("\n", seed.text))]

    def offset(self, line: int) -> int:
        """Offset where a line begins; the seed's end for a line that it lacks."""
        return self.starts[line - 1] if line <= len(self.starts) else len(self.seed.text)

    def number(self, offset: int) -> int:
        """The line that holds an offset, from 1."""
        return bisect_right(self.starts, offset)

    def find(self, words: str, line: int, prefix: str = "") -> list[int]:
        """Offsets where words begin in a line; they may run on into the next lines."""
        start, stop = self.offset(line), self.offset(line + 1)
        found = re.finditer(f"(?={re.escape(prefix + words)})", self.seed.text[start : stop + len(words)])
        offsets = [start + match.start() + len(prefix) for match in found]
        return [offset for offset in offsets if offset < stop]

    def locate(self, words: str, line: int, at: Place, prefix: str = "") -> tuple[int | None, Problems]:
        """The one place of words in a line, or a problem."""
        found = self.find(words, line, prefix)
        facts = {"words": words, "line": line, "seed": self.seed.path}
        if not found:
            content = self.seed.text[self.offset(line) : self.offset(line + 1)].strip()[:90]
            return None, (WORDS_NOT_FOUND.at(at, content=content, **facts),)
        if len(found) > 1:
            return None, (WORDS_TWICE.at(at, **facts),)
        return found[0], ()


def claims(
    lines: Lines, edition: Record[Edition], emendations: Sequence[Record[Emendation]]
) -> tuple[list[Claim], Problems]:
    """Every claim, in the seed's order and without overlaps, and what is wrong with the others."""
    problems: list[Problem] = []
    found = [*_emendations(lines, emendations, problems), *_omissions(lines, edition, problems)]
    taken = {offset for claim in found for offset in range(claim.start, claim.end)}
    found += [claim for claim in _joins(lines, edition, problems) if claim.start not in taken]
    return _apart(sorted(found, key=lambda claim: (claim.start, claim.end)), problems), tuple(problems)


def _emendations(lines: Lines, records: Sequence[Record[Emendation]], problems: list[Problem]) -> Iterator[Claim]:
    for record in records:
        data = record.data
        start, faults = lines.locate(data.sic, data.line, record.at("sic"), data.prefix)
        problems += faults
        if start is not None:
            kept = LINE_END.sub(" ", data.sic)
            read = data.corr if data.fault == "transmission" else kept
            segment = Segment(data.sic, read, "emendation", data.cert, data.why, record)
            yield Claim(start, start + len(data.sic), segment, record.at())


def _omissions(lines: Lines, edition: Record[Edition], problems: list[Problem]) -> Iterator[Claim]:
    for position, omission in enumerate(edition.data.left_out):
        at = edition.at("left_out", position, "sic")
        start, faults = lines.locate(omission.sic, omission.line, at)
        problems += faults
        if start is not None:
            segment = Segment(omission.sic, "", "left-out", omission.cert, omission.why)
            yield Claim(start, start + len(omission.sic), segment, at)


def _joins(lines: Lines, edition: Record[Edition], problems: list[Problem]) -> Iterator[Claim]:
    for sort, hyphen in (("soft", ""), ("hard", "-")):
        for position, line in enumerate(getattr(edition.data.joins, sort)):
            at = edition.at("joins", sort, position)
            end = LINE_END.search(lines.seed.text, lines.offset(line))
            start = end.start() - 1 if end else -1
            if not end or lines.seed.text[start] != "-" or lines.number(start) != line:
                problems.append(NO_HYPHEN.at(at, line=line, seed=lines.seed.path))
                continue
            received = lines.seed.text[start : end.end()]
            yield Claim(start, end.end(), Segment(received, hyphen, "join", edition.data.joins.cert, JOIN[sort]), at)


JOIN = {
    "soft": {"fr": "trait d’union de fin de ligne", "en": "hyphen at the end of a line"},
    "hard": {"fr": "trait d’union du mot, en fin de ligne", "en": "hyphen of the word, at the end of a line"},
}


def _apart(found: list[Claim], problems: list[Problem]) -> list[Claim]:
    kept: list[Claim] = []
    for claim in found:
        if kept and claim.start < kept[-1].end:
            problems.append(OVERLAP.at(claim.at, other=kept[-1].at))
        else:
            kept.append(claim)
    return kept

"""Stretches of a seed made into segments: kept, emended, or left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from arpentage.claims import LINE_END, Claim, Lines
from arpentage.kinds.edition import Edition, Regularization
from arpentage.model import Record, Segment
from arpentage.problem import Problem, Rule

UNACCOUNTED = Rule(
    "unaccounted-text",
    "error",
    {
        "fr": "« {words} », ligne {line} de {seed}, n’est ni dans un paragraphe ni laissé de côté",
        "en": "“{words}”, line {line} of {seed}, is neither in a paragraph nor left out",
    },
    {
        "fr": "ajoutez une entrée à « left_out », avec sa raison.",
        "en": "add an entry to “left_out”, with its reason.",
    },
)
UNDECIDED = Rule(
    "undecided-hyphen",
    "error",
    {
        "fr": "la ligne {line} de {seed} finit par un trait d’union que personne n’a jugé",
        "en": "line {line} of {seed} ends in a hyphen that nobody has judged",
    },
    {
        "fr": "ajoutez {line} à « joins: soft » (le mot est coupé) ou à « joins: hard » (le trait d’union est du mot).",
        "en": "add {line} to “joins: soft” (the word is broken) or “joins: hard” (the hyphen belongs to the word).",
    },
)


class Segmenter:
    """Turns stretches of a seed into segments."""

    def __init__(self, lines: Lines, found: Sequence[Claim], edition: Record[Edition], problems: list[Problem]) -> None:
        self.lines, self.seed, self.found, self.problems = lines, lines.seed.text, found, problems
        self.at = edition.at("paragraphs")
        self.used: set[int] = set()
        self.regular = {entry.orig: entry for entry in edition.data.regularizations}
        longest_first = sorted(self.regular, key=len, reverse=True)
        self.spellings = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def last(self, start: int, stop: int) -> int:
        """Where a paragraph ends: white space and omissions at its tail are not part of it."""
        end = stop
        omitted = [claim for claim in self.found if claim.segment.why == "left-out" and start <= claim.start < stop]
        while True:
            end = start + len(self.seed[start:end].rstrip())
            if omitted and omitted[-1].end >= end:
                end = min(end, omitted.pop().start)
            else:
                return end

    def between(self, start: int, stop: int) -> list[Segment]:
        """What stands outside paragraphs: omissions and white space, or a problem."""
        segments = []
        for segment in self._segments(start, stop):
            if segment.why == "left-out" or not (segment.received.strip() or segment.emendation):
                segments.append(replace(segment, read="", why=segment.why or "layout"))
            else:
                self._unaccounted(segment, start)
                segments.append(replace(segment, read="", why="left-out"))
            start += len(segment.received)
        return segments

    def inside(self, start: int, end: int) -> Iterator[Segment]:
        """A paragraph's segments: claims, regular spellings, line ends, and what is kept."""
        place = start
        for segment in self._segments(start, end):
            if segment.emendation and segment.emendation.data.fault == "author":
                yield replace(segment, read=self._spelling(segment.read))
            elif segment.why:
                yield segment
            else:
                yield from self._spelled(segment.received, place)
            place += len(segment.received)

    def _segments(self, start: int, stop: int) -> Iterator[Segment]:
        for claim in self.found:
            if start <= claim.start and claim.end <= stop:
                if start < claim.start:
                    yield Segment(self.seed[start : claim.start], self.seed[start : claim.start])
                yield claim.segment
                self.used.add(claim.start)
                start = claim.end
        if start < stop:
            yield Segment(self.seed[start:stop], self.seed[start:stop])

    def _spelling(self, words: str) -> str:
        return self.spellings.sub(lambda match: self.regular[match.group()].reg, words)

    def _spelled(self, words: str, place: int) -> Iterator[Segment]:
        done = 0
        for match in self.spellings.finditer(words):
            yield from self._laid_out(words[done : match.start()], place + done)
            yield _regularized(self.regular[match.group()])
            done = match.end()
        yield from self._laid_out(words[done:], place + done)

    def _laid_out(self, words: str, place: int) -> Iterator[Segment]:
        done = 0
        for match in LINE_END.finditer(words):
            before = words[done : match.start()]
            if re.search(r"\w-$", before):
                self._undecided(place + match.start())
            if before:
                yield Segment(before, before)
            yield Segment(match.group(), " ", "layout")
            done = match.end()
        if words[done:]:
            yield Segment(words[done:], words[done:])

    def _unaccounted(self, segment: Segment, place: int) -> None:
        line = self.lines.number(place + len(segment.received) - len(segment.received.lstrip()))
        words = segment.received.strip()[:60]
        self.problems.append(UNACCOUNTED.at(self.at, words=words, line=line, seed=self.lines.seed.path))

    def _undecided(self, offset: int) -> None:
        line = self.lines.number(offset - 1)
        self.problems.append(UNDECIDED.at(self.at, line=line, seed=self.lines.seed.path))


def _regularized(entry: Regularization) -> Segment:
    return Segment(entry.orig, entry.reg, "regularization", entry.cert, entry.why)

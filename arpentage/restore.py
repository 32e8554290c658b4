"""Second stage: seeds made into reading texts, each character kept, emended or left out with its reason."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from arpentage.claims import LINE_END, Claim, Lines, claims
from arpentage.kinds.edition import Edition, Regularization
from arpentage.kinds.emendation import Emendation
from arpentage.model import Library, Paragraph, Problems, Record, Seed, Segment, Text
from arpentage.problem import Problem, Rule

OPENING_LOST = Rule(
    "opening-not-found",
    "error",
    {
        "fr": "le paragraphe {id} ne s’ouvre pas par « {words} » ligne {line} de {seed}",
        "en": "paragraph {id} does not open with “{words}” on line {line} of {seed}",
    },
    {
        "fr": "recopiez ses premiers mots tels que reçus ; les paragraphes vont dans l’ordre du texte.",
        "en": "copy its first words as received; paragraphs go in the order of the text.",
    },
)
PARAGRAPH_TWICE = Rule(
    "duplicate-paragraph",
    "error",
    {
        "fr": "l’identifiant de paragraphe « {id} » est déjà pris",
        "en": "the paragraph id “{id}” is already taken",
    },
    {
        "fr": "un identifiant ne sert qu’une fois, même retiré ; prenez le suivant.",
        "en": "an id serves once, even when retired; take the next one.",
    },
)
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
ACROSS = Rule(
    "repair-across-paragraphs",
    "error",
    {
        "fr": "cette réparation passe le bord d’un paragraphe : elle n’est pas faite",
        "en": "this repair crosses the edge of a paragraph: it is not made",
    },
    {
        "fr": "coupez-la au bord, sans les blancs qui l’entourent, ou déplacez l’ouverture du paragraphe.",
        "en": "cut it at the edge, without the white space around it, or move the opening of the paragraph.",
    },
)


def restore(library: Library) -> tuple[tuple[Text, ...], Problems]:
    """The reading text of every seed that has an edition, in the order of their slugs."""
    problems: list[Problem] = []
    texts = []
    for edition in library.of(Edition):
        seed = library.seeds.get(edition.text)
        if seed:
            text, faults = restore_text(seed, edition, library.of_text(Emendation, edition.text))
            texts.append(text)
            problems += faults
    return tuple(texts), tuple(problems)


def restore_text(
    seed: Seed, edition: Record[Edition], emendations: Sequence[Record[Emendation]]
) -> tuple[Text, Problems]:
    """One seed's reading text. Its segments hold every character of the seed, whatever the problems."""
    lines = Lines(seed)
    found, faults = claims(lines, edition, emendations)
    problems = [*faults, *_ids(edition)]
    openings = list(_openings(lines, edition, problems))
    reader = _Reader(lines, found, edition, problems)
    parts: list[Paragraph | Segment] = []
    start = 0
    first = openings[0][0] if openings else len(seed.text)
    parts += reader.between(0, first)
    offsets = [offset for offset, _ in openings[1:]] + [len(seed.text)]
    for (opens, position), stop in zip(openings, offsets, strict=False):
        opening = edition.data.paragraphs[position]
        end = reader.last(opens, stop)
        segments = tuple(reader.inside(opens, end))
        paragraph = Paragraph(opening.id, opening.role, segments, start, opening.line)
        parts += [paragraph, *reader.between(end, stop)]
        start = paragraph.end + 1
    problems += [ACROSS.at(claim.at) for claim in found if claim.start not in reader.used]
    retired = {old: tuple(_living(old, edition.data.retired)) for old in edition.data.retired}
    return Text(seed.slug, tuple(parts), retired), tuple(problems)


def rebuild(text: Text) -> bytes:
    """The seed's bytes, from the restored text alone."""
    return text.received.encode("utf-8")


def _living(id_: str, retired: Mapping[str, tuple[str, ...]], seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """The paragraphs that took the place of a retired one, those retired since followed on."""
    if id_ not in retired:
        yield id_
    elif id_ not in seen:
        for heir in retired[id_]:
            yield from _living(heir, retired, seen | {id_})


def _ids(edition: Record[Edition]) -> Iterator[Problem]:
    seen: set[str] = set(edition.data.retired)
    for position, opening in enumerate(edition.data.paragraphs):
        if opening.id in seen:
            yield PARAGRAPH_TWICE.at(edition.at("paragraphs", position, "id"), id=opening.id)
        seen.add(opening.id)


def _openings(lines: Lines, edition: Record[Edition], problems: list[Problem]) -> Iterator[tuple[int, int]]:
    last = -1
    for position, opening in enumerate(edition.data.paragraphs):
        found = [offset for offset in lines.find(opening.opens, opening.line) if offset > last]
        if found:
            last = found[0]
            yield last, position
        else:
            at = edition.at("paragraphs", position, "opens")
            facts = {"id": opening.id, "words": opening.opens, "line": opening.line, "seed": lines.seed.path}
            problems.append(OPENING_LOST.at(at, **facts))


class _Reader:
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

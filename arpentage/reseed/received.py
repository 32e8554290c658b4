"""What speaks of the received text itself, carried over: repairs, paragraphs, omissions, joined lines."""

from collections.abc import Iterator

from arpentage.align import Range, same_words
from arpentage.claims import LINE_END
from arpentage.document import Steps
from arpentage.edit import Changes, Value
from arpentage.kinds.edition import Edition, Opening
from arpentage.kinds.emendation import Emendation
from arpentage.model import Record
from arpentage.reseed.copies import LEAST, Copies, alike
from arpentage.reseed.outcome import Carried, Outcome

_Part = tuple[Outcome, Changes]


def emendation(copies: Copies, record: Record[Emendation]) -> Carried:
    """A repair: carried where the new copy has the fault too, resolved where it reads as corrected."""
    data, path = record.data, record.path
    place = copies.where(data.sic, data.line, data.prefix)
    if place is None:
        return Carried(path, (Outcome("lost", path, data.sic),))
    read = copies.at(copies.alignment.words(*place))
    if data.fault == "transmission" and _mended(copies, place, data):
        return Carried(path, (Outcome("resolved", path, data.sic, data.corr),), removed=True)
    found = copies.kept(place, data.sic)
    prefix = copies.prefix(found, data.prefix) if found else None
    if found is None or prefix is None:
        return Carried(path, (Outcome("lost", path, data.sic, read),))
    changes = _changed({("line",): (data.line, copies.line(found)), ("sic",): (data.sic, copies.at(found))})
    if prefix != data.prefix:
        changes[("prefix",)] = prefix
    return Carried(path, (Outcome("carried" if changes else "kept", path, data.sic),), changes)


def _mended(copies: Copies, place: Range, data: Emendation) -> bool:
    """Whether the new copy reads as corrected; to the letter where fault and correction differ by signs alone."""
    if not data.corr.strip():
        return copies.gone(place)
    if same_words(data.sic, data.corr):
        return copies.at(copies.alignment.words(*place)) == data.corr
    return copies.reads(place, data.corr)


def edition(copies: Copies, record: Record[Edition]) -> Carried:
    """Openings, omissions and joins; regular spellings and retired paragraphs need no carrying."""
    parts = [*_openings(copies, record), *_omissions(copies, record)]
    changes: dict[Steps, Value | None] = {steps: value for _, made in parts for steps, value in made.items()}
    return Carried(record.path, tuple(outcome for outcome, _ in parts), changes | dict(_joins(copies, record)))


def _openings(copies: Copies, record: Record[Edition]) -> Iterator[_Part]:
    last = -1
    for position, (opening, place) in enumerate(_paragraphs(copies, record)):
        steps: Steps = ("paragraphs", position)
        found = _opened(copies, place, len(opening.opens)) if place else None
        words = copies.opening(found, opening.opens, last) if found and found[0] > last else None
        if found is None or words is None:
            yield Outcome("lost", record.path, opening.id), {}
            continue
        last = found[0]
        changes = _changed(
            {(*steps, "line"): (opening.line, copies.line(found)), (*steps, "opens"): (opening.opens, words)}
        )
        yield Outcome("carried" if changes else "kept", record.path, opening.id), changes


def _paragraphs(copies: Copies, record: Record[Edition]) -> Iterator[tuple[Opening, Range | None]]:
    """Each paragraph and its stretch of the old copy, up to the next one; None where it does not open there."""
    last, starts = -1, list[int | None]()
    for opening in record.data.paragraphs:
        start = next((start for start in copies.old.find(opening.opens, opening.line) if start > last), None)
        last = last if start is None else start
        starts.append(start)
    for position, (opening, start) in enumerate(zip(record.data.paragraphs, starts, strict=True)):
        following = next((start for start in starts[position + 1 :] if start is not None), len(copies.old.seed.text))
        yield opening, None if start is None else (start, following)


def _opened(copies: Copies, place: Range, length: int) -> Range | None:
    """Where a paragraph opens in the new copy: at its first words, else at the first that is left of it."""
    for stretch in ((place[0], place[0] + length), place):
        found = copies.opened(stretch)
        if alike(copies.at(found), copies.old.seed.text[slice(*stretch)]) >= LEAST:
            return found
    return None


def _omissions(copies: Copies, record: Record[Edition]) -> Iterator[_Part]:
    for position, omission in enumerate(record.data.left_out):
        steps: Steps = ("left_out", position)
        place = copies.where(omission.sic, omission.line)
        found = copies.kept(place, omission.sic) if place else None
        if place and copies.gone(place):
            yield Outcome("resolved", record.path, omission.sic), {steps: None}
        elif found is None or copies.prefix(found, "") != "":
            yield Outcome("lost", record.path, omission.sic), {}
        else:
            now = {
                (*steps, "line"): (omission.line, copies.line(found)),
                (*steps, "sic"): (omission.sic, copies.at(found)),
            }
            yield Outcome("carried" if _changed(now) else "kept", record.path, omission.sic), _changed(now)


def _joins(copies: Copies, record: Record[Edition]) -> Iterator[tuple[Steps, Value]]:
    """The lines of the new copy that end in a hyphen which the old one judges, or shows inside a line."""
    joins = record.data.joins
    judged = {**dict.fromkeys(joins.soft, "soft"), **dict.fromkeys(joins.hard, "hard")}
    found: dict[str, list[int]] = {"soft": [], "hard": []}
    for place in copies.hyphens():
        sort = _judged(copies, place, judged)
        if sort:
            found[sort].append(copies.new.number(place))
    for sort, lines in found.items():
        if tuple(lines) != getattr(joins, sort):
            yield ("joins", sort), tuple(str(line) for line in lines)


def _judged(copies: Copies, place: int, judged: dict[int, str]) -> str:
    """`hard` where the old copy has the hyphen inside a line, `soft` where it has the word whole, else as judged."""
    text = copies.old.seed.text
    start, end = copies.back.range(place, place + 1)
    if text[start:end] == "-":
        return judged.get(copies.old.number(start), "") if LINE_END.match(text, end) else "hard"
    before, _ = copies.back.range(place - 1, place)
    return "soft" if text[before : before + 2].isalnum() and start == before + 1 else ""


def _changed(values: dict[Steps, tuple[object, object]]) -> dict[Steps, Value | None]:
    """What is no longer as it was."""
    return {steps: str(new) for steps, (old, new) in values.items() if new != old}

"""All that rests on a seed, carried over to a better copy of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from arpentage.check import Ground
from arpentage.document import Document, parse
from arpentage.edit import CannotEdit, edited
from arpentage.kinds.edition import Edition
from arpentage.kinds.emendation import Emendation
from arpentage.kinds.notice import Notice
from arpentage.kinds.review import Review
from arpentage.kinds.translation import Translation
from arpentage.language import read_hash
from arpentage.model import Problems, Record, Seed
from arpentage.reseed.copies import Copies
from arpentage.reseed.outcome import Carried, Outcome
from arpentage.reseed.read import Readings
from arpentage.reseed.received import edition, emendation
from arpentage.restore import restore_text
from arpentage.typed import convert


@dataclass(frozen=True)
class Reseeded:
    """What a reader becomes on the new copy of one of its seeds."""

    files: Mapping[PurePosixPath, bytes | None]
    """The files that change, from the reader's root; None for one that goes."""
    outcomes: tuple[Outcome, ...]
    problems: Problems
    """What keeps the new copy from being restored whole: for a person to settle."""


def reseed(ground: Ground, slug: str, content: bytes) -> Reseeded:
    """Carry over everything of one text. Needs the old copy in its place, and UTF-8 (UnicodeDecodeError)."""
    old = ground.library.seeds[slug]
    new = Seed(slug, old.path, content, content.decode())
    work = _Work({old.path: content}, [])
    copies = Copies(old, new)
    repairs = [work.carry(record, emendation(copies, record)) for record in _records(ground, Emendation, slug)]
    (division,) = (work.carry(record, edition(copies, record)) for record in _records(ground, Edition, slug))
    for notice in _records(ground, Notice, slug):
        work.carry(notice, Carried(notice.path, (), {("sha256",): sha256(content).hexdigest()}))
    assert division is not None  # an edition is never removed
    text, problems = restore_text(new, division, [record for record in repairs if record is not None])
    before = ground.text(slug)
    assert before is not None  # a text with an edition and a seed is restored
    readings = Readings(before, text)
    for record in ground.library.records:
        if record.text == slug and hasattr(record.data, "target") and not isinstance(record.data.target, str):
            work.carry(record, readings.target(record))
    for unit in _records(ground, Translation, slug):
        work.carry(unit, readings.translation(unit))
    work.reviews(ground)
    return Reseeded(work.files, tuple(work.outcomes), problems)


def _records(ground: Ground, data: type, slug: str) -> tuple[Record[Any], ...]:
    return ground.library.of_text(data, slug)


@dataclass(frozen=True)
class _Work:
    """What has been carried so far."""

    files: dict[PurePosixPath, bytes | None]
    outcomes: list[Outcome]

    def carry(self, record: Record[Any], carried: Carried) -> Record[Any] | None:
        """Take one file's outcome in; the record as it is then, None where it goes."""
        if carried.removed:
            self.outcomes.extend(carried.outcomes)
            self.files[record.path] = None
            return None
        try:
            text = edited(record.document.text, carried.changes) if carried.changes else record.document.text
        except CannotEdit:
            self.outcomes.extend(replace(outcome, how="lost") for outcome in carried.outcomes)
            return record
        self.outcomes.extend(carried.outcomes)
        if text == record.document.text:
            return record
        self.files[record.path] = text.encode()
        return _reread(record, text)

    def reviews(self, ground: Ground) -> None:
        """Reviews follow what says what it said, and go with what goes; of the rest, they lapse by themselves."""
        told = {outcome.path for outcome in self.outcomes if outcome.how not in ("kept", "carried")}
        read = {str(record.path).removeprefix("annotations/"): record for record in ground.library.records}
        for review in ground.library.of(Review):
            subject = read.get(review.data.of)
            text = self.files.get(subject.path, b"") if subject else b""
            if text is None:
                self.files[review.path] = None
            elif subject and text and subject.path not in told and review.data.hash == read_hash(subject):
                now = read_hash(_reread(subject, text.decode()))
                self.files[review.path] = edited(review.document.text, {("hash",): now}).encode()


def _reread(record: Record[Any], text: str) -> Record[Any]:
    """A record with its file's new text; `edited` has seen to it that this can be read."""
    document, _ = parse(text.encode(), record.path)
    assert isinstance(document, Document)
    data, problems = convert(document, record.kind.data)
    assert not problems, problems
    return replace(record, data=data, document=document)

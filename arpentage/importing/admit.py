"""Which of the files handed in may join a reader: those that make no error in it, where nothing unseen is lost."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path, PurePosixPath
from typing import Any

from arpentage.anchoring import anchor
from arpentage.check import Check, Ground, check
from arpentage.kinds.contributor import Contributor
from arpentage.language import read_hash
from arpentage.model import Library, Problems, Record
from arpentage.problem import Problem, Rule
from arpentage.read import duplicates
from arpentage.restore import restore

Records = tuple[Record[Any], ...]

TAKEN = Rule(
    "import-taken",
    "error",
    {
        "fr": "ce fichier existe déjà et ne dit pas la même chose : il n’est pas remplacé",
        "en": "this file is there already and does not say the same: it is not replaced",
    },
    {
        "fr": "reportez à la main ce que vous voulez en prendre :\n{diff}",
        "en": "carry over by hand what you want of it:\n{diff}",
    },
)
UNWRITTEN = Rule(
    "import-unwritten",
    "error",
    {"fr": "le disque a refusé d’écrire ce fichier : {reason}", "en": "the disk refused to write this file: {reason}"},
    {"fr": "faites de la place, puis recommencez.", "en": "make room, then try again."},
)


@dataclass(frozen=True)
class Apart:
    """What is handed in, by what it finds in its place."""

    new: Records
    changed: Records
    """Made from the file as it still is."""
    same: Records
    """They say what is there already."""
    problems: Problems
    """For the others."""


def apart(found: Records, library: Library, root: Path, replaces: Mapping[PurePosixPath, str]) -> Apart:
    """Records by what stands in their place; `replaces` has the hash of the file that each was made from, if any."""
    known = {record.path: record for record in library.records}
    new, changed, same, problems = list[Record[Any]](), list[Record[Any]](), list[Record[Any]](), list[Problem]()
    for record in found:
        there = known.get(record.path)
        if not os.path.lexists(root / record.path):
            new.append(record)
        elif there and _says(there.data, record.data):
            same.append(record)
        elif (
            there and replaces.get(record.path) == read_hash(there) and record.path not in {one.path for one in changed}
        ):
            changed.append(record)
        else:
            problems.append(
                TAKEN.at(record.at(), diff=_diff(there.document.text if there else "", record.document.text))
            )
    return Apart(tuple(new), tuple(changed), tuple(same), tuple(problems))


def _says(there: object, handed: object) -> bool:
    """Whether a file says what is handed in; of a contributor, who says more of themselves there, the name does."""
    if isinstance(there, Contributor) and isinstance(handed, Contributor):
        return there.name == handed.name
    return there == handed


def _diff(there: str, handed: str) -> str:
    lines = unified_diff(there.splitlines(), handed.splitlines(), "here", "outbox", n=0, lineterm="")
    return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


def admit(ground: Ground, found: Records, checks: tuple[Check, ...]) -> tuple[Records, Problems]:
    """The records that make no error beside those of a reader that has none, and what is wrong with all of them.

    One that refers to a record that is refused is refused too.
    """
    told: list[Problem] = []
    left = found
    while True:
        problems = _problems(ground.library, left, checks)
        errors = [problem for problem in problems if problem.severity() == "error"]
        if not errors:
            ours = {record.path for record in left}
            return left, (*told, *(problem for problem in problems if problem.at.path in ours))
        wrong = {problem.at.path for problem in errors} & {record.path for record in left}
        if not wrong:  # it shows at a file that was there: one of ours clashes with it
            wrong, errors = _clashing(ground.library, left, checks)
        told += errors
        left = tuple(record for record in left if record.path not in wrong)


def _clashing(library: Library, found: Records, checks: tuple[Check, ...]) -> tuple[set[Any], list[Problem]]:
    """The first record that makes an error after those before it, and its errors, told at its own path."""
    for position, record in enumerate(found, start=1):
        problems = _problems(library, found[:position], checks)
        errors = [problem for problem in problems if problem.severity() == "error"]
        if errors:
            return {record.path}, [replace(problem, at=record.at()) for problem in errors]
    return set(), []


def _problems(library: Library, more: Records, checks: tuple[Check, ...]) -> Problems:
    theirs = {record.path for record in more}
    kept = (record for record in library.records if record.path not in theirs)
    every: Sequence[Record[Any]] = sorted((*kept, *more), key=lambda record: record.path.parts)
    together = replace(library, records=tuple(every))
    texts, restored = restore(together)
    anchored, placed = anchor(together, texts)
    checked = check(Ground(together, texts, anchored), checks)[1]
    return (*duplicates(together.records), *restored, *placed, *checked)


def write(found: Iterable[Record[Any]], root: Path, over: Collection[PurePosixPath]) -> tuple[Records, Problems]:
    """Put each record's file in its place, over one where it is in `over`; those written, what the disk refused."""
    written: list[Record[Any]] = []
    problems: list[Problem] = []
    for record in found:
        try:
            put = _replace if record.path in over else _write
            put(root / record.path, record.document.text.encode(), root.resolve() / "annotations")
            written.append(record)
        except OSError as error:
            problems.append(UNWRITTEN.at(record.at(), reason=error.strerror or error))
    return tuple(written), tuple(problems)


def _write(file: Path, content: bytes, within: Path) -> None:
    """Write a file that was not there, down to the disk; nothing of it stays where that fails."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.parent.resolve().is_relative_to(within):
        raise OSError(f"{file.parent}: lien, link")
    with file.open("xb") as opened:
        try:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        except OSError:
            file.unlink()
            raise


def _replace(file: Path, content: bytes, within: Path) -> None:
    """Put a whole file in the place of another at once."""
    if file.is_symlink():
        raise OSError(f"{file}: lien, link")
    fresh = file.with_name(f".{file.name}.new")
    _write(fresh, content, within)
    fresh.replace(file)

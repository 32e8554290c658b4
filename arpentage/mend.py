"""Mends of annotation files: what is surely right, proposed as new values; one a code, each a file of mends/."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from arpentage.check import Ground
from arpentage.edit import CannotEdit, Changes, edited
from arpentage.layout import tidy
from arpentage.model import Record
from arpentage.problem import Problem


@dataclass(frozen=True)
class Case:
    """A problem of a file, and what the person who mends has said of it."""

    ground: Ground
    record: Record[Any]
    problem: Problem
    reviewed: bool = False
    """The person has gone through this file, and found it right as it stands."""
    place: int = 0
    """Which of the places where the words stand is the right one, from 1; 0 where nobody said."""


Mend = Callable[[Case], Changes]
"""The values to write; none where it is not sure."""


@dataclass(frozen=True)
class Repair:
    """A file as it would be mended."""

    path: PurePosixPath
    before: str
    after: str
    codes: tuple[str, ...]
    """Codes of the problems that this mends; `layout` for spaces and line ends."""


@dataclass(frozen=True)
class Asked:
    """What the person asked for."""

    files: frozenset[PurePosixPath] = frozenset()
    """The files to mend, from the reader's root; all where there are none."""
    reviewed: bool = False
    place: int = 0
    known: Mapping[str, Mend] = field(default_factory=dict)
    """The mends there are, by code."""


def repairs(ground: Ground, problems: Iterable[Problem], asked: Asked) -> Iterator[Repair]:
    """Every file that can be surely mended, in the order of their paths."""
    by_file: dict[PurePosixPath, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.at.path, []).append(problem)
    for record in sorted(ground.library.records, key=lambda record: record.path):
        if not asked.files or record.path in asked.files:
            cases = [Case(ground, record, p, asked.reviewed, asked.place) for p in by_file.get(record.path, ())]
            repair = _repair(record, cases, asked.known)
            if repair.after != repair.before:
                yield repair


def _repair(record: Record[Any], cases: Iterable[Case], known: Mapping[str, Mend]) -> Repair:
    text, codes = record.document.text, list[str]()
    for case in cases:
        changes = known[case.problem.code](case) if case.problem.code in known else {}
        try:
            mended = edited(text, changes) if changes else text
        except CannotEdit:
            continue
        if mended != text:
            text, codes = mended, [*codes, case.problem.code]
    tidied = tidy(text)
    return Repair(record.path, record.document.text, tidied, (*codes, *(["layout"] if tidied != text else [])))

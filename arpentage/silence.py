"""Warnings that an annotation's author has answered: kept in sight, with the reason, and heeded no more."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from arpentage.annotation import Contribution
from arpentage.model import Library, Problems, Record
from arpentage.problem import Problem, Rule

NEEDLESS = Rule(
    "needless-silence",
    "warning",
    {"fr": "« {code} » ne se dit plus de ce fichier", "en": "“{code}” is no longer said of this file"},
    {"fr": "retirez cette ligne de « silenced ».", "en": "remove this line from “silenced”."},
)


def silence(library: Library, problems: Iterable[Problem]) -> Problems:
    """The problems, those that their file answers marked with the reason; only warnings can be answered."""
    answers = dict(_answers(library))
    heard = [_answered(problem, answers) for problem in problems]
    used = {(problem.at.path, problem.code) for problem in heard if problem.silenced}
    needless = (
        NEEDLESS.at(record.at("silenced", code), code=code)
        for (path, code), (record, _) in answers.items()
        if (path, code) not in used
    )
    return (*heard, *needless)


_Key = tuple[object, str]


def _answers(library: Library) -> Iterator[tuple[_Key, tuple[Record[Contribution], str]]]:
    for record in library.records:
        if isinstance(record.data, Contribution):
            for code, reason in record.data.silenced.items():
                yield (record.path, code), (record, reason)


def _answered(problem: Problem, answers: dict[_Key, tuple[Record[Contribution], str]]) -> Problem:
    answer = answers.get((problem.at.path, problem.code))
    if answer is None or problem.rule.severity != "warning":
        return problem
    return replace(problem, silenced=answer[1])

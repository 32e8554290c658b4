"""YAML files read as plain strings, with the line and column of every key and value.

The events of libyaml are walked as they come, so that hostile input is refused before anything is built from it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath
from typing import Any

import yaml

from arpentage.problem import Mark, Place, Problem, Rule

Steps = tuple[str | int, ...]
"""The way to a value from the top of its document: `("target", "exact")`, `("facts", 2, "says")`."""

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12

SYNTAX = Rule(
    "yaml-syntax",
    "error",
    {"fr": "YAML illisible : {detail}", "en": "broken YAML: {detail}"},
    {
        "fr": "vérifiez l’alignement ; une valeur qui contient « : » ou « # » se met entre guillemets.",
        "en": "check the indentation; a value that contains “: ” or “ #” goes between quotes.",
    },
)
FORBIDDEN = Rule(
    "yaml-forbidden",
    "error",
    {"fr": "construction YAML refusée : {what}", "en": "YAML construct refused: {what}"},
    {
        "fr": "une valeur qui commence par & * ! ou [ se met entre guillemets ; ni ancre, ni alias, ni type, ni <<.",
        "en": "a value that begins with & * ! or [ goes between quotes; no anchor, alias, tag or <<.",
    },
)
DUPLICATE_KEY = Rule(
    "duplicate-key",
    "error",
    {"fr": "clé « {key} » déjà donnée ligne {line}", "en": "key “{key}” already given on line {line}"},
    {"fr": "gardez une seule des deux.", "en": "keep one of the two."},
)
TOO_LARGE = Rule(
    "file-too-large",
    "error",
    {"fr": "fichier de {size} octets (maximum {limit})", "en": "file of {size} bytes (at most {limit})"},
    {
        "fr": "un fichier porte une seule contribution ; partagez-le.",
        "en": "a file holds one contribution; split it.",
    },
)
NOT_UTF8 = Rule(
    "not-utf8",
    "error",
    {"fr": "le fichier n’est pas en UTF-8 (octet {offset})", "en": "the file is not UTF-8 (byte {offset})"},
    {"fr": "enregistrez-le en texte simple, en UTF-8.", "en": "save it as plain text, in UTF-8."},
)


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""What YAML 1.2 has outside its printable set; libyaml does not say where it stands."""


@dataclass(frozen=True)
class Document:
    """A YAML file: nested dicts and lists of strings, and where each value and key stands."""

    path: PurePosixPath
    data: Any
    values: Mapping[Steps, Mark]
    keys: Mapping[Steps, Mark]
    text: str
    """The file as it is written."""

    def at(self, *steps: str | int, key: bool = False) -> Place:
        """The place of a value (or of its key), or of the nearest thing that holds it."""
        marks = self.keys if key else self.values
        while steps and steps not in marks:
            steps = steps[:-1]
        return Place(self.path, marks.get(steps) or self.values.get(steps, Mark()))


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Builder:
    """Walks events and notes marks."""

    def __init__(self, path: PurePosixPath, text: str) -> None:
        self.path = path
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
        self.values: dict[Steps, Mark] = {}
        self.keys: dict[Steps, Mark] = {}
        self.problems: list[Problem] = []

    def refuse(self, event: Any, rule: Rule, **facts: object) -> _Refused:
        return _Refused(rule.at(Place(self.path, _mark(event)), **facts))

    def next(self) -> Any:
        event = next(self.events)
        if isinstance(event, yaml.AliasEvent):
            raise self.refuse(event, FORBIDDEN, what=f"*{event.anchor}")
        if getattr(event, "anchor", None):
            raise self.refuse(event, FORBIDDEN, what=f"&{event.anchor}")
        if getattr(event, "tag", None):
            raise self.refuse(event, FORBIDDEN, what=event.tag)
        return event

    def document(self) -> Any:
        self.next()  # stream start
        if isinstance(event := self.next(), yaml.StreamEndEvent):
            return {}
        data = self.value(self.next(), ())
        self.next()  # document end
        if not isinstance(event := self.next(), yaml.StreamEndEvent):
            raise self.refuse(event, FORBIDDEN, what="---")
        return data

    def value(self, event: Any, steps: Steps) -> Any:
        if len(steps) > MAX_DEPTH:
            raise self.refuse(event, FORBIDDEN, what=f"[…] × {MAX_DEPTH + 1}")
        self.values[steps] = _mark(event)
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self.items(steps))
        return dict(self.entries(steps))

    def items(self, steps: Steps) -> Iterator[Any]:
        position = count()
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            yield self.value(event, (*steps, next(position)))

    def entries(self, steps: Steps) -> Iterator[tuple[str, Any]]:
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.value == "<<":
                raise self.refuse(event, FORBIDDEN, what=getattr(event, "value", "? [...]"))
            here = (*steps, event.value)
            if here in self.keys:
                place = Place(self.path, _mark(event))
                self.problems.append(DUPLICATE_KEY.at(place, key=event.value, line=self.keys[here].line))
            else:
                self.keys[here] = _mark(event)
            yield event.value, self.value(self.next(), here)


def _mark(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def decode(content: bytes, path: PurePosixPath) -> tuple[str, tuple[Problem, ...]]:
    """Bytes as text, or a problem where they are not UTF-8."""
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        return "", (NOT_UTF8.at(Place(path, Mark(line, column)), offset=error.start),)


def parse(content: bytes, path: PurePosixPath) -> tuple[Document | None, tuple[Problem, ...]]:
    """A document, or what keeps it from being one."""
    if len(content) > MAX_BYTES:
        return None, (TOO_LARGE.at(Place(path), size=len(content), limit=MAX_BYTES),)
    text, problems = decode(content, path)
    if problems:
        return None, problems
    builder = _Builder(path, text)
    try:
        data = builder.document()
    except _Refused as refused:
        return None, (*builder.problems, refused.problem)
    except yaml.YAMLError as error:
        return None, (*builder.problems, _syntax(error, path, text))
    if builder.problems:
        return None, tuple(builder.problems)
    return Document(path, data, builder.values, builder.keys, text), ()


def _syntax(error: yaml.YAMLError, path: PurePosixPath, text: str) -> Problem:
    if control := _CONTROL.search(text):
        line, column = text.count("\n", 0, control.start()) + 1, control.start() - text.rfind("\n", 0, control.start())
        return SYNTAX.at(Place(path, Mark(line, column)), detail=f"U+{ord(control.group()):04X}")
    mark = getattr(error, "problem_mark", None)
    place = Place(path, Mark(mark.line + 1, mark.column + 1) if mark else Mark())
    detail = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    return SYNTAX.at(place, detail=detail)

"""The file of an outbox: what a reader's pages keep on a machine, brought back in one piece (docs/outbox.md)."""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from arpentage.annotation import AnyKind, Hash
from arpentage.document import MAX_BYTES
from arpentage.model import Library, Problems, Record
from arpentage.problem import Mark, Place, Problem, Rule
from arpentage.read import pattern, record_of

MAX_OUTBOX = 8 * 1024 * 1024
"""Bytes: thousands of contributions."""

UNREADABLE = Rule(
    "import-unreadable",
    "error",
    {
        "fr": "ce fichier n’est ni celui d’une boîte d’envoi, ni des annotations : {reason}",
        "en": "this is neither an outbox’s file nor annotations: {reason}",
    },
    {
        "fr": "donnez, tel quel, celui que fait « Tout enregistrer en un fichier », page Contribuer, ou un export JSON "
        "de Hypothesis ou au format Web Annotation.",
        "en": "give the one that “Save all in one file” makes, on the Contribute page, as it is, or a JSON export of "
        "Hypothesis or in the Web Annotation format.",
    },
)
NO_PLACE = Rule(
    "import-place",
    "error",
    {"fr": "« {path} » n’est la place d’aucune contribution", "en": "“{path}” is the place of no contribution"},
    {"fr": "il n’entre pas ; places possibles : {known}", "en": "it is not brought in; possible places: {known}"},
)


@dataclass(frozen=True)
class Item:
    """One file that waits."""

    path: Annotated[str, Field(max_length=300)]
    """From the reader's root: `annotations/texts/x/notes/y.yaml`."""
    content: Annotated[str, Field(max_length=MAX_BYTES)]
    """Its YAML."""
    replaces: Hash | None = None
    """Of a file that this changes, the hash of what it said in the page (arpentage.language.read_hash)."""


@dataclass(frozen=True)
class Issue:
    """The edition that the passages were read in."""

    version: str
    date: str


@dataclass(frozen=True)
class Outbox:
    """The whole file; a key that it does not know is refused."""

    __pydantic_config__ = ConfigDict(extra="forbid", strict=True)

    arpentage: Literal["outbox"]
    version: Literal[1]
    """Of this format."""
    reader: str
    """Title of the reader."""
    edition: Issue
    files: tuple[Item, ...]


_OUTBOX = TypeAdapter(Outbox)


def parse_outbox(content: bytes, name: PurePosixPath) -> tuple[Outbox | None, Problems]:
    """An outbox's file, or why it is not one."""
    if len(content) > MAX_OUTBOX:
        return None, (_unreadable(name, f"{len(content)} > {MAX_OUTBOX} octets, bytes"),)
    try:
        return _OUTBOX.validate_json(content.removeprefix(BOM_UTF8)), ()
    except ValidationError as error:
        return None, tuple(_fault(content, name, fault) for fault in error.errors()[:20])


def _fault(content: bytes, name: PurePosixPath, fault: Any) -> Problem:
    """What is wrong with the JSON, or with one value of it."""
    if fault["type"] == "json_invalid":
        try:
            json.loads(content)
        except json.JSONDecodeError as error:
            return _unreadable(name, error.msg, Mark(error.lineno, error.colno))
        except (UnicodeDecodeError, RecursionError) as error:
            return _unreadable(name, type(error).__name__)
    where = ".".join(str(step) for step in fault["loc"])
    shown = "" if fault["type"] in ("missing", "unexpected_keyword_argument") else f" = {str(fault['input'])[:60]}"
    return _unreadable(name, f"{where}{shown}" if where else fault["msg"])


def _unreadable(name: PurePosixPath, reason: str, mark: Mark | None = None) -> Problem:
    return UNREADABLE.at(Place(name, mark or Mark()), reason=reason)


def records(items: Iterable[Item], library: Library, name: PurePosixPath) -> tuple[tuple[Record[Any], ...], Problems]:
    """Each item of the file `name` as a record of the kind and of the text that its path names.

    Kinds of fixed files take none: what a text or the reader is does not come in this way.
    """
    places = _Places({kind.path: (kind, pattern(kind)) for kind in library.kinds if "{id}" in kind.path}, library)
    found: list[Record[Any]] = []
    problems: list[Problem] = []
    for item in items:
        record, faults = _record(item, places, name)
        problems += faults
        found += [record] if record else []
    return tuple(found), tuple(problems)


@dataclass(frozen=True)
class _Places:
    kinds: Mapping[str, tuple[AnyKind, re.Pattern[str]]]
    library: Library

    def of(self, path: str) -> tuple[AnyKind, Mapping[str, str]] | None:
        """The kind whose file a path is, and what it says of it; None where it is the place of none."""
        inside = path.removeprefix("annotations/")
        for kind, form in self.kinds.values():
            if inside != path and (match := form.fullmatch(inside)):
                where = match.groupdict()
                return (kind, where) if where.get("text", "") in ("", *self.library.seeds) else None
        return None


def _record(item: Item, places: _Places, name: PurePosixPath) -> tuple[Record[Any] | None, Problems]:
    found = places.of(item.path)
    if found:
        return record_of(item.content.encode(), PurePosixPath(item.path), *found)
    return None, (NO_PLACE.at(Place(name), path=item.path, known=", ".join(sorted(places.kinds))),)


def signed(record: Record[Any], by: Iterable[str]) -> str:
    """A file's text signed by these instead of those it names; the same where it bears no signature."""
    document = record.document
    if ("by",) not in document.keys:
        return document.text
    starts = sorted(mark.line for steps, mark in document.keys.items() if len(steps) == 1)
    first = document.keys[("by",)].line
    after = next((line for line in starts if line > first), None)
    lines = document.text.splitlines(keepends=True)
    value = f"[{', '.join(by)}]" if isinstance(document.data["by"], list) else ", ".join(by)
    return "".join([*lines[: first - 1], f"by: {value}\n", *(lines[after - 1 :] if after else [])])

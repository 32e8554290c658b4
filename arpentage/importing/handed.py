"""What a file handed in holds, whatever made it: an outbox, or a program where people annotate pages."""

import json
from dataclasses import dataclass
from pathlib import PurePosixPath

from arpentage.check import Ground
from arpentage.importing.formats import discover
from arpentage.importing.outbox import UNREADABLE, Item, parse_outbox
from arpentage.importing.quoted import MAX_IMPORT, Format, Quoted, Unreadable
from arpentage.importing.settle import Way, settle
from arpentage.kinds.theme import Theme
from arpentage.model import Problems
from arpentage.problem import Place, Rule

UNSIGNED = Rule(
    "import-unsigned",
    "error",
    {
        "fr": "ces annotations viennent de {format} : personne d’ici ne les signe",
        "en": "these annotations come from {format}: nobody here signs them",
    },
    {
        "fr": "ajoutez « --by » et l’identifiant de qui les fait entrer, dans annotations/contributors/.",
        "en": "add “--by” and the id of who brings them in, in annotations/contributors/.",
    },
)


@dataclass(frozen=True)
class Handed:
    """Contributions, as files."""

    items: tuple[Item, ...]
    there: int = 0
    """How many more were brought in before: what has been made of them since stays."""
    left: tuple[tuple[Quoted, str], ...] = ()
    """Those that have no sure place, each with a key of arpentage.importing.settle.WHY."""


def handed(
    content: bytes, name: PurePosixPath, ground: Ground, by: str | None, lang: str | None
) -> tuple[Handed | None, Problems]:
    """The contributions of a file `name`; or why there are none.

    What comes from elsewhere is signed `by` a contributor and written in `lang`, the reader's first by default.
    """
    found = _recognised(content)
    if found is None:
        outbox, problems = parse_outbox(content, name)
        return Handed(outbox.files) if outbox else None, problems
    format_, value = found
    if not by:
        return None, (UNSIGNED.at(Place(name), format=format_.name),)
    way = Way(format_.name, lang or ground.library.languages[0], by, ground.library.by_id(Theme).keys())
    try:
        settled, left = settle(format_.parse(value), ground.texts, way)
    except Unreadable as refusal:
        return None, (UNREADABLE.at(Place(name), reason=refusal),)
    known = {record.path for record in ground.library.records}
    items = tuple(Item(str(one.path), one.content) for one in settled if one.path not in known)
    return Handed(items, len(settled) - len(items), left), ()


def _recognised(content: bytes) -> tuple[Format, object] | None:
    """The format of annotations made elsewhere that a file is of, and its value."""
    if len(content) > MAX_IMPORT:
        return None
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return next(((format_, value) for format_ in discover() if format_.recognises(value)), None)

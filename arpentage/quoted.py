"""The quotations of an annotation's target, and the changes that place them anew."""

from collections.abc import Iterator
from typing import Any

from arpentage.annotation import Quotation, Target
from arpentage.document import Steps
from arpentage.edit import Changes
from arpentage.model import Record
from arpentage.problem import Place
from arpentage.selector import selector


def quotations(record: Record[Any]) -> Iterator[tuple[Steps, Quotation]]:
    """Each quotation of a target, and where it stands in the file."""
    target = getattr(record.data, "target", None)
    if not isinstance(target, Target):
        return
    if target.exact:
        yield ("target",), Quotation(exact=target.exact, prefix=target.prefix, suffix=target.suffix)
    for end, words in (("from", target.from_), ("to", target.to)):
        if words:
            yield ("target", end), words


def quotation_at(record: Record[Any], place: Place) -> tuple[Steps, Quotation] | None:
    """The quotation whose `exact` stands at a place of its file."""
    found = quotations(record)
    return next(((steps, words) for steps, words in found if record.at(*steps, "exact") == place), None)


def requoted(record: Record[Any], steps: Steps, read: str, start: int, end: int) -> Changes:
    """What to write for a quotation to stand at a range of a reading text; nothing where none would be sure."""
    made = selector(read, start, end)
    if made is None:
        return {}
    given = dict(quotations(record))[steps]
    changes: dict[Steps, str | None] = {}
    for key in ("exact", "prefix", "suffix"):
        old, new = getattr(given, key), made.get(key, "")
        if new != old:
            changes[(*steps, key)] = new or None
    return changes

"""One part of a kit as a sheet: its place in the whole, its passage, its own notes and terms, three questions."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from arpentage.catalogue import Catalogue
from arpentage.kinds.question import Question
from arpentage.kit.kit import Kit
from arpentage.kit.part import Part, Piece
from arpentage.paper.nodes import Words
from arpentage.paper.passage import printed
from arpentage.paper.strings import length
from arpentage.site import Placed, Site, TextEntry

ASKED = 3
"""Questions on a sheet."""
OWN = 2
"""Of the part itself, at the most; the others are those of the method."""


def sheet(kit: Kit, part: Part, t: Catalogue, words: Words, without: Collection[str]) -> dict[str, Any]:
    """The data of a sheet. `without` names what is left out to save paper."""
    numbers = numbered(part, without)
    pieces = [printed(piece, kit.entry.notice.data.lang, words.lang, numbers) for piece in part.pieces]
    return {
        **common(part, kit.entry, t, words, without),
        "place": list(_place(kit, part)),
        "groups": [{"head": None, "pieces": pieces}],
        "facing": "",
        "questions": questions(kit, part, t, words),
    }


def numbered(part: Part, without: Collection[str]) -> dict[str, int]:
    """The numbers of a part's notes on its sheet, by their ids."""
    notes = part.notes if "notes" not in without else ()
    return {placed.record.id: number for number, placed in enumerate(notes, 1)}


def common(part: Part, known: TextEntry | Site, t: Catalogue, words: Words, without: Collection[str]) -> dict[str, Any]:
    """What the sheets of texts and of themes share."""
    numbers = numbered(part, without)
    terms = part.terms(known) if "terms" not in without else ()
    return {
        "number": part.number,
        "label": part.label,
        "length": length(t, part.seconds),
        "readers": part.readers,
        "notes": [note(placed, numbers, words) for placed in part.notes if placed.record.id in numbers],
        "terms": [term(entry.record.data, words) for entry in terms],
        "room": "room" not in without,
    }


def _place(kit: Kit, part: Part) -> Iterator[dict[str, Any]]:
    """The text as a strip of parcels: the length of each paragraph, and how much of it is in the part."""
    held = {piece.block.paragraph.id: piece for piece in part.pieces}
    for block in kit.entry.blocks:
        if not block.is_heading:
            piece = held.get(block.paragraph.id)
            size = len(block.paragraph.read)
            span = [piece.start / size, piece.end / size] if piece and size else [0, 0]
            yield {"size": size, "from": span[0], "to": span[1]}


def note(placed: Placed, numbers: Mapping[str, int], words: Words) -> dict[str, Any]:
    """A note under its number."""
    data = placed.record.data
    return {
        "n": numbers[placed.record.id],
        "label": words.nodes(data.label) if hasattr(data, "label") else None,
        "body": words.nodes(data.body),
    }


def term(data: Any, words: Words) -> dict[str, Any]:
    """A term of the glossary and its gloss."""
    equivalent = data.equivalents.get(words.lang)
    return {
        "label": data.label,
        "lang": data.original,
        "equivalent": equivalent.label if equivalent else "",
        "gloss": words.nodes(data.gloss),
    }


def questions(kit: Kit, part: Part, t: Catalogue, words: Words) -> list[dict[str, Any]]:
    """To tell the part, those that start from it, and others of the method to make three."""
    own = [words.nodes(placed.record.data.body) for placed in asked(kit, part)[:OWN]]
    tell, *others = of_method(t)
    return [tell, *own, *others][:ASKED]


def of_method(t: Catalogue) -> list[dict[str, Any]]:
    """The questions that any part can be asked."""
    return [{"lang": t.lang, "body": [t(f"kit.ask.{name}")]} for name in ("tell", "object", "live")]


def asked(kit: Kit, part: Part) -> list[Placed]:
    """The text's questions that start from the part."""
    return [
        placed
        for placed in kit.entry.after
        if isinstance(placed.record.data, Question)
        and placed.record.data.target is not None
        and any(_begins(placed, piece) for piece in part.pieces)
    ]


def _begins(placed: Placed, piece: Piece) -> bool:
    start = placed.anchor.start - piece.block.paragraph.start
    return piece.start <= start < piece.end

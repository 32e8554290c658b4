"""A piece of a text as it is printed: its words, or those of its translation, with their calls and terms."""

from collections.abc import Iterable, Mapping
from typing import Any

from arpentage.catalogue import direction
from arpentage.kit.part import Piece
from arpentage.kit.sentences import sentences
from arpentage.model import Anchor, Segment
from arpentage.paper.nodes import Mark, Node, laid


def printed(
    piece: Piece, source: str, lang: str, numbers: Mapping[str, int], quoted: Iterable[Anchor] = ()
) -> dict[str, Any]:
    """The piece in a language, if it is translated, else in that of its `source`.

    `numbers` are those of the notes that are printed with it, by the notes' ids; `quoted` are places in the text that
    stand out of it. `whole` says that the translation is given whole, as its sentences cannot be told to be those of
    the piece.
    """
    calls = _calls(piece, numbers)
    words, spoken, whole = rendered(piece, source, lang)
    if spoken == source:
        return _named(
            piece, source, laid(words, source, _terms(piece), (*calls, *_sics(piece)), _within(piece, quoted))
        )
    all_calls = {"tag": "call", "n": ", ".join(str(mark.node["n"]) for mark in calls)}
    return _named(piece, lang, laid(words, lang, (), [Mark(len(words), all_calls)] if calls else ()), whole)


def rendered(piece: Piece, source: str, lang: str) -> tuple[str, str, bool]:
    """The words of a piece in a language if it is translated, the language they are in, and whether they are more
    than the piece: all of its paragraph, whose sentences are not as many in the translation."""
    unit = piece.block.units.get(lang)
    if lang == source or unit is None or unit.record is None:
        return piece.words, source, False
    target = unit.record.data.target
    spans = sentences(target)
    if piece.whole:
        return target, lang, False
    if len(spans) != piece.of:
        return target, lang, True
    return target[spans[piece.first - 1][0] : spans[piece.last - 1][1]], lang, False


def _named(piece: Piece, lang: str, body: list[Node], whole: bool = False) -> dict[str, Any]:
    span = f"{piece.first}–{piece.last}" if piece.first != piece.last else f"{piece.first}"
    return {
        "code": piece.block.code,
        "sentences": "" if piece.whole else span,
        "role": piece.block.paragraph.role,
        "heading": piece.block.is_heading,
        "lang": lang,
        "rtl": direction(lang) == "rtl",
        "body": body,
        "whole": whole,
    }


def _calls(piece: Piece, numbers: Mapping[str, int]) -> list[Mark]:
    start = piece.block.paragraph.start + piece.start
    return [
        Mark(placed.anchor.end - start, {"tag": "call", "n": numbers[placed.record.id]})
        for placed in piece.block.placed
        if placed.record.id in numbers and 0 < placed.anchor.end - start <= piece.end - piece.start
    ]


def _within(piece: Piece, anchors: Iterable[Anchor]) -> list[tuple[int, int]]:
    """What of these places stands in the piece, as offsets of its words."""
    start = piece.block.paragraph.start + piece.start
    size = piece.end - piece.start
    spans = [(max(0, anchor.start - start), min(size, anchor.end - start)) for anchor in anchors]
    return [span for span in spans if span[0] < span[1]]


def _terms(piece: Piece) -> list[tuple[int, int]]:
    """Words of the glossary, each the first time that it stands in the piece."""
    start, seen = piece.block.paragraph.start + piece.start, set[str]()
    found = []
    for one in piece.block.occurrences:
        if 0 <= one.anchor.start - start < piece.end - piece.start and one.term.id not in seen:
            seen.add(one.term.id)
            found.append((one.anchor.start - start, min(one.anchor.end - start, piece.end - piece.start)))
    return found


def _sics(piece: Piece) -> list[Mark]:
    """Marks after the author's own misprints, with what to read."""
    offset, found = 0, []
    for segment in piece.block.paragraph.segments:
        offset += len(segment.read)
        if _misprint(segment) and piece.start < offset <= piece.end:
            assert segment.emendation is not None
            found.append(Mark(offset - piece.start, {"tag": "sic", "read": segment.emendation.data.corr}))
    return found


def _misprint(segment: Segment) -> bool:
    return segment.emendation is not None and segment.emendation.data.fault == "author"

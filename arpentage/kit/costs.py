"""What stretches of a text cost to read, in words: the passage, its notes, and each of its terms' glosses once."""

from collections.abc import Mapping, Sequence
from typing import Any

from arpentage.kit.part import Piece, Slice, called, standing
from arpentage.language import pick
from arpentage.model import Record


def costs(lang: str, made: Sequence[Slice]) -> tuple[tuple[int, ...], ...]:
    """For each slice, the words of the stretches that begin there: of one slice, of two, and so on to the end.

    Notes and glosses are counted in `lang`, that of the text, whatever language they will be read in, so that a mixed
    group shares one cut.
    """
    own = [sum(len(piece.words.split()) + _notes(piece, lang) for piece in one.pieces) for one in made]
    terms = [{record.id: record for piece in one.pieces for record in standing(piece)} for one in made]
    glosses = {id_: _words(record.data.gloss, lang) for those in terms for id_, record in those.items()}
    return tuple(_from(own[at:], [set(those) for those in terms[at:]], glosses) for at in range(len(made)))


def _from(own: Sequence[int], terms: Sequence[set[str]], glosses: Mapping[str, int]) -> tuple[int, ...]:
    total, seen, found = 0, set[str](), []
    for words, here in zip(own, terms, strict=True):
        total += words + sum(glosses[id_] for id_ in here - seen)
        seen |= here
        found.append(total)
    return tuple(found)


def _notes(piece: Piece, lang: str) -> int:
    return sum(_annotation(placed.record, lang) for placed in called(piece))


def _annotation(record: Record[Any], lang: str) -> int:
    return _words(getattr(record.data, "label", {}), lang) + _words(getattr(record.data, "body", {}), lang)


def _words(text: Mapping[str, str], lang: str) -> int:
    return len(pick(text, lang)[0].split())

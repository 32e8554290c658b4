"""Long lists under their first letters, and the notes that speak of each term."""

from collections.abc import Mapping
from itertools import groupby

from arpentage.entries.order import by_author, sort_key
from arpentage.kinds.note import Note
from arpentage.kinds.term import Term
from arpentage.model import Anchor
from arpentage.occurrences import Forms
from arpentage.site import Placed, Site, SourceEntry, TermEntry


def terms_by_letter(site: Site) -> tuple[tuple[str, tuple[TermEntry, ...]], ...]:
    """The glossary's terms under the letters that they begin with."""
    groups = groupby(site.terms, lambda entry: _letter(sort_key(entry.record.data.label)))
    return tuple((letter, tuple(terms)) for letter, terms in groups)


def sources_by_letter(site: Site) -> tuple[tuple[str, tuple[SourceEntry, ...]], ...]:
    """The works under the letters of their authors, or of the titles of those that have none; quotation marks aside."""

    def key(entry: SourceEntry) -> tuple[str, str]:
        author, date = by_author(entry.record)
        return author.lstrip("«“„\u00a0\u202f "), date

    groups = groupby(sorted(site.sources, key=key), lambda entry: _letter(key(entry)[0]))
    return tuple((letter, tuple(works)) for letter, works in groups)


def _letter(key: str) -> str:
    """The letter that heads a sorting key; `0-9` for figures and signs, which sort before letters."""
    first = next((char for char in key if char.isalnum()), "0")
    return first.upper() if first.isalpha() else "0-9"


def notes_on_terms(site: Site) -> Mapping[str, tuple[Placed, ...]]:
    """By a term's id, the notes that stand on one of its occurrences or use one of its forms, in reading order."""
    forms = Forms(site.library.of(Term))
    found: dict[str, list[Placed]] = {}
    for entry in site.texts:
        occurrences = [occurrence for block in entry.blocks for occurrence in block.occurrences]
        for placed in (placed for block in entry.blocks for placed in block.placed):
            if isinstance(placed.record.data, Note):
                on = {o.term.id for o in occurrences if _overlap(o.anchor, placed.anchor)}
                for id_ in sorted(on | _named(placed.record.data, forms)):
                    found.setdefault(id_, []).append(placed)
    return {id_: tuple(notes) for id_, notes in found.items()}


def _overlap(one: Anchor, other: Anchor) -> bool:
    return one.start < other.end and other.start < one.end


def _named(note: Note, forms: Forms) -> set[str]:
    """Terms that the note uses, in the language it was first written in."""
    words = f"{note.label.get(note.original, '')}\n{note.body.get(note.original, '')}"
    return {term.id for term, _, _ in forms.find(words)}

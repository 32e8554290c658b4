"""The order of lists: by label, by group, by author, as French sorts."""

import unicodedata
from collections.abc import Sequence

from arpentage.kinds.source import Source
from arpentage.kinds.term import Term
from arpentage.kinds.theme import Theme
from arpentage.language import pick
from arpentage.model import Record


def sort_key(label: str) -> str:
    """For the alphabetical order of French: accents and case aside."""
    bare = unicodedata.normalize("NFKD", label.replace("œ", "oe").replace("Œ", "oe"))
    return "".join(char for char in bare.casefold() if not unicodedata.combining(char))


def by_label(terms: Sequence[Record[Term]]) -> list[Record[Term]]:
    """Terms by their headwords."""
    return sorted(terms, key=lambda term: (sort_key(term.data.label), term.id))


def by_group(themes: Sequence[Record[Theme]]) -> list[Record[Theme]]:
    """Each broader theme, then those that it includes, by their labels; every theme once, whatever their relations."""
    ordered = sorted(themes, key=lambda theme: sort_key(pick(theme.data.label, theme.data.original)[0]))
    grouped: list[Record[Theme]] = []

    def place(theme: Record[Theme]) -> None:
        if theme not in grouped:
            grouped.append(theme)
            for other in ordered:
                if theme.id in other.data.broader:
                    place(other)

    for theme in [*(theme for theme in ordered if not theme.data.broader), *ordered]:
        place(theme)
    return grouped


def by_author(source: Record[Source]) -> tuple[str, str]:
    """A key for works: authors, editors or else title, then date."""
    data = source.data
    names = [name.family or name.literal for name in data.author or data.editor] or [data.title]
    return sort_key(" ".join(names)), data.issued or ""

"""A note with no source, and no word about it."""

from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.kinds.note import Note
from arpentage.problem import Problem, Rule

RULE = Rule(
    "unsourced-note",
    "warning",
    {"fr": "cette note n’a pas de source et n’en dit rien", "en": "this note has no source and says nothing of it"},
    {
        "fr": "ajoutez « sources », ou dites sous « unsourced » pourquoi il n’y en a pas.",
        "en": "add “sources”, or say under “unsourced” why there is none.",
    },
)


def check(ground: Ground) -> Iterator[Problem]:
    """Each note has a source, or says why it has none."""
    for note in ground.library.of(Note):
        if not note.data.sources and not note.data.unsourced:
            yield RULE.at(note.at())

"""An annotation that lacks its text in the language that it says it was first written in."""

from collections.abc import Iterator

from arpentage.annotation import Annotation
from arpentage.check import Ground
from arpentage.problem import Problem, Rule

RULE = Rule(
    "missing-original",
    "error",
    {
        "fr": "ce texte manque en « {lang} », sa langue d’origine",
        "en": "this text is missing in “{lang}”, its original language",
    },
    {
        "fr": "ajoutez une ligne « {lang}: … », ou changez « original ».",
        "en": "add a line “{lang}: …”, or change “original”.",
    },
)


def check(ground: Ground) -> Iterator[Problem]:
    """Every text of an annotation is there in its original language."""
    for record in ground.library.records:
        if isinstance(record.data, Annotation):
            for steps, words in record.localized:
                if record.data.original not in words:
                    yield RULE.at(record.at(*steps), lang=record.data.original)

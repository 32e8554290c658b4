"""A text of an annotation that a language of the interface lacks."""

from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.problem import Problem, Rule

RULE = Rule(
    "missing-language",
    "information",
    {"fr": "ce texte manque en « {lang} »", "en": "this text is missing in “{lang}”"},
    {
        "fr": "ajoutez une ligne « {lang}: … » ; d’ici là, la page le montre en « {shown} ».",
        "en": "add a line “{lang}: …”; until then the page shows it in “{shown}”.",
    },
)


def check(ground: Ground) -> Iterator[Problem]:
    """Every text is there in every language of the interface."""
    for record in ground.library.records:
        for steps, words in record.localized:
            for lang in ground.library.required:
                if lang not in words:
                    yield RULE.at(record.at(*steps), lang=lang, shown=next(iter(words), "–"))

"""A body long enough to be an attack, or an essay."""

from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.problem import Problem, Rule

LIMIT = 20_000
"""Characters; Markdown takes quadratic time on some hostile input."""

RULE = Rule(
    "body-too-long",
    "error",
    {
        "fr": "ce texte a {length} caractères (maximum {limit})",
        "en": "this text has {length} characters (at most {limit})",
    },
    {
        "fr": "une note tient en quelques phrases ; partagez ce texte.",
        "en": "a note takes a few sentences; split this text.",
    },
)


def check(ground: Ground) -> Iterator[Problem]:
    """No text of an annotation goes over the limit."""
    for record in ground.library.records:
        for steps, words in record.localized:
            for lang, text in words.items():
                if len(text) > LIMIT:
                    yield RULE.at(record.at(*steps, lang), length=len(text), limit=LIMIT)

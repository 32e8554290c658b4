"""A translation far shorter or longer than its source: something is lost, or added."""

from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.kinds.translation import Translation
from arpentage.problem import Problem, Rule

SHORTEST, LOW, HIGH = 80, 0.5, 2.0
"""Characters from which the ratio means something, and its bounds."""

RULE = Rule(
    "translation-length",
    "warning",
    {
        "fr": "la traduction fait {ratio} fois la longueur de sa source",
        "en": "the translation is {ratio} times as long as its source",
    },
    {
        "fr": "cherchez ce qui manque ou ce qui est de trop.",
        "en": "look for what is missing or added.",
    },
)


def check(ground: Ground) -> Iterator[Problem]:
    """Lengths stay within bounds, for sources that are long enough."""
    for unit in ground.library.of(Translation):
        ratio = len(unit.data.target) / len(unit.data.source)
        if len(unit.data.source) > SHORTEST and not LOW <= ratio <= HIGH:
            yield RULE.at(unit.at("target"), ratio=f"{ratio:.1f}")

"""A number of the source that its translation lacks."""

import re
import unicodedata
from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.kinds.translation import Translation
from arpentage.problem import Problem, Rule

RULE = Rule(
    "lost-digits",
    "warning",
    {"fr": "la traduction n’a pas le nombre {numbers}", "en": "the translation lacks the number {numbers}"},
    {
        "fr": "écrivez-le en chiffres, ou dites pourquoi il manque sous « silenced ».",
        "en": "write it in digits, or say under “silenced” why it is missing.",
    },
)
NUMBER = re.compile(r"\d+(?:[.,'\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")


def numbers(text: str) -> set[str]:
    """The numbers of a text, digits only: separators are dropped, digits of every script folded."""
    folded = "".join(str(unicodedata.digit(char, char)) for char in text.replace("٫", ",").replace("٬", "."))
    return {re.sub(r"\D", "", number) for number in NUMBER.findall(folded)}


def check(ground: Ground) -> Iterator[Problem]:
    """Each number of the source stands in the target."""
    for unit in ground.library.of(Translation):
        lost = numbers(unit.data.source) - numbers(unit.data.target)
        if lost:
            yield RULE.at(unit.at("target"), numbers=", ".join(sorted(lost)))

"""A term that has one name only in another language, and a translation that uses none of its forms."""

import unicodedata
from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.fold import fold
from arpentage.kinds.term import Equivalent, Term
from arpentage.kinds.translation import Translation
from arpentage.occurrences import Forms
from arpentage.problem import Problem, Rule

RULE = Rule(
    "equivalent-missing",
    "warning",
    {
        "fr": "« {term} » est dans la source, aucun de ses équivalents dans la traduction",
        "en": "“{term}” stands in the source, none of its equivalents in the translation",
    },
    {
        "fr": "employez : {forms} ; ou dites pourquoi non sous « silenced ».",
        "en": "use: {forms}; or say under “silenced” why not.",
    },
)


def check(ground: Ground) -> Iterator[Problem]:
    """Equivalents that are fixed are used."""
    forms = Forms(ground.library.of(Term))
    for unit in ground.library.of(Translation):
        found = {term.id: term for term, _, _ in forms.find(unit.data.source)}
        for term in found.values():
            equivalent = term.data.equivalents.get(unit.lang)
            if equivalent and equivalent.fixed and not _used(equivalent, unit.data.target):
                words = ", ".join(dict.fromkeys((equivalent.label, *equivalent.forms)))
                yield RULE.at(unit.at("target"), term=term.data.label, forms=words)


def _used(equivalent: Equivalent, target: str) -> bool:
    text = _bare(target)
    return any(_bare(form) in text for form in (equivalent.label, *equivalent.forms))


def _bare(text: str) -> str:
    """Without case and without marks: Arabic is written with its vowels or without."""
    letters = unicodedata.normalize("NFD", fold(text).text.casefold())
    return "".join(char for char in letters if not unicodedata.combining(char))

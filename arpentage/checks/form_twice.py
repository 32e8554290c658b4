"""One form claimed by two terms: a link can lead to one entry only."""

from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.fold import fold
from arpentage.kinds.term import Term
from arpentage.problem import Place, Problem, Rule

RULE = Rule(
    "form-twice",
    "error",
    {"fr": "la forme « {form} » est déjà prise par {other}", "en": "the form “{form}” is already taken by {other}"},
    {"fr": "gardez-la dans une seule entrée.", "en": "keep it in one entry."},
)


def check(ground: Ground) -> Iterator[Problem]:
    """Each form belongs to one term."""
    first: dict[str, Place] = {}
    for term in ground.library.of(Term):
        for position, form in enumerate(term.data.forms):
            here = term.at("forms", position)
            other = first.setdefault(fold(form).text, here)
            if other != here:
                yield RULE.at(here, form=form, other=other)

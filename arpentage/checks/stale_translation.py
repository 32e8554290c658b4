"""A translation unit made from a source text that has changed since (gettext: fuzzy)."""

from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.kinds.translation import Translation
from arpentage.problem import Problem, Rule

RULE = Rule(
    "stale-translation",
    "warning",
    {
        "fr": "le paragraphe {id} a changé depuis cette traduction",
        "en": "paragraph {id} has changed since this translation",
    },
    {
        "fr": "relisez « target », puis mettez dans « source » le texte actuel : {now}",
        "en": "go through “target”, then put the present text in “source”: {now}",
    },
)


def check(ground: Ground) -> Iterator[Problem]:
    """Each unit's source is the reading text of its paragraph."""
    for unit in ground.library.of(Translation):
        text = ground.text(unit.text)
        paragraph = text.paragraph(unit.id) if text else None
        if paragraph and unit.data.source != paragraph.read.strip():
            yield RULE.at(unit.at("source"), id=paragraph.id, now=paragraph.read)

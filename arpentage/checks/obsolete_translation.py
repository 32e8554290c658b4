"""A translation of a paragraph that is gone (gettext: obsolete)."""

from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.kinds.translation import Translation
from arpentage.problem import Problem, Rule, did_you_mean

RULE = Rule(
    "obsolete-translation",
    "warning",
    {"fr": "{text} n’a pas de paragraphe « {id} »", "en": "{text} has no paragraph “{id}”"},
    {
        "fr": "donnez à ce fichier le nom de son paragraphe ; {near_fr}",
        "en": "name this file after its paragraph; {near_en}",
    },
)


def check(ground: Ground) -> Iterator[Problem]:
    """Each unit translates a paragraph that is there."""
    for unit in ground.library.of(Translation):
        text = ground.text(unit.text)
        if text and not text.paragraph(unit.id):
            ids = [paragraph.id for paragraph in text.paragraphs]
            near = {f"near_{lang}": did_you_mean(unit.id, ids, lang) for lang in ("fr", "en")}
            yield RULE.at(unit.at(), text=unit.text, id=unit.id, **near)

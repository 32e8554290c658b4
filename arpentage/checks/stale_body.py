"""A text of an annotation made from an original that has changed since."""

from collections.abc import Iterator

from arpentage.annotation import Annotation
from arpentage.check import Ground
from arpentage.language import original_hash
from arpentage.problem import Problem, Rule

RULE = Rule(
    "stale-body",
    "warning",
    {
        "fr": "la version « {lang} » n’a pas été faite d’après l’original tel qu’il est",
        "en": "the “{lang}” version was not made from the original as it stands",
    },
    {
        "fr": "relisez-la, puis écrivez sous « made_from: » la ligne « {lang}: {hash} ».",
        "en": "go through it, then write “{lang}: {hash}” under “made_from:”.",
    },
)


def check(ground: Ground) -> Iterator[Problem]:
    """Each language but the original carries the hash of the original as it is now."""
    for record in ground.library.records:
        data = record.data
        if isinstance(data, Annotation):
            now = original_hash(record)
            others = {lang for _, words in record.localized for lang in words} - {data.original}
            for lang in sorted(others):
                if data.made_from.get(lang) != now:
                    yield RULE.at(record.at("made_from", lang), lang=lang, hash=now)

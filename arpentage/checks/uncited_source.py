"""A source that nobody cites."""

from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.kinds.source import Source
from arpentage.problem import Problem, Rule

RULE = Rule(
    "uncited-source",
    "warning",
    {"fr": "personne ne cite cette source", "en": "nobody cites this source"},
    {"fr": "citez-la, ou retirez le fichier.", "en": "cite it, or remove the file."},
)


def check(ground: Ground) -> Iterator[Problem]:
    """Each source is cited by an annotation."""
    records = ground.library.records
    cited = {id_ for record in records for _, kind, id_ in record.references if kind == "source"}
    for source in ground.library.of(Source):
        if source.id not in cited:
            yield RULE.at(source.at("title"))

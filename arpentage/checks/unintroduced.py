"""A signature that no file introduces: the contribution is as good, its author's name is shown as the id."""

from collections.abc import Iterator

from arpentage.annotation import Contribution
from arpentage.check import Ground
from arpentage.problem import Problem, Rule
from arpentage.signature import unintroduced

RULE = Rule(
    "unintroduced",
    "information",
    {
        "fr": "« {id} » signe sans s’être présenté : les pages montrent l’identifiant pour nom",
        "en": "“{id}” signs without an introduction: pages show the id as the name",
    },
    {
        "fr": "rien n’empêche d’accepter la contribution. Pour se présenter, un jour : "
        "annotations/contributors/{id}.yaml, avec « name: … » et « is: person ».",
        "en": "nothing prevents merging the contribution. To be introduced, some day: "
        "annotations/contributors/{id}.yaml, with “name: …” and “is: person”.",
    },
)


def check(ground: Ground) -> Iterator[Problem]:
    """Each id that signs without a file of contributors/, told once, at the first file that it signs."""
    left = set(unintroduced(ground.library))
    for record in ground.library.records:
        if isinstance(record.data, Contribution):
            for position, id_ in enumerate(record.data.by):
                if id_ in left:
                    left.remove(id_)
                    yield RULE.at(record.at("by", position), id=id_)

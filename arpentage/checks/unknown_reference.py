"""An id that no file has: of a theme, term, source, contributor or text."""

from collections.abc import Iterator

from arpentage.annotation import Contribution
from arpentage.check import Ground
from arpentage.problem import Problem, Rule, did_you_mean
from arpentage.signature import unintroduced

RULE = Rule(
    "unknown-reference",
    "error",
    {"fr": "« {id} » ne mène à rien : {path} n’existe pas", "en": "“{id}” leads nowhere: there is no {path}"},
    {"fr": "{near_fr}", "en": "{near_en}"},
)


def check(ground: Ground) -> Iterator[Problem]:
    """Every reference leads to a record of the kind that its field asks for; who signs may be introduced later."""
    later = unintroduced(ground.library)
    paths = {kind.name: f"annotations/{kind.path}" for kind in ground.library.kinds}
    known: dict[str, set[str]] = {}
    for kind, id_ in ground.library.unread:
        known.setdefault(kind, set()).add(id_)
    for record in ground.library.records:
        known.setdefault(record.kind.name, set()).add(record.id)
    for record in ground.library.records:
        for steps, kind, id_ in record.references:
            ids = known.get(kind, set())
            signs = kind == "contributor" and isinstance(record.data, Contribution)
            if id_ not in ids and not (signs and id_ in later):
                near = {f"near_{lang}": did_you_mean(id_, ids, lang) for lang in ("fr", "en")}
                yield RULE.at(record.at(*steps), id=id_, path=paths[kind].format(id=id_, text=id_), **near)

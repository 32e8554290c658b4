"""A review of a file that is not there."""

from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.kinds.review import Review
from arpentage.problem import Problem, Rule, did_you_mean

RULE = Rule(
    "review-without-subject",
    "error",
    {"fr": "le fichier relu n’existe pas : {path}", "en": "the file reviewed does not exist: {path}"},
    {"fr": "{near_fr}", "en": "{near_en}"},
)


def check(ground: Ground) -> Iterator[Problem]:
    """Each review names a file under annotations/."""
    paths = [str(record.path).removeprefix("annotations/") for record in ground.library.records]
    for review in ground.library.of(Review):
        if review.data.of not in paths:
            near = {f"near_{lang}": did_you_mean(review.data.of, paths, lang) for lang in ("fr", "en")}
            yield RULE.at(review.at("of"), path=review.data.of, **near)

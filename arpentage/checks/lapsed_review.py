"""A review of something that has changed since: it no longer counts, and nobody needs to remove it."""

from collections.abc import Iterator

from arpentage.check import Ground
from arpentage.kinds.review import Review
from arpentage.language import read_hash
from arpentage.problem import Problem, Rule

RULE = Rule(
    "lapsed-review",
    "information",
    {
        "fr": "{path} n’est pas ce que cette relecture a lu : elle ne compte pas",
        "en": "{path} is not what this review read: it does not count",
    },
    {
        "fr": "après une nouvelle lecture, écrivez « hash: {hash} ».",
        "en": "after reading it again, write “hash: {hash}”.",
    },
)


def check(ground: Ground) -> Iterator[Problem]:
    """Each review carries the hash of what it read, as it is now."""
    subjects = {str(record.path).removeprefix("annotations/"): record for record in ground.library.records}
    for review in ground.library.of(Review):
        subject = subjects.get(review.data.of)
        if subject and read_hash(subject) != review.data.hash:
            yield RULE.at(review.at("hash"), path=review.data.of, hash=read_hash(subject))

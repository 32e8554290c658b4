"""How many parts a text makes for so many people, and how many read each."""

from collections.abc import Sequence
from typing import Final

LEAST_WORDS: Final = 40
"""Words of the text that a part has on average at the least (our choice): about two sentences, enough to retell."""
PEOPLE: Final = range(2, 41)
"""For how many people the build makes cuts."""


def parts_for(people: int, words: int, units: int) -> int:
    """As many parts as people; a text too short for that is shared by pairs or larger groups, none of one person."""
    most = max(1, min(units, words // LEAST_WORDS))
    return people // -(-people // most)


def readers(people: int, costs: Sequence[int]) -> tuple[int, ...]:
    """How many people read each part: as even as can be, the longest parts first served."""
    each, over = divmod(people, len(costs))
    longest = sorted(range(len(costs)), key=lambda part: (-costs[part], part))[:over]
    return tuple(each + (part in longest) for part in range(len(costs)))

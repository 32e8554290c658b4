"""The longest part is as short as can be: against every possible cut, one by one."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arpentage.kit.cut import Cost, cut
from arpentage.kit.groups import LEAST_WORDS, PEOPLE, parts_for, readers


def costs(own: list[int], glosses: list[frozenset[int]]) -> Cost:
    """Units that cost their own words, and the words of each gloss that they need, once a part."""

    def cost(start: int, end: int) -> int:
        needed = frozenset().union(*glosses[start:end])
        return sum(own[start:end]) + sum(10 * (gloss + 1) for gloss in needed)

    return cost


@st.composite
def rows(draw: st.DrawFn) -> tuple[Cost, int, int]:
    own = draw(st.lists(st.integers(1, 60), min_size=1, max_size=9))
    needs = st.frozensets(st.integers(0, 3), max_size=2)
    glosses = draw(st.lists(needs, min_size=len(own), max_size=len(own)))
    return costs(own, glosses), len(own), draw(st.integers(1, len(own)))


def all_cuts(units: int, parts: int) -> list[tuple[int, ...]]:
    return [(0, *borders, units) for borders in combinations(range(1, units), parts - 1)]


@given(rows())
def test_no_other_cut_has_a_shorter_longest_part_nor_is_more_even_with_the_same(row: tuple[Cost, int, int]) -> None:
    cost, units, parts = row

    def unevenness(borders: tuple[int, ...]) -> tuple[int, int]:
        made = [cost(start, end) for start, end in pairwise(borders)]
        return max(made), sum(one * one for one in made)

    found = cut(cost, units, parts)
    assert found in all_cuts(units, parts)
    assert unevenness(found) == min(map(unevenness, all_cuts(units, parts)))


def test_a_row_is_not_cut_in_more_parts_than_it_has_units() -> None:
    with pytest.raises(ValueError, match="2 units, 3 parts"):
        cut(lambda start, end: end - start, 2, 3)


@given(st.sampled_from(PEOPLE), st.integers(0, 5000), st.integers(1, 200))
def test_everyone_reads_a_part_and_nobody_reads_alone_where_parts_are_shared(
    people: int, words: int, units: int
) -> None:
    parts = parts_for(people, words, units)
    groups = readers(people, [1] * parts)
    assert sum(groups) == people and max(groups) - min(groups) <= 1
    assert parts in (people, 1) or min(groups) >= 2
    assert parts == 1 or (parts <= units and words / parts >= LEAST_WORDS)


def test_the_longest_parts_have_the_most_readers() -> None:
    assert readers(8, [10, 30, 20]) == (2, 3, 3)

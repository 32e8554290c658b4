"""The timed plan of a session."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arpentage.kit.plan import MINUTES, SHORTEST, STEPS, plan


@given(st.integers(SHORTEST, 480), st.integers(1, 40), st.integers(0, 3600))
def test_its_steps_fill_the_session_exactly_and_follow_each_other(minutes: int, parts: int, longest: int) -> None:
    made = plan(minutes, parts, longest)
    at = 0
    for step in made.steps:
        assert step.start == at and step.minutes >= 0
        at += step.minutes
    assert at == minutes
    assert [step.name for step in made.steps] == list(STEPS)


@given(st.integers(SHORTEST, 480), st.integers(1, 40), st.integers(0, 3600))
def test_where_nothing_is_lacking_all_can_read_twice_tell_and_talk(minutes: int, parts: int, longest: int) -> None:
    made = plan(minutes, parts, longest)
    length = {step.name: step.minutes for step in made.steps}
    enough = length["read"] * 60 >= 2 * longest and length["tell"] >= 2 * parts and length["discuss"] >= 10
    assert enough or made.lacks > 0


def test_two_hours_for_twelve_people() -> None:
    assert plan(120, 12, 147).lengths == (10, 5, 15, 45, 0, 35, 10)
    assert plan(60, 40, 163).lacks > 0 and MINUTES[0] == 60


def test_a_session_of_less_than_half_an_hour_is_refused() -> None:
    with pytest.raises(ValueError, match="29 < 30"):
        plan(29, 2, 60)

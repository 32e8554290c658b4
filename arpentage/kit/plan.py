"""The timed plan of a session: what is done when, for a given number of minutes. All its proportions are our choice."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

STEPS: Final = ("welcome", "share", "read", "tell", "pause", "discuss", "close")
SHORTEST: Final = 30
"""Minutes under which there is no session to plan."""
MINUTES: Final = (60, 90, 120, 150, 180, 240)
"""Lengths that the site's page offers; the command takes any."""
_READINGS: Final = 2
"""Times that each part is read, pencil in hand."""
_TELLING: Final = (2, 5)
"""Minutes to tell a part to the others, at the least and at the most."""
_TALK: Final = 10
"""Minutes of discussion, at the least."""


@dataclass(frozen=True)
class Step:
    """One step of a session."""

    name: str
    """One of `STEPS`."""
    start: int
    """Minutes from the beginning."""
    minutes: int
    """0 for a step that this session has not."""


@dataclass(frozen=True)
class Plan:
    """A session, step by step; its steps fill it exactly."""

    steps: tuple[Step, ...]
    lacks: int
    """Minutes missing for everyone to read twice, tell and discuss; 0 where there is time for all of it."""

    @property
    def lengths(self) -> tuple[int, ...]:
        """Minutes of each step."""
        return tuple(step.minutes for step in self.steps)


def plan(minutes: int, parts: int, longest: int) -> Plan:
    """A session of so many minutes, whose longest part takes `longest` seconds to read once.

    Raises ValueError under `SHORTEST` minutes.
    """
    if minutes < SHORTEST:
        raise ValueError(f"{minutes} < {SHORTEST}")
    lengths = tuple(_lengths(minutes, parts, longest))
    starts = accumulate(lengths[:-1], initial=0)
    steps = (Step(*step) for step in zip(STEPS, starts, lengths, strict=True))
    return Plan(tuple(steps), max(0, _needed(minutes, parts, longest) - minutes))


def _frame(minutes: int) -> tuple[int, int, int, int]:
    """Minutes to welcome, to share out, to rest where the session is long, to close."""
    edge = max(5, minutes // 60 * 5)
    return edge, 5, 15 if minutes >= 150 else 0, edge


def _reading(minutes: int, longest: int) -> int:
    """Minutes to read, in fives: an eighth of the session at the least."""
    return max(10, minutes // 40 * 5, -(-_READINGS * longest // 300) * 5)


def _needed(minutes: int, parts: int, longest: int) -> int:
    return sum(_frame(minutes)) + _reading(minutes, longest) + parts * _TELLING[0] + _TALK


def _lengths(minutes: int, parts: int, longest: int) -> Iterator[int]:
    welcome, share, pause, close = _frame(minutes)
    rest = minutes - sum(_frame(minutes))
    read = max(0, min(_reading(minutes, longest), rest - parts * _TELLING[0] - _TALK))
    rest -= read
    shared = min(rest * 3 // 5 // 5 * 5, rest - _TALK)
    tell = min(parts * _TELLING[1], max(parts * _TELLING[0], shared), rest)
    yield from (welcome, share, read, tell, pause, rest - tell, close)

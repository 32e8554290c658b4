"""What became of one thing that rested on the old copy."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from arpentage.edit import Changes

How = Literal["kept", "carried", "requoted", "resolved", "revise", "lost"]
"""As it stood; with its line or context brought up to date; quoting the words as they now read; no longer needed,
the new copy reads so; to be gone through by a person; not carried, and left as it stood."""


@dataclass(frozen=True)
class Outcome:
    """One line of the report."""

    how: How
    path: PurePosixPath
    was: str
    """The words, or the paragraph, as they were."""
    now: str = ""
    """The words as they are in the new copy; empty where they are the same, or gone."""


@dataclass(frozen=True)
class Carried:
    """One file, carried as far as it could be."""

    path: PurePosixPath
    outcomes: tuple[Outcome, ...]
    changes: Changes = field(default_factory=dict)
    removed: bool = False
    """Whether the file has nothing left to say."""

    @property
    def same(self) -> bool:
        """Whether it says what it said: only lines, layout and context were brought up to date."""
        return not self.removed and all(outcome.how in ("kept", "carried") for outcome in self.outcomes)

"""Fourth stage: everything that can be wrong without keeping the texts from being read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from arpentage.model import Anchored, Library, Problems, Text
from arpentage.problem import Problem
from arpentage.silence import silence


@dataclass(frozen=True)
class Ground:
    """What a check may look at."""

    library: Library
    texts: tuple[Text, ...]
    anchored: Anchored

    def text(self, slug: str) -> Text | None:
        """A restored text by its slug."""
        return next((text for text in self.texts if text.slug == slug), None)


Check = Callable[[Ground], Iterator[Problem]]


def check(ground: Ground, checks: tuple[Check, ...]) -> tuple[None, Problems]:
    """Run every check over the same ground; what a file answers is marked as silenced."""
    return None, silence(ground.library, (problem for rule in checks for problem in rule(ground)))

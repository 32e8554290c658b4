"""How often the search is right, over some questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Figures:
    """Shares of the questions that have an answer, from 0 to 1."""

    questions: int
    first: float
    """Success@1: the first result answers."""
    five: float
    """Success@5."""
    mrr: float
    """Mean reciprocal rank."""
    nothing: float
    """No result at all."""

    @classmethod
    def of(cls, ranks: Sequence[tuple[int, bool]]) -> Self:
        """From the rank of each question's first right result (0 for none) and whether anything was listed."""
        n = len(ranks)
        return cls(
            questions=n,
            first=sum(rank == 1 for rank, _ in ranks) / n,
            five=sum(0 < rank <= 5 for rank, _ in ranks) / n,
            mrr=sum(1 / rank for rank, _ in ranks if rank) / n,
            nothing=sum(not listed for _, listed in ranks) / n,
        )

    def __str__(self) -> str:
        shares = f"{self.first:7.0%} {self.five:7.0%} {self.mrr:7.3f} {self.nothing:7.0%}"
        return f"{self.questions:4} {shares}"

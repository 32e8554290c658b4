"""Another build holds the site."""

from contextlib import AbstractContextManager
from pathlib import Path

from arpentage import swap


def around(reader: Path) -> AbstractContextManager[None]:
    """The lock, held as another build holds it."""
    return swap.locked(reader / "site")

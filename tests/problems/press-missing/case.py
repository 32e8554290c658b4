"""A kit without the packages that make PDF."""

from contextlib import AbstractContextManager
from pathlib import Path
from unittest.mock import patch

COMMAND = ("kit", "--text", "le-marche", "--people", "4")


def around(reader: Path) -> AbstractContextManager[object]:
    """One of them is not installed."""
    return patch("arpentage.printing.missing", return_value=("typst",))

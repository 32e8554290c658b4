"""The interface's strings that the typst templates need, by the last part of their keys."""

import re
from collections.abc import Mapping

from arpentage.annotation import Edtf
from arpentage.catalogue import Catalogue


def under(t: Catalogue, prefix: str) -> Mapping[str, str]:
    """The strings whose keys begin so, by what follows."""
    return {key.removeprefix(prefix): text for key, text in t.strings.items() if key.startswith(prefix)}


def length(t: Catalogue, seconds: int) -> str:
    """A reading time in minutes and seconds."""
    return t("kit.time", m=seconds // 60, s=seconds % 60)


def day(date: Edtf) -> tuple[int, int, int]:
    """Year, month and day of a date, the first ones where it has none: what a PDF says of when it was made."""
    numbers = [int(number) for number in re.findall(r"\d+", date)[:3]] if "/" not in date else [int(date[:4])]
    year, month, day_ = (*numbers, 1, 1)[:3]
    return year, month, day_

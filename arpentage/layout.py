"""The layout of a YAML file made tidy, as far as no value changes."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from arpentage.document import parse

_STEPS: tuple[Callable[[str], str], ...] = (
    lambda text: text.removeprefix("\ufeff"),
    lambda text: text.replace("\r\n", "\n"),
    lambda text: re.sub(r"[ \t]+$", "", text, flags=re.M),
    lambda text: text.rstrip("\n") + "\n",
)


def tidy(text: str) -> str:
    """The same values without a byte order mark, with plain line ends, no space at a line's end, one end of file."""
    for step in _STEPS:
        tidied = step(text)
        if _data(tidied) == _data(text):
            text = tidied
    return text


def _data(text: str) -> object:
    document, _ = parse(text.encode(), PurePosixPath())
    return document.data if document else None

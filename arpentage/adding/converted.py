"""What converters hand on, and what they refuse."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from arpentage.adding.proposal import Hints

MAX_FILE = 32 * 1024 * 1024
"""Bytes of a file handed in."""
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
"""What no text holds: it is the sign of a binary file, or of a font that says nothing of its letters."""


class Refused(Exception):
    """A file that is not taken in: `args` are the reasons, in French and in English."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(fr, en)
        self.says = {"fr": fr, "en": en}


@dataclass(frozen=True)
class Converted:
    """The text of a file."""

    text: str
    hints: Hints = field(default_factory=Hints)
    """What is known of its lines."""
    converter: str = ""
    """Name and version of what took it out; empty where the file is the text."""
    title: str = ""
    """The title that the file gives itself."""


@dataclass(frozen=True)
class Converter:
    """A format: a file of arpentage/adding/converters/ holds one of these, named CONVERTER."""

    suffixes: tuple[str, ...]
    """Ends of the names of its files: `.docx`."""
    convert: Callable[[Path], Converted]
    """Raises Refused; ModuleNotFoundError where its package is not installed."""


@dataclass(frozen=True)
class Block:
    """A paragraph that a converter found."""

    text: str
    heading: bool = False
    furniture: Mapping[str, str] | None = None
    """Why it is probably not part of the text."""


def of_blocks(blocks: list[Block], converter: str, title: str = "") -> Converted:
    """Blocks as a text: one a line, a blank line between. Raises Refused where there is none."""
    kept = [(block, " ".join(shown(block.text).split())) for block in blocks]
    kept = [(block, words) for block, words in kept if words]
    if not kept:
        raise Refused("il ne contient aucun texte", "it holds no text")
    headings = frozenset(2 * place for place, (block, _) in enumerate(kept) if block.heading)
    out = {2 * place: block.furniture for place, (block, _) in enumerate(kept) if block.furniture}
    text = "\n\n".join(words for _, words in kept) + "\n"
    return Converted(text, Hints(headings, out, flowing=True), converter, title)


def shown(text: str) -> str:
    """A converter's text, what is not a character shown as U+FFFD."""
    return CONTROL.sub("\ufffd", text)

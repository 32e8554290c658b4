"""An annotation made elsewhere, whatever wrote it down: words quoted from a page, and what somebody says of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MAX_IMPORT = 8 * 1024 * 1024
"""Bytes of a file of annotations."""


class Unreadable(Exception):
    """What is wrong with a file, or with one annotation of it, in the words of what read it."""


@dataclass(frozen=True)
class Quoted:
    """One annotation."""

    id: str
    """As it was given there; told when it cannot be placed."""
    page: str
    """Address of the page that it was made on; empty where it is not said."""
    exact: str
    """The words quoted; empty where it is on the whole page."""
    prefix: str
    suffix: str
    body: str
    """What is said of them; empty for a mere highlight."""
    tags: tuple[str, ...]
    author: str
    created: str
    """Date and time, as given."""
    asks: bool = False
    """Whether it is a question."""


@dataclass(frozen=True)
class Format:
    """A format: a file of arpentage/importing/formats/ holds one of these, named FORMAT."""

    name: str
    """As people call it."""
    recognises: Callable[[Any], bool]
    """Whether a JSON value is of this format, from its top alone."""
    parse: Callable[[Any], tuple[Quoted, ...]]
    """Raises Unreadable."""


def text_of(value: Any, most: int = 20_000) -> str:
    """A string of the file, or nothing: what is not a string is not read as one."""
    if not isinstance(value, str):
        return ""
    if len(value) > most:
        raise Unreadable(f"{len(value)} > {most} caractères, characters")
    return value.strip()


def items_of(value: Any) -> list[dict[str, Any]]:
    """The objects of a list, or of one object alone."""
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]


def quotation_of(selectors: Any) -> tuple[str, str, str]:
    """The words of a TextQuoteSelector among selectors (W3C Web Annotation), with those before and after."""
    for selector in items_of(selectors):
        if selector.get("type") == "TextQuoteSelector":
            exact, before, after = (text_of(selector.get(key)) for key in ("exact", "prefix", "suffix"))
            return exact, before[-100:], after[:100]
        if "refinedBy" in selector and (found := quotation_of([selector["refinedBy"]]))[0]:
            return found
    return "", "", ""

"""A kit printed: the guide, then one sheet a part; kept within a number of sheets of paper where one is given."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from arpentage.catalogue import Catalogue
from arpentage.kit.kit import Kit
from arpentage.kit.plan import plan
from arpentage.paper.guide import guide
from arpentage.paper.nodes import Words
from arpentage.paper.press import Press
from arpentage.paper.sheet import sheet
from arpentage.paper.strings import frame
from arpentage.site import Site

SAVINGS: Final = ("room", "terms", "notes")
"""What is left out to save paper, in this order: room to write, terms, notes."""


@dataclass(frozen=True)
class Asked:
    """What was asked for."""

    minutes: int
    large: bool
    sheets: int | None
    """Sheets of paper, printed on both sides; None for as many as it takes."""


@dataclass(frozen=True)
class PrintedKit:
    """A kit as PDF."""

    pdf: bytes
    sheets: int
    """Sheets of paper, printed on both sides."""
    without: tuple[str, ...]
    """What was left out to keep within the sheets asked for."""


def print_kit(press: Press, site: Site, kit: Kit, asked: Asked, t: Catalogue) -> PrintedKit:
    """The kit of a text."""
    return within(press, asked.sheets, lambda without: data(site, kit, asked, t, without))


def within(
    press: Press,
    sheets: int | None,
    made_without: Callable[[tuple[str, ...]], dict[str, Any]],
    savings: tuple[str, ...] = SAVINGS,
) -> PrintedKit:
    """A kit with as little left out as the sheets allow; where nothing more can go, it may still be too long.

    `made_without` makes the data of the template less what is left out.
    """
    for left_out in range(len(savings) + 1):
        without = savings[:left_out]
        printed = press.print("kit.typ", made_without(without))
        made = PrintedKit(printed.pdf, -(-printed.pages // 2), without)
        if sheets is None or made.sheets <= sheets:
            return made
    return made


def data(site: Site, kit: Kit, asked: Asked, t: Catalogue, without: tuple[str, ...]) -> dict[str, Any]:
    """All that the template needs."""
    words = Words(t.lang)
    notice = kit.entry.notice.data
    return {
        **opening(site, asked, t, without),
        "of": "text",
        "title": words.plain(notice.title),
        "short": words.plain(notice.short_title),
        "byline": words.nodes(notice.byline),
        "rights": [words.nodes(notice.rights.statement)],
        "code": f"{notice.code}-",
        "guide": guide(kit, plan(asked.minutes, len(kit.parts), kit.longest.seconds), t, words),
        "sheets": list(_sheets(kit, t, words, without)),
    }


def opening(site: Site, asked: Asked, t: Catalogue, without: tuple[str, ...]) -> dict[str, Any]:
    """What all kits share."""
    return {
        **frame(site, t, "kit."),
        "large": asked.large,
        "omitted": without,
        "without": [t(f"kit.without.{name}") for name in without],
    }


def _sheets(kit: Kit, t: Catalogue, words: Words, without: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for part in kit.parts:
        yield sheet(kit, part, t, words, without)

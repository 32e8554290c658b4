"""The cover of a book: its title, and its texts as strips of parcels, drawn to one scale, a stake for each note."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Final

from arpentage.catalogue import Catalogue, direction
from arpentage.epub.volumes import Volume
from arpentage.html.markdown import Markdown
from arpentage.html.typography import typeset
from arpentage.language import pick
from arpentage.site import TextEntry

WIDTH: Final = 1600
HEIGHT: Final = 2400
MARGIN: Final = 120
EM: Final = 0.54
"""Width of a letter on average, in its size: the fonts are the device's, so that lines are cut short."""
LEADING: Final = 1.16
INDENT: Final = 160
"""Room for codes before strips."""
STRIPS: Final = (1560, 2120)
"""Top and bottom of the strips."""


@dataclass(frozen=True)
class Line:
    """One line of words."""

    words: str
    lang: str
    style: str
    size: int
    y: int

    @property
    def dir(self) -> str:
        """Its direction."""
        return direction(self.lang)


@dataclass(frozen=True)
class Strip:
    """One text, in units of the page."""

    code: str
    left: int
    y: int
    height: int
    bounds: tuple[float, ...]
    """Where its paragraphs end, from `left`; the last is its width."""
    stakes: tuple[float, ...]
    """Where its notes stand, from `left`."""


def cover(volume: Volume, t: Catalogue, markdown: Markdown) -> Mapping[str, Any]:
    """What the cover's template draws, in units of a page of WIDTH by HEIGHT."""
    return {
        "lines": tuple(_lines(_said(volume, t), markdown)),
        "strips": tuple(_strips([text for text in volume.site.texts if text.blocks])),
        "names": pick(volume.site.settings.title, t.lang)[0].split("\u00ad"),
        "width": WIDTH,
        "height": HEIGHT,
        "margin": MARGIN,
    }


def translated(volume: Volume, t: Catalogue) -> str:
    """From which languages, and into which one, a facing book goes: `French – English`."""
    return " – ".join(t.language(lang) for lang in dict.fromkeys((*volume.languages[1:], volume.facing)))


def _said(volume: Volume, t: Catalogue) -> Iterator[tuple[str, str, str, int]]:
    """What is told under the reader's name: words in Markdown, their language, style and size."""
    settings = volume.site.settings
    if not volume.slug:
        yield (*pick(settings.tagline, t.lang), "title", 132)
    else:
        notice = volume.site.texts[0].notice.data
        yield (*pick(notice.title, t.lang), "title", 148)
        if notice.subtitle:
            yield (*pick(notice.subtitle, t.lang), "subtitle", 68)
        yield (*pick(notice.byline, t.lang), "byline", 46)
    if volume.facing:
        yield translated(volume, t), t.lang, "languages", 46


def _lines(said: Iterator[tuple[str, str, str, int]], markdown: Markdown) -> Iterator[Line]:
    y = 330
    for words, lang, style, size in said:
        y += round(0.7 * size)
        shown = typeset(markdown.plain(words), lang)
        for line in wrap(shown, int((WIDTH - 2 * MARGIN) / (EM * size)), break_on_hyphens=False):
            y += round(LEADING * size)
            yield Line(line, lang, style, size, y)


def _strips(texts: Sequence[TextEntry]) -> Iterator[Strip]:
    """The texts of a book, one under the other; those of several have their codes before them."""
    drawn = [tuple(_places(text)) for text in texts]
    left = INDENT if len(texts) > 1 else 0
    scale = (WIDTH - 2 * MARGIN - left) / (max(end for places in drawn for end, _ in places) or 1)
    top, bottom = STRIPS
    step = (bottom - top) // len(texts)
    height = step - 36 if len(texts) > 1 else step
    for number, (text, places) in enumerate(zip(texts, drawn, strict=True)):
        bounds = tuple(round(end * scale, 1) for end, _ in places)
        stakes = tuple(round(stake * scale, 1) for _, found in places for stake in found)
        yield Strip(text.notice.data.code, left, top + number * step, height, bounds, stakes)


def _places(text: TextEntry) -> Iterator[tuple[int, list[int]]]:
    """Each paragraph's end and the places of its notes, in characters of the text without its headings."""
    done = 0
    for block in text.blocks:
        if not block.is_heading:
            calls = (placed for placed in block.placed if placed.record.kind.shown == "call")
            found = [done + placed.anchor.end - block.paragraph.start for placed in calls]
            done += len(block.paragraph.read)
            yield done, found

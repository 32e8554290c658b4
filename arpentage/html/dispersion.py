"""Where a term stands: the texts as strips at one scale, a mark at each occurrence."""

from collections.abc import Callable
from typing import Final

from markupsafe import Markup, escape

from arpentage.site import Site, TermEntry, TextEntry

WIDTH: Final = 240
LEFT: Final = 34
"""Where strips begin: the codes of the texts stand before them."""
ROW: Final = 14


def strips(site: Site, rtl: bool = False) -> Markup:
    """The strips that all terms of a page share, drawn once: a parcel for each paragraph, all texts at one scale.

    `rtl` draws them from right to left.
    """
    scale = _scale(site)
    drawn = [_strip(entry, y, scale, rtl) for y, entry in zip(_rows(site), site.texts, strict=True)]
    return Markup(
        '<svg class="hidden" width="0" height="0" aria-hidden="true"><defs><g id="strips">{}</g></defs></svg>'
    ).format(Markup("").join(drawn))


def dispersion(site: Site, entry: TermEntry, href: Callable[[str], str], rtl: bool = False) -> Markup:
    """A term's marks over the strips, each a link for the pointer to its occurrence.

    Hidden from screen readers and from the keyboard: the concordance beside it has the same links, in words.
    """
    scale = _scale(site)
    rows = dict(zip((text.slug for text in site.texts), _rows(site), strict=True))
    marks = [
        Markup('<a href="{}" tabindex="-1"><title>{}</title><rect x="{}" y="{}" width="3" height="12"/></a>').format(
            href(f"texts/{found.text}.html#term-{entry.record.id}-{found.number}"),
            found.code,
            round(_left(found.anchor.start * scale - 1, 3, rtl), 1),
            rows[found.text] - 1,
        )
        for found in entry.occurrences
    ]
    return Markup(
        '<svg class="dispersion" viewBox="0 0 {} {}" aria-hidden="true"><use href="#strips"/>{}</svg>'
    ).format(WIDTH, ROW * len(site.texts), Markup("").join(marks))


def _scale(site: Site) -> float:
    """Units a character: the longest text fills the width."""
    return (WIDTH - LEFT - 2) / (max((len(entry.text.read) for entry in site.texts), default=0) or 1)


def _rows(site: Site) -> list[int]:
    """Top of each text's strip."""
    return [2 + ROW * position for position in range(len(site.texts))]


def _left(offset: float, width: float, rtl: bool) -> float:
    """Left side of what stands so far from where strips begin."""
    return WIDTH - LEFT - offset - width if rtl else LEFT + offset


def _strip(entry: TextEntry, y: int, scale: float, rtl: bool) -> Markup:
    parcels = [
        f'<rect x="{_left(block.paragraph.start * scale, width, rtl):.1f}" y="{y}" width="{width:.1f}" height="10"/>'
        for block in entry.blocks
        for width in (len(block.paragraph.read) * scale,)
    ]
    place = f'x="{WIDTH}" text-anchor="end"' if rtl else 'x="0"'
    label = f'<text {place} y="{y + 9}">{escape(entry.notice.data.code)}</text>'
    return Markup(label + "".join(parcels))

"""The strip of parcels: a text drawn to scale, one rectangle a paragraph, one path a shade."""

from collections.abc import Collection

from markupsafe import Markup

from arpentage.site import TextEntry

WIDTH = 1000


def parcels(entry: TextEntry, lit: Collection[str] = (), longest: int = 0) -> Markup:
    """An SVG strip; `lit` paragraphs are marked `on`, those with notes `n`.

    `longest` is the length, in characters, that fills the width: the text's own unless several share a scale.
    """
    blocks = [block for block in entry.blocks if not block.is_heading]
    total = longest or sum(len(block.paragraph.read) for block in blocks) or 1
    shades: dict[str, str] = {"": "", "n": "", "on": ""}
    end = 0
    for block in blocks:
        end, start = end + len(block.paragraph.read), round(end * WIDTH / total)
        noted = any(placed.record.kind.shown == "call" for placed in block.placed)
        shade = "on" if block.paragraph.id in lit else "n" if noted else ""
        shades[shade] += f"M{start} 0H{round(end * WIDTH / total)}V20H{start}z"
    paths = "".join(f'<path class="{shade}" d="{drawn}"/>' for shade, drawn in shades.items() if drawn)
    return Markup(
        f'<svg class="parcels" viewBox="0 0 {WIDTH} 20" preserveAspectRatio="none" aria-hidden="true">{paths}</svg>'
    )

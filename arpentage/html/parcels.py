"""The strip of parcels: a text drawn to scale, one rectangle a paragraph."""

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
    rects, x = [], 0.0
    for block in blocks:
        width = len(block.paragraph.read) * WIDTH / total
        noted = any(placed.record.kind.shown == "call" for placed in block.placed)
        shade = "on" if block.paragraph.id in lit else "n" if noted else ""
        mark = f' class="{shade}"' if shade else ""
        rects.append(f'<rect x="{x:.1f}" y="0" width="{width:.1f}" height="20"{mark}/>')
        x += width
    return Markup(
        f'<svg class="parcels" viewBox="0 0 {WIDTH} 20" preserveAspectRatio="none" aria-hidden="true">'
        + "".join(rects) + "</svg>"
    )  # fmt: skip

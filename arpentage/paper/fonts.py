"""The site's fonts as the press takes them: TrueType, with a glyph of its own for the hyphen at the end of a line.

A PDF tells the words of a glyph once. Where the hyphen that breaks a word and the one that belongs to it share a glyph,
whoever copies « méso-échelle » or has it read aloud loses its hyphen.
"""

import importlib
from copy import deepcopy
from io import BytesIO
from typing import Any, Final

HYPHEN: Final = "hyphen"
BREAKING: Final = "hyphen.breaking"
_AT_LINE_ENDS: Final = (0xAD, 0x2010)


def unpacked(woff2: bytes) -> bytes:
    """A font of the site as TrueType. Needs fontTools and brotli."""
    font = importlib.import_module("fontTools.ttLib").TTFont(BytesIO(woff2), recalcTimestamp=False)
    font.flavor = None
    if all(font.getBestCmap().get(char) == HYPHEN for char in _AT_LINE_ENDS):
        _part_hyphens(font)
    made = BytesIO()
    font.save(made)
    return made.getvalue()


def _part_hyphens(font: Any) -> None:
    font.ensureDecompiled()  # its tables count the glyphs as they are read
    font["glyf"][BREAKING] = deepcopy(font["glyf"][HYPHEN])  # at the end of their order
    font["hmtx"][BREAKING] = font["hmtx"][HYPHEN]
    if "gvar" in font:
        font["gvar"].variations[BREAKING] = deepcopy(font["gvar"].variations[HYPHEN])
    if "HVAR" in font and font["HVAR"].table.AdvWidthMap:
        widths = font["HVAR"].table.AdvWidthMap.mapping
        widths[BREAKING] = widths[HYPHEN]
    for table in font["cmap"].tables:
        for char in _AT_LINE_ENDS:
            if char in table.cmap:
                table.cmap[char] = BREAKING

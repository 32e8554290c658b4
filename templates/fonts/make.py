"""Make the site's fonts again, from the whole families that the extra `fonts` installs: `make fonts`.

Each is cut down to the letters, features and axes that pages use, and given the few signs that it lacks. The two Latin
families are then named anew, as the licence of the first asks for changed versions (OFL, reserved font names).
"""

import importlib
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import cos, pi, sin
from pathlib import Path
from typing import Final

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import NormalizedAxisLimits, instantiateOTL, instantiateVariableFont
from fontTools.varLib.varStore import NO_VARIATION_INDEX

HERE: Final = Path(__file__).parent
LATIN: Final = (
    {*range(0x20, 0x7F), *(set(range(0xA0, 0x100)) - {0xA4}), *range(0x2074, 0x207A), *range(0x2080, 0x208A)}
    | set(map(ord, "ĆćČčĞğİıŁłŒœŞşŠšŸŽžᵉ⁰"))
    | set(map(ord, "\u2009\u200a\u202f\u2010\u2011–—‘’‚“”„†‡•…‧‰′″‹›€№™←↑→↓↩−∙⋅★"))
)
ARABIC: Final = (
    {0x60C, 0x61B, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x653), *range(0x660, 0x66D), 0x670}
    | set(map(ord, " \u00a0\u202f«»()[].:!-/%0123456789–—…“”"))
    | {0x200C, 0x200D, 0x200E, 0x200F}
)
ALIASES: Final = {0xAD: 0x2D, 0x2010: 0x2D, 0x2011: 0x2D, 0x2027: 0xB7, 0x2219: 0xB7, 0x22C5: 0xB7}
"""Signs drawn as another: hyphens, and the middle dots of inclusive writing."""
LATIN_FEATURES: Final = ("ccmp", "kern", "liga", "lnum", "pnum", "tnum")
ARABIC_FEATURES: Final = ("ccmp", "fina", "init", "kern", "mark", "medi", "mkmk", "rlig")
Draw = Callable[[TTGlyphPen, TTFont], None]


@dataclass(frozen=True)
class Face:
    """One file of the site's fonts, and what it is made from."""

    file: str
    package: str
    source: str
    unicodes: Iterable[int]
    features: Iterable[str]
    name: str = ""
    """Its new name; empty where the old one may stay."""
    limits: Mapping[str, float | tuple[float, float]] | None = None
    """What is kept of each axis: one place, or a range."""


SERIF, SANS, AMIRI = "fontpkg_source_serif_4", "fontpkg_bricolage_grotesque", "fontpkg_amiri"
FACES: Final = (
    Face("serif", SERIF, "SourceSerif4[opsz,wght].ttf", LATIN, (*LATIN_FEATURES, "onum", "smcp", "c2sc"),
         "Arpentage Serif", {"wght": (400, 700), "opsz": (20, 60)}),
    Face("serif-italic", SERIF, "SourceSerif4-Italic[opsz,wght].ttf", LATIN, (*LATIN_FEATURES, "onum"),
         "Arpentage Serif", {"wght": 400, "opsz": 20}),
    Face("sans", SANS, "BricolageGrotesque[opsz,wdth,wght].ttf", LATIN, LATIN_FEATURES, "Arpentage Sans",
         {"wght": (400, 700), "wdth": (80, 100), "opsz": 20}),
    Face("arabic", AMIRI, "Amiri-Regular.ttf", ARABIC, ARABIC_FEATURES),
    Face("arabic-bold", AMIRI, "Amiri-Bold.ttf", ARABIC, ARABIC_FEATURES),
)  # fmt: skip
LICENCES: Final = {SERIF: "OFL-Source-Serif.txt", SANS: "OFL-Bricolage-Grotesque.txt", AMIRI: "OFL-Amiri.txt"}


def make(face: Face) -> TTFont:
    """The font of a face."""
    font = TTFont(_folder(face.package) / "files" / face.source, recalcTimestamp=False)
    options = Options(layout_features=list(face.features), hinting=False, name_IDs=["*"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*face.unicodes, *ALIASES.values()])
    subsetter.subset(font)
    if face.limits:
        font = instantiateVariableFont(font, dict(face.limits))
    if "fvar" in font:
        _fix_kerning(font)
    _complete(font, set(face.unicodes))
    if face.name:
        _rename(font, face.name)
    font.flavor = "woff2"
    return font


def _fix_kerning(font: TTFont) -> None:
    """Kern every weight and width as the regular one: kerning that varies is a quarter to a third of a file."""
    instantiateOTL(font, NormalizedAxisLimits({axis.axisTag: (0, 0, 0) for axis in font["fvar"].axes}))


def _complete(font: TTFont, wanted: set[int]) -> None:
    """Add the signs that are wanted and lacking, as aliases or drawn; KeyError for one that nobody draws."""
    cmap = font.getBestCmap()
    for code in sorted(wanted - set(cmap)):
        if code in ALIASES:
            _map(font, code, cmap[ALIASES[code]])
        else:
            width, draw = DRAWN[code]
            _add(font, code, width, draw)


def _map(font: TTFont, code: int, glyph: str) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = glyph


def _add(font: TTFont, code: int, width: int, draw: Draw) -> None:
    """A new glyph, the same in every variation. Widths are in thousandths of the em, as both families have them."""
    pen, name = TTGlyphPen(None), f"uni{code:04X}"
    draw(pen, font)
    glyph = pen.glyph()
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, getattr(glyph, "xMin", 0))
    if "gvar" in font:
        font["gvar"].variations[name] = []
    if "HVAR" in font and font["HVAR"].table.AdvWidthMap:
        font["HVAR"].table.AdvWidthMap.mapping[name] = NO_VARIATION_INDEX
    _map(font, code, name)


def _blank(pen: TTGlyphPen, font: TTFont) -> None:
    """Nothing: a space."""


def _return(pen: TTGlyphPen, font: TTFont) -> None:
    """A leftwards arrow with a hook: the way back to a call."""
    outer, inner = 175, 105
    bottom = 150
    centre = bottom + outer  # the hook turns about (470, centre), from the shaft below to the tail above
    pen.moveTo((170, bottom + outer - inner))
    pen.lineTo((470, bottom + outer - inner))
    pen.qCurveTo((470 + inner, centre - inner), (470 + inner, centre))
    pen.qCurveTo((470 + inner, centre + inner), (470, centre + inner))
    pen.lineTo((330, centre + inner))
    pen.lineTo((330, centre + outer))
    pen.lineTo((470, centre + outer))
    pen.qCurveTo((470 + outer, centre + outer), (470 + outer, centre))
    pen.qCurveTo((470 + outer, bottom), (470, bottom))
    pen.lineTo((170, bottom))
    pen.closePath()
    middle = bottom + (outer - inner) / 2
    _polygon(pen, [(40, middle), (222, middle + 150), (270, middle + 100), (145, middle), (270, middle - 100),
                   (222, middle - 150)])  # fmt: skip


def _star(pen: TTGlyphPen, font: TTFont) -> None:
    """A black star of five points."""
    spokes = [(400 if n % 2 == 0 else 155, pi / 2 - n * pi / 5) for n in range(10)]
    _polygon(pen, [(420 + r * cos(angle), 330 + r * sin(angle)) for r, angle in spokes])


def _raised_e(pen: TTGlyphPen, font: TTFont) -> None:
    """A small raised e, for `XIXᵉ`, at 62 % of its letter."""
    glyphs = font.getGlyphSet(location={"wght": 500} if "fvar" in font else None)
    glyphs[font.getBestCmap()[ord("e")]].draw(TransformPen(pen, (0.62, 0, 0, 0.62, 0, 300)))


def _polygon(pen: TTGlyphPen, points: list[tuple[float, float]]) -> None:
    first, *others = [(round(x), round(y)) for x, y in points]
    pen.moveTo(first)
    for point in others:
        pen.lineTo(point)
    pen.closePath()


DRAWN: Final[Mapping[int, tuple[int, Draw]]] = {
    0x202F: (200, _blank),
    0x21A9: (690, _return),
    0x2605: (840, _star),
    0x1D49: (360, _raised_e),
}
"""The advance width and the drawing of the signs that a family may lack."""


def _rename(font: TTFont, family: str) -> None:
    """The family's new name wherever a name is; its makers and its licence stay."""
    postscript = family.replace(" ", "")
    named = {1: family, 3: postscript, 4: family, 6: postscript, 16: family, 25: postscript}
    table = font["name"]
    for record in list(table.names):
        if record.nameID in named:
            table.setName(named[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID > 25 or record.nameID in (17, 18, 21, 22):
            table.names.remove(record)
    if "STAT" in font:
        del font["STAT"]  # its names went; style sheets give the axes


def _folder(package: str) -> Path:
    return Path(str(importlib.import_module(package).__file__)).parent


def main() -> None:
    """Write every face and its family's licence here, and say what each weighs."""
    for face in FACES:
        file = HERE / f"{face.file}.woff2"
        make(face).save(file)
        print(f"{file.name}: {file.stat().st_size / 1000:.1f} KB")
    for package, licence in LICENCES.items():
        shutil.copyfile(_folder(package) / "LICENSE", HERE / licence)


if __name__ == "__main__":
    main()

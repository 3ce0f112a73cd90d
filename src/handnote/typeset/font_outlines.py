"""A font's outlines made plain: quadratic curves, no hints, no more points than a pen draws.

Used only in the process that looks at a seller's own font file: loading fontTools takes 0.1 s.
"""

import io
import struct

import uharfbuzz as hb
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import _g_l_y_f as glyf

from handnote.domain.problem import AskTrouble, Problem

_KEPT = frozenset(
    [
        "GDEF",
        "GPOS",
        "GSUB",
        "OS/2",
        "cmap",
        "glyf",
        "head",
        "hhea",
        "hmtx",
        "kern",
        "loca",
        "maxp",
        "name",
        "post",
    ]
)
"""The tables that shape and draw. The rest is for other programs, or for other people's bugs."""

_ERROR = 0.0005
"""How far a curve may stray from the one it replaces, in ems: 3 thousandths of a millimetre."""

_MOST_POINTS = 20_000
_DEEPEST = 8

_NO_CURVES = {
    "maxZones": 1,
    "maxTwilightPoints": 0,
    "maxStorage": 0,
    "maxFunctionDefs": 0,
    "maxInstructionDefs": 0,
    "maxStackElements": 0,
    "maxSizeOfInstructions": 0,
    "maxComponentElements": 0,
    "maxPoints": 0,
    "maxContours": 0,
    "maxCompositePoints": 0,
    "maxCompositeContours": 0,
    "maxComponentDepth": 0,
}


def with_quadratic_curves(font: TTFont) -> bytes:
    """The font file with its PostScript outlines drawn anew as TrueType has them."""
    names = font.getGlyphOrder()
    drawn = font.getGlyphSet()
    error = _ERROR * font["head"].unitsPerEm
    table = newTable("glyf")
    table.glyphOrder = names
    table.glyphs = {}
    for name in names:
        pen = TTGlyphPen(None)
        # PostScript fills to the left of a contour, TrueType to the right.
        drawn[name].draw(Cu2QuPen(pen, error, reverse_direction=True))
        table.glyphs[name] = pen.glyph()
    for tag in ("CFF ", "VORG"):
        if tag in font:
            del font[tag]
    font["loca"] = newTable("loca")
    font["glyf"] = table
    sizes = font["maxp"]
    sizes.tableVersion = 0x00010000
    for key, value in _NO_CURVES.items():
        setattr(sizes, key, value)
    _set_bearings(font)
    if "post" in font:
        font["post"].formatType = 3.0
    return saved(font)


def saved(font: TTFont) -> bytes:
    """The font as a file."""
    file = io.BytesIO()
    font.save(file, reorderTables=None)
    return file.getvalue()


def check_outlines(font: TTFont) -> None:
    """Refuse a letter drawn of itself or with more points than any pen makes.

    A glyph's head is read where it lies: unfolding 30,000 glyphs would take 10 s.
    """
    table = font["glyf"]
    points: dict[str, int] = {}
    for name in font.getGlyphOrder():
        if _count_points(table, name, points, depth=0) > _MOST_POINTS:
            raise Problem(AskTrouble.FONT_TOO_LARGE)


def _count_points(
    table: glyf.table__g_l_y_f, name: str, known: dict[str, int], *, depth: int
) -> int:
    if name in known:
        return known[name]
    if depth > _DEEPEST:
        raise Problem(AskTrouble.FONT_BROKEN)
    data = getattr(table.glyphs[name], "data", b"")  # an empty glyph has none
    contours = struct.unpack(">h", data[:2])[0] if len(data) > 2 else 0
    if contours < 0:
        parts = glyf.Glyph(data).getComponentNames(table)
        count = sum(_count_points(table, part, known, depth=depth + 1) for part in parts)
    elif contours:
        end = 10 + 2 * contours
        count = struct.unpack(">H", data[end - 2 : end])[0] + 1
    else:
        count = 0
    known[name] = count
    return count


def plain(data: bytes) -> hb.Face:
    """The same glyphs and joins in a file written anew: no hints, and nothing handnote ignores.

    A variable font is pinned where it stands by default.
    """
    face = hb.Face(hb.Blob(data))
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.pin_all_axes_to_default(face)
    for tag in face.table_tags:
        if tag not in _KEPT:
            wanted.drop_table_tag_set.add(int.from_bytes(tag.ljust(4).encode()))
    return hb.SubsetPlan(face, wanted).execute()


def _set_bearings(font: TTFont) -> None:
    """TrueType reads a glyph's left edge from its metrics; it has to be where the ink begins."""
    table, metrics = font["glyf"], font["hmtx"].metrics
    for name, glyph in table.glyphs.items():
        glyph.recalcBounds(table)
        metrics[name] = (metrics[name][0], getattr(glyph, "xMin", 0))

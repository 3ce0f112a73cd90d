"""A stranger's font file, looked at in a process of its own: refused by code, or written anew.

The file comes in on stdin. On stdout goes one line of JSON, and behind it the font to keep.
A file that breaks this process broke nothing else; whoever started it takes that for an answer.
"""

import io
import json
import sys
from contextlib import suppress
from statistics import median

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from handnote.domain.plain_text import clean_line
from handnote.domain.problem import AskTrouble, Problem
from handnote.typeset.font_outlines import check_outlines, plain, with_quadratic_curves
from handnote.typeset.script_faces import script_of

_MEMORY = 1 << 30
_SECONDS = 15

_TRUETYPE, _POSTSCRIPT = (b"\0\1\0\0", b"true"), b"OTTO"
_COLLECTION = b"ttcf"

_NEEDED = frozenset({"cmap", "head", "hhea", "hmtx", "maxp"})
_DRAWN = frozenset({"glyf", "loca"})

_UNITS = range(16, 16385)
"""Units an em may have. HarfBuzz takes others for 1000, FreeType draws nothing then."""

_EMBEDDING, _RESTRICTED = 0x000F, 0x0002
_WHOLE_ONLY, _PICTURES_ONLY = 0x0100, 0x0200

_NAME_LIMIT = 60
_A_TO_Z = frozenset(map(ord, "abcdefghijklmnopqrstuvwxyz"))
_ENOUGH_LETTERS = 20
"""The fewest letters that make a script: Hebrew has 22, Greek 24."""

_BODY = 2.5
"""Height in mm of letters without a stroke above, where writing is large: Caveat's at 6.70 mm."""

_SQUARE_BODY = 4.4
"""The same for characters that fill a square: Klee One's at 5.30 mm."""

_SMALLEST = 0.62
"""The smallest readable size as a share of the largest: 1.55 mm of body, as Caveat's 11.5 pt."""

_MANY_SQUARES = 500
_SQUARE = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})
_LOW = "acemnorsuvwxz"
_TALL, _DEEP = "ÅÉHbdhklt", "gjpqy"

Box = tuple[float, float]


def examine(data: bytes) -> tuple[dict[str, object], bytes]:
    """What is to be known of a font, and the file to keep; raises a problem of fonts.

    A damaged file makes fontTools raise whatever it happens on; that is let through.
    """
    _check_kind(data)
    font = TTFont(io.BytesIO(data), lazy=True, recalcBBoxes=True)
    if not set(font.keys()) >= _NEEDED or font["head"].unitsPerEm not in _UNITS:
        raise Problem(AskTrouble.FONT_BROKEN)
    _check_permission(font)
    name = _name(font)
    if data.startswith(_POSTSCRIPT):
        if "CFF " not in font:
            raise Problem(AskTrouble.FONT_WRONG_KIND)
        data = with_quadratic_curves(font)
    elif "glyf" not in font:
        raise Problem(AskTrouble.FONT_WRONG_KIND)
    check_outlines(TTFont(io.BytesIO(data), lazy=True))
    face = plain(data)
    # HarfBuzz leaves out what it cannot read; what draws on the screen wants it all.
    if not set(face.table_tags) >= _NEEDED | _DRAWN:
        raise Problem(AskTrouble.FONT_BROKEN)
    return {"name": name, **_measures(face)}, bytes(face.blob.data)


def _check_kind(data: bytes) -> None:
    if data.startswith(_COLLECTION):
        raise Problem(AskTrouble.FONT_COLLECTION)
    if not data.startswith((*_TRUETYPE, _POSTSCRIPT)):
        raise Problem(AskTrouble.FONT_WRONG_KIND)


def _check_permission(font: TTFont) -> None:
    """Its makers may forbid that it goes into a document, or that only a part of it does."""
    if "OS/2" not in font:
        return
    rights = font["OS/2"].fsType
    # Old files set several bits; the most generous one counts.
    is_closed = rights & _EMBEDDING == _RESTRICTED
    if is_closed or rights & (_WHOLE_ONLY | _PICTURES_ONLY):
        raise Problem(AskTrouble.FONT_NOT_ALLOWED)


def _name(font: TTFont) -> str:
    if "name" not in font:
        return ""
    family = font["name"].getBestFamilyName() or ""
    style = font["name"].getBestSubFamilyName() or ""
    whole = family if style.casefold() in ("", "regular", "normal") else f"{family} {style}"
    return clean_line(whole, _NAME_LIMIT)


def _measures(face: hb.Face) -> dict[str, float]:
    """The sizes at which it reads as writing, beside the hands that ship."""
    boxes = _letters(face)
    script, letters = _main_script(boxes)
    low = [letters[c][1] for c in _LOW if c in letters] or [top for _, top in letters.values()]
    body = median(low)
    largest = _within((_SQUARE_BODY if script in _SQUARE else _BODY) / body, 2.0, 14.0)
    ascent = _within(_reach(letters, boxes, _TALL, top=True), 0.4, 2.5)
    descent = _within(_reach(letters, boxes, _DEEP, top=False), 0.08, 1.5)
    air = 1.33 if script in _SQUARE else 0.96
    return {
        "largest": round(largest, 2),
        "smallest": round(largest * _SMALLEST, 2),
        "leading": round((ascent + descent) * air, 3),
        "ascent": round(ascent, 3),
        "descent": round(descent, 3),
    }


def _letters(face: hb.Face) -> dict[str, Box]:
    """Bottom and top of every letter that leaves ink, in ems."""
    font, em = hb.Font(face), face.upem
    found = {}
    for code in face.unicodes:
        character = chr(code)
        glyph = font.get_nominal_glyph(code)
        box = font.get_glyph_extents(glyph) if glyph and character.isalpha() else None
        if box and box.width and box.height:
            top, bottom = box.y_bearing / em, (box.y_bearing + box.height) / em
            if abs(top) < 8 and abs(bottom) < 8 and box.width < 16 * em:
                found[character] = (min(top, bottom), max(top, bottom))
    return found


def _main_script(boxes: dict[str, Box]) -> tuple[str, dict[str, Box]]:
    """The script to measure: squares where it has many, else Latin if all of it, else the most."""
    scripts: dict[str, dict[str, Box]] = {}
    for character, box in boxes.items():
        if box[1] > 0:
            scripts.setdefault(script_of(character), {})[character] = box
    for script in sorted(_SQUARE & scripts.keys()):
        if len(scripts[script]) >= _MANY_SQUARES:
            return script, scripts[script]
    latin = scripts.pop("LATIN", {})
    if set(map(ord, latin)) >= _A_TO_Z:
        return "LATIN", latin
    script, letters = max(scripts.items(), key=lambda found: len(found[1]), default=("", latin))
    if not script or len(letters) < _ENOUGH_LETTERS:
        raise Problem(AskTrouble.FONT_NO_LETTERS)
    return script, letters


def _reach(letters: dict[str, Box], boxes: dict[str, Box], wanted: str, *, top: bool) -> float:
    """How far the lines reach one way: to the tallest of ``wanted``, or past most letters."""
    named = [boxes[character] for character in wanted if character in boxes]
    reaches = sorted(box[1] if top else -box[0] for box in named or letters.values())
    return reaches[-1] if named else reaches[int((len(reaches) - 1) * 0.98)]


def _within(value: float, least: float, most: float) -> float:
    return max(least, min(most, value))


def _limit_this_process() -> None:
    """Neither time nor memory without end, whatever the file says of itself."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, most))


def main() -> None:
    """Look at the font on stdin."""
    _limit_this_process()
    try:
        facts, data = examine(sys.stdin.buffer.read())
    except Problem as problem:
        facts, data = {"trouble": problem.code.value}, b""
    except MemoryError:
        facts, data = {"trouble": AskTrouble.FONT_TOO_LARGE.value}, b""
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n" + data)


if __name__ == "__main__":
    main()

"""A typeset note as PDF text operators (ISO 32000-1, 9.4)."""

import math
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from handnote.domain.drawing import Outline
from handnote.domain.units import POINT, Mm
from handnote.pdf.glyph_font import GlyphFont
from handnote.typeset.face import Face
from handnote.typeset.typeset_note import GlyphRun, Line, TypesetNote

FontFor = Callable[[Face], GlyphFont]

_UP_HIGH = frozenset("'\"‘’“”„«»^*°")

_NEGLIGIBLE = 0.0005
"""Shifts are told in thousandths of an em; less than half of one is left until it is more."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a label's top left corner lies on its page, and how tall the page is, in mm."""

    left: Mm
    top: Mm
    page_height: Mm


def note_operators(note: TypesetNote, origin: Origin, font_for: FontFor) -> Iterator[str]:
    """The operators that draw ``note``; what cannot be printed must not come here."""
    yield from line_operators(
        [*note.lines, *([note.sign_off] if note.sign_off else [])], origin, font_for
    )
    yield from ink_operators(note.ink, origin)


def ink_operators(outlines: Iterable[Outline], origin: Origin) -> Iterator[str]:
    """The operators that fill shapes of ink, each in its colour; what follows keeps its own."""
    for ink, shapes in groupby(outlines, key=attrgetter("ink")):
        yield f"q {' '.join(f'{value / 255:.4f}' for value in ink.rgb)} rg"
        for shape in shapes:
            yield _filled(shape, origin)
        yield "f Q"


def _filled(shape: Outline, origin: Origin) -> str:
    left, bottom = origin.left, origin.page_height - origin.top
    places = [f"{(left + x) / POINT:.2f} {(bottom - y) / POINT:.2f}" for x, y in shape.corners]
    return f"{places[0]} m {' l '.join(places[1:])} l h"


def line_operators(lines: Iterable[Line], origin: Origin, font_for: FontFor) -> Iterator[str]:
    """The operators that draw lines, their places counted from ``origin``."""
    face = None
    yield "BT 0 Ts"
    rise = 0.0
    for line in lines:
        for run in line.runs:
            if run.face is not face:
                face, font = run.face, font_for(run.face)
                yield f"/{font.name} 1 Tf"
            yield _matrix(run, origin)
            pen = run.pen
            for start, end, actual in _words(run):
                text, pen, rise = _shown(run, slice(start, end), pen, rise, font)
                yield _stated(text, actual)
    yield "ET"


def _matrix(run: GlyphRun, origin: Origin) -> str:
    """The text matrix: one em is one unit, at the run's origin, turned as the run is."""
    em = run.size / POINT
    left = (origin.left + run.left) / POINT
    bottom = (origin.page_height - origin.top - run.baseline) / POINT
    if not run.turn:
        return f"{em:.3f} 0 0 {em:.3f} {left:.2f} {bottom:.2f} Tm"
    along, up = em * math.cos(run.turn), em * math.sin(run.turn)
    return f"{along:.3f} {up:.3f} {-up:.3f} {along:.3f} {left:.2f} {bottom:.2f} Tm"


def _stated(text: str, actual: str) -> str:
    if not actual:
        return text
    said = actual.encode("utf-16-be").hex()
    return f"/Span << /ActualText <FEFF{said}> >> BDC {text} EMC"


def _shown(
    run: GlyphRun, part: slice, pen: float, rise: float, font: GlyphFont
) -> tuple[str, float, float]:
    """Part of a run in as few strings as its places allow; where the pen is then, and its rise."""
    parts = ["[<"]
    said = zip(run.glyphs[part], run.texts[part], strict=True)
    for pair, x, y in zip(said, run.x[part], run.y[part], strict=True):
        code, width = font.codes[pair]
        if y != rise:
            rise = y
            parts.append(_risen(y))
        if not -_NEGLIGIBLE < x - pen < _NEGLIGIBLE:
            back = round(1000 * (pen - x))
            parts.append(f">{back}<")
            pen -= back / 1000
        parts.append(code)
        pen += width
    parts.append(">] TJ")
    return "".join(parts).removeprefix("[<>] TJ "), pen, rise


@lru_cache(maxsize=1024)
def _risen(rise: float) -> str:
    """What goes between glyphs from where the line rises by ``rise`` ems."""
    return f">] TJ {rise:.4g} Ts [<"


def _words(run: GlyphRun) -> Iterator[tuple[int, int, str]]:
    """Stretches of glyphs, with the text to state outright where glyphs alone mislead.

    A cluster drawn with several glyphs (an é built from e and its accent) leaves a glyph
    without text, and some viewers then print its code. Stating the word's ``ActualText``
    cures that; beyond the BMP it would make pdfium drop the characters, so not there.
    """
    if run.is_rtl or not _may_mislead(run, run.texts):
        # Stated text over right-to-left glyphs makes viewers turn the words round.
        yield 0, len(run.glyphs), ""
        return
    start = 0
    for word in _word_bounds(run.texts):
        texts = run.texts[start:word]
        said = "".join(texts)
        is_plain = not _may_mislead(run, texts) or max(said, default="") > "\uffff"
        yield start, word, "" if is_plain else said
        start = word


def _may_mislead(run: GlyphRun, texts: Sequence[str]) -> bool:
    """Whether a viewer may read these glyphs otherwise than they were typed.

    A glyph without text, a mark by itself, and, where letters rise and fall, a small sign
    up high, which is taken for the end of a line.
    """
    if not all(texts):
        return True
    said = "".join(texts)
    if run.turn and not _UP_HIGH.isdisjoint(said):
        return True
    return not said.isascii() and any(unicodedata.category(c)[0] == "M" for c in said)


def _word_bounds(texts: Sequence[str]) -> Iterator[int]:
    """Ends of words and of the blanks between them."""
    last = len(texts)
    for index in range(1, last):
        if texts[index] and (texts[index].isspace() != texts[index - 1].isspace()):
            yield index
    yield last

"""A typeset note as PDF text operators (ISO 32000-1, 9.4)."""

import math
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from handnote.domain.units import POINT, Mm
from handnote.pdf.glyph_font import GlyphFont
from handnote.typeset.face import Face
from handnote.typeset.typeset_note import GlyphRun, Line, TypesetNote

FontFor = Callable[[Face], GlyphFont]

_UP_HIGH = "'\"‘’“”„«»^*°"

_NEGLIGIBLE = 0.0005
"""Differences below this share of an em are left to the glyph's own width."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a label's top left corner lies on its page, and how tall the page is, in mm."""

    left: Mm
    top: Mm
    page_height: Mm


def note_operators(note: TypesetNote, origin: Origin, font_for: FontFor) -> Iterator[str]:
    """The operators that draw ``note``; what cannot be printed must not come here."""
    lines = [*note.lines, *([note.sign_off] if note.sign_off else [])]
    for line in lines:
        yield from line_operators(line, origin, font_for)


def line_operators(line: Line, origin: Origin, font_for: FontFor) -> Iterator[str]:
    """The operators that draw one line, its places counted from ``origin``."""
    for run in line.runs:
        yield from _run_operators(run, origin, font_for(run.face))


def _run_operators(run: GlyphRun, origin: Origin, font: GlyphFont) -> Iterator[str]:
    """One text object a run, in as few strings as its glyphs' places allow."""
    left = (origin.left + run.x[0]) / POINT
    bottom = (origin.page_height - origin.top - run.baseline) / POINT
    yield (
        f"BT /{font.name} {run.size / POINT:.3f} Tf "
        f"{_matrix(round(run.turn, 4))} {left:.3f} {bottom:.3f} Tm"
    )
    pen = float(run.x[0])
    for start, end, actual in _words(run):
        text, pen = _shown(run, start, end, pen, font)
        yield _stated(text, actual)
    yield "ET"


@lru_cache(maxsize=4096)
def _matrix(turn: float) -> str:
    """The linear part of a text matrix: turned anticlockwise by ``turn`` radians."""
    if not turn:
        return "1 0 0 1"
    cosine, sine = math.cos(turn), math.sin(turn)
    return f"{cosine:.5f} {sine:.5f} {-sine:.5f} {cosine:.5f}"


def _stated(text: str, actual: str) -> str:
    if not actual:
        return text
    said = actual.encode("utf-16-be").hex()
    return f"/Span << /ActualText <FEFF{said}> >> BDC {text} EMC"


def _shown(run: GlyphRun, start: int, end: int, pen: float, font: GlyphFont) -> tuple[str, float]:
    """Glyphs from ``start`` to ``end`` shown, and where the pen stands after them, in mm."""
    size, baseline = run.size, run.baseline
    rise = 0.0
    parts: list[str] = ["["]
    for glyph, x, y, text in zip(
        run.glyphs[start:end], run.x[start:end], run.y[start:end], run.texts[start:end], strict=True
    ):
        code, width = font.code(glyph, text)
        if abs(baseline - y - rise) > _NEGLIGIBLE * size:
            rise = baseline - y
            parts.append(f"] TJ {rise / POINT:.3f} Ts [")
        shift = (x - pen) / size
        if abs(shift) > _NEGLIGIBLE:
            parts.append(f"{-1000 * shift:.2f}")
            pen = float(x)
        parts.append(f"<{code}>")
        pen += width * size
    parts.append("] TJ 0 Ts" if rise else "] TJ")
    return "".join(parts).replace("><", ""), pen


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
    if run.turn and any(sign in said for sign in _UP_HIGH):
        return True
    return not said.isascii() and any(unicodedata.category(c)[0] == "M" for c in said)


def _word_bounds(texts: Sequence[str]) -> Iterator[int]:
    """Ends of words and of the blanks between them."""
    last = len(texts)
    for index in range(1, last):
        if texts[index] and (texts[index].isspace() != texts[index - 1].isspace()):
            yield index
    yield last

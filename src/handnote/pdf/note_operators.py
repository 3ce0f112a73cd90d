"""A typeset note as PDF text operators (ISO 32000-1, 9.4)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from handnote.domain.units import POINT, Mm
from handnote.pdf.glyph_font import GlyphFont
from handnote.typeset.face import Face
from handnote.typeset.typeset_note import GlyphRun, Line, TypesetNote

FontFor = Callable[[Face], GlyphFont]

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
        for run in line.runs:
            yield from _run_operators(run, line, origin, font_for(run.face))


def _run_operators(run: GlyphRun, line: Line, origin: Origin, font: GlyphFont) -> Iterator[str]:
    left = (origin.left + run.pens[0]) / POINT
    bottom = (origin.page_height - origin.top - line.baseline) / POINT
    yield f"BT /{font.name} {_number(run.size / POINT)} Tf"
    yield f"1 0 0 1 {_number(left)} {_number(bottom)} Tm"
    pen = float(run.pens[0])
    for start, end, actual in _words(run):
        if actual:
            yield f"/Span << /ActualText <FEFF{actual.encode('utf-16-be').hex()}> >> BDC"
        text, pen = _shown(run, start, end, (line.baseline, pen), font)
        yield text
        if actual:
            yield "EMC"
    yield "ET"


def _shown(
    run: GlyphRun, start: int, end: int, at: tuple[Mm, float], font: GlyphFont
) -> tuple[str, float]:
    """Glyphs from ``start`` to ``end`` shown, and where the pen stands after them, in mm."""
    baseline, pen = at
    size = run.size
    rise = 0.0
    parts: list[str] = ["["]
    for glyph, x, y, text in zip(
        run.glyphs[start:end], run.x[start:end], run.y[start:end], run.texts[start:end], strict=True
    ):
        code, width = font.code(glyph, text)
        if abs(baseline - y - rise) > _NEGLIGIBLE * size:
            rise = baseline - y
            parts.append(f"] TJ {_number(rise / POINT)} Ts [")
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
    if all(run.texts):
        yield 0, len(run.glyphs), ""
        return
    start = 0
    for word in _word_bounds(run.texts):
        texts = run.texts[start:word]
        said = "".join(texts)
        yield start, word, "" if all(texts) or max(said, default="") > "\uffff" else said
        start = word


def _word_bounds(texts: Sequence[str]) -> Iterator[int]:
    """Ends of words and of the blanks between them."""
    last = len(texts)
    for index in range(1, last):
        if texts[index] and (texts[index].isspace() != texts[index - 1].isspace()):
            yield index
    yield last


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"

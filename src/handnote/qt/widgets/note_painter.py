"""Draws a typeset note: the glyph ids and places the PDF has, in pixels."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGlyphRun, QPainter, QPainterPath, QPen, QRawFont

from handnote.domain.stock import Shape, Stock
from handnote.typeset.typeset_note import GlyphRun, Line, TypesetNote


@lru_cache(maxsize=256)
def _raw_font(path: str, pixels: float) -> QRawFont:
    font = QRawFont(path, pixels, QFont.HintingPreference.PreferNoHinting)
    if not font.isValid():
        raise RuntimeError("a bundled font file cannot be read")
    return font


def draw_note(painter: QPainter, note: TypesetNote, scale: float, pen: QColor) -> None:
    """Draw the note on a label whose top left corner is the origin, ``scale`` px to the mm."""
    draw_lines(painter, note.lines, scale, pen)
    if note.sign_off:
        draw_lines(painter, [note.sign_off], scale, pen)


def draw_lines(painter: QPainter, lines: Iterable[Line], scale: float, pen: QColor) -> None:
    """Draw only these lines of a note."""
    painter.setPen(pen)
    for line in lines:
        for run in line.runs:
            painter.drawGlyphRun(QPointF(0, 0), glyph_run(run, scale))


def glyph_run(run: GlyphRun, scale: float) -> QGlyphRun:
    """The run as Qt draws it, ``scale`` px to the mm."""
    drawn = QGlyphRun()
    # Sizes go by half points, so this cache stays small even while a window is dragged.
    drawn.setRawFont(_raw_font(str(run.face.path), round(run.size * scale, 2)))
    drawn.setGlyphIndexes(list(run.glyphs))
    drawn.setPositions([QPointF(x * scale, y * scale) for x, y in zip(run.x, run.y)])
    return drawn


def draw_missing(painter: QPainter, note: TypesetNote, scale: float, colour: QColor) -> None:
    """Show characters that no hand has, each on a dotted line in the window's own letters."""
    lines = [*note.lines, *([note.sign_off] if note.sign_off else [])]
    font = QFont(painter.font())
    font.setPixelSize(max(8, round(note.size * scale * 0.6)))
    painter.setFont(font)
    for line in lines:
        for gap in line.missing:
            box = QRectF(
                gap.left * scale,
                (line.baseline - note.ascent) * scale,
                (gap.right - gap.left) * scale,
                (note.ascent + note.descent) * scale,
            )
            painter.setPen(QPen(colour, 1.2, Qt.PenStyle.DotLine))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, gap.text)


def label_path(stock: Stock, scale: float) -> QPainterPath:
    """The edge of a label of this stock with its top left corner at the origin."""
    path = QPainterPath()
    edge = QRectF(0, 0, stock.width * scale, stock.height * scale)
    if stock.shape in (Shape.ROUND, Shape.ELLIPSE):
        path.addEllipse(edge)
    else:
        corner = max(stock.corner, 1.2) * scale
        path.addRoundedRect(edge, corner, corner)
    return path

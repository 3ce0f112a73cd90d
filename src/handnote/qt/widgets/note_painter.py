"""Draws a typeset note: the glyph ids and places the PDF has, in pixels."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRawFont,
    QTransform,
)

from handnote.domain.drawing import Outline
from handnote.domain.stock import Shape, Stock
from handnote.typeset.face import Face
from handnote.typeset.typeset_note import GlyphRun, Line, TypesetNote

_DRAWN_AT = 256.0
"""The em, in pixels, at which outlines are taken from a font; they are scaled from there."""


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """A glyph on screen: its place on the run's baseline and its em, in px, before the turn."""

    glyph: int
    x: float
    y: float
    em: float


def draw_note(painter: QPainter, note: TypesetNote, scale: float, pen: QColor) -> None:
    """Draw the note on a label whose top left corner is the origin, ``scale`` px to the mm."""
    draw_lines(painter, note.lines, scale, pen)
    if note.sign_off:
        draw_lines(painter, [note.sign_off], scale, pen)
    draw_ink(painter, note.ink, scale)


def draw_lines(painter: QPainter, lines: Iterable[Line], scale: float, pen: QColor) -> None:
    """Draw only these lines of a note.

    Outlines are filled, for Qt draws no glyph run at all where an em passes 64 device
    pixels, which a label on a dense screen does.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen)
    base = painter.transform()
    for line in lines:
        for run in line.runs:
            turned = _turn(run, scale) * base
            for placed in placed_glyphs(run, scale):
                shrink = placed.em / _DRAWN_AT
                place = QTransform(shrink, 0, 0, shrink, placed.x, placed.y)
                painter.setTransform(place * turned)
                painter.drawPath(_outline(run.face, placed.glyph))
    painter.restore()


def draw_ink(painter: QPainter, shapes: Iterable[Outline], scale: float) -> None:
    """Fill these shapes, the very ones that are printed, each in its own ink."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for ink, same in groupby(shapes, key=attrgetter("ink")):
        painter.setBrush(QColor(*ink.rgb))
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for shape in same:
            path.addPolygon(QPolygonF([QPointF(x * scale, y * scale) for x, y in shape.corners]))
            path.closeSubpath()
        painter.drawPath(path)
    painter.restore()


def placed_glyphs(run: GlyphRun, scale: float) -> Iterator[PlacedGlyph]:
    """The run's glyphs as they stand before it is turned, ``scale`` px to the mm."""
    em = run.size * scale
    for glyph, (x, y) in zip(run.glyphs, run.places(), strict=True):
        yield PlacedGlyph(glyph, x * scale, y * scale, em)


def _turn(run: GlyphRun, scale: float) -> QTransform:
    """The run's turn about its origin; y grows downwards."""
    if not run.turn:
        return QTransform()
    x, y = run.left * scale, run.baseline * scale
    cosine, sine = math.cos(run.turn), math.sin(run.turn)
    turned = QTransform(cosine, -sine, sine, cosine, 0, 0)
    return QTransform.fromTranslate(-x, -y) * turned * QTransform.fromTranslate(x, y)


@lru_cache(maxsize=32)
def _raw_font(face: Face) -> QRawFont:
    plain = QFont.HintingPreference.PreferNoHinting
    if face.data is None:
        font = QRawFont(str(face.path), _DRAWN_AT, plain)
    else:
        font = QRawFont(face.data, _DRAWN_AT, plain)  # its file may be gone by now
    if not font.isValid():
        raise RuntimeError("a font cannot be drawn")
    return font


@lru_cache(maxsize=8192)
def _outline(face: Face, glyph: int) -> QPainterPath:
    path = _raw_font(face).pathForGlyph(glyph)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


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


def draw_paper(painter: QPainter, edge: QPainterPath, paper: QColor) -> None:
    """A piece of paper on the desk, with its one soft shadow."""
    for spread, alpha in ((11, 3), (8, 4), (5, 5), (2, 7)):
        painter.setPen(QPen(QColor(0, 0, 0, alpha), spread * 2))
        painter.drawPath(edge.translated(0, 3))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paper)
    painter.drawPath(edge)
    painter.setBrush(Qt.BrushStyle.NoBrush)

"""What a widget drew last time, for what has not changed since: a key redraws one line."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from math import ceil
from operator import itemgetter

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from handnote.qt.widgets.note_painter import draw_lines
from handnote.typeset.typeset_note import Line

Written = tuple[Line, QColor]
"""A line and its ink."""

Draw = Callable[[QPainter], None]


class Layer:
    """Pixels as large as what is painted on, empty at first and again when ``key`` changes."""

    def __init__(self) -> None:
        self._pixels = QPixmap()
        self._key: object = None

    def renew(self, painter: QPainter, key: object, *, anew: bool = False) -> bool:
        """Whether it was emptied: where ``key`` or what is painted on changed, or if told to."""
        device = painter.device()
        sharpness = device.devicePixelRatioF()
        size = (ceil(device.width() * sharpness), ceil(device.height() * sharpness))
        whole = (key, size, sharpness, painter.transform())
        if whole == self._key and not anew:
            return False
        self._key = whole
        self._pixels = QPixmap(*size)
        self._pixels.setDevicePixelRatio(sharpness)
        self._pixels.fill(Qt.GlobalColor.transparent)
        return True

    def add(self, like: QPainter, draw: Draw) -> None:
        """Draw on top, where and as ``like`` would."""
        painter = QPainter(self._pixels)
        painter.setRenderHints(like.renderHints())
        painter.setTransform(like.transform())
        draw(painter)
        painter.end()

    def show(self, painter: QPainter) -> None:
        """Lay the pixels where they were drawn for."""
        painter.save()
        painter.resetTransform()
        painter.drawPixmap(QPointF(0, 0), self._pixels)
        painter.restore()


class KeptLines:
    """Lines of writing; those that stand as they stood twice in a row are not drawn again."""

    def __init__(self) -> None:
        self._layer = Layer()
        self._kept = 0
        self._last: Sequence[Written] = ()

    def draw(self, painter: QPainter, lines: Sequence[Written], scale: float) -> None:
        """Draw ``lines``, ``scale`` px to the mm; whatever changes often is best put last."""
        same = _same(lines, self._last)
        if self._layer.renew(painter, scale, anew=same < self._kept):
            self._kept = 0
        if same > self._kept:
            settled = lines[self._kept : same]
            self._layer.add(painter, lambda layer: _draw(layer, settled, scale))
            self._kept = same
        self._last = lines
        self._layer.show(painter)
        _draw(painter, lines[same:], scale)


def _same(lines: Sequence[Written], before: Sequence[Written]) -> int:
    """How many lines from the first on look as they did."""
    for count, ((line, ink), (old, old_ink)) in enumerate(zip(lines, before, strict=False)):
        if line.runs != old.runs or ink != old_ink:
            return count
    return min(len(lines), len(before))


def _draw(painter: QPainter, lines: Iterable[Written], scale: float) -> None:
    for _, same in groupby(lines, key=lambda written: written[1].rgba()):
        several = list(same)
        draw_lines(painter, map(itemgetter(0), several), scale, several[0][1])

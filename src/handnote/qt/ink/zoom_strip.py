"""A part of a small label, larger: it goes along as one writes."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from handnote.domain.stock import Stock
from handnote.qt.ink.sheet import InkSheet
from handnote.qt.ink.view import InkView
from handnote.qt.theme import Theme

LOW = 30.0
"""A label lower than this, in mm, has a strip to write it in."""

SCALE = 9.0
"""Pixels to the millimetre on the strip: more than twice the size in life."""

ENOUGH = 7.5
"""A label shown at so many pixels to the millimetre wants no strip."""

_PAD = 12
_TURN = 0.75
_STEP = 0.5
"""The share of the strip from which on it goes along, and by how much."""


class ZoomStrip(InkView):
    """Shows all of a label's height and part of its width."""

    window_moved = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme, stock: Stock, sheet: InkSheet) -> None:
        super().__init__(parent, theme, stock, sheet)
        self._first = 0.0
        self.setFixedHeight(round(stock.height * SCALE) + 2 * _PAD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.left.connect(self._go_along)

    @property
    def scale(self) -> float:
        """Pixels to the millimetre."""
        return SCALE

    def show_stock(self, stock: Stock) -> None:
        """Be as high as a label of this stock from now on."""
        self.setFixedHeight(round(stock.height * SCALE) + 2 * _PAD)
        super().show_stock(stock)

    @property
    def corner(self) -> QPointF:
        """Where the label's top left corner is, in sight or not."""
        return QPointF(_PAD - self._first * self.scale, _PAD)

    @property
    def part(self) -> tuple[float, float]:
        """The part of the label in sight, from left to right in mm."""
        return self._first, min(self.stock.width, self._first + self._span)

    @property
    def _span(self) -> float:
        return (self.width() - 2 * _PAD) / self.scale

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(640, self.height())

    def go_to(self, first: float) -> None:
        """Show the label from here on, as far as it goes."""
        first = max(0.0, min(first, self.stock.width - self._span))
        if first != self._first:
            self._first = first
            self.draw_again()
        self.window_moved.emit(self.part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another part is in sight."""
        super().resizeEvent(event)
        self.go_to(self._first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and Page down go along the label."""
        if event.key() == Qt.Key.Key_PageDown:
            self.go_to(self._first + self._span * _STEP)
        elif event.key() == Qt.Key.Key_PageUp:
            self.go_to(self._first - self._span * _STEP)
        else:
            super().keyPressEvent(event)

    def _go_along(self) -> None:
        strokes = self.sheet.drawing.strokes
        if not strokes:
            return
        at = (strokes[-1].points[-1].x - self._first) / self._span
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if not is_rtl and at > _TURN:
            self.go_to(self._first + self._span * _STEP)
        elif is_rtl and at < 1 - _TURN:
            self.go_to(self._first - self._span * _STEP)

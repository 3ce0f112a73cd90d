"""A label with words on it, as small as it has to be and never larger than life twice over."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from handnote.domain.ink import Ink
from handnote.domain.stock import Stock
from handnote.qt.theme import Theme
from handnote.qt.widgets.note_painter import draw_missing, draw_note, label_path
from handnote.sheets.label_shape import label_of
from handnote.typeset.typeset_note import TypesetNote

_ROOM = QSize(412, 180)
"""The most room it takes, in pixels."""


class LabelPreview(QWidget):
    """Draws one note on one label of a stock in one ink."""

    def __init__(self, parent: QWidget, theme: Theme, stock: Stock) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stock = stock
        self._note: TypesetNote | None = None
        self._ink = Ink.BLUE_BLACK
        self.setFixedHeight(round(stock.height * _scale(stock)) + 2)

    def show_note(self, note: TypesetNote, ink: Ink) -> None:
        """Draw this note in this ink; a screen reader is told the words."""
        self._note, self._ink = note, ink
        self.setAccessibleName(note.text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The label's edge, its paper, and the note."""
        if self._note is None:
            return
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stock = label_of(self._stock, self._note.area)
        scale = min(_scale(stock), _scale(self._stock))
        painter.translate((self.width() - stock.width * scale) / 2, 1)
        edge = label_path(stock, scale)
        painter.setPen(QPen(colours.colour("line"), 1))
        painter.setBrush(colours.colour("paper"))
        painter.drawPath(edge)
        painter.setClipPath(edge)
        draw_note(painter, self._note, scale, QColor(*self._ink.rgb))
        draw_missing(painter, self._note, scale, colours.colour("warm"))
        painter.end()


def _scale(stock: Stock) -> float:
    return min(_ROOM.width() / stock.width, _ROOM.height() / stock.height)

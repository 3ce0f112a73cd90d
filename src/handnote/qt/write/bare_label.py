"""A label nothing is typed on: the paper alone, true to its proportions."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from handnote.domain.marks import Ruling
from handnote.domain.stock import Stock
from handnote.qt.theme import Theme
from handnote.qt.widgets.note_painter import draw_paper, label_path
from handnote.qt.write.label_editor import MARGIN
from handnote.sheets.ruling import baselines, slants


class BareLabel(QWidget):
    """Shows a label of a stock as large as there is room for, in its true proportions."""

    def __init__(self, parent: QWidget, theme: Theme, stock: Stock) -> None:
        super().__init__(parent)
        self._theme = theme
        self.stock = stock
        self._ruling = Ruling.NOTHING
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_stock(self, stock: Stock) -> None:
        """Be a label of this stock from now on."""
        self.stock = stock
        self.update()

    def show_ruling(self, ruling: Ruling) -> None:
        """Show the faint lines that are printed on it for the pen, or none."""
        self._ruling = ruling
        self.update()

    @property
    def scale(self) -> float:
        """Pixels to the millimetre."""
        width = max(80, self.width() - 2 * MARGIN) / self.stock.width
        height = max(60, self.height() - 2 * MARGIN) / self.stock.height
        return min(width, height)

    @property
    def corner(self) -> QPointF:
        """Where the label's top left corner is."""
        return QPointF((self.width() - self.stock.width * self.scale) / 2, MARGIN)

    def sizeHint(self) -> QSize:
        """As wide as there is room for, in the label's proportions."""
        return QSize(640, round(640 * self.stock.height / self.stock.width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper and its shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = label_path(self.stock, self.scale).translated(self.corner)
        draw_paper(painter, edge, self._theme.colours.colour("paper"))
        self._draw_ruling(painter)
        painter.end()

    def _draw_ruling(self, painter: QPainter) -> None:
        if self._ruling is Ruling.NOTHING:
            return
        guides = list(baselines(self.stock))
        if self._ruling is Ruling.LEFT_HANDED:
            guides += slants(self.stock)
        pen = QPen(QColor(150, 150, 150), 1.4, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 4.0])
        painter.setPen(pen)
        for guide in guides:
            begin = self.corner + QPointF(guide.x1, guide.y1) * self.scale
            painter.drawLine(begin, self.corner + QPointF(guide.x2, guide.y2) * self.scale)

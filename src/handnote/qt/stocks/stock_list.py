"""The list of label stocks: a picture, a name, a size, and how sure the figures are."""

from collections.abc import Set
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from handnote.domain.stock import Stock
from handnote.qt.stocks.sheet_picture import sheet_pixmap
from handnote.qt.theme import Theme
from handnote.sheets.stocks import Found
from handnote.wording import stocks as words

_Index = QModelIndex | QPersistentModelIndex

STOCK = Qt.ItemDataRole.UserRole
IS_MINE = Qt.ItemDataRole.UserRole + 1
_PAD = 10
_LINES = 3
_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"
"""Around names and sizes, whose order must not turn where the window reads from right to left."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list shows: stocks in order, and the names of those that are hers."""

    found: Found
    mine: Set[str]


class StockList(QListView):
    """Rows of one height, so that thousands of them cost no more than those on screen."""

    mark_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("stock-list")
        self.setAccessibleName(words.TITLE)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(self, theme))

    def show_stocks(self, listed: Listed, picked: str) -> None:
        """Show these, with the one of this name picked if it is near the top, or else the first."""
        self._rows.show_stocks(listed)
        near = range(min(len(listed.found), 200))
        row = next((n for n in near if listed.found[n].name == picked), 0)
        self.setCurrentIndex(self._rows.index(row, 0))
        self.scrollTo(self.currentIndex())

    def stock(self) -> Stock | None:
        """The stock that is picked; none where nothing was found."""
        index = self.currentIndex()
        return index.data(STOCK) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space marks as hers, Delete takes away; the rest is the view's."""
        if event.key() == Qt.Key.Key_Space:
            self.mark_requested.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)


class _Rows(QAbstractListModel):
    """Stocks, each read aloud as all that its row says."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._listed: Listed | None = None

    def show_stocks(self, listed: Listed) -> None:
        self.beginResetModel()
        self._listed = listed
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() or not self._listed else len(self._listed.found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        assert self._listed
        if role not in (STOCK, IS_MINE, Qt.ItemDataRole.DisplayRole,
                        Qt.ItemDataRole.AccessibleTextRole):  # fmt: skip
            return None
        stock = self._listed.found[index.row()]
        is_mine = stock.name in self._listed.mine
        if role == STOCK:
            return stock
        if role == IS_MINE:
            return is_mine
        if role == Qt.ItemDataRole.DisplayRole:
            return stock.name
        return ", ".join(filter(None, (*words.row(stock), words.IS_MINE if is_mine else "")))


class _RowPainter(QStyledItemDelegate):
    """Draws a row: the sheet small, its name, its sizes, how sure they are; a star if hers."""

    def __init__(self, parent: QObject, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The same for every row, whatever is in it."""
        return QSize(320, _height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The ground, the picture, the words."""
        stock: Stock = index.data(STOCK)
        colours = self._theme.colours
        cell = QRectF(option.rect)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, colours.colour("ink_soft"))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(colours.colour("ink"), 2))
                painter.drawRect(cell.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(colours.colour("line"), 1))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        side = round(cell.height()) - 2 * _PAD
        ratio = painter.device().devicePixelRatioF()
        left = cell.right() - _PAD - side if rtl else cell.left() + _PAD
        picture = sheet_pixmap(stock, side, ratio, colours)
        painter.drawPixmap(QPointF(left, cell.top() + _PAD), picture)
        taken = side + 2 * _PAD
        box = cell.adjusted(_PAD if rtl else taken, _PAD, -taken if rtl else -_PAD, -_PAD)
        self._draw_words(painter, stock, box, is_mine=bool(index.data(IS_MINE)))
        painter.restore()

    def _draw_words(self, painter: QPainter, stock: Stock, box: QRectF, *, is_mine: bool) -> None:
        colours = self._theme.colours
        # Qt mirrors these two by itself where the window reads from right to left.
        near, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        plain = QFont(painter.font())
        bold = QFont(plain)
        bold.setWeight(QFont.Weight.DemiBold)
        line = QRectF(box.left(), box.top(), box.width(), box.height() / _LINES)
        doubt = "warm" if words.is_unverified(stock) else "muted"
        if is_mine:
            painter.setPen(colours.colour("ink"))
            painter.drawText(line, far | middle, words.STAR)
        for text, font, role in zip(
            words.row(stock), (bold, plain, plain), ("text", "muted", doubt), strict=True
        ):
            painter.setFont(font)
            painter.setPen(colours.colour(role))
            room = int(line.width() - (24 if font is bold else 0))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)
            painter.drawText(line, near | middle, f"{_LEFT_TO_RIGHT}{shown}{_END}")
            line.translate(0, line.height())


def _height(metrics: QFontMetrics) -> int:
    return _LINES * (metrics.height() + 3) + 2 * _PAD

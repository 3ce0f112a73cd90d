"""The pile: orders in packing order, one row each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from handnote.domain.order import OrderId, OrderState
from handnote.qt.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ROW_ROLE = Qt.ItemDataRole.UserRole
_PAD = 16


@dataclass(frozen=True, slots=True)
class PileRow:
    """What one row shows; ``spoken`` is the whole of it for a screen reader."""

    order_id: OrderId
    name: str
    what: str
    standing: str
    extra: str
    state: OrderState
    spoken: str


@dataclass(frozen=True, slots=True)
class PileRows:
    """The orders to show, and what makes the row of one when it is looked at."""

    ids: Sequence[OrderId]
    row_of: Callable[[OrderId], PileRow]


class _PileModel(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.ids: Sequence[OrderId] = ()
        self._row_of: Callable[[OrderId], PileRow] | None = None

    def show_rows(self, rows: PileRows) -> None:
        """Take these rows; only what is in sight is painted again if the orders are the same."""
        self._row_of = rows.row_of
        if rows.ids == self.ids:
            if rows.ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows.ids) - 1, 0))
            return
        self.beginResetModel()
        self.ids = rows.ids
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._row_of is None:
            return None
        row = self._row_of(self.ids[index.row()])
        if role == _ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken[:300]
        return None


class _RowPainter(QStyledItemDelegate):
    def __init__(self, parent: QObject, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, option.fontMetrics.height() * 2 + 22)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PileRow = index.data(_ROW_ROLE)
        colours = self._theme.colours
        rect = QRectF(option.rect)
        view = self.parent()
        is_current = isinstance(view, QTableView) and view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current:
            painter.fillRect(rect, colours.colour("ink_soft"))
            if isinstance(view, QTableView) and view.hasFocus():
                painter.setPen(QPen(colours.colour("ink"), 2))
                painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.setPen(colours.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._draw_words(painter, row, rect.adjusted(_PAD, 9, -_PAD, -9))
        painter.restore()

    def _draw_words(self, painter: QPainter, row: PileRow, box: QRectF) -> None:
        colours = self._theme.colours
        is_quiet = row.state is OrderState.LET_BE
        rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        upper = QRectF(box.left(), box.top(), box.width(), box.height() / 2)
        lower = upper.translated(0, box.height() / 2)
        small = QFont(painter.font())
        small.setPixelSize(max(9, round(painter.fontInfo().pixelSize() * 0.92)))
        bold = QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        # Qt mirrors these two by itself where the window reads from right to left.
        near, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        taken = self._draw(painter, upper, row.standing, small, (colours.colour("faint"), far))
        extra_colour = colours.colour("ink" if row.extra and row.extra[0].isdigit() else "faint")
        taken_below = self._draw(painter, lower, row.extra, small, (extra_colour, far))
        self._draw_dot(painter, upper, row.state, rtl=rtl)
        name_box = _without(upper, taken + 8, rtl=rtl)
        name_box.adjust(0 if rtl else 15, 0, -15 if rtl else 0, 0)
        painter.setFont(bold)
        painter.setPen(colours.colour("muted" if is_quiet else "text"))
        painter.drawText(name_box, near | middle, _elided(painter, row.name, name_box))
        painter.setFont(small)
        painter.setPen(colours.colour("faint" if is_quiet else "muted"))
        what_box = _without(lower, taken_below + 8, rtl=rtl)
        painter.drawText(what_box, near | middle, _elided(painter, row.what, what_box))

    def _draw(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        font: QFont,
        look: tuple[QColor, Qt.AlignmentFlag],
    ) -> float:
        if not text:
            return 0.0
        painter.setFont(font)
        painter.setPen(look[0])
        painter.drawText(box, look[1] | Qt.AlignmentFlag.AlignVCenter, text)
        return painter.fontMetrics().horizontalAdvance(text)

    def _draw_dot(self, painter: QPainter, box: QRectF, state: OrderState, *, rtl: bool) -> None:
        """Empty, half, full: told by shape as well as by colour."""
        colours = self._theme.colours
        x = box.right() - 4 if rtl else box.left() + 4
        centre = QPointF(x, box.center().y())
        if state in (OrderState.FINISHED, OrderState.PRINTED):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("ok"))
            painter.drawEllipse(centre, 4, 4)
        elif state is OrderState.LET_BE:
            painter.setPen(QPen(colours.colour("faint"), 1.5))
            painter.drawLine(centre - QPointF(4, 0), centre + QPointF(4, 0))
        else:
            painter.setPen(
                QPen(colours.colour("ink" if state is OrderState.DRAFT else "faint"), 1.2)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 3.6, 3.6)
            if state is OrderState.DRAFT:
                half = QPainterPath(centre)
                half.arcTo(QRectF(centre.x() - 3.6, centre.y() - 3.6, 7.2, 7.2), 90, 180)
                painter.fillPath(half, colours.colour("ink"))
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _without(box: QRectF, taken: float, *, rtl: bool) -> QRectF:
    return box.adjusted(taken if rtl else 0, 0, 0 if rtl else -taken, 0)


def _elided(painter: QPainter, text: str, box: QRectF) -> str:
    width = max(10, int(box.width()))
    return painter.fontMetrics().elidedText(text[:300], Qt.TextElideMode.ElideMiddle, width)


class PileView(QTableView):
    """The orders waiting. Rows are picked with arrows, mouse or by what they say."""

    order_picked = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("pile")
        self._model = _PileModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_RowPainter(self, theme))
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 2 + 22)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentRowChanged.connect(self._tell_of_pick)
        self._is_showing = False

    def show_rows(self, rows: PileRows, current: OrderId | None) -> None:
        """Show these orders with ``current`` picked; tells nobody of it."""
        self._is_showing = True
        self._model.show_rows(rows)
        number = rows.ids.index(current) if current in rows.ids else -1
        if number >= 0:
            self.setCurrentIndex(self._model.index(number, 0))
            self.scrollTo(self._model.index(number, 0))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._is_showing = False
        self.viewport().update()

    def _tell_of_pick(self, current: QModelIndex) -> None:
        if not self._is_showing and current.isValid():
            self.order_picked.emit(self._model.ids[current.row()])
        self.viewport().update()

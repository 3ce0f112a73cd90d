"""A list row with something at both its ends."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from handnote.qt.theme import Theme

WHERE_ROLE = Qt.ItemDataRole.UserRole + 1
_PAD = 2


class TwoSidedRow(QStyledItemDelegate):
    """Draws the row's text at its near end, elided in the middle, and its place at the far end."""

    def __init__(self, parent: QObject, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line with some air."""
        return QSize(80, option.fontMetrics.height() + 20)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The ground, the name, the place."""
        colours = self._theme.colours
        cell = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, colours.colour("ink_soft"))
        painter.setPen(colours.colour("line"))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        box = cell.adjusted(_PAD, 0, -_PAD, 0)
        # Qt mirrors these two by itself where the window reads from right to left.
        near, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        place = str(index.data(WHERE_ROLE) or "")
        painter.setPen(colours.colour("faint"))
        painter.drawText(box, far | middle, place)
        taken = painter.fontMetrics().horizontalAdvance(place) + 10
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colours.colour("text"))
        name = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, int(box.width() - taken)
        )
        painter.drawText(box, near | middle, name)
        painter.restore()

"""A list of lines that are worded only when they come into view, however many there are."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from handnote.qt.widgets.plain import SHOWN_LIMIT, plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_SHOWN_AT_ONCE = 8
_FEWEST_SHOWN = 3
_AIR = 10


class _Lines(QAbstractListModel):
    def __init__(self, view: QListView, lines: Sequence[str]) -> None:
        super().__init__(view)
        self._lines = lines
        self._size = QSize(40, view.fontMetrics().height() + _AIR)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._size
        if role == Qt.ItemDataRole.DisplayRole:
            # A view lays text out in its own direction; a line begins where its letters do.
            return f"\u2068{self._lines[index.row()][:SHOWN_LIMIT]}\u2069"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._lines[index.row()][:SHOWN_LIMIT]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._lines[index.row()])
        return None


class LineList(QListView):
    """Plain lines to read with the arrows, by eye or by ear.

    ``too_long`` tells the whole of the current line where it has no room, or nothing.
    """

    too_long = Signal(str)

    def __init__(
        self, parent: QWidget, name: str, lines: Sequence[str], *, can_pick: bool = False
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if can_pick else mode.SingleSelection)
        self.setModel(_Lines(self, lines))
        row = self.fontMetrics().height() + _AIR
        rows = min(max(len(lines), 1), _SHOWN_AT_ONCE)
        self.setMinimumHeight(row * min(rows, _FEWEST_SHOWN) + 8)
        self.setMaximumHeight(row * rows + 8)
        self.selectionModel().currentChanged.connect(self._tell_of_line)
        if lines:
            how = QItemSelectionModel.SelectionFlag
            first = self.model().index(0, 0)
            self.selectionModel().setCurrentIndex(
                first, how.NoUpdate if can_pick else how.ClearAndSelect
            )

    def picked(self) -> list[int]:
        """The rows that are picked, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has room changes with the width."""
        super().resizeEvent(event)
        self._tell_of_line()

    def _tell_of_line(self) -> None:
        current = self.currentIndex()
        line = self._lines[current.row()] if current.isValid() else ""
        has_room = self.fontMetrics().horizontalAdvance(line) < self.viewport().width() - _AIR
        self.too_long.emit("" if has_room else line)

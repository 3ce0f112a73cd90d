"""A list of lines that are worded only when they come into view, however many there are."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from handnote.qt.widgets.plain import SHOWN_LIMIT, plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_SHOWN_AT_ONCE = 8


class _Lines(QAbstractListModel):
    def __init__(self, parent: QWidget, lines: Sequence[str]) -> None:
        super().__init__(parent)
        self._lines = lines

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._lines[index.row()][:SHOWN_LIMIT]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._lines[index.row()])
        return None


class LineList(QListView):
    """Plain lines to read with the arrows, by eye or by ear; the tooltip has the whole of each."""

    def __init__(
        self, parent: QWidget, name: str, lines: Sequence[str], *, can_pick: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if can_pick else mode.SingleSelection)
        self.setModel(_Lines(self, lines))
        row = self.fontMetrics().height() + 8
        rows = min(max(len(lines), 1), _SHOWN_AT_ONCE)
        self.setMinimumHeight(row * min(rows, 3) + 8)
        self.setMaximumHeight(row * rows + 12)
        if lines:
            self.setCurrentIndex(self.model().index(0, 0))

    def picked(self) -> list[int]:
        """The rows that are picked, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

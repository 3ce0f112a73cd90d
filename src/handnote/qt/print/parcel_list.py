"""The list of who is on the sheets, in packing order; its rows can be put in another."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from handnote.qt.theme import Theme
from handnote.qt.widgets.two_sided import WHERE_ROLE, TwoSidedRow
from handnote.wording import packing as words
from handnote.wording import screen

Index = QModelIndex | QPersistentModelIndex
Row = tuple[str, str]

_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _ParcelModel(QAbstractListModel):
    """Names and labels, read where they are shown: ten thousand cost no more than ten."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Take these rows. Ones that are as they were are left alone: the mouse may hold one."""
        if list(rows) == self.rows:
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def move(self, start: int, end: int) -> None:
        """Put one name in another place; the labels stay where they are."""
        names = [name for name, _ in self.rows]
        names.insert(end, names.pop(start))
        self.rows = [(name, where) for name, (_, where) in zip(names, self.rows, strict=True)]
        self.dataChanged.emit(self.index(min(start, end)), self.index(max(start, end)))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        name, where = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return name[:200]
        if role == WHERE_ROLE:
            return where
        return f"{name[:200]}, {where}" if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        # A row is dropped between two others, never onto one.
        return _FLAGS if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction


class ParcelList(QListView):
    """Rows of a name and its label; a name moves at once, and the labels stay where they are."""

    row_picked = Signal(int)
    row_moved = Signal(int, int)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("on-sheets")
        self.setAccessibleName(screen.ON_THIS_SHEET)
        self._model = _ParcelModel(self)
        self.setModel(self._model)
        self.setItemDelegate(TwoSidedRow(self, theme))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self._can_move = False
        self._is_showing = False
        self.selectionModel().currentRowChanged.connect(self._tell_of_pick)

    def show_rows(self, rows: Sequence[Row], current: int, *, can_move: bool) -> None:
        """Show each name with its label and ``current`` picked; tells nobody of it."""
        self._can_move = can_move
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if can_move else mode.NoDragDrop)
        self.setAccessibleDescription(words.DRAG if can_move else "")
        self._is_showing = True
        self._model.show_rows(rows)
        self.setCurrentIndex(self._model.index(current))
        self._is_showing = False

    def dropEvent(self, event: QDropEvent) -> None:
        """The row that was dragged takes its new place; Qt lets nothing else be dropped here."""
        # Whatever was moved Qt would now take away: it is here already, at its new place.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        start, gap = self.currentIndex().row(), self._gap_at(event.position().toPoint().y())
        self._move(start, gap - 1 if gap > start else gap)

    def event(self, event: QEvent) -> bool:
        """In this list the keys that move a row are nobody else's."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and _step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow moves the row; an arrow alone picks the next one."""
        if step := _step(event):
            self._move(self.currentIndex().row(), self.currentIndex().row() + step)
        else:
            super().keyPressEvent(event)

    def _gap_at(self, y: int) -> int:
        """Between which two rows a height is, counted from 0 above the first."""
        return sum(self.visualRect(self._model.index(row)).center().y() < y for row in self._rows())

    def _move(self, start: int, end: int) -> None:
        if not self._can_move or start == end or not {start, end} <= set(self._rows()):
            return
        self._model.move(start, end)
        self._is_showing = True
        self.setCurrentIndex(self._model.index(end))
        self._is_showing = False
        self.row_moved.emit(start, end)

    def _rows(self) -> range:
        return range(len(self._model.rows))

    def _tell_of_pick(self, current: QModelIndex) -> None:
        if not self._is_showing:
            self.row_picked.emit(current.row())


def _step(event: QKeyEvent) -> int:
    """How far a key moves a row: -1, 1, or 0 for other keys."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers != Qt.KeyboardModifier.AltModifier:
        return 0
    return _STEPS.get(Qt.Key(event.key()), 0)

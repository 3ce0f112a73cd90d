"""The list of who is on the sheets, in packing order; its rows can be put in another."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from handnote.qt.theme import Theme
from handnote.qt.widgets.two_sided import WHERE_ROLE, TwoSidedRow
from handnote.wording import packing as words
from handnote.wording import screen

_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ParcelList(QListWidget):
    """Rows of a name and its label; a name moves at once, and the labels stay where they are."""

    row_moved = Signal(int, int)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("on-sheets")
        self.setAccessibleName(screen.ON_THIS_SHEET)
        self.setItemDelegate(TwoSidedRow(self, theme))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self._can_move = False

    def show_rows(self, rows: Sequence[tuple[str, str]], current: int, *, can_move: bool) -> None:
        """Show each name with its label and ``current`` picked; tells nobody of it."""
        self._can_move = can_move
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if can_move else mode.NoDragDrop)
        self.setAccessibleDescription(words.DRAG if can_move else "")
        self.blockSignals(True)
        shown = [(name[:200], where) for name, where in rows]
        # Rows that are as they were are left alone: one of them may be held by the mouse.
        if shown != [_said(self.item(row)) for row in self._rows()]:
            self._fill_with(shown)
        self.setCurrentRow(current)
        self.blockSignals(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """The row that was dragged takes its new place; Qt lets nothing else be dropped here."""
        # Whatever was moved Qt would now take away: it is here already, at its new place.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        start, gap = self.currentRow(), self._gap_at(event.position().toPoint().y())
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
            self._move(self.currentRow(), self.currentRow() + step)
        else:
            super().keyPressEvent(event)

    def _gap_at(self, y: int) -> int:
        """Between which two rows a height is, counted from 0 above the first."""
        return sum(self.visualItemRect(self.item(row)).center().y() < y for row in self._rows())

    def _fill_with(self, rows: Sequence[tuple[str, str]]) -> None:
        self.clear()
        for name, where in rows:
            item = QListWidgetItem()
            # A row is dropped between two others, never onto one.
            item.setFlags(_FLAGS)
            # Filled before it is in the list: 500 rows take a third of the time.
            _fill(item, name, where)
            self.addItem(item)

    def _rows(self) -> range:
        return range(self.count())

    def _move(self, start: int, end: int) -> None:
        if not self._can_move or start == end or not {start, end} <= set(self._rows()):
            return
        first, last = min(start, end), max(start, end)
        names = [self.item(row).text() for row in range(first, last + 1)]
        names.insert(end - first, names.pop(start - first))
        for row, name in enumerate(names, first):
            _fill(self.item(row), name, _said(self.item(row))[1])
        self.blockSignals(True)
        self.setCurrentRow(end)
        self.blockSignals(False)
        self.row_moved.emit(start, end)


def _fill(item: QListWidgetItem, name: str, where: str) -> None:
    item.setText(name)
    item.setData(WHERE_ROLE, where)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {where}")


def _said(item: QListWidgetItem) -> tuple[str, str]:
    return item.text(), str(item.data(WHERE_ROLE))


def _step(event: QKeyEvent) -> int:
    """How far a key moves a row: -1, 1, or 0 for other keys."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers != Qt.KeyboardModifier.AltModifier:
        return 0
    return _STEPS.get(Qt.Key(event.key()), 0)

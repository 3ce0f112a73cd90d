"""Every print run as a line of a table, and one of them in full."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.run import RunId
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel
from handnote.wording import screen
from handnote.wording import sheets as words

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run: its cells under ``RUN_HEADINGS``, and all there is to say of it."""

    id: RunId
    cells: tuple[str, ...]
    details: str
    can_print_again: bool


class _RunsModel(QAbstractTableModel):
    def __init__(self, parent: QObject, rows: Sequence[RunRow]) -> None:
        super().__init__(parent)
        self.rows = rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(words.RUN_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.rows[index.row()].cells[index.column()]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return words.RUN_HEADINGS[section]


class RunsSheet(QDialog):
    """Shows the runs, newest first; the one picked can be printed again whole."""

    print_again_requested = Signal(str)

    def __init__(self, parent: QWidget, rows: Sequence[RunRow]) -> None:
        super().__init__(parent)
        self.setObjectName("runs")
        self.setWindowTitle(words.RUNS)
        self.resize(760, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(PlainLabel(self, "name", text=words.RUNS))
        self._rows = rows
        self._table = self._make_table(rows)
        column.addWidget(self._table, 1)
        self._details = WrappingLabel(self, "muted", text="" if rows else words.NO_RUNS)
        self._details.setObjectName("run-details")
        column.addWidget(self._details)
        column.addWidget(WrappingLabel(self, "faint", text=words.PRINT_AGAIN_ABOUT))
        column.addLayout(self._make_buttons())
        self._table.setVisible(bool(rows))
        if rows:
            self._table.selectRow(0)

    def _make_table(self, rows: Sequence[RunRow]) -> QTableView:
        table = QTableView(self)
        table.setObjectName("runs-table")
        table.setAccessibleName(words.RUNS)
        table.setModel(_RunsModel(table, rows))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        table.selectionModel().currentRowChanged.connect(self._show_details)
        return table

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        close = QPushButton(screen.CLOSE, self)
        close.setObjectName("cancel")
        close.clicked.connect(self.reject)
        row.addWidget(close)
        self._again = QPushButton(words.PRINT_AGAIN, self)
        self._again.setObjectName("print-again")
        self._again.setProperty("role", "primary")
        self._again.setEnabled(False)
        self._again.clicked.connect(self._ask_again)
        row.addWidget(self._again)
        return row

    def _show_details(self, current: QModelIndex) -> None:
        run = self._rows[current.row()]
        self._details.setText(run.details)
        self._again.setEnabled(run.can_print_again)

    def _ask_again(self) -> None:
        self.print_again_requested.emit(self._rows[self._table.currentIndex().row()].id)
        self.accept()

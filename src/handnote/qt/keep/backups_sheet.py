"""The backups there are, and the ways to one file and back."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from handnote.qt.widgets.line_list import LineList
from handnote.qt.widgets.plain import WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.services.restoring import Restorable
from handnote.wording import safekeeping as words


class BackupsSheet(QuietSheet):
    """Lists what there is to go back to, newest first."""

    go_back_requested = Signal(object)
    back_up_requested = Signal()
    restore_requested = Signal()

    def __init__(self, parent: QWidget, listed: Sequence[Restorable], today: date) -> None:
        super().__init__(parent, words.BACKUPS_TITLE, "")
        self.setObjectName("backups")
        self.setMinimumWidth(560)
        self._listed = listed
        self.column.addWidget(WrappingLabel(self, "muted", text=words.BACKUPS_ABOUT))
        lines = [words.restorable(one, today) for one in listed]
        self._list = LineList(self, words.BACKUPS_TITLE, lines, can_pick=True)
        self._list.setObjectName("backups-list")
        self._list.setVisible(bool(listed))
        self.column.addWidget(self._list, 1)
        if not listed:
            self.column.addWidget(WrappingLabel(self, text=words.NO_BACKUPS))
        row = QHBoxLayout()
        self._button(row, "back-up-to", words.BACK_UP_TO).clicked.connect(self.back_up_requested)
        self._button(row, "restore-from", words.RESTORE_FROM).clicked.connect(
            self.restore_requested
        )
        row.addStretch(1)
        self._back = self._button(row, "go-back", words.GO_BACK_TO_PICKED)
        self._back.clicked.connect(self._go_back)
        self._back.setEnabled(False)
        self._list.selectionModel().selectionChanged.connect(self._look_at_picked)
        self.column.addLayout(row)
        self.finish_layout()

    def _button(self, row: QHBoxLayout, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        row.addWidget(button)
        return button

    def _look_at_picked(self) -> None:
        self._back.setEnabled(len(self._list.picked()) == 1)

    def _go_back(self) -> None:
        self.go_back_requested.emit(self._listed[self._list.picked()[0]].path)

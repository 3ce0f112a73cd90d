"""What was thrown away, until when it is there, and putting it back."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from handnote.qt.widgets.line_list import LineList
from handnote.qt.widgets.plain import WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.storage.trash import InTrash
from handnote.wording import trash as words


class TrashSheet(QuietSheet):
    """Lists what can be put back; puts back what is picked."""

    put_back_requested = Signal(str)

    def __init__(self, parent: QWidget, listed: Sequence[InTrash], today: date) -> None:
        super().__init__(parent, words.TITLE, "")
        self.setObjectName("trash")
        self.setMinimumWidth(560)
        self._listed = listed
        self.column.addWidget(WrappingLabel(self, "muted", text=words.ABOUT))
        lines = [words.line(thing, today) for thing in listed]
        self._list = LineList(self, words.TITLE, lines, can_pick=True)
        self._list.setObjectName("trash-list")
        self._list.setVisible(bool(listed))
        self.column.addWidget(self._list, 1)
        if not listed:
            self.column.addWidget(WrappingLabel(self, text=words.NOTHING))
        row = QHBoxLayout()
        row.addStretch(1)
        self._button = QPushButton(words.PUT_BACK, self)
        self._button.setObjectName("put-back")
        self._button.setAutoDefault(False)
        self._button.setEnabled(False)
        self._button.clicked.connect(self._put_back)
        row.addWidget(self._button)
        self.column.addLayout(row)
        self._list.selectionModel().selectionChanged.connect(self._look_at_picked)
        self.finish_layout()

    def _look_at_picked(self) -> None:
        self._button.setEnabled(bool(self._list.picked()))

    def _put_back(self) -> None:
        for place in self._list.picked():
            self.put_back_requested.emit(self._listed[place].id)
        self.accept()

"""What runs out: the orders, the days of each shop, and what backups still hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QPushButton, QWidget

from handnote.qt.widgets.line_list import LineList
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.services.retention import OldCopies, Outlook
from handnote.wording import desk
from handnote.wording import keeping_names as words


@dataclass(frozen=True, slots=True)
class RunningOutState:
    """Everything the sheet shows."""

    outlook: Outlook
    days: Mapping[str, int | None]
    copies: OldCopies
    today: date


class RunningOutSheet(QuietSheet):
    """Shows what runs out; keeps what is picked, or all of it where nothing is."""

    keep_requested = Signal(object)
    days_picked = Signal(str, object)

    def __init__(self, parent: QWidget, state: RunningOutState) -> None:
        super().__init__(parent, words.RUNNING_OUT, "")
        self.setObjectName("running-out")
        self.setMinimumWidth(640)
        self._listed = state.outlook.listed
        said = words.runs_out(state.outlook.endings, state.today) or words.NOTHING_RUNS_OUT
        line = WrappingLabel(self, text=said)
        line.setObjectName("runs-out")
        self.column.addWidget(line)
        if self._listed:
            self._show_list(state)
        self.column.addWidget(WrappingLabel(self, "muted", text=words.ABOUT))
        self._show_days(state.days)
        if copies := words.old_copies(state.copies, state.today):
            self.column.addWidget(WrappingLabel(self, "muted", text=copies))
        if not self._listed:
            self.column.addStretch(1)
        self.finish_layout()

    def _show_list(self, state: RunningOutState) -> None:
        lines = [words.ending_order(one, state.today) for one in self._listed]
        self._list = LineList(self, words.RUNNING_OUT, lines, can_pick=True)
        self._list.setObjectName("ending-orders")
        self._list.selectionModel().selectionChanged.connect(self._count)
        self.column.addWidget(self._list, 1)
        if hidden := len(state.outlook.coming) - len(self._listed):
            self.column.addWidget(PlainLabel(self, "faint", text=words.more(hidden)))
        self._button = QPushButton(self)
        self._button.setObjectName("keep-these")
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self._keep)
        self._count()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._button)
        self.column.addLayout(row)

    def _show_days(self, days: Mapping[str, int | None]) -> None:
        if not days:
            return
        self.column.addWidget(PlainLabel(self, "heading", text=words.HOW_LONG))
        form = QFormLayout()
        for channel, number in days.items():
            form.addRow(PlainLabel(self, text=desk.channel(channel)), self._choice(channel, number))
        self.column.addLayout(form)

    def _choice(self, channel: str, number: int | None) -> QComboBox:
        offered: Sequence[int | None] = words.DAYS_OFFERED
        if number not in offered:
            offered = (number, *offered)
        box = QComboBox(self)
        box.setObjectName(f"days-{channel}")
        box.setAccessibleName(words.days_of(channel))
        for days in offered:
            box.addItem(words.days(days), days)
        box.setCurrentIndex(list(offered).index(number))
        box.activated.connect(lambda place: self.days_picked.emit(channel, offered[place]))
        return box

    def _count(self) -> None:
        self._button.setText(words.keep_these(len(self._picked())))

    def _picked(self) -> Sequence[int]:
        return self._list.picked() or range(len(self._listed))

    def _keep(self) -> None:
        picked = self._picked()
        self.keep_requested.emit([self._listed[place].order.id for place in picked])
        self.accept()

"""“Did it come out right?”: the card that stays until it is answered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.run import PrintRun
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel
from handnote.wording import desk as words
from handnote.wording import screen


class OutcomeCard(QFrame):
    """Asks about one run at a time: all good, or which ones were spoiled."""

    answered = Signal(str, list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setObjectName("outcome")
        self._run: PrintRun | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(8)
        self._title = PlainLabel(self, text=screen.CAME_OUT)
        font = self._title.font()
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        column.addWidget(self._title)
        self._about = WrappingLabel(self, "muted")
        column.addWidget(self._about)
        self._list = QListWidget(self)
        self._list.setAccessibleName(screen.SPOILED_HINT)
        self._list.setMinimumHeight(120)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        column.addWidget(self._list)
        row = QHBoxLayout()
        self._good = self._button(screen.ALL_GOOD, "all-good")
        self._good.clicked.connect(self._all_good)
        self._some = self._button(screen.SOME_DID_NOT, "some-did-not")
        self._some.clicked.connect(self._ask_which)
        self._these = self._button(screen.SPOILED_DONE, "these-did-not")
        self._these.clicked.connect(self._tell_which)
        self._back = self._button(screen.BACK, "outcome-back")
        self._back.clicked.connect(self._ask_again)
        self._list.itemChanged.connect(self._count_ticks)
        for button in (self._good, self._some, self._these, self._back):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.show_run(None)

    def show_run(self, run: PrintRun | None) -> None:
        """Ask about this run; None for no question."""
        if run == self._run and run is not None:
            return
        self._run = run
        self.setVisible(run is not None)
        if run is None:
            return
        self._about.setText(screen.waits_for_answer(len(run.labels)))
        self._list.clear()
        for label in run.labels:
            where = screen.label_number(label.slot, label.sheet, run.labels[-1].sheet + 1)
            item = QListWidgetItem(f"{label.person or words.SOMEBODY} · {where}", self._list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, label.note_id)
        self._show_list(is_shown=False)

    def _show_list(self, *, is_shown: bool) -> None:
        self._list.setVisible(is_shown)
        self._these.setVisible(is_shown)
        self._back.setVisible(is_shown)
        self._count_ticks()
        self._good.setVisible(not is_shown)
        self._some.setVisible(not is_shown)

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    def _all_good(self) -> None:
        if self._run:
            self.answered.emit(self._run.id, [])

    def _ask_which(self) -> None:
        self._about.setText(screen.SPOILED_HINT)
        self._show_list(is_shown=True)
        self._list.setFocus()

    def _ask_again(self) -> None:
        if self._run:
            self._about.setText(screen.waits_for_answer(len(self._run.labels)))
        self._show_list(is_shown=False)

    def _count_ticks(self) -> None:
        """Nothing ticked would mean all came out well: that is the other button."""
        items = [self._list.item(row) for row in range(self._list.count())]
        self._these.setEnabled(any(item.checkState() is Qt.CheckState.Checked for item in items))

    def _tell_which(self) -> None:
        items = [self._list.item(row) for row in range(self._list.count())]
        spoiled = [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]
        if self._run:
            self.answered.emit(self._run.id, spoiled)

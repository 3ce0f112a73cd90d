"""The chooser of label sheets: type, look, Enter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.stock import OWN, Stock
from handnote.qt.stocks.stock_list import Listed, StockList
from handnote.qt.theme import Theme
from handnote.qt.widgets.find_field import FindField
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel, dress
from handnote.qt.widgets.room import give_room
from handnote.wording import screen
from handnote.wording import stocks as words

_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class _StockField(FindField):
    """Letters search; the arrows go through what was found without leaving the field."""

    step_pressed = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows up and down are the list's."""
        if event.key() in _STEPS:
            self.step_pressed.emit(event)
        else:
            super().keyPressEvent(event)


class StockChooser(QDialog):
    """All label sheets, found by what is typed; it knows nothing of where they come from."""

    search_changed = Signal()
    stock_chosen = Signal(str)
    mark_requested = Signal(str, bool)
    measure_requested = Signal()
    change_requested = Signal(object)
    remove_requested = Signal(object)
    file_requested = Signal()
    save_requested = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("stock-chooser")
        self.setWindowTitle(words.TITLE)
        give_room(self, theme, 720, 660)
        self._listed: Listed | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(PlainLabel(self, "name", text=words.TITLE))
        column.addLayout(self._make_search())
        self._list = StockList(self, theme)
        self._list.doubleClicked.connect(self._choose)
        self._list.selectionModel().currentChanged.connect(self._show_stock)
        self._list.mark_requested.connect(self._mark)
        self._list.remove_requested.connect(self._remove)
        self._field.step_pressed.connect(self._list.keyPressEvent)
        column.addWidget(self._list, 1)
        self._line = WrappingLabel(self, "muted", text=words.HINT)
        self._line.setObjectName("stock-line")
        self._line.setMinimumHeight(2 * self._line.fontMetrics().lineSpacing())
        self._line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self._line)
        column.addLayout(self._make_own())
        column.addLayout(self._make_buttons())
        self._field.setFocus()

    @property
    def query(self) -> str:
        """What is typed."""
        return self._field.text()

    @property
    def is_only_mine(self) -> bool:
        """Whether only hers are wished for."""
        return self._mine.isChecked()

    @property
    def is_unverified_too(self) -> bool:
        """Whether those nobody confirmed are wished for too."""
        return self._unverified.isChecked()

    def show_stocks(self, listed: Listed, picked: str = "") -> None:
        """Show what was found, with the stock of this name picked, or else the first."""
        self._listed = listed
        self._list.show_stocks(listed, picked)
        count = len(listed.found)
        self._count.setText(words.how_many(count))
        self._show_stock()
        if not count:
            nothing = words.NOTHING_MINE if self.is_only_mine else words.NOTHING_FOUND
            self.say(nothing)

    def say(self, text: str, *, is_problem: bool = False) -> None:
        """A sentence under the list; empty for how to choose."""
        dress(self._line, "problem" if is_problem else "muted")
        self._line.setText(text or words.HINT)

    def come_back(self) -> None:
        """Typing goes on where it was before another sheet came over this one."""
        self.activateWindow()
        self._field.setFocus()

    def picked(self) -> Stock | None:
        """The stock looked at."""
        return self._list.stock()

    def _make_search(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self._field = _StockField(self, "find-in-stocks", words.FIND)
        self._field.setMaxLength(200)
        self._field.textChanged.connect(self.search_changed)
        row.addWidget(self._field, 1)
        self._mine = self._box(words.ONLY_MINE, "only-mine")
        self._mine.toggled.connect(self.search_changed)
        self._unverified = self._box(words.ALSO_UNVERIFIED, "unverified")
        self._unverified.toggled.connect(self.search_changed)
        row.addWidget(self._mine)
        row.addWidget(self._unverified)
        return row

    def _make_own(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._is_mine = self._box(words.ONE_OF_MINE, "is-mine")
        self._is_mine.clicked.connect(self._mark)
        row.addWidget(self._is_mine)
        row.addStretch(1)
        self._change = self._button(words.CHANGE, "change-stock")
        self._change.clicked.connect(self._ask_to_change)
        self._away = self._button(words.TAKE_AWAY, "take-stock-away")
        self._away.clicked.connect(self._remove)
        self._save = self._button(words.TO_FILE, "save-stock")
        self._save.clicked.connect(self._ask_to_save)
        for button in (self._change, self._away, self._save):
            row.addWidget(button)
        return row

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        measure = self._button(words.MEASURE, "measure-stock")
        measure.clicked.connect(self.measure_requested)
        row.addWidget(measure)
        file = self._button(words.FROM_FILE, "stock-file")
        file.clicked.connect(self.file_requested)
        row.addWidget(file)
        self._count = PlainLabel(self, "faint")
        self._count.setObjectName("stock-count")
        row.addWidget(self._count)
        row.addStretch(1)
        cancel = self._button(screen.CANCEL, "cancel")
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self._use = self._button(words.USE, "use-stock")
        self._use.setProperty("role", "primary")
        self._use.setDefault(True)
        self._use.clicked.connect(self._choose)
        row.addWidget(self._use)
        return row

    def _box(self, text: str, name: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(name)
        return box

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _show_stock(self) -> None:
        """What can be done with the stock looked at, and what is to be known of it."""
        stock = self._list.stock()
        is_own = stock is not None and stock.brand == OWN
        self._use.setEnabled(stock is not None)
        self._save.setEnabled(stock is not None)
        self._change.setVisible(is_own)
        self._away.setVisible(is_own)
        self._is_mine.setEnabled(stock is not None and not is_own)
        mine = self._listed.mine if self._listed else frozenset()
        self._is_mine.setChecked(stock is not None and stock.name in mine)
        if stock:
            self.say(words.advice(stock))

    def _choose(self) -> None:
        if stock := self._list.stock():
            self.stock_chosen.emit(stock.name)
            self.accept()

    def _mark(self) -> None:
        stock = self._list.stock()
        if stock and self._listed and stock.brand != OWN:
            self.mark_requested.emit(stock.name, stock.name not in self._listed.mine)

    def _remove(self) -> None:
        stock = self._list.stock()
        if stock and stock.brand == OWN:
            self.remove_requested.emit(stock)

    def _ask_to_change(self) -> None:
        self.change_requested.emit(self._list.stock())

    def _ask_to_save(self) -> None:
        self.save_requested.emit(self._list.stock())

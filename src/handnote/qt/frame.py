"""What stands around the three places: the bar with the tabs and the menu, the line at the foot."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from handnote.qt.actions import fill_menu
from handnote.qt.places import Place
from handnote.qt.widgets.plain import ElidedLabel, PlainLabel
from handnote.wording import keepsake, screen, sheets

_BESIDE_MENU = (
    ("add-order", screen.ADD_ORDER, Place.WRITE),
    ("open-file", screen.OPEN_FILE, Place.WRITE),
    ("print-runs", sheets.RUNS_MENU, Place.HISTORY),
    ("keepsake", keepsake.MAKE_A_BOOK_MENU, Place.HISTORY),
)
"""The actions that stand beside the menu, and in which place they do."""


class TopBar(QFrame):
    """A tab for each place, the place's own actions, and the menu."""

    place_picked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.addWidget(self._make_tabs())
        row.addStretch(1)
        self._beside = [(self._named(action, text), at) for action, text, at in _BESIDE_MENU]
        for button, _ in self._beside:
            row.addWidget(button)
        self.menu_button = self._named("menu", screen.MENU)
        row.addWidget(self.menu_button)
        self.show_place(Place.WRITE)

    def offer(self, actions: Mapping[str, QAction]) -> None:
        """What the menu and the buttons beside it do."""
        menu = QMenu(self.menu_button)
        fill_menu(menu, actions)
        self.menu_button.setMenu(menu)
        for button, _ in self._beside:
            button.clicked.connect(actions[button.objectName()].trigger)

    def show_place(self, place: Place) -> None:
        """Mark the tab of the place that is looked at, and show the place's own actions."""
        self._tabs.button(place).setChecked(True)
        for button, at in self._beside:
            button.setVisible(at is place)

    def show_ready(self, ready: int) -> None:
        """How many labels are ready to be printed."""
        text = f"{screen.PRINT}  {ready}" if ready else screen.PRINT
        self._tabs.button(Place.PRINT).setText(text)

    def _named(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    def _make_tabs(self) -> QFrame:
        tabs = QFrame(self)
        tabs.setObjectName("tabs")
        row = QHBoxLayout(tabs)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self._tabs = QButtonGroup(tabs)
        for number, text in enumerate((screen.WRITE, screen.PRINT, screen.HISTORY)):
            button = QPushButton(text, tabs)
            button.setObjectName(f"tab-{text.lower()}")
            button.setCheckable(True)
            self._tabs.addButton(button, number)
            row.addWidget(button)
        self._tabs.idClicked.connect(self.place_picked)
        return tabs


class Foot(QFrame):
    """One line: on the left what waits or what is kept, on the right what was just done."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 16, 6)
        self._left = ElidedLabel(self)
        self._right = PlainLabel(self)
        self._right.setObjectName("saved")
        row.addWidget(self._left, 1)
        row.addWidget(self._right)
        self._place = Place.WRITE
        self._waits = self._rest = self._keeps = ""

    @property
    def left_text(self) -> str:
        """What waits, or what is kept; the whole line, also where it is cut short on screen."""
        return self._left.text()

    def say(self, text: str) -> None:
        """What was just done."""
        self._right.setText(text)

    def say_now(self, text: str) -> None:
        """What is about to be done, drawn before anything else happens."""
        self._right.setText(text)
        self._right.repaint()

    def show_place(self, place: Place) -> None:
        """History tells what is kept, the other two what waits."""
        self._place = place
        self._show()

    def tell_what_waits(self, text: str) -> None:
        """How many orders and labels wait."""
        self._waits = text
        self._show()

    def tell_of_rest(self, text: str) -> None:
        """Stands where it says what waits, until it is empty again."""
        self._rest = text
        self._show()

    def tell_what_is_kept(self, text: str) -> None:
        """How many notes there are, and when they were backed up."""
        self._keeps = text
        self._show()

    def _show(self) -> None:
        waits = self._rest or self._waits
        self._left.setText((self._keeps or waits) if self._place is Place.HISTORY else waits)

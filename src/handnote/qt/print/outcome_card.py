"""“Did it come out right?”: the card that stays until it is answered."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from handnote.qt.widgets.plain import WrappingLabel
from handnote.wording import key_sheet as key_words
from handnote.wording import sheets as words


@dataclass(frozen=True, slots=True)
class CardState:
    """The question, about how many labels, and how many are marked as spoiled on the sheet.

    ``is_pen`` is whether they were written with a pen; ``is_open`` whether the run is the one
    on screen, so that its labels can be clicked.
    """

    question: str
    count: int
    spoiled: int
    is_open: bool
    is_pen: bool = False


class OutcomeCard(QFrame):
    """Asks about one run at a time; Enter gives the answer that is marked."""

    answered = Signal()
    nothing_printed = Signal()
    put_off = Signal()
    look_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setObjectName("outcome")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(8)
        self._title = WrappingLabel(self)
        font = self._title.font()
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        column.addWidget(self._title)
        self._about = WrappingLabel(self, "muted")
        column.addWidget(self._about)
        self.answer_button = self._button(words.ALL_GOOD, "all-good", self.answered)
        self.answer_button.setProperty("role", "primary")
        self._nothing = self._button(words.NOTHING_PRINTED, "nothing-printed", self.nothing_printed)
        self._not_now = self._button(words.NOT_NOW, "not-now", self.put_off)
        self._look = self._button(words.LOOK_AT_IT, "look-at-it", self.look_requested)
        for button in (self.answer_button, self._nothing, self._not_now, self._look):
            column.addWidget(button)
        self.hide()

    def show_state(self, state: CardState | None) -> None:
        """Ask about this run; None for no question."""
        self.setVisible(state is not None)
        if state is None:
            return
        self._title.setText(state.question)
        says = key_words.CARD if state.is_pen else words.CARD
        self._about.setText(says.waits(state.count, state.spoiled))
        self._about.setVisible(state.is_open)
        spoiled = state.spoiled
        self.answer_button.setText(says.these_did_not(spoiled) if spoiled else says.all_good)
        self._nothing.setText(says.nothing)
        for button in (self.answer_button, self._nothing, self._not_now):
            button.setVisible(state.is_open)
        self._nothing.setEnabled(not spoiled)
        self._look.setVisible(not state.is_open)

    def _button(self, text: str, name: str, wish: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(True)  # so that Enter presses it where the focus is
        button.clicked.connect(wish)
        return button

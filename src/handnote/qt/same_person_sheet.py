"""Who is the same person: a namesake, anybody by name, and who was said to be the same before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from handnote.domain.person import Merged, PersonId, PersonInShort
from handnote.qt.widgets.find_field import FindField
from handnote.qt.widgets.line_list import LineList
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.services.composing import Sitting
from handnote.wording import people as words

_PAUSE_MS = 150


@dataclass(frozen=True, slots=True)
class SameState:
    """Whose sheet it is, and who was said to be them."""

    sitting: Sitting
    merged: Sequence[Merged]


class SamePersonSheet(QuietSheet):
    """Asks; it never guesses. Each answer can be taken back, here and by the undo key."""

    look_requested = Signal(str)
    same_picked = Signal(str)
    two_picked = Signal(str)
    parted = Signal(str)

    def __init__(self, parent: QWidget, state: SameState, today: date) -> None:
        super().__init__(parent, words.SAME_TITLE, "")
        self.setObjectName("same-person")
        self.setMinimumWidth(560)
        self._today = today
        person = state.sitting.person
        self.column.addWidget(WrappingLabel(self, "muted", text=words.same_about(person)))
        if namesake := state.sitting.namesake:
            self._ask(words.the_same(namesake, state.sitting.order), namesake.id)
        self._found: Sequence[PersonInShort] = ()
        self._field = FindField(self, "find-person", words.FIND_PERSON)
        self.column.addWidget(self._field)
        self._place = QVBoxLayout()
        self._list: LineList | None = None
        self.column.addLayout(self._place, 1)
        self._same = QPushButton(words.THIS_IS_THE_SAME, self)
        self._same.setObjectName("is-the-same")
        self._same.setAutoDefault(False)
        self._same.setEnabled(False)
        self._same.clicked.connect(self._tell_same)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._same)
        self.column.addLayout(row)
        for merged in state.merged:
            self._add_merged(merged)
        self.finish_layout()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.look_requested.emit(self._field.text()))
        self._field.textChanged.connect(lambda _: self._pause.start())
        self._field.setFocus()

    def show_found(self, found: Sequence[PersonInShort]) -> None:
        """Show these people to pick from."""
        self._found = found
        if self._list is not None:
            self._place.removeWidget(self._list)
            self._list.deleteLater()
            self._list = None
        self._same.setEnabled(bool(found))
        if found:
            lines = [words.person_in_short(person, self._today) for person in found]
            self._list = LineList(self, words.FIND_PERSON, lines)
            self._list.setObjectName("found-people")
            self._place.addWidget(self._list)
            self._list.activated.connect(self._tell_same)

    def _ask(self, question: str, other: PersonId) -> None:
        self.column.addWidget(WrappingLabel(self, text=question))
        row = QHBoxLayout()
        for name, text, wish in (
            ("namesake-same", words.YES_THE_SAME, self.same_picked),
            ("namesake-other", words.NOT_THE_SAME, self.two_picked),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.setAccessibleDescription(question)
            button.clicked.connect(lambda _=False, wish=wish: self._go(wish, other))
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def _add_merged(self, merged: Merged) -> None:
        row = QHBoxLayout()
        said = words.merged_line(merged, self._today)
        row.addWidget(PlainLabel(self, text=said), 1)
        button = QPushButton(words.THEY_ARE_TWO, self)
        button.setObjectName("they-are-two")
        button.setAutoDefault(False)
        button.setAccessibleDescription(said)
        button.clicked.connect(lambda: self._go(self.parted, merged.id))
        row.addWidget(button)
        self.column.addLayout(row)

    def _tell_same(self) -> None:
        if self._list is not None and self._found:
            self._go(self.same_picked, self._found[max(0, self._list.currentIndex().row())].id)

    def _go(self, wish: SignalInstance, what: str) -> None:
        wish.emit(what)
        self.accept()

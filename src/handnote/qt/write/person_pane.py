"""The person: who gets the note, what they ordered, what they said, what you said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.qt.theme import Theme
from handnote.qt.widgets.plain import ElidedLabel, PlainLabel, WrappingLabel
from handnote.qt.write.small_label import EarlierNote, Quoted, SmallLabel
from handnote.qt.write.words_box import WordsBox
from handnote.wording import people, person, screen


@dataclass(frozen=True, slots=True)
class PersonState:
    """Everything the pane shows, in words; empty where there is nothing.

    Each of ``items`` is a line and the spot it can glow at.
    """

    order_id: OrderId
    person_id: PersonId
    name: str
    since: str
    whole_name: str = ""
    doubt: str = ""
    items: Sequence[tuple[str, str]] = ()
    where: str = ""
    gift: str = ""
    words: str = ""
    words_from: str = ""
    words_spoken: str = ""
    gift_message: str = ""
    details: str = ""
    earlier: Sequence[EarlierNote] = ()
    namesake: str = ""
    """The question whether somebody else of this name is the same; their id is ``other_id``."""
    other_id: PersonId | None = None
    wrong: Sequence[str] = ()
    """That something went wrong, and what is asked or said of it, line by line."""
    wishes: str = ""
    promises: Sequence[Quoted] = ()
    memory: str = ""
    is_hidden: bool = False
    """Whether whoever else can see the screen must read nothing of the person."""
    question: str = ""
    questions: Sequence[str] = ()


class PersonPane(QFrame):
    """The right column of the Write place; reads in the order a seller wants to know."""

    memory_edited = Signal(str, str)
    words_edited = Signal(str, str)
    label_requested = Signal()
    same_answered = Signal(str, str, bool)
    """Whether this person and the other one are the same."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setProperty("edge", "right")
        self._theme = theme
        self._state: PersonState | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._scroll)
        self._memory: QPlainTextEdit | None = None
        self._words: WordsBox | None = None
        self._question: WrappingLabel | None = None
        self._spots: dict[str, QWidget] = {}
        self._lit: frozenset[str] = frozenset()

    def light(self, spots: frozenset[str]) -> None:
        """Let these facts glow, and no others: the note speaks of them."""
        for spot in spots ^ self._lit:
            if spot in self._spots:
                _glow(self._spots[spot], is_lit=spot in spots)
        self._lit = spots

    @property
    def questions(self) -> Sequence[str]:
        """What may be asked of this order; nothing before it is read."""
        return self._state.questions if self._state else ()

    def show_state(self, state: PersonState | None) -> None:
        """Draw this person; never ask where it came from."""
        if state == self._state:
            return
        state = self._with_what_was_just_written(state)
        was_here = bool(state and self._state and state.order_id == self._state.order_id)
        self._state = state
        content = QWidget(self._scroll)
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(6)
        self._memory = None
        self._words = None
        self._question = None
        lit = self._lit if was_here else frozenset()
        self._spots, self._lit = {}, frozenset()
        if state:
            self._fill(content, column, state)
        column.addStretch(1)
        self._scroll.setWidget(content)
        self.light(lit)

    def go_to_words(self) -> None:
        """Take the keys to the box of what they wrote, and show it."""
        if self._words:
            self._scroll.ensureWidgetVisible(self._words)
            self._words.go_to_end()

    def keep_words(self) -> None:
        """Pass what they wrote on if it was changed."""
        if self._words is None or self._state is None:
            return
        written = self._words.toPlainText().strip()
        if written != self._state.words:
            self._state = replace(self._state, words=written)
            self.words_edited.emit(self._state.order_id, written)

    def ask(self, *, is_blank: bool) -> None:
        """The question is for an empty label; it goes with the first word."""
        if self._question:
            self._question.setVisible(is_blank and bool(self._question.text()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The memory line is kept when it is left."""
        if watched is self._memory and event.type() == QEvent.Type.FocusOut:
            self.keep_memory()
        return super().eventFilter(watched, event)

    def keep_memory(self) -> None:
        """Pass the memory line on if it was changed."""
        if self._memory is None or self._state is None:
            return
        line = self._memory.toPlainText().strip()
        if line != self._state.memory:
            self._state = replace(self._state, memory=line)
            self.memory_edited.emit(self._state.person_id, line)

    def _with_what_was_just_written(self, state: PersonState | None) -> PersonState | None:
        """Keep both fields; of the same order, what was typed a moment ago is newer than read."""
        before = self._state
        self.keep_memory()
        self.keep_words()
        after = self._state
        if state is None or before is None or after is None or before.order_id != state.order_id:
            return state
        if after.memory != before.memory:
            state = replace(state, memory=after.memory)
        return replace(state, words=after.words) if after.words != before.words else state

    def _fill(self, content: QWidget, column: QVBoxLayout, state: PersonState) -> None:
        name = ElidedLabel(content, "name", text=state.name)
        name.setObjectName("person-name")
        row = QHBoxLayout()
        row.setSpacing(5)
        row.addWidget(PlainLabel(content, "muted", text=screen.FOR))
        row.addWidget(name, 1)
        column.addLayout(row)
        if state.whole_name:
            column.addWidget(ElidedLabel(content, "muted", text=state.whole_name))
        self._say(content, column, "faint", state.doubt)
        self._say(content, column, "muted", state.since, spot="since")
        self._ask_of_namesake(content, column, state)
        if state.wrong:
            self._heading(content, column, people.PUT_RIGHT_HEADING)
        for line in state.wrong:
            self._say(content, column, "", line)
        self._heading(content, column, screen.THIS_ORDER)
        for line, spot in state.items:
            self._say(content, column, "", line, spot=spot)
        self._say(content, column, "muted", state.where)
        self._say(content, column, "muted", state.gift, spot="gift")
        if state.is_hidden:
            self._say(content, column, "muted", people.HIDDEN_HERE)
        else:
            self._fill_with_what_is_known(content, column, state)

    def _fill_with_what_is_known(
        self, content: QWidget, column: QVBoxLayout, state: PersonState
    ) -> None:
        """Everything said and asked between the two of them."""
        self._say(content, column, "", state.wishes)
        self._add_words(content, column, state)
        if state.gift_message:
            self._heading(content, column, screen.THEIR_GIFT_MESSAGE)
            self._say(content, column, "quote", state.gift_message, spot="gift-message")
        if state.details:
            self._heading(content, column, screen.FROM_THE_CHECKOUT)
            self._say(content, column, "muted", state.details, spot="details")
        for promise in state.promises:
            self._heading(content, column, promise.when)
            self._say(content, column, "quote", promise.words, spot=promise.spot)
        self._add_earlier(content, column, state)
        self._heading(content, column, screen.WORTH_REMEMBERING)
        column.addWidget(self._memory_field(content, state.memory))
        self._question = WrappingLabel(content, "muted", text=state.question)
        column.addSpacing(10)
        column.addWidget(self._question)

    def _add_earlier(self, content: QWidget, column: QVBoxLayout, state: PersonState) -> None:
        if state.earlier:
            self._heading(content, column, screen.SAID_BEFORE)
        for number, earlier in enumerate(state.earlier):
            label = SmallLabel(content, self._theme, earlier)
            self._spots[f"earlier-note {number}"] = label
            column.addWidget(label)
            self._say(content, column, "muted", earlier.said_under)
            whens = dict.fromkeys((earlier.when, *(answer.when for answer in earlier.answers)))
            column.addWidget(WrappingLabel(content, "faint", text=" · ".join(whens)))
            for answer in earlier.answers:
                self._say(content, column, "quote", answer.words, spot=answer.spot)

    def _ask_of_namesake(self, content: QWidget, column: QVBoxLayout, state: PersonState) -> None:
        """One quiet question; its two answers are in the menu too, for hands without a mouse."""
        if not state.namesake:
            return
        self._say(content, column, "muted", state.namesake)
        row = QHBoxLayout()
        for is_same, text in ((True, people.YES_THE_SAME), (False, people.NOT_THE_SAME)):
            button = QPushButton(text, content)
            button.setObjectName("the-same" if is_same else "not-the-same")
            button.setProperty("role", "link")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleDescription(state.namesake)
            button.clicked.connect(
                lambda _=False, is_same=is_same: self.same_answered.emit(
                    state.person_id, state.other_id, is_same
                )
            )
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def _say(
        self, content: QWidget, column: QVBoxLayout, role: str, text: str, *, spot: str = ""
    ) -> None:
        if text:
            label = WrappingLabel(content, role, text=text)
            column.addWidget(label)
            if spot:
                self._spots[spot] = label

    def _heading(self, content: QWidget, column: QVBoxLayout, text: str) -> None:
        column.addSpacing(12)
        column.addWidget(PlainLabel(content, "heading", text=text))

    def _add_words(self, content: QWidget, column: QVBoxLayout, state: PersonState) -> None:
        heading = f"{person.THEY_WROTE} · {state.words_from}" if state.words_from else ""
        self._heading(content, column, heading or person.THEY_WROTE)
        box = WordsBox(content, state.words, spoken=state.words_spoken)
        box.left.connect(self.keep_words)
        box.escaped.connect(self.label_requested)
        column.addWidget(box)
        self._words = box
        self._spots["words"] = box

    def _memory_field(self, content: QWidget, memory: str) -> QPlainTextEdit:
        field = QPlainTextEdit(content)
        field.setObjectName("memory")
        field.setPlainText(memory)
        field.setPlaceholderText(screen.MEMORY_HINT)
        field.setAccessibleName(screen.WORTH_REMEMBERING)
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().height() * 2 + 20)
        field.installEventFilter(self)
        self._memory = field
        self._spots["memory"] = field
        return field


def _glow(widget: QWidget, *, is_lit: bool) -> None:
    if isinstance(widget, SmallLabel):
        widget.glow(is_lit)
        return
    widget.setProperty("lit", is_lit)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.setAccessibleDescription(screen.LIT if is_lit else "")

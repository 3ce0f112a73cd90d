"""The person: who gets the note, what they ordered, what they said, what you said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.domain.stock import Stock
from handnote.qt.theme import Theme
from handnote.qt.widgets.note_painter import draw_ink, draw_lines
from handnote.qt.widgets.plain import ElidedLabel, PlainLabel, WrappingLabel
from handnote.qt.write.words_box import WordsBox
from handnote.typeset.typeset_note import TypesetNote
from handnote.wording import person, screen


@dataclass(frozen=True, slots=True)
class EarlierNote:
    """Something said before: how it looked, how it reads aloud, and when it was."""

    note: TypesetNote
    stock: Stock
    text: str
    when: str
    is_gist: bool = False
    """Whether these are not the words on the label, but what is known of them."""


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
    memory: str = ""
    question: str = ""
    questions: Sequence[str] = ()


class SmallLabel(QWidget):
    """A note as a little label, no taller than what it says."""

    def __init__(self, parent: QWidget, theme: Theme, earlier: EarlierNote) -> None:
        super().__init__(parent)
        self._theme = theme
        self._earlier = earlier
        self.setAccessibleName(f"{earlier.when}: {earlier.text}")

    def glow(self, is_lit: bool) -> None:  # noqa: FBT001 - lit or not is all there is
        """The note being written speaks of this one, or no more."""
        self.setProperty("lit", is_lit)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the pane, tall enough for its lines."""
        return QSize(200, self._height(max(160, self.width())))

    def heightForWidth(self, width: int) -> int:
        """Tall enough for its lines at this width."""
        return self._height(width)

    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper and the writing."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        painter.setPen(colours.colour("line"))
        painter.setBrush(colours.colour("paper"))
        if self.property("lit"):
            painter.setPen(QPen(colours.colour("ink"), 2))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)
        painter.setClipRect(self.rect())
        painter.translate(0, -self._blank_above() * self._scale())
        ink = "gist" if self._earlier.is_gist else "pen"
        draw_lines(painter, self._earlier.note.lines, self._scale(), colours.colour(ink))
        draw_ink(painter, self._earlier.note.ink, self._scale())

    def _scale(self) -> float:
        return self.width() / self._earlier.stock.width

    def _height(self, width: int) -> int:
        note = self._earlier.note
        bottom = note.lines[-1].baseline + note.descent + note.area.top * 0.6
        tall = min(bottom - self._blank_above(), self._earlier.stock.height)
        return round(tall * width / self._earlier.stock.width)

    def _blank_above(self) -> float:
        """How far below its label's area the note begins, in mm: here it begins at the top."""
        note = self._earlier.note
        return max(0.0, note.lines[0].baseline - note.ascent - note.area.top)


class PersonPane(QFrame):
    """The right column of the Write place; reads in the order a seller wants to know."""

    memory_edited = Signal(str, str)
    words_edited = Signal(str, str)
    label_requested = Signal()

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
        self._heading(content, column, screen.THIS_ORDER)
        for line, spot in state.items:
            self._say(content, column, "", line, spot=spot)
        self._say(content, column, "muted", state.where)
        self._say(content, column, "muted", state.gift, spot="gift")
        self._add_words(content, column, state)
        if state.gift_message:
            self._heading(content, column, screen.THEIR_GIFT_MESSAGE)
            self._say(content, column, "quote", state.gift_message, spot="gift-message")
        if state.details:
            self._heading(content, column, screen.FROM_THE_CHECKOUT)
            self._say(content, column, "muted", state.details, spot="details")
        if state.earlier:
            self._heading(content, column, screen.SAID_BEFORE)
            for number, earlier in enumerate(state.earlier):
                label = SmallLabel(content, self._theme, earlier)
                self._spots[f"earlier-note {number}"] = label
                column.addWidget(label)
                column.addWidget(PlainLabel(content, "faint", text=earlier.when))
        self._heading(content, column, screen.WORTH_REMEMBERING)
        column.addWidget(self._memory_field(content, state.memory))
        self._question = WrappingLabel(content, "muted", text=state.question)
        column.addSpacing(10)
        column.addWidget(self._question)

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

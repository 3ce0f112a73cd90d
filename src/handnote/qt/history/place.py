"""The History place: one search field, the notes as labels, one note large."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.plain_text import LINE_LIMIT
from handnote.domain.wanted import Wanted
from handnote.qt.history.narrowing import Narrowing
from handnote.qt.history.note_card import NoteCard, draw_card
from handnote.qt.history.notes_view import NotesView
from handnote.qt.theme import Theme
from handnote.qt.widgets.empty import EmptyPlace
from handnote.qt.widgets.find_field import FindField
from handnote.qt.widgets.plain import ElidedLabel, PlainLabel, WrappingLabel
from handnote.wording import modes, people, screen


@dataclass(frozen=True, slots=True)
class Said:
    """Something said between the two: a note as it looked, or else words that came back."""

    when: str
    card: NoteCard | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class NoteState:
    """One note large: who, under what circumstances, and the label itself."""

    name: str
    since: str
    about: str
    quotes: tuple[str, ...]
    card: NoteCard
    others: tuple["Said", ...] = ()
    """What else was said between the two, the newest first."""
    can_print: bool = False
    promises: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    """What they wrote back about this note, and when."""
    gist: str | None = None
    """What is known of a note that a pen wrote, to be typed on; None for any other."""


class LargeLabel(QWidget):
    """One past note as it lay in the parcel."""

    def __init__(self, parent: QWidget, theme: Theme, card: NoteCard) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card = card
        self.setAccessibleName(f"{card.person}, {card.day}: {card.text}")

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(280, self.heightForWidth(280))

    def heightForWidth(self, width: int) -> int:
        """The label's own proportions."""
        return round(width * self._card.stock.height / self._card.stock.width)

    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper and the writing."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(self._theme.colours.colour("line"))
        painter.setBrush(self._theme.colours.colour("paper"))
        painter.drawRoundedRect(box, 7, 7)
        draw_card(painter, self._card, box, self._theme)


class HistoryPlace(QWidget):
    """Shows what it is told and passes on what the seller wishes."""

    search_edited = Signal()
    gist_given = Signal(str, str)
    print_requested = Signal()
    answer_requested = Signal()
    copy_requested = Signal()
    narrowing_opened = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("placeDesk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(26, 18, 18, 8)
        column.setSpacing(10)
        column.addLayout(self._make_search(centre))
        column.addWidget(self.narrowing)
        self._month = PlainLabel(centre, "heading")
        column.addWidget(self._month)
        self.notes = NotesView(centre, theme)
        self.notes.setAccessibleName(screen.HISTORY)
        self.notes.month_shown.connect(self._month.setText)
        column.addWidget(self.notes, 1)
        self.empty = EmptyPlace(centre, screen.NO_NOTES, screen.NO_NOTES_MORE)
        column.addWidget(self.empty, 1)
        row.addWidget(centre, 1)
        row.addWidget(self._make_side())

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        return self.narrowing.wanted(self.find_field.text())

    def show_count(self, text: str) -> None:
        """How many were found, beside the field."""
        self._count.setText(text)

    def show_whether_empty(self, *, is_empty: bool, is_search: bool) -> None:
        """Say so where there is nothing to show."""
        self.empty.setVisible(is_empty)
        self.notes.setVisible(not is_empty)
        self._month.setVisible(not is_empty)
        if is_search:
            self.empty.show_words(screen.NOT_FOUND, "")
        else:
            self.empty.show_words(screen.NO_NOTES, screen.NO_NOTES_MORE)

    def show_whether_hidden(self, *, is_hidden: bool) -> None:
        """Show that names are hidden, in the place of all there is to read."""
        for field in (self.find_field, self._narrow):
            field.setVisible(not is_hidden)
        self.narrowing.setVisible(self._narrow.isChecked() and not is_hidden)
        if is_hidden:
            self.show_whether_empty(is_empty=True, is_search=False)
            self.empty.show_words(people.HIDDEN, people.HIDDEN_HERE)
            self.show_count("")

    def show_note(self, state: NoteState | None) -> None:
        """Show one note large, with its order; None for none."""
        content = QWidget(self._side)
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        if state:
            column.addWidget(ElidedLabel(content, "name", text=state.name))
            column.addWidget(WrappingLabel(content, "muted", text=state.since))
            column.addWidget(LargeLabel(content, self._theme, state.card))
            if state.gist is not None:
                column.addWidget(self._make_gist(content, state.card, state.gist))
            column.addWidget(WrappingLabel(content, "muted", text=state.about))
            column.addLayout(self._make_wishes(content, can_print=state.can_print))
            for quote in state.quotes:
                column.addWidget(WrappingLabel(content, "quote", text=quote))
            for promise in state.promises:
                column.addWidget(WrappingLabel(content, "muted", text=promise))
            for answer, when in state.answers:
                column.addWidget(WrappingLabel(content, "quote", text=answer))
                column.addWidget(PlainLabel(content, "faint", text=when))
            if state.others:
                column.addSpacing(12)
                column.addWidget(PlainLabel(content, "heading", text=screen.THE_TWO_OF_YOU))
                for said in state.others:
                    column.addWidget(PlainLabel(content, "faint", text=said.when))
                    if said.card:
                        column.addWidget(LargeLabel(content, self._theme, said.card))
                    else:
                        column.addWidget(WrappingLabel(content, "quote", text=said.words))
        column.addStretch(1)
        self._side.setWidget(content)

    def _make_wishes(self, content: QWidget, *, can_print: bool) -> QHBoxLayout:
        """What can be done with the note that is shown large."""
        row = QHBoxLayout()
        row.setSpacing(8)
        wishes = (
            ("note-again", screen.PRINT_NOTE_AGAIN, self.print_requested, can_print),
            ("note-answer", people.ANSWER_MENU, self.answer_requested, True),
            ("note-copy", screen.COPY_WORDS, self.copy_requested, True),
        )
        for name, text, wish, is_offered in wishes:
            if is_offered:
                button = QPushButton(text, content)
                button.setObjectName(name)
                button.clicked.connect(wish)
                row.addWidget(button)
        row.addStretch(1)
        return row

    def _make_gist(self, content: QWidget, card: NoteCard, gist: str) -> QLineEdit:
        """The line for it; it is kept when she leaves it, or at Enter."""
        field = QLineEdit(" ".join(gist.split()), content)
        field.setObjectName("gist-afterwards")
        field.setPlaceholderText(modes.GIST_AFTERWARDS)
        field.setAccessibleName(modes.GIST_AFTERWARDS)
        field.setMaxLength(LINE_LIMIT)
        field.setProperty("note", card.note_id)
        field.setCursorPosition(0)
        field.editingFinished.connect(self._tell_of_gist)
        return field

    def _tell_of_gist(self) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit) and field.isModified():
            field.setModified(False)
            self.gist_given.emit(field.property("note"), field.text())

    def _make_search(self, centre: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        self.find_field = FindField(centre, "find-note", screen.FIND_NOTE)
        self.find_field.textChanged.connect(self.search_edited)
        row.addWidget(self.find_field, 1)
        self.narrowing = Narrowing(centre)
        self.narrowing.edited.connect(self.search_edited)
        self._narrow = QPushButton(screen.NARROW_DOWN, centre)
        self._narrow.setObjectName("narrow")
        self._narrow.setCheckable(True)
        self._narrow.toggled.connect(self._show_narrowing)
        row.addWidget(self._narrow)
        self._count = PlainLabel(centre, "faint")
        row.addWidget(self._count)
        return row

    def _show_narrowing(self) -> None:
        is_open = self._narrow.isChecked()
        self.narrowing.setVisible(is_open)
        if is_open:
            self.narrowing_opened.emit()
        else:
            self.narrowing.clear()

    def _make_side(self) -> QFrame:
        panel = QFrame(self)
        panel.setObjectName("sidePanel")
        panel.setProperty("edge", "right")
        panel.setFixedWidth(self._theme.scaled(380))
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        self._side = QScrollArea(panel)
        self._side.setWidgetResizable(True)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._side)
        return panel

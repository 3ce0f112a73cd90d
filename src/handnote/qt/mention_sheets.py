"""The sheets of the listener: why something is mentioned, what is mentioned at all, what waits."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.likeness import Repeat, Where
from handnote.qt.theme import Theme
from handnote.qt.widgets.marked_text import MarkedText
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.wording import mentions as words

if TYPE_CHECKING:
    from handnote.services.listening import Held, Mention

_WIDE = 620
_MOST_SHOWN = 8
_TALLEST = 0.62
"""How much of the window's height the list of kinds takes at most before it scrolls."""


class WhySheet(QuietSheet):
    """Why something is mentioned, and the ways to hear no more of it."""

    switched_off = Signal(str)
    said_to_everybody = Signal()

    def __init__(
        self, parent: QWidget, theme: Theme, mention: "Mention", text: str, now: datetime
    ) -> None:
        super().__init__(parent, words.bare_line(mention, now), "")
        self.setObjectName("why")
        self.column.addWidget(WrappingLabel(self, text=words.why(mention)))
        if said := words.marketplace(mention):
            self.column.addWidget(WrappingLabel(self, "muted", text=said))
        if mention.repeat:
            self.setMinimumWidth(_WIDE)
            self.column.addLayout(_side_by_side(self, theme, mention.repeat, text))
        self.finish_layout()
        if words.can_be_quiet(mention):
            off = self._way_out(words.DO_NOT_MENTION, "switch-off")
            off.clicked.connect(lambda: self._leave(mention.kind))
        if mention.repeat and mention.repeat.where is Where.SENTENCE:
            stands = self._way_out(words.SAY_TO_EVERYBODY, "let-stand")
            stands.clicked.connect(self._let_stand)

    def _way_out(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        self.buttons.insertWidget(0, button)
        return button

    def _leave(self, kind: str) -> None:
        self.switched_off.emit(kind)
        self.accept()

    def _let_stand(self) -> None:
        self.said_to_everybody.emit()
        self.accept()


class KindsSheet(QuietSheet):
    """A switch for each kind of thing that may be mentioned."""

    switched = Signal(str, bool)

    def __init__(self, parent: QWidget, wanted: Mapping[str, bool]) -> None:
        super().__init__(parent, words.KINDS_TITLE, "")
        self.setObjectName("kinds")
        self.column.addWidget(WrappingLabel(self, "muted", text=words.KINDS_ABOUT))
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        for kind, said in words.kinds():
            box = QCheckBox(said, content)
            box.setObjectName(f"mention-{kind}")
            box.setChecked(wanted.get(kind, True))
            box.setProperty("kind", kind)
            box.toggled.connect(self._switch)
            column.addWidget(box)
        self.column.addWidget(self._scrolled(content, parent), 1)
        self.finish_layout()

    def _scrolled(self, content: QWidget, parent: QWidget) -> QScrollArea:
        """There are many kinds, for large letters and small screens."""
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        wanted = content.sizeHint().height() + 8
        area.setMinimumHeight(min(wanted, int(parent.height() * _TALLEST)))
        return area

    def _switch(self, is_on: bool) -> None:  # noqa: FBT001 - a slot of a toggle
        self.switched.emit(str(self.sender().property("kind")), is_on)


class WaitingSheet(QuietSheet):
    """The labels that wait, each with the reason and two ways on."""

    let_go = Signal(object)
    back_to = Signal(object)

    def __init__(self, parent: QWidget, held: Sequence["Held"]) -> None:
        super().__init__(parent, words.WAITING_TITLE, "")
        self.setObjectName("waiting")
        self.setMinimumWidth(_WIDE)
        self.column.addWidget(WrappingLabel(self, "muted", text=words.WAITING_ABOUT))
        self._buttons: list[QPushButton] = []
        for one in held[:_MOST_SHOWN]:
            self.column.addLayout(self._row(one))
        if len(held) > _MOST_SHOWN:
            self.column.addWidget(WrappingLabel(self, "muted", text=words.AND_MORE))
        self.finish_layout()
        if self._buttons:
            self._buttons[0].setDefault(True)
            self._buttons[0].setFocus()

    def _row(self, held: "Held") -> QHBoxLayout:
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(WrappingLabel(self, "heading", text=words.held_line(held)))
        said.addWidget(WrappingLabel(self, text=held.note.text))
        said.addWidget(WrappingLabel(self, "muted", text=words.held_why(held)))
        said.addStretch(1)
        row = QHBoxLayout()
        row.addLayout(said, 1)
        ways = QVBoxLayout()
        for name, text, wish in (
            ("let-go", words.LET_GO, self.let_go),
            ("write-anew", words.WRITE_ANEW, self.back_to),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAccessibleName(f"{text}: {words.held_line(held)}")
            button.clicked.connect(lambda _=False, wish=wish: self._go(wish, held))
            ways.addWidget(button)
            self._buttons.append(button)
        ways.addStretch(1)
        row.addLayout(ways)
        return row

    def _go(self, wish: Signal, held: "Held") -> None:
        wish.emit(held)  # type: ignore[attr-defined]  # a bound signal, which the stubs do not tell
        self.accept()


def _side_by_side(sheet: QWidget, theme: Theme, repeat: Repeat, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    mark = theme.colours.colour("ink_soft")
    sides = (
        (words.YOUR_WORDS_NOW, text, repeat.likeness.here),
        (words.YOUR_WORDS_THEN, repeat.note.text, repeat.likeness.there),
    )
    for title, said, spans in sides:
        column = QVBoxLayout()
        column.addWidget(PlainLabel(sheet, "heading", text=title))
        column.addWidget(MarkedText(sheet, title, said, spans, mark))
        row.addLayout(column, 1)
    return row

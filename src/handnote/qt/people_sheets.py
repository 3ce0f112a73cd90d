"""The small sheets of what is known of people: a promise, a wish, an answer, a name."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from handnote.domain.answer import ANSWER_LIMIT
from handnote.domain.note import Note
from handnote.domain.promise import PROMISE_LIMIT
from handnote.domain.went_wrong import PUT_RIGHT_LIMIT, WentWrong
from handnote.domain.wish import VALUE_LIMIT, Wish, WishKind
from handnote.qt.widgets.line_list import LineList
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.wording import people as words


class PromiseSheet(QuietSheet):
    """What is promised: words marked in the note, or written down."""

    given = Signal(str)

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent, words.PROMISE_TITLE, words.PROMISE_IT)
        self.setObjectName("promising")
        self._note: QPlainTextEdit | None = None
        if text.strip():
            self.column.addWidget(WrappingLabel(self, "muted", text=words.PROMISE_MARK))
            self._note = _box(self, "promise-in", words.PROMISE_MARK, lines=3)
            self._note.setPlainText(text)
            self._note.setReadOnly(True)
            self._note.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByKeyboard
                | Qt.TextInteractionFlag.TextSelectableByMouse
            )
            self._note.selectionChanged.connect(self._take_marked)
            self.column.addWidget(self._note)
        self._field = _line(self, "promise-words", words.PROMISE_HINT, limit=PROMISE_LIMIT)
        self.column.addWidget(self._field)
        self.finish_layout()
        (self._note or self._field).setFocus()
        self.accepted.connect(self._give)

    def _take_marked(self) -> None:
        if self._note is not None:
            marked = self._note.textCursor().selectedText().replace("\u2029", " ")
            self._field.setText(marked)

    def _give(self) -> None:
        if said := self._field.text().strip():
            self.given.emit(said)


class WishesSheet(QuietSheet):
    """A box for each thing that can be asked for, and a line for all else."""

    given = Signal(object)

    def __init__(self, parent: QWidget, known: Sequence[Wish]) -> None:
        super().__init__(parent, words.WISHES_TITLE, words.KEEP)
        self.setObjectName("wishing")
        here = {wish.kind: wish.value for wish in known}
        self._boxes: dict[WishKind, QCheckBox] = {}
        for kind, text in words.WISH_BOXES.items():
            box = QCheckBox(text, self)
            box.setObjectName(f"wish-{kind.value}")
            box.setChecked(kind in here)
            self.column.addWidget(box)
            self._boxes[kind] = box
        form = QFormLayout()
        self._language = self._make_language(here.get(WishKind.LANGUAGE, ""))
        self._lines = {
            kind: _line(self, f"wish-{kind.value}", text, limit=VALUE_LIMIT)
            for kind, text in words.WISH_LINES.items()
        }
        form.addRow(PlainLabel(self, text=words.WISH_LANGUAGE), self._language)
        for kind, field in self._lines.items():
            field.setText(here.get(kind, ""))
            form.addRow(PlainLabel(self, text=words.WISH_LINES[kind]), field)
        self.column.addLayout(form)
        self.column.addWidget(WrappingLabel(self, "muted", text=words.WISHES_ABOUT))
        self.finish_layout()
        self._boxes[WishKind.NO_NOTE].setFocus()
        self.accepted.connect(self._give)

    def _make_language(self, code: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("wish-language")
        box.setAccessibleName(words.WISH_LANGUAGE)
        offered: Mapping[str, str] = {"": words.ANY_LANGUAGE, **words.LANGUAGES}
        if code not in offered:
            offered = {**offered, code: code}
        for value, name in offered.items():
            box.addItem(name, value)
        box.setCurrentIndex(list(offered).index(code))
        return box

    def _give(self) -> None:
        wanted = [Wish(kind) for kind, box in self._boxes.items() if box.isChecked()]
        wanted.append(Wish(WishKind.LANGUAGE, self._language.currentData()))
        wanted += [Wish(kind, field.text()) for kind, field in self._lines.items()]
        self.given.emit([wish for wish in wanted if wish.value or wish.kind in self._boxes])


class AnswerSheet(QuietSheet):
    """What they wrote back, and about which note."""

    given = Signal(object, str, bool)

    def __init__(self, parent: QWidget, notes: Sequence[Note], today: date) -> None:
        super().__init__(parent, words.THEY_ANSWERED, words.KEEP)
        self.setObjectName("answering")
        self._notes = notes
        self._list: LineList | None = None
        if len(notes) > 1:
            lines = [words.note_in_short(note, today) for note in notes]
            self.column.addWidget(PlainLabel(self, "muted", text=words.ABOUT_WHICH_NOTE))
            self._list = LineList(self, words.ABOUT_WHICH_NOTE, lines)
            self._list.setObjectName("answer-to")
            self.column.addWidget(self._list)
        else:
            about = words.note_in_short(notes[0], today)
            self.column.addWidget(WrappingLabel(self, "muted", text=about))
        self._field = _box(self, "answer", words.ANSWER_HINT, lines=6)
        self.column.addWidget(self._field)
        self._kind = QCheckBox(words.ON_THE_SHELF, self)
        self._kind.setObjectName("answer-is-kind")
        self._kind.setChecked(True)
        self.column.addWidget(self._kind)
        self.column.addWidget(WrappingLabel(self, "muted", text=words.ANSWER_ABOUT))
        self.finish_layout()
        self._field.setFocus()
        self.accepted.connect(self._give)

    def _give(self) -> None:
        picked = self._list.currentIndex().row() if self._list else 0
        said = self._field.toPlainText()[: 2 * ANSWER_LIMIT]
        if said.strip():
            self.given.emit(self._notes[max(0, picked)], said, self._kind.isChecked())


class WentWrongSheet(QuietSheet):
    """First what it was like for them, then what was put right."""

    given = Signal(str)
    nothing_requested = Signal()

    def __init__(self, parent: QWidget, known: WentWrong | None) -> None:
        super().__init__(parent, words.PUT_RIGHT_HEADING, words.KEEP)
        self.setObjectName("went-wrong")
        self.column.addWidget(PlainLabel(self, "heading", text=words.WHAT_WAS_IT_LIKE))
        self.column.addWidget(WrappingLabel(self, "muted", text=words.WHAT_WAS_IT_LIKE_ABOUT))
        self.column.addWidget(PlainLabel(self, "heading", text=words.WHAT_IS_PUT_RIGHT))
        self._field = _box(self, "put-right", words.PUT_RIGHT_HINT, lines=3)
        self._field.setAccessibleName(words.WHAT_IS_PUT_RIGHT)
        self._field.setPlainText(known.put_right if known else "")
        self.column.addWidget(self._field)
        self.finish_layout()
        if known:
            nothing = QPushButton(words.NOTHING_WENT_WRONG, self)
            nothing.setObjectName("nothing-went-wrong")
            nothing.setAutoDefault(False)
            nothing.clicked.connect(self._tell_nothing)
            self.buttons.insertWidget(0, nothing)
        self._field.setFocus()
        self.accepted.connect(self._give)

    def _give(self) -> None:
        self.given.emit(self._field.toPlainText()[: 2 * PUT_RIGHT_LIMIT].strip())

    def _tell_nothing(self) -> None:
        self.nothing_requested.emit()
        self.reject()


class NameSheet(QuietSheet):
    """One line: whose order it is."""

    given = Signal(str)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, words.NAME_TITLE, words.KEEP)
        self.setObjectName("naming")
        self._field = _line(self, "their-name", words.NAME_HINT, limit=VALUE_LIMIT)
        self._field.setText(name)
        self._field.selectAll()
        self.column.addWidget(self._field)
        self.finish_layout()
        self._field.setFocus()
        self.accepted.connect(self._give)

    def _give(self) -> None:
        if name := self._field.text().strip():
            self.given.emit(name)


class RecogniseSheet(QuietSheet):
    """Says what people are recognised by, and what goes when they are not to be any more."""

    def __init__(self, parent: QWidget, count: int, *, is_on: bool) -> None:
        accept = words.RECOGNISE_NO_MORE if is_on else words.RECOGNISE_AGAIN
        super().__init__(parent, words.RECOGNISE_TITLE, accept)
        self.setObjectName("recognising")
        self.column.addWidget(WrappingLabel(self, text=words.RECOGNISE_ABOUT))
        said = words.known_by_key(count) if is_on else words.RECOGNISES_NOBODY
        self.column.addWidget(WrappingLabel(self, "muted", text=said))
        self.finish_layout()


def _line(sheet: QWidget, name: str, hint: str, *, limit: int) -> QLineEdit:
    field = QLineEdit(sheet)
    field.setObjectName(name)
    field.setMaxLength(limit)
    field.setPlaceholderText(hint)
    field.setAccessibleName(hint)
    return field


def _box(sheet: QWidget, name: str, hint: str, *, lines: int) -> QPlainTextEdit:
    field = QPlainTextEdit(sheet)
    field.setObjectName(name)
    field.setPlaceholderText(hint)
    field.setAccessibleName(hint)
    field.setTabChangesFocus(True)
    field.setMinimumHeight(field.fontMetrics().lineSpacing() * lines + 24)
    field.setMaximumHeight(field.fontMetrics().lineSpacing() * lines * 2 + 24)
    return field

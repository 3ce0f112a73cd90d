"""Putting an order right: what is known of it in fields, and who said so below each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.correction import Fact, KnownFact, ToldBy
from handnote.domain.order import Order
from handnote.domain.retention import holds_contact
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.services.correcting import Wish
from handnote.wording import desk
from handnote.wording import keeping_names as words

_TALLEST = 0.62
"""Of the window's height, before the fields scroll."""

_MOST_ITEMS = 30


class CorrectSheet(QuietSheet):
    """Tells what is to be another way, and whether names and words are kept."""

    given = Signal(object, bool)

    def __init__(self, parent: QWidget, order: Order, facts: Sequence[KnownFact]) -> None:
        super().__init__(parent, words.CORRECT, words.CORRECT_IT)
        self.setObjectName("correct")
        self.column.addWidget(WrappingLabel(self, "muted", text=_of(order)))
        self._fields: list[tuple[KnownFact, QLineEdit | QPlainTextEdit]] = []
        content = QWidget(self)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.setSpacing(5)
        titles = sum(known.fact is Fact.TITLE for known in facts)
        for known in _in_reading_order(facts):
            number = known.place + 1 if known.fact is Fact.TITLE and titles > 1 else 0
            self._add(content, inside, known, words.fact(known, number))
        self._keep = QCheckBox(words.KEEP_WITH_NOTE, content)
        self._keep.setObjectName("keep-with-note")
        self._keep.setChecked(order.is_kept)
        inside.addSpacing(8)
        inside.addWidget(self._keep)
        if holds_contact(f"{order.words} \n {order.gift_message} \n {order.details}"):
            inside.addWidget(WrappingLabel(content, "muted", text=words.CONTACT_GOES))
        inside.addStretch(1)
        self.column.addWidget(self._scrolled(content, parent), 1)
        self.finish_layout()
        self._fields[0][1].setFocus()
        self.accepted.connect(self._give)

    def _scrolled(self, content: QWidget, parent: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(content.minimumSizeHint().width() + 2 * bar)
        wanted = content.sizeHint().height() + 8
        area.setMinimumHeight(min(wanted, int(parent.height() * _TALLEST)))
        return area

    def _add(self, content: QWidget, inside: QVBoxLayout, known: KnownFact, name: str) -> None:
        label = PlainLabel(content, "heading", text=name)
        field = _words_field(content) if known.fact is Fact.WORDS else QLineEdit(content)
        field.setObjectName(f"correct-{known.fact.value}-{known.place}")
        field.setAccessibleName(name)
        _show(field, known.value)
        if known.fact is Fact.SHIP_BY:
            field.setPlaceholderText(words.DAY_HINT)
        label.setBuddy(field)
        inside.addSpacing(3)
        inside.addWidget(label)
        inside.addWidget(field)
        said = words.told_by(known)
        field.setAccessibleDescription(said)
        if known.told_by is ToldBy.SELLER and known.told:
            inside.addWidget(WrappingLabel(content, "muted", text=said))
        self._fields.append((known, field))

    def _give(self) -> None:
        wishes = [
            Wish(known.fact, text, known.place)
            for known, field in self._fields
            if (text := _text(field)) != known.value
        ]
        self.given.emit(wishes, self._keep.isChecked())


def _of(order: Order) -> str:
    parts = [desk.name_of(order), order.number, desk.channel(order.channel)]
    return " · ".join(part for part in parts if part)


def _in_reading_order(facts: Sequence[KnownFact]) -> list[KnownFact]:
    order = list(words.FACTS)
    shown = [known for known in facts if known.fact is not Fact.TITLE or known.place < _MOST_ITEMS]
    return sorted(shown, key=lambda known: (order.index(known.fact), known.place))


def _words_field(content: QWidget) -> QPlainTextEdit:
    field = QPlainTextEdit(content)
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().height() * 3 + 20)
    return field


def _show(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    else:
        field.setText(text)
        field.setCursorPosition(0)


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()

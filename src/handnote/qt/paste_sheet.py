"""The quiet sheet of a pasted order: everything that was understood, to be put right."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.order import BY_HAND, IncomingOrder, Item, Order
from handnote.domain.plain_text import LINE_LIMIT
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.readers.pasted import Pasted
from handnote.services.pasting import PasteLook
from handnote.wording import desk as desk_words
from handnote.wording import pasting as words
from handnote.wording import person, screen

_WIDTH = 560
_LEAST_HEIGHT = 160
_WINDOW_FRAME = 60
_COUNTED = re.compile(r"(\d{1,3})\s*[×x]\s*(.+)", re.IGNORECASE)
_LARGEST_QUANTITY = 999


class PasteSheet(QuietSheet):
    """Shows a paste and hands on what the seller made of it."""

    given = Signal(object)
    number_changed = Signal(str, str)
    words_given = Signal(str, str)
    order_wanted = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        look: PasteLook,
        channels: Sequence[tuple[str, str]],
        read_day: Callable[[str], date | None],
    ) -> None:
        super().__init__(parent, words.TITLE, screen.ADD)
        self.setObjectName("pasting")
        self._told = look.pasted.order
        self._read_day = read_day
        self._known: Order | None = None
        self.setMinimumWidth(_WIDTH)
        self.column.addWidget(WrappingLabel(self, "muted", text=words.ABOUT))
        self._notice = WrappingLabel(self, "problem")
        self._notice.setObjectName("paste-notice")
        self._notice.hide()
        self.column.addWidget(self._notice)
        self._fill(look.pasted, channels)
        if not_kept := words.not_kept(look.pasted.left_out):
            self.column.addWidget(WrappingLabel(self, "muted", text=not_kept))
        self.finish_layout()
        button = self.findChild(QPushButton, "accept")
        assert button is not None
        self._button = button
        if look.pasted.day_in_doubt:
            self._say(words.day_in_doubt(look.pasted.day_in_doubt))
        self.show_known(look.known)
        if not self._who.text():
            self._who.setFocus()

    def show_known(self, order: Order | None) -> None:
        """Say whether the order is here already; then only what they wrote can be kept."""
        if self._known is not None and order is None:
            self._say("")
        self._known = order
        if order is not None:
            self._say(words.already_here(order))
        self._name_button()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is it known how large everything is in this theme."""
        super().showEvent(event)
        self._make_room()

    def accept(self) -> None:
        """Hand on what the sheet says, if it can be understood."""
        if self._known is not None:
            if theirs := self._words.toPlainText().strip():
                self.words_given.emit(self._known.id, theirs)
            self.order_wanted.emit(self._known.id)
            super().accept()
            return
        day = self._send_by.text().strip()
        if day and self._read_day(day) is None:
            self._say(words.day_in_doubt(day))
            self._send_by.setFocus()
            return
        told = self._order()
        if not (told.buyer or told.recipient or told.items):
            self._say(words.NOTHING_TOLD)
            self._who.setFocus()
            return
        self.given.emit(told)
        super().accept()

    def _order(self) -> IncomingOrder:
        who, buyer = self._who.text().strip(), self._buyer.text().strip()
        send_by = self._send_by.text().strip()
        return replace(
            self._told,
            channel=self._sold_on.currentData(),
            number=self._number.text().strip(),
            buyer=buyer or who,
            recipient=who if buyer else "",
            items=items_of(self._what.toPlainText()),
            words=self._words.toPlainText().strip(),
            gift_message=self._gift.toPlainText().strip(),
            ship_by=self._read_day(send_by) if send_by else None,
            country=self._country.text().strip(),
        )

    def _fill(self, pasted: Pasted, channels: Sequence[tuple[str, str]]) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget(scroll)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 4, 8, 4)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        column.addLayout(form)
        order = pasted.order
        who = order.recipient or order.buyer
        buyer = order.buyer if order.buyer != who else ""
        self._who = self._line(form, words.WHO, "paste-who", who)
        self._buyer = self._line(form, words.BOUGHT_BY, "paste-buyer", buyer)
        self._what = self._text(form, words.WHAT, "paste-what", words.items_text(order.items), 4)
        self._what.setPlaceholderText(words.WHAT_HINT)
        self._words = self._text(form, person.THEY_WROTE, "paste-words", order.words, 3)
        self._words.setPlaceholderText(person.NOT_KNOWN)
        self._gift = self._text(form, words.GIFT_MESSAGE, "paste-gift", order.gift_message, 2)
        self._number = self._line(form, words.NUMBER, "paste-number", order.number)
        self._number.setPlaceholderText(words.NUMBER_HINT)
        self._sold_on = self._channels(form, channels, order.channel)
        send_by = pasted.day_in_doubt or words.day(order.ship_by)
        self._send_by = self._line(form, words.SEND_BY, "paste-send-by", send_by)
        self._send_by.setPlaceholderText(words.SEND_BY_HINT)
        self._country = self._line(form, words.COUNTRY, "paste-country", order.country)
        if pasted.unplaced:
            column.addSpacing(8)
            column.addWidget(WrappingLabel(content, "heading", text=words.NOT_PLACED))
            column.addWidget(self._list(content, pasted.unplaced))
        column.addStretch(1)
        scroll.setWidget(content)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setMinimumHeight(_LEAST_HEIGHT)
        self.column.addWidget(scroll, 1)
        self._content = content
        self._number.textEdited.connect(self._tell_number)
        self._sold_on.activated.connect(self._tell_number)
        self._words.textChanged.connect(self._name_button)

    def _tell_number(self) -> None:
        self.number_changed.emit(self._sold_on.currentData(), self._number.text())

    def _name_button(self) -> None:
        if self._known is None:
            self._button.setText(screen.ADD)
        else:
            has_words = bool(self._words.toPlainText().strip())
            self._button.setText(words.KEEP_THEIR_WORDS if has_words else words.OPEN_IT)

    def _say(self, sentence: str) -> None:
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))
        if self.isVisible():
            self._make_room()

    def _make_room(self) -> None:
        """As tall as all of it needs, and no taller than the screen."""
        least = self.column.heightForWidth(max(self.width(), _WIDTH))
        self.setMinimumHeight(least)
        wanted = self._content.sizeHint().height() - _LEAST_HEIGHT
        most = self.screen().availableGeometry().height() - _WINDOW_FRAME
        self.resize(max(self.width(), _WIDTH), max(least, min(least + wanted, most)))

    def _line(self, form: QFormLayout, label: str, name: str, text: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setMaxLength(LINE_LIMIT)
        field.setText(text)
        field.setCursorPosition(0)
        field.setAccessibleName(label)
        form.addRow(PlainLabel(self, "muted", text=label), field)
        return field

    def _text(
        self, form: QFormLayout, label: str, name: str, text: str, lines: int
    ) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setObjectName(name)
        field.setPlainText(text)
        field.setAccessibleName(label)
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 28)
        form.addRow(PlainLabel(self, "muted", text=label), field)
        return field

    def _channels(
        self, form: QFormLayout, channels: Sequence[tuple[str, str]], current: str
    ) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("paste-sold-on")
        box.setAccessibleName(words.SOLD_ON)
        box.addItem(desk_words.channel(BY_HAND), BY_HAND)
        for channel, name in channels:
            box.addItem(name, channel)
        box.setCurrentIndex(max(0, box.findData(current)))
        row = QHBoxLayout()
        row.addWidget(box)
        row.addStretch(1)
        form.addRow(PlainLabel(self, "muted", text=words.SOLD_ON), row)
        return box

    def _list(self, content: QWidget, lines: Sequence[str]) -> QListWidget:
        shown = QListWidget(content)
        shown.setObjectName("paste-unplaced")
        shown.setAccessibleName(words.NOT_PLACED)
        shown.setWordWrap(True)
        shown.setTabKeyNavigation(False)
        for line in lines:
            entry = QListWidgetItem(line, shown)
            entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            entry.setCheckState(Qt.CheckState.Unchecked)
        shown.setCurrentRow(0)
        rows = min(4, len(lines))
        shown.setFixedHeight(rows * (shown.sizeHintForRow(0) + 2) + 6)
        shown.itemChanged.connect(self._take_or_leave)
        return shown

    def _take_or_leave(self, entry: QListWidgetItem) -> None:
        """A ticked line is what they wrote; unticked it goes again, if it still stands there."""
        lines = [line for line in self._words.toPlainText().split("\n") if line]
        is_taken = entry.checkState() is Qt.CheckState.Checked
        if is_taken and entry.text() not in lines:
            lines.append(entry.text())
        elif not is_taken and entry.text() in lines:
            lines.remove(entry.text())
        self._words.setPlainText("\n".join(lines))


def items_of(text: str) -> tuple[Item, ...]:
    """The things listed in the field, as ``wording.pasting.items_text`` lists them."""
    found: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        if line.startswith((" ", "\t")) and found and line.strip():
            found[-1][1].append(line.strip())
        elif line.strip():
            found.append((line.strip(), []))
    return tuple(_item(first, more) for first, more in found)


def _item(first: str, more: list[str]) -> Item:
    counted = _COUNTED.fullmatch(first)
    quantity = int(counted[1]) if counted else 1
    title = counted[2] if counted and quantity else first
    quote = next((place for place, line in enumerate(more) if line.startswith("“")), len(more))
    said = "\n".join(more[quote:]).removeprefix("“").removesuffix("”")
    return Item(title, max(1, min(quantity, _LARGEST_QUANTITY)), "\n".join(more[:quote]), said)

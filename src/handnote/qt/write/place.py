"""The Write place: the pile, the label, the person."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.hand import Hand
from handnote.domain.note import Side
from handnote.domain.order import OrderId
from handnote.qt.theme import Theme
from handnote.qt.widgets.empty import EmptyPlace
from handnote.qt.widgets.find_field import FindField
from handnote.qt.widgets.hand_box import HandBox
from handnote.qt.widgets.plain import ElidedLabel, PlainLabel, dress
from handnote.qt.widgets.side_switch import SideSwitch
from handnote.qt.write.label_editor import MARGIN, Label, LabelEditor
from handnote.qt.write.person_pane import PersonPane
from handnote.qt.write.pile import PileRows, PileView
from handnote.typeset.typeset_note import TypesetNote
from handnote.wording import desk as words
from handnote.wording import screen

_PILE_WIDTH = 270
_PERSON_WIDTH = 300
_NARROWEST = 520
_SPACE = 32


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the label."""

    name: str
    stock: str
    side: Side


class WritePlace(QWidget):
    """Shows what it is told and passes on what the seller wishes."""

    find_edited = Signal(str)
    hand_picked = Signal(str)
    hands_requested = Signal()
    sign_requested = Signal()
    later_requested = Signal()
    write_requested = Signal()

    def __init__(self, parent: QWidget, theme: Theme, label: Label, hands: Sequence[Hand]) -> None:
        super().__init__(parent)
        self.setObjectName("placeDesk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._aspect = 1.0
        self.empty = EmptyPlace(self, screen.NOTHING_WAITS, screen.NOTHING_WAITS_MORE)
        # Made, and so read aloud, in the order a seller sees: the person before the label.
        self._pile_panel = self._make_pile(theme)
        self.person = PersonPane(self, theme)
        self.person.setFixedWidth(theme.scaled(_PERSON_WIDTH))
        self._narrowest = theme.scaled(_NARROWEST)
        self._centre = self._make_centre(theme, label, hands)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pile_panel)
        row.addWidget(self._centre, 1)
        row.addWidget(self.empty, 1)
        row.addWidget(self.person)
        self.empty.hide()

    def show_pile(self, rows: PileRows, current: OrderId | None) -> None:
        """Show these rows of the pile with ``current`` picked."""
        self.pile.show_rows(rows, current)

    def show_label(self, label: Label, heading: Heading) -> None:
        """Show a note on its label, ready to type on."""
        self._heading.setText(heading.name)
        self._stock.setText(heading.stock)
        self.sides.show_side(heading.side)
        self.editor.setAccessibleName(screen.the_label(heading.side, heading.name))
        self._aspect = label.stock.height / label.stock.width
        self.editor.show_label(label)
        self._place_label()

    def set_again(self, label: Label, heading: Heading) -> None:
        """Show the same text in another hand, on another stock or signed otherwise."""
        self._stock.setText(heading.stock)
        self._aspect = label.stock.height / label.stock.width
        self.editor.set_again(label)
        self._place_label()

    def show_fit(self, note: TypesetNote) -> None:
        """How much room is left, in the one line under the label."""
        self._fit.setText(words.fit(note.words, note.overflow, note.room, self.sides.shown))
        dress(self._fit, "fit" if note.fits else "problem")

    def show_hint(self, text: str, *, is_good: bool = False) -> None:
        """At most one line beside the fit; empty for none."""
        dress(self._hint, "fit" if is_good else "problem")
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def show_mention(self, text: str) -> None:
        """What a friend would mention, in grey; empty for nothing."""
        self.show_hint(text)
        dress(self._hint, "muted")

    def show_wish(self, text: str) -> None:
        """What is to be minded on this very label, above it; empty for nothing."""
        self._wish.setText(text)
        self._wish.setVisible(bool(text))

    def show_hands(self, hands: Sequence[Hand]) -> None:
        """Offer these hands; ``show_choices`` says which is in force."""
        self._hand.show_hands(hands)

    def show_choices(self, hand: str, sign_button: str, *, can_sign: bool) -> None:
        """Which hand and which sign-off are in force."""
        self._hand.blockSignals(True)
        self._hand.setCurrentIndex(max(0, self._hand.findData(hand)))
        self._hand.blockSignals(False)
        self._sign.setText(sign_button)
        self._sign.setEnabled(can_sign)

    def show_empty(self, is_empty: bool) -> None:  # noqa: FBT001 - shown or not is all there is
        """Put the invitation in the label's place, or take it away."""
        parts = (self._centre, self._pile_panel, self.person)
        # What goes, goes first: both at once would widen the window for good.
        if is_empty:
            for part in parts:
                part.hide()
        self.empty.setVisible(is_empty)
        for part in parts:
            part.setVisible(not is_empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The label takes the room there is."""
        super().resizeEvent(event)
        self._place_label()

    def _place_label(self) -> None:
        room = self._centre.width() - 2 * _SPACE
        height = self._centre.height() - 190
        width = max(200.0, min(room, height / self._aspect, 860))
        self.editor.setFixedHeight(round(width * self._aspect) + 2 * MARGIN)
        # The buttons keep their room under the narrowest label.
        self._column.setMaximumWidth(max(round(width) + 2 * MARGIN, self._narrowest))

    def _make_pile(self, theme: Theme) -> QFrame:
        panel = QFrame(self)
        panel.setObjectName("sidePanel")
        panel.setProperty("edge", "left")
        panel.setFixedWidth(theme.scaled(_PILE_WIDTH))
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.find_field = FindField(panel, "find-order", screen.FIND_ORDER)
        self.find_field.textChanged.connect(self.find_edited)
        top = QHBoxLayout()
        top.setContentsMargins(16, 14, 16, 10)
        top.addWidget(self.find_field)
        column.addLayout(top)
        self.pile = PileView(panel, theme)
        self.pile.setAccessibleName(screen.THE_PILE)
        column.addWidget(self.pile, 1)
        return panel

    def _make_centre(self, theme: Theme, label: Label, hands: Sequence[Hand]) -> QWidget:
        centre = QWidget(self)
        outer = QHBoxLayout(centre)
        outer.setContentsMargins(0, 0, 0, 0)
        self._column = QWidget(centre)
        outer.addStretch(1)
        outer.addWidget(self._column, 1000)  # as wide as it may be, before any space beside it
        outer.addStretch(1)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(5)
        column.addLayout(self._make_heading())
        self.editor = LabelEditor(self._column, theme, label)
        self.editor.setObjectName("label")
        self.editor.fit_changed.connect(self.show_fit)
        self.pile.clicked.connect(self._write_next)
        self.pile.activated.connect(self._write_next)
        column.addWidget(self.editor)
        column.addLayout(self._make_fit())
        column.addSpacing(18)
        column.addLayout(self._make_choices(hands))
        column.addStretch(6)
        return centre

    def _make_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(5)
        row.addWidget(PlainLabel(self._column, "muted", text=screen.FOR))
        self._heading = ElidedLabel(self._column)
        font = self._heading.font()
        font.setWeight(QFont.Weight.DemiBold)
        self._heading.setFont(font)
        row.addWidget(self._heading, 1)
        self._wish = PlainLabel(self._column, "muted")
        self._wish.setObjectName("wish")
        self._wish.hide()
        row.addWidget(self._wish)
        row.addSpacing(5)
        self.sides = SideSwitch(self._column, "side", takes_keys=False)
        row.addWidget(self.sides)
        row.addSpacing(5)
        self._stock = PlainLabel(self._column, "muted")
        row.addWidget(self._stock)
        return row

    def _make_fit(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(8)
        self._fit = PlainLabel(self._column, "fit")
        self._fit.setObjectName("fit")
        row.addWidget(self._fit)
        self._hint = ElidedLabel(self._column, "problem")
        self._hint.setObjectName("hint")
        self._hint.setSizePolicy(
            self._hint.sizePolicy().horizontalPolicy().Maximum,
            self._hint.sizePolicy().verticalPolicy(),
        )
        self._hint.hide()
        row.addWidget(self._hint)
        row.addStretch(1)
        return row

    def _make_choices(self, hands: Sequence[Hand]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(8)
        self._hand = HandBox(self._column)
        self._hand.show_hands(hands)
        self._hand.activated.connect(self._tell_of_hand)
        self._hand.chooser_requested.connect(self.hands_requested)
        row.addWidget(self._hand)
        self._sign = self._button(screen.SIGN, "sign")
        self._sign.clicked.connect(self.sign_requested)
        row.addWidget(self._sign)
        row.addStretch(1)
        later = self._button(screen.LATER, "later")
        later.clicked.connect(self.later_requested)
        row.addWidget(later)
        done = self._button(screen.DONE, "done")
        done.setProperty("role", "primary")
        done.clicked.connect(self.editor.done_requested)
        row.addWidget(done)
        return row

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self._column)
        button.setObjectName(name)
        return button

    def _write_next(self) -> None:
        """A click or Enter on a row means to write it; arrows only look."""
        self.write_requested.emit()

    def _tell_of_hand(self, index: int) -> None:
        self.hand_picked.emit(self._hand.itemData(index))

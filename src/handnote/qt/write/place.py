"""The Write place: the pile, the label, the person."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent, QTabletEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.hand import Hand
from handnote.domain.note import MadeBy, Side
from handnote.domain.order import OrderId
from handnote.domain.settings import Settings
from handnote.qt.ink.sheet import InkSheet
from handnote.qt.ink.tools import InkTools
from handnote.qt.ink.view import InkView
from handnote.qt.ink.zoom_strip import ENOUGH, LOW, ZoomStrip
from handnote.qt.theme import Theme
from handnote.qt.widgets.empty import EmptyPlace
from handnote.qt.widgets.find_field import FindField
from handnote.qt.widgets.hand_box import HandBox
from handnote.qt.widgets.plain import ElidedLabel, PlainLabel, dress
from handnote.qt.widgets.side_switch import SideSwitch
from handnote.qt.write.bare_label import BareLabel
from handnote.qt.write.gist_field import GistField
from handnote.qt.write.label_editor import MARGIN, Label, LabelEditor
from handnote.qt.write.mode_switch import ModeSwitch
from handnote.qt.write.person_pane import PersonPane
from handnote.qt.write.pile import PileRows, PileView
from handnote.services.inking import ink_label
from handnote.typeset.typeset_note import TypesetNote
from handnote.wording import desk as words
from handnote.wording import ink_label as ink_words
from handnote.wording import key_sheet, modes, screen

_PILE_WIDTH = 270
_PERSON_WIDTH = 300
_NARROWEST = 520
_SPACE = 32
_STRIP_GAP = 12


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the label."""

    name: str
    stock: str
    side: Side


class WritePlace(QWidget):
    """Shows what it is told and passes on what the seller wishes."""

    text_edited = Signal(str)
    done_requested = Signal()
    key_sheet_requested = Signal()
    find_edited = Signal(str)
    hand_picked = Signal(str)
    hands_requested = Signal()
    sign_requested = Signal()
    later_requested = Signal()
    draw_requested = Signal()
    typing_requested = Signal()
    write_requested = Signal()

    def __init__(self, parent: QWidget, theme: Theme, label: Label, hands: Sequence[Hand]) -> None:
        super().__init__(parent)
        self.setObjectName("placeDesk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._aspect = 1.0
        self._mode = MadeBy.FONT
        self._is_drawing = False
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
        spoken = screen.the_label(heading.side, heading.name)
        self.editor.setAccessibleName(spoken)
        self.bare.setAccessibleName(f"{spoken}. {modes.BARE_LABEL}")
        self._aspect = label.stock.height / label.stock.width
        self.ink.setAccessibleName(spoken)
        self.gist.show_text(label.text, label.cursor)
        self._show_stock(label)
        self.editor.show_label(label)
        self._place_label()

    def set_again(self, label: Label, heading: Heading) -> None:
        """Show the same text in another hand, on another stock or signed otherwise."""
        self._stock.setText(heading.stock)
        self._aspect = label.stock.height / label.stock.width
        self._show_stock(label)
        self.editor.set_again(label)
        self._place_label()

    def show_fit(self, note: TypesetNote) -> None:
        """How much room is left, in the one line under the label."""
        self._fit.setVisible(self._mode is not MadeBy.INK)
        if self._mode in modes.ABOUT:
            self._fit.setText(modes.ABOUT[self._mode])
        else:
            self._fit.setText(words.fit(note.words, note.overflow, note.room, self.sides.shown))
        dress(self._fit, "fit" if self.fits else "problem")

    def show_mode(self, mode: MadeBy, *, can_change: bool) -> None:
        """Show the label that a note made this way is written on; the words come along."""
        text, was_typed = self.note_text(), self.is_typed
        self._mode = mode
        self.modes.show_mode(mode, can_change=can_change)
        is_typed = self.is_typed
        had_focus = any(part.hasFocus() for part in (self.editor, self.gist, self.ink))
        self._is_drawing = self._is_drawing and is_typed
        self._show_parts()
        dress(self._done, "" if mode is MadeBy.PEN else "primary")
        if is_typed and not was_typed:
            self.editor.show_text(text)
        elif was_typed and not is_typed:
            self.gist.show_text(text)
        if mode in modes.GISTS:
            self.gist.show_hint(modes.GISTS[mode])
        self.show_fit(self.editor.note)
        if had_focus:
            self.write()

    def draw(self, *, is_drawing: bool) -> None:
        """Draw beside typed words, or go back to typing."""
        self._is_drawing = is_drawing and self.is_typed
        self._show_parts()

    def show_backdrop(self, note: TypesetNote) -> None:
        """Show what stands on the label besides the ink."""
        for view in (self.ink, self.strip):
            view.show_backdrop(note, has_guides=not self.is_typed)

    def show_tools(self, settings: Settings) -> None:
        """Show the pen in use, out of the way of the hand that writes."""
        self.tools.show_settings(settings)
        at = self._under.indexOf(self.tools)
        wanted = self._under.count() - 1 if settings.left_handed else 0
        if at != wanted:
            self._under.takeAt(at)
            self._under.insertWidget(wanted, self.tools)

    @property
    def is_inked(self) -> bool:
        """Whether the label on screen is one to write on with a pen, a finger or the mouse."""
        return self._mode is MadeBy.INK or self._is_drawing

    @property
    def can_undo(self) -> bool:
        """Whether something on the label can be taken back."""
        if self.is_inked:
            return self.ink.isVisible() and self.ink_sheet.can_undo
        return self.editor.isVisible() and self.editor.document().isUndoAvailable()

    def undo(self) -> None:
        """Take back the last stroke, or the last of what was typed."""
        if self.is_inked:
            self.ink_sheet.undo()
        else:
            self.editor.undo()

    def _show_parts(self) -> None:
        """The label of the mode, and what belongs to it."""
        is_inked, is_typed = self.is_inked, self.is_typed
        for part, is_shown in (
            (self.editor, is_typed and not is_inked),
            (self._hand, is_typed),
            (self.bare, not is_typed and not is_inked),
            (self.ink, is_inked),
            (self.strip, is_inked and self._needs_strip()),
            (self.tools, is_inked),
            (self.gist, not is_typed),
            (self._sign, self._mode is not MadeBy.PEN),
            (self._key_sheet, self._mode is MadeBy.PEN),
        ):
            part.setVisible(is_shown)
        self.ink.show_window(None if self.strip.isHidden() else self.strip.part)
        self._place_label()

    def _needs_strip(self) -> bool:
        """Whether the label is low, and shown too small to write on well."""
        stock = self.ink.stock
        shown = min(self._centre.width() - 2 * _SPACE, 860) / stock.width
        return stock.height < LOW and shown < ENOUGH

    def _show_stock(self, label: Label) -> None:
        self.bare.show_stock(label.stock)
        drawn_on = ink_label(label.stock)
        for view in (self.ink, self.strip):
            view.show_stock(drawn_on)
        self._show_parts()

    def _pass_on(self, event: QTabletEvent) -> None:
        """A pen on the typed label draws: both labels lie in the same place."""
        if not self._is_drawing:
            self.draw_requested.emit()
        self.ink.tabletEvent(event)

    @property
    def is_typed(self) -> bool:
        """Whether the words on the label are what is printed."""
        return self._mode in (MadeBy.FONT, MadeBy.OWN_HAND)

    @property
    def fits(self) -> bool:
        """Whether all of the note goes on its label."""
        return not self.is_typed or self.editor.note.fits

    def note_text(self) -> str:
        """The words: those on the label, or the gist of what is written without a keyboard."""
        return self.editor.note_text() if self.is_typed else self.gist.note_text()

    def caret_index(self) -> int:
        """Where the caret is in the words, in characters."""
        return self.editor.caret_index() if self.is_typed else self.gist.cursorPosition()

    def set_read_only(self, is_read_only: bool) -> None:  # noqa: FBT001 - as Qt's own is
        """Let nothing be written, or let it again."""
        self.editor.setReadOnly(is_read_only)
        self.gist.setReadOnly(is_read_only)
        self.ink.set_read_only(is_read_only)
        self.strip.set_read_only(is_read_only)

    def write(self) -> None:
        """Bring the keys to where the words go."""
        if self.is_inked:
            self.ink.setFocus()
        else:
            (self.editor if self.is_typed else self.gist).setFocus()

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
        if not self.strip.isHidden():
            height -= self.strip.height() + _STRIP_GAP
        width = max(200.0, min(room, height / self._aspect, 860))
        height = round(width * self._aspect) + 2 * MARGIN
        self.editor.setFixedHeight(height)
        self.bare.setFixedHeight(height)
        self.ink.setFixedHeight(height)
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
        self.bare = BareLabel(self._column, theme, label.stock)
        self.bare.setObjectName("bare-label")
        self.gist = GistField(self._column)
        self.ink_sheet = InkSheet(self._column)
        self.ink = InkView(self._column, theme, ink_label(label.stock), self.ink_sheet)
        self.ink.setObjectName("ink-label")
        self.ink.setAccessibleDescription(ink_words.LABEL_KEYS)
        self.strip = ZoomStrip(self._column, theme, ink_label(label.stock), self.ink_sheet)
        self.strip.setObjectName("ink-strip")
        self.strip.setAccessibleName(ink_words.STRIP)
        self.strip.setAccessibleDescription(ink_words.STRIP_KEYS)
        self.strip.window_moved.connect(self._show_window)
        self.pile.clicked.connect(self._write_next)
        self.pile.activated.connect(self._write_next)
        column.addWidget(self.editor)
        column.addWidget(self.bare)
        column.addWidget(self.ink)
        column.addWidget(self.strip)
        column.addLayout(self._make_fit())
        column.addSpacing(18)
        column.addLayout(self._make_choices(hands))
        column.addStretch(6)
        self.editor.fit_changed.connect(self.show_fit)
        self.editor.text_edited.connect(self.text_edited)
        self.editor.done_requested.connect(self.done_requested)
        self.gist.text_edited.connect(self.text_edited)
        self.gist.returnPressed.connect(self.done_requested)
        self.editor.pen_used.connect(self._pass_on)
        for view in (self.ink, self.strip):
            view.done_requested.connect(self.done_requested)
            view.typing_requested.connect(self.typing_requested)
            view.menu_requested.connect(self.tools.open_menu)
        return centre

    def _show_window(self, window: tuple[float, float]) -> None:
        self.ink.show_window(None if self.strip.isHidden() else window)

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
        row = self._under = QHBoxLayout()
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(8)
        self.tools = InkTools(self._column)
        row.addWidget(self.tools)
        self._fit = PlainLabel(self._column, "fit")
        self._fit.setObjectName("fit")
        self._fit.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self._fit)
        row.addWidget(self.gist, 100)
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
        self.modes = ModeSwitch(self._column)
        row.addWidget(self.modes)
        self._hand = HandBox(self._column)
        self._hand.show_hands(hands)
        self._hand.activated.connect(self._tell_of_hand)
        self._hand.chooser_requested.connect(self.hands_requested)
        row.addWidget(self._hand)
        self._sign = self.sign_button = self._button(screen.SIGN, "sign")
        self._sign.clicked.connect(self.sign_requested)
        row.addWidget(self._sign)
        row.addStretch(1)
        later = self._button(screen.LATER, "later")
        later.clicked.connect(self.later_requested)
        row.addWidget(later)
        self._done = self._button(screen.DONE, "done")
        self._done.setProperty("role", "primary")
        self._done.clicked.connect(self.done_requested)
        row.addWidget(self._done)
        self._key_sheet = self._button(key_sheet.TO_PRINT_KEY, "to-key-sheet")
        self._key_sheet.setProperty("role", "primary")
        self._key_sheet.clicked.connect(self.key_sheet_requested)
        self._key_sheet.hide()
        row.addWidget(self._key_sheet)
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

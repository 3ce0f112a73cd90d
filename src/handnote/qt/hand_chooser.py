"""The chooser of hands: the seller's own words on her own label, once in each hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.hand import Hand
from handnote.domain.problem import Problem
from handnote.domain.stock import Stock
from handnote.qt.tasks import Tasks
from handnote.qt.theme import Theme
from handnote.qt.widgets.note_painter import draw_missing, draw_note, label_path
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel, dress
from handnote.qt.write.presenter import Writing
from handnote.services.desk import Desk
from handnote.sheets.label_shape import label_of
from handnote.typeset.typeset_note import TypesetNote
from handnote.wording import desk as words
from handnote.wording import screen
from handnote.wording.problems import sentence

CARD = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex

_COLUMNS = 2
_ROWS = 3
_LABEL = QSize(290, 128)
"""The most room a label takes in a card, in pixels."""

_PAD = 12
_NAME = 30


@dataclass(frozen=True, slots=True)
class Card:
    """One hand: its label with the seller's words on it, or none once it is taken away."""

    hand: Hand
    note: TypesetNote | None
    stock: Stock
    is_in_use: bool
    is_own: bool

    @property
    def remark(self) -> str:
        """What stands beside the name: the little there is to say."""
        if self.note is None:
            return screen.HAND_TAKEN_AWAY
        if self.note.overflow:
            return words.fit(0, self.note.overflow, 0)
        return screen.HAND_IN_USE if self.is_in_use else ""


class HandChoosing(QObject):
    """Opens the chooser, and takes fonts in and out; hands its sheet what to show."""

    problem_met = Signal(object)
    hands_changed = Signal()

    def __init__(
        self, desk: Desk, tasks: Tasks, window: QWidget, theme: Theme, writing: Writing
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self._theme = theme
        self._writing = writing
        self._sheet: HandChooser | None = None

    def open_chooser(self) -> None:
        """Show the words on the label in every hand."""
        sheet = HandChooser(self._window, self._theme)
        sheet.hand_chosen.connect(self._writing.write_in)
        sheet.font_requested.connect(self.ask_for_font)
        sheet.take_away_requested.connect(self._take_away)
        sheet.put_back_requested.connect(self._put_back)
        sheet.finished.connect(self._forget_sheet)
        sheet.finished.connect(sheet.deleteLater)
        sheet.show_cards(self._cards(), self._desk.preferences.current.hand)
        self._sheet = sheet
        sheet.open()

    def ask_for_font(self) -> None:
        """Ask which font file."""
        dialog = QFileDialog(
            self._sheet or self._window, screen.ADD_HAND_TITLE, str(Path.home()), screen.FONT_FILES
        )
        dialog.setObjectName("font-file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._add)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add(self, file: str) -> None:
        own = self._desk.own_hands
        if self._sheet:
            self._sheet.say(screen.READING_FONT)
        self._tasks.run_slow(lambda: own.add(Path(file)), self._added, self._not_added)

    def _added(self, hand: Hand) -> None:
        """Show the words in the new hand at once; whether to write in it is hers to say."""
        self._tell_of_change()
        if self._sheet is None:
            self.open_chooser()
        if self._sheet:
            self._sheet.show_cards(self._cards(), hand.id)
            self._sheet.say(screen.hand_added(hand.name))

    def _not_added(self, problem: Problem) -> None:
        if self._sheet:
            self._sheet.say(sentence(problem), is_problem=True)
        else:
            self.problem_met.emit(problem)

    def _take_away(self, hand_id: str) -> None:
        own = self._desk.own_hands
        self._tasks.run(
            lambda: own.take_away(hand_id),
            lambda _: self._moved(hand_id, screen.TAKEN_AWAY_ABOUT),
            self._not_added,
        )

    def _put_back(self, hand_id: str) -> None:
        own = self._desk.own_hands
        self._tasks.run(
            lambda: own.put_back(hand_id), lambda _: self._moved(hand_id, ""), self._not_added
        )

    def _moved(self, hand_id: str, about: str) -> None:
        self._tell_of_change()
        if self._sheet:
            self._sheet.show_cards(self._cards(), hand_id)
            self._sheet.say(about)

    def _tell_of_change(self) -> None:
        self._writing.hands_changed()
        self.hands_changed.emit()

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _cards(self) -> list[Card]:
        hands, own = self._desk.proofing.hands, self._desk.own_hands
        in_use = hands.find(self._desk.preferences.current.hand).id
        stock = self._writing.stock
        here = [
            Card(
                hand,
                note,
                label_of(stock, note.area),
                is_in_use=hand.id == in_use,
                is_own=own.is_own(hand.id),
            )
            for hand, note in ((each, self._writing.in_hand(each.id)) for each in hands.offered())
        ]
        gone = [Card(hand, None, stock, is_in_use=False, is_own=True) for hand in own.taken_away()]
        return here + gone


class HandChooser(QDialog):
    """A sheet of labels to choose a hand from: arrows look, Enter chooses."""

    hand_chosen = Signal(str)
    font_requested = Signal()
    take_away_requested = Signal(str)
    put_back_requested = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("hand-chooser")
        self.setWindowTitle(screen.CHOOSE_HAND)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(PlainLabel(self, "name", text=screen.CHOOSE_HAND))
        self._list = HandList(self, theme)
        self._list.doubleClicked.connect(self._choose)
        self._list.selectionModel().currentChanged.connect(self._show_buttons)
        self._list.delete_pressed.connect(self._take_away_or_put_back)
        column.addWidget(self._list, 1)
        self._line = WrappingLabel(self, "muted", text=screen.CHOOSE_HAND_HINT)
        self._line.setObjectName("hand-line")
        self._line.setMinimumHeight(2 * self._line.fontMetrics().lineSpacing())
        self._line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self._line)
        column.addSpacing(4)
        column.addLayout(self._make_buttons())
        self._list.setFocus()

    def show_cards(self, cards: Sequence[Card], picked: str) -> None:
        """Show these hands, with the one that has this id picked, or else the first."""
        self._list.show_cards(cards, picked)
        self._show_buttons()

    def say(self, text: str, *, is_problem: bool = False) -> None:
        """A sentence under the hands; empty for how to choose."""
        dress(self._line, "problem" if is_problem else "muted")
        self._line.setText(text or screen.CHOOSE_HAND_HINT)

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        add = self._button(screen.ADD_HAND, "add-hand")
        add.clicked.connect(self.font_requested)
        row.addWidget(add)
        self._move = self._button(screen.TAKE_HAND_AWAY, "take-hand-away")
        self._move.clicked.connect(self._take_away_or_put_back)
        row.addWidget(self._move)
        row.addStretch(1)
        cancel = self._button(screen.CANCEL, "cancel")
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self._use = self._button(screen.USE_HAND, "use-hand")
        self._use.setProperty("role", "primary")
        self._use.setDefault(True)
        self._use.clicked.connect(self._choose)
        row.addWidget(self._use)
        return row

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _show_buttons(self) -> None:
        card = self._list.card()
        self._move.setVisible(card.is_own)
        self._move.setText(screen.TAKE_HAND_AWAY if card.note else screen.PUT_HAND_BACK)
        self._use.setEnabled(card.note is not None)

    def _choose(self) -> None:
        card = self._list.card()
        if card.note:
            self.hand_chosen.emit(card.hand.id)
            self.accept()

    def _take_away_or_put_back(self) -> None:
        card = self._list.card()
        if card.is_own:
            wish = self.take_away_requested if card.note else self.put_back_requested
            wish.emit(card.hand.id)


class HandList(QListView):
    """Labels in two columns, gone through with all four arrows."""

    delete_pressed = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("hands")
        self.setAccessibleName(screen.CHOOSE_HAND)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards = _Cards(self)
        self.setModel(self._cards)
        self._painter = _CardPainter(self, theme)
        self.setItemDelegate(self._painter)

    def show_cards(self, cards: Sequence[Card], picked: str) -> None:
        """Show these, with the hand that has this id picked."""
        self._cards.show_cards(cards)
        cell = max((card_size(card.stock) for card in cards), key=QSize.height)
        rows = min(_ROWS, -(-len(cards) // _COLUMNS))
        bar = self.verticalScrollBar().sizeHint().width() + _PAD
        self.setGridSize(cell)
        self.setMinimumSize(_COLUMNS * cell.width() + bar, rows * cell.height() + _PAD)
        ids = [card.hand.id for card in cards]
        self.setCurrentIndex(self._cards.index(ids.index(picked) if picked in ids else 0, 0))
        self.scrollTo(self.currentIndex())

    def card(self) -> Card:
        """The card that is picked."""
        return self._cards.card(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a hand away; the rest is the view's."""
        if event.key() == Qt.Key.Key_Delete:
            event.accept()
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class _Cards(QAbstractListModel):
    """The cards, each read aloud as its hand's name and what is to be said of it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown: tuple[Card, ...] = ()

    def show_cards(self, cards: Sequence[Card]) -> None:
        self.beginResetModel()
        self._shown = tuple(cards)
        self.endResetModel()

    def card(self, row: int) -> Card:
        return self._shown[max(0, row)]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self._shown[index.row()]
        if role == CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.hand.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{card.hand.name}, {card.remark}" if card.remark else card.hand.name
        return None


class _CardPainter(QStyledItemDelegate):
    """Draws a card: the label as it would be printed, and under it the hand's name."""

    def __init__(self, parent: QObject, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The same for every card."""
        return card_size(index.data(CARD).stock)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The ground if it is picked, the label, the name, the remark."""
        card: Card = index.data(CARD)
        colours = self._theme.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = QRectF(option.rect).adjusted(3, 3, -3, -3)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(colours.colour("ink"), 2))
            painter.setBrush(colours.colour("ink_soft"))
            painter.drawRoundedRect(cell, 9, 9)
        self._draw_label(painter, card, cell)
        self._draw_name(painter, card, cell)
        painter.restore()

    def _draw_label(self, painter: QPainter, card: Card, cell: QRectF) -> None:
        colours = self._theme.colours
        scale = _scale(card.stock)
        painter.save()
        painter.translate(cell.center().x() - card.stock.width * scale / 2, cell.top() + _PAD - 3)
        edge = label_path(card.stock, scale)
        painter.setOpacity(1.0 if card.note else 0.35)
        painter.setPen(QPen(colours.colour("line"), 1))
        painter.setBrush(colours.colour("paper"))
        painter.drawPath(edge)
        if card.note:
            painter.setClipPath(edge)
            draw_note(painter, card.note, scale, colours.colour("pen"))
            draw_missing(painter, card.note, scale, colours.colour("warm"))
        painter.restore()

    def _draw_name(self, painter: QPainter, card: Card, cell: QRectF) -> None:
        colours = self._theme.colours
        box = QRectF(cell.left() + _PAD, cell.bottom() - _NAME, cell.width() - 2 * _PAD, _NAME)
        near, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        is_too_long = bool(card.note and card.note.overflow)
        painter.setPen(colours.colour("warm" if is_too_long else "muted"))
        painter.drawText(box, far | middle, card.remark)
        taken = painter.fontMetrics().horizontalAdvance(card.remark) + 10
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colours.colour("text" if card.note else "muted"))
        name = painter.fontMetrics().elidedText(
            card.hand.name, Qt.TextElideMode.ElideMiddle, int(box.width() - taken)
        )
        painter.drawText(box, near | middle, name)


def card_size(stock: Stock) -> QSize:
    """The size of a card for labels of this stock, in pixels."""
    return QSize(_LABEL.width() + 2 * _PAD, round(stock.height * _scale(stock)) + 2 * _PAD + _NAME)


def _scale(stock: Stock) -> float:
    return min(_LABEL.width() / stock.width, _LABEL.height() / stock.height)

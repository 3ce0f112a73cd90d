"""Past notes as labels, newest first; more are fetched as she scrolls."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from handnote.domain.note import NoteId
from handnote.domain.stock import Stock
from handnote.qt.history.photographed import draw_photo
from handnote.qt.theme import Theme
from handnote.qt.widgets.note_painter import draw_note
from handnote.typeset.typeset_note import Line, TypesetNote

Index = QModelIndex | QPersistentModelIndex

_CARD_ROLE = Qt.ItemDataRole.UserRole
_GAP = 16
_FOOT = 30
_NARROWEST = 300


_TALLEST = 1.4
"""How much taller than wide a label is shown here; of a long tape the beginning is."""


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A past note ready to draw; ``marks`` are the (start, end) of the words found."""

    note_id: NoteId
    person: str
    day: str
    month: str
    text: str
    typeset: TypesetNote
    stock: Stock
    marks: tuple[tuple[int, int], ...]
    is_gist: bool = False
    """Whether these are not the words on the label, but what is known of them."""
    picture: bytes = b""
    """The photo of its label, as JPEG, where one was filed."""


class _CardsModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cards: list[NoteCard] = []

    def show_cards(self, cards: Sequence[NoteCard]) -> None:
        self.beginResetModel()
        self.cards = list(cards)
        self.endResetModel()

    def add_cards(self, cards: Sequence[NoteCard]) -> None:
        first = len(self.cards)
        self.beginInsertRows(QModelIndex(), first, first + len(cards) - 1)
        self.cards.extend(cards)
        self.endInsertRows()

    def put_card(self, card: NoteCard) -> None:
        """The same note as it is now, at its place."""
        for row, known in enumerate(self.cards):
            if known.note_id == card.note_id:
                self.cards[row] = card
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.cards[index.row()]
        if role == _CARD_ROLE:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{card.person}, {card.day}: {card.text}"[:400]
        return None


class _CardPainter(QStyledItemDelegate):
    def __init__(self, parent: QObject, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else QSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: NoteCard = index.data(_CARD_ROLE)
        colours = self._theme.colours
        cell = QRectF(option.rect)
        state = option.state
        box = cell.adjusted(_GAP / 2, 4, -_GAP / 2, -_FOOT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for spread, alpha in ((8, 4), (4, 7)):
            painter.setPen(QPen(QColor(0, 0, 0, alpha), spread))
            painter.drawRoundedRect(box.translated(0, 2), 7, 7)
        is_picked = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(colours.colour("ink"), 2) if is_picked else Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("paper"))
        painter.drawRoundedRect(box, 7, 7)
        painter.setClipRect(box.adjusted(2, 2, -2, -2))
        draw_card(painter, card, box, self._theme)
        painter.setClipping(False)
        self._draw_foot(painter, card, QRectF(box.left(), box.bottom() + 4, box.width(), _FOOT - 8))
        painter.restore()

    def _draw_foot(self, painter: QPainter, card: NoteCard, box: QRectF) -> None:
        colours = self._theme.colours
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colours.colour("faint"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | middle, card.day)
        taken = painter.fontMetrics().horizontalAdvance(card.day)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colours.colour("text"))
        width = int(box.width() - taken - 10)
        name = painter.fontMetrics().elidedText(card.person, Qt.TextElideMode.ElideMiddle, width)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | middle, name)


class NotesView(QListView):
    """The history as a wall of labels. Only what is on screen is drawn."""

    note_picked = Signal(str)
    more_requested = Signal()
    month_shown = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("notes")
        self._model = _CardsModel(self)
        self._proportion = 0.385
        self.setModel(self._model)
        self.setItemDelegate(_CardPainter(self, theme))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._tell_of_pick)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)

    def show_cards(self, cards: Sequence[NoteCard]) -> None:
        """Show these notes from the top."""
        if cards:
            tallest = max(card.stock.height / card.stock.width for card in cards)
            self._proportion = min(tallest, _TALLEST)
        self._model.show_cards(cards)
        self._size_cells()
        self.scrollToTop()
        self._tell_month()

    def add_cards(self, cards: Sequence[NoteCard]) -> None:
        """Show these notes behind the others."""
        if cards:
            self._model.add_cards(cards)

    def put_card(self, card: NoteCard) -> None:
        """Show a note as it is now, wherever it stands."""
        self._model.put_card(card)

    def pick_first(self) -> None:
        """Pick the newest note, if there is one."""
        if self._model.cards:
            self.setCurrentIndex(self._model.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many labels beside each other as are still easy to read."""
        self._size_cells()
        super().resizeEvent(event)

    def _size_cells(self) -> None:
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 10
        columns = max(1, room // _NARROWEST)
        width = room // columns
        height = round((width - _GAP) * self._proportion) + _FOOT + 4
        self.setGridSize(QSize(width, height))

    def _look_ahead(self, value: int) -> None:
        if value > self.verticalScrollBar().maximum() - 2 * self.height():
            self.more_requested.emit()
        self._tell_month()

    def _tell_month(self) -> None:
        index = self.indexAt(QPoint(_GAP, _GAP))
        row = index.row() if index.isValid() else 0
        if self._model.cards:
            self.month_shown.emit(self._model.cards[max(0, row)].month)
        else:
            self.month_shown.emit("")

    def _tell_of_pick(self, current: QModelIndex) -> None:
        if current.isValid():
            self.note_picked.emit(self._model.cards[current.row()].note_id)


def draw_card(painter: QPainter, card: NoteCard, box: QRectF, theme: Theme) -> None:
    """Draw a note inside ``box`` as it stands on its label, the words found marked."""
    if card.picture:
        draw_photo(painter, card.picture, box)
        return
    scale = box.width() / card.stock.width
    painter.save()
    painter.translate(box.topLeft())
    for line in card.typeset.lines:
        for start, end in card.marks:
            _mark(painter, card.typeset, line, (start, end), scale)
    draw_note(painter, card.typeset, scale, theme.colours.colour(_ink(is_gist=card.is_gist)))
    painter.restore()


def _ink(*, is_gist: bool) -> str:
    """A gist is nothing that a pen left, and looks it; paper is as light in the dark theme."""
    return "gist" if is_gist else "pen"


def _mark(
    painter: QPainter, note: TypesetNote, line: Line, span: tuple[int, int], scale: float
) -> None:
    top = (line.baseline - note.ascent * 0.95) * scale
    height = (note.ascent + note.descent) * 0.98 * scale
    for left, right in line.stretches(*span):
        box = QRectF(left * scale - 1, top, (right - left) * scale + 2, height)
        painter.fillRect(box, QColor("#FBE7A1"))

"""The history as a wall of labels, a million of them or one; only what is on screen is there."""

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from handnote.qt.history.note_card import (
    FOOT,
    GAP,
    NoteCard,
    Thumbnails,
    draw_foot,
    draw_paper,
)
from handnote.qt.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_NARROWEST = 300
_TALLEST = 1.4
"""How much taller than wide a label is shown here; of a long tape the beginning is."""

_PROPORTION = 0.385
_EDGE = GAP // 2 - 2
"""How much of the gap round the outer labels is left out, so that they end where the field does."""

_KEPT = 600
"""Notes kept ready to draw: those she looks at and some screens around them."""

_PAUSE_MS = 30
"""How long a place has to stay on screen before its notes are read: scrolling past reads none."""


class _WallModel(QAbstractListModel):
    """Places in the history, newest first, and what is known so far of the notes there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.places = array("q")
        self.cards: dict[int, NoteCard] = {}

    def show_places(self, places: Sequence[int], cards: Mapping[int, NoteCard]) -> None:
        self.beginResetModel()
        self.places = array("q", places)
        self.cards = dict(cards)
        self.endResetModel()

    def add_places(self, places: Sequence[int]) -> None:
        first = len(self.places)
        self.beginInsertRows(QModelIndex(), first, first + len(places) - 1)
        self.places.extend(places)
        self.endInsertRows()

    def card(self, row: int) -> NoteCard | None:
        return self.cards.get(self.places[row])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.card(index.row())
        if card and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{card.person}, {card.day}: {card.text}"[:400]
        return None


class NotesView(QAbstractItemView):
    """Labels beside and below each other. Where each one is follows from its number alone."""

    note_picked = Signal(str)
    notes_wanted = Signal(list)
    """The places of notes that are on screen, or nearly, and not known yet."""
    month_shown = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("notes")
        self._theme = theme
        self._model = _WallModel(self)
        self._proportion = _PROPORTION
        self._cell = QSize(_NARROWEST, _NARROWEST)
        self._columns = 1
        self._thumbnails = Thumbnails(self, theme, self._show_drawn)
        self._rests = QTimer(self)
        self._rests.setSingleShot(True)
        self._rests.setInterval(_PAUSE_MS)
        self._rests.timeout.connect(self._ask_for_notes)
        self.setModel(self._model)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._tell_of_pick)
        self.verticalScrollBar().valueChanged.connect(self._has_scrolled)

    @property
    def count(self) -> int:
        """How many labels there are to scroll to."""
        return len(self._model.places)

    @property
    def is_at_rest(self) -> bool:
        """Whether every label that was looked at is drawn, and no note is about to be asked for."""
        return not (self._rests.isActive() or self._thumbnails.are_waiting)

    def card(self, row: int) -> NoteCard | None:
        """The note at this place of the wall, if it is known already."""
        return self._model.card(row) if 0 <= row < self.count else None

    def show_notes(
        self, places: Sequence[int], cards: Mapping[int, NoteCard], *, stays: bool = False
    ) -> None:
        """Show the notes at these places, some of which are known already.

        From the top, unless it ``stays`` where it is with the label that is picked.
        """
        before = self.verticalOffset()
        current = self.currentIndex()
        picked = self._model.places[current.row()] if current.isValid() else None
        if cards:
            tallest = max(card.stock.height / card.stock.width for card in cards.values())
            self._proportion = min(tallest, _TALLEST)
        self._thumbnails.forget()
        self._model.show_places(places, cards)
        self._lay_out()
        self.verticalScrollBar().setValue(before if stays else 0)
        if stays and places:
            row = places.index(picked) if picked is not None and picked in places else 0
            self.setCurrentIndex(self._model.index(row, 0))
        self._tell_month()
        self._rests.start()

    def add_places(self, places: Sequence[int]) -> None:
        """There are more notes behind the others."""
        if places:
            self._model.add_places(places)
            self.updateGeometries()

    def show_cards(self, cards: Mapping[int, NoteCard]) -> None:
        """Show notes that were asked for, by their places."""
        known = self._model.cards
        if len(known) + len(cards) > _KEPT:
            near = {self._model.places[row] for row in self._rows(more=2)}
            for place in [place for place in known if place not in near]:
                del known[place]
        known.update(cards)
        self._tell_month()
        self.viewport().update()
        current = self.currentIndex()
        if current.isValid() and self._model.places[current.row()] in cards:
            self._tell_of_pick(current)

    def put_card(self, card: NoteCard) -> None:
        """Show a note as it is now, wherever it stands."""
        for place, known in self._model.cards.items():
            if known.note_id == card.note_id:
                self._thumbnails.forget()
                self.show_cards({place: card})
                return

    def pick_first(self) -> None:
        """Pick the newest note, if there is one."""
        if self._model.places:
            self.setCurrentIndex(self._model.index(0, 0))

    # What Qt asks of a view of its items.

    def visualRect(self, index: Index) -> QRect:
        """Where a label is, in pixels of the viewport."""
        if not index.isValid():
            return QRect()
        down, across = divmod(index.row(), self._columns)
        if self.isRightToLeft():
            across = self._columns - 1 - across
        top = down * self._cell.height() - self.verticalOffset()
        return QRect(QPoint(across * self._cell.width() - _EDGE, top), self._cell)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The label at a point of the viewport, if there is one."""
        across = (point.x() + _EDGE) // self._cell.width()
        if not 0 <= across < self._columns:
            return QModelIndex()
        if self.isRightToLeft():
            across = self._columns - 1 - across
        row = (point.y() + self.verticalOffset()) // self._cell.height() * self._columns + across
        return self._model.index(row, 0) if 0 <= row < len(self._model.places) else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a label onto the screen."""
        if not index.isValid():
            return
        bar, box = self.verticalScrollBar(), self.visualRect(index)
        room = self.viewport().height()
        if hint is QAbstractItemView.ScrollHint.PositionAtTop or box.top() < 0:
            bar.setValue(bar.value() + box.top())
        elif box.bottom() > room:
            bar.setValue(bar.value() + min(box.top(), box.bottom() - room + 1))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The label an arrow, a page or an end leads to from the one that is picked."""
        moves = QAbstractItemView.CursorAction
        ahead = -1 if self.isRightToLeft() else 1
        page = max(1, self.viewport().height() // self._cell.height()) * self._columns
        last, row = len(self._model.places) - 1, max(0, self.currentIndex().row())
        steps = {
            moves.MoveRight: ahead,
            moves.MoveLeft: -ahead,
            moves.MoveNext: 1,
            moves.MovePrevious: -1,
            moves.MoveDown: self._columns,
            moves.MoveUp: -self._columns,
            moves.MovePageDown: page,
            moves.MovePageUp: -page,
            moves.MoveHome: -row,
            moves.MoveEnd: last - row,
        }
        wanted = row + steps.get(action, 0)
        if not 0 <= wanted <= last and action in (moves.MoveDown, moves.MoveUp):
            wanted = row
        return self._model.index(min(max(wanted, 0), last), 0) if last >= 0 else QModelIndex()

    def horizontalOffset(self) -> int:
        """Nothing is ever beside the screen."""
        return 0

    def verticalOffset(self) -> int:
        """How far down she has scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        """Every label can be scrolled to."""
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Pick the label that was clicked on."""
        index = self.indexAt(rect.topLeft())
        if index.isValid():
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: object) -> QRegion:
        """All that is on screen: what is picked is drawn again in no time."""
        return QRegion(self.viewport().rect())

    def updateGeometries(self) -> None:
        """How far there is to scroll."""
        super().updateGeometries()
        rows = -(-len(self._model.places) // self._columns)
        room = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setSingleStep(max(1, self._cell.height() // 3))
        bar.setPageStep(room)
        bar.setRange(0, max(0, rows * self._cell.height() - room))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The labels on screen: blank paper at first, then with their writing."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picked = self.selectionModel()
        for row in self._rows():
            index = self._model.index(row, 0)
            cell = self.visualRect(index)
            if event.rect().intersects(cell):
                self._draw(painter, row, QRectF(cell), is_picked=picked.isSelected(index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many labels beside each other as are still easy to read."""
        top = self.indexAt(QPoint(GAP, GAP))
        super().resizeEvent(event)
        self._lay_out()
        self.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)
        self._rests.start()

    def changeEvent(self, event: QEvent) -> None:
        """In other colours, or another size of letters, everything is drawn anew."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._thumbnails.forget()
        super().changeEvent(event)

    # How it is done.

    def _lay_out(self) -> None:
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 10
        self._columns = max(1, room // _NARROWEST)
        width = max(1, (room + 2 * _EDGE) // self._columns)
        height = round((width - GAP) * self._proportion) + FOOT + 4
        self._cell = QSize(width, height)
        self.updateGeometries()
        self.viewport().update()

    def _rows(self, more: int = 0) -> range:
        """The labels on screen, and those of so many screens before and after it."""
        height, room = self._cell.height(), self.viewport().height()
        first = (self.verticalOffset() - more * room) // height
        last = (self.verticalOffset() + (1 + more) * room) // height + 1
        many = len(self._model.places)
        return range(max(0, first * self._columns), min(many, max(0, last) * self._columns))

    def _draw(self, painter: QPainter, row: int, cell: QRectF, *, is_picked: bool) -> None:
        paper = draw_paper(painter, cell, self._theme, is_picked=is_picked)
        card = self._model.card(row)
        if card is None:
            return
        inside = paper.adjusted(2, 2, -2, -2).toRect()
        picture = self._thumbnails.picture(
            row, card, paper.size().toSize(), self.devicePixelRatioF()
        )
        if picture:
            painter.setClipRect(inside)
            painter.drawPixmap(paper.topLeft(), picture)
            painter.setClipping(False)
        draw_foot(painter, card, paper, self._theme)

    def _show_drawn(self, row: int) -> None:
        if row < len(self._model.places):
            self.viewport().update(self.visualRect(self._model.index(row, 0)))

    def _has_scrolled(self) -> None:
        shown = self._rows()
        self._thumbnails.leave_out(lambda row: row in shown)
        self.viewport().update()
        self._tell_month()
        self._rests.start()

    def _ask_for_notes(self) -> None:
        """Those on screen first; then, with those there, the next screen and the one before."""
        for more in (0, 1):
            places = (self._model.places[row] for row in self._rows(more))
            if wanted := [place for place in places if place not in self._model.cards]:
                self.notes_wanted.emit(wanted)
                return

    def _tell_month(self) -> None:
        shown = (self._model.card(row) for row in self._rows())
        card = next((card for card in shown if card), None)
        if card or not self._model.places:
            self.month_shown.emit(card.month if card else "")

    def _tell_of_pick(self, current: QModelIndex) -> None:
        if current.isValid() and (card := self._model.card(current.row())):
            self.note_picked.emit(card.note_id)

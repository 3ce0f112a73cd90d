"""A past note as a label: what is known of it to draw it, and how it is drawn."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from handnote.domain.note import NoteId
from handnote.domain.stock import Stock
from handnote.qt.history.photographed import draw_photo
from handnote.qt.theme import Theme
from handnote.qt.widgets.note_painter import draw_note
from handnote.typeset.typeset_note import Line, TypesetNote

GAP = 16
FOOT = 30

_KEPT = 240
"""Labels kept as pictures: some screens full, and no more however far she scrolls."""

_AT_ONCE = 3
"""Labels drawn between two looks at what she does; one takes 1 to 3 ms."""


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


class _Key(NamedTuple):
    """What makes two pictures of a note the same."""

    note_id: NoteId
    marks: tuple[tuple[int, int], ...]
    width: int
    height: int
    ratio: float


class Thumbnails(QObject):
    """Labels as pictures, drawn a few at a time while she scrolls on; ``drawn`` hears of each."""

    def __init__(self, parent: QObject, theme: Theme, drawn: Callable[[int], None]) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawn = drawn
        self._pictures: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._waiting: dict[int, tuple[_Key, NoteCard]] = {}
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._draw_some)

    def picture(self, row: int, card: NoteCard, size: QSize, ratio: float) -> QPixmap | None:
        """The writing of a label at this size, or None while it waits to be drawn."""
        key = _Key(card.note_id, card.marks, size.width(), size.height(), ratio)
        if found := self._pictures.get(key):
            self._pictures.move_to_end(key)
            return found
        self._waiting[row] = key, card
        if not self._next.isActive():
            self._next.start()
        return None

    @property
    def are_waiting(self) -> bool:
        """Whether some are still to be drawn."""
        return bool(self._waiting)

    def forget(self) -> None:
        """Draw everything anew: the colours are others, or the notes are."""
        self._pictures.clear()
        self._waiting.clear()

    def leave_out(self, is_on_screen: Callable[[int], bool]) -> None:
        """Draw only what is still looked at."""
        self._waiting = {row: one for row, one in self._waiting.items() if is_on_screen(row)}

    def _draw_some(self) -> None:
        for row in list(self._waiting)[:_AT_ONCE]:
            key, card = self._waiting.pop(row)
            self._pictures[key] = self._drawn_as(key, card)
            while len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
            self._drawn(row)
        if not self._waiting:
            self._next.stop()

    def _drawn_as(self, key: "_Key", card: NoteCard) -> QPixmap:
        picture = QPixmap(QSize(key.width, key.height) * key.ratio)
        picture.setDevicePixelRatio(key.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_card(painter, card, QRectF(0, 0, key.width, key.height), self._theme)
        painter.end()
        return picture


def draw_paper(painter: QPainter, cell: QRectF, theme: Theme, *, is_picked: bool) -> QRectF:
    """Draw an empty label with its shadow; the box it fills comes back."""
    box = cell.adjusted(GAP / 2, 4, -GAP / 2, -FOOT)
    for spread, alpha in ((8, 4), (4, 7)):
        painter.setPen(QPen(QColor(0, 0, 0, alpha), spread))
        painter.drawRoundedRect(box.translated(0, 2), 7, 7)
    painter.setPen(QPen(theme.colours.colour("ink"), 2) if is_picked else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colours.colour("paper"))
    painter.drawRoundedRect(box, 7, 7)
    return box


def draw_foot(painter: QPainter, card: NoteCard, paper: QRectF, theme: Theme) -> None:
    """Draw whom it went to and when, under the label."""
    box = QRectF(paper.left(), paper.bottom() + 4, paper.width(), FOOT - 8)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(theme.colours.colour("faint"))
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | middle, card.day)
    taken = painter.fontMetrics().horizontalAdvance(card.day)
    painter.save()
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(theme.colours.colour("text"))
    width = int(box.width() - taken - 10)
    name = painter.fontMetrics().elidedText(card.person, Qt.TextElideMode.ElideMiddle, width)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | middle, name)
    painter.restore()


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

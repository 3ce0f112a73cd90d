"""Something said before, as a little label: what it looked like, and what came back of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from handnote.domain.stock import Stock
from handnote.qt.theme import Theme
from handnote.qt.widgets.note_painter import draw_ink, draw_lines
from handnote.typeset.typeset_note import TypesetNote
from handnote.wording.modes import photographed


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody's words with when they were said, and the spot they can glow at."""

    words: str
    when: str
    spot: str


@dataclass(frozen=True, slots=True)
class EarlierNote:
    """Something said before: how it looked, how it reads aloud, and when it was."""

    note: TypesetNote
    stock: Stock
    text: str
    when: str
    answers: Sequence[Quoted] = ()
    """What they wrote back about it."""
    is_gist: bool = False
    """Whether these are not the words on the label, but what is known of them."""
    photo: QImage = field(default_factory=QImage)
    """The label as a pen wrote it, where a picture of it was filed; otherwise null."""
    gist: str = ""
    """What is known of a pen's words."""

    @property
    def said_under(self) -> str:
        """What stands under a photo to be read: the gist, if there is one."""
        return "" if self.photo.isNull() else self.gist


class SmallLabel(QWidget):
    """A note as a little label, no taller than what it says."""

    def __init__(self, parent: QWidget, theme: Theme, earlier: EarlierNote) -> None:
        super().__init__(parent)
        self._theme = theme
        self._earlier = earlier
        spoken = earlier.text if earlier.photo.isNull() else photographed(earlier.gist)
        self.setAccessibleName(f"{earlier.when}: {spoken}")

    def glow(self, is_lit: bool) -> None:  # noqa: FBT001 - lit or not is all there is
        """The note being written speaks of this one, or no more."""
        self.setProperty("lit", is_lit)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the pane, tall enough for its lines."""
        return QSize(200, self._height(max(160, self.width())))

    def heightForWidth(self, width: int) -> int:
        """Tall enough for its lines at this width."""
        return self._height(width)

    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper and the writing."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        painter.setPen(colours.colour("line"))
        painter.setBrush(colours.colour("paper"))
        if self.property("lit"):
            painter.setPen(QPen(colours.colour("ink"), 2))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)
        if not self._earlier.photo.isNull():
            self._draw_photo(painter)
            return
        painter.setClipRect(self.rect())
        painter.translate(0, -self._blank_above() * self._scale())
        ink = "gist" if self._earlier.is_gist else "pen"
        draw_lines(painter, self._earlier.note.lines, self._scale(), colours.colour(ink))
        draw_ink(painter, self._earlier.note.ink, self._scale())

    def _draw_photo(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inside = QPainterPath()
        inside.addRoundedRect(self.rect().adjusted(1, 1, -2, -2), 4, 4)
        painter.setClipPath(inside)
        painter.drawImage(self.rect(), self._earlier.photo)

    def _scale(self) -> float:
        return self.width() / self._earlier.stock.width

    def _height(self, width: int) -> int:
        photo = self._earlier.photo
        if not photo.isNull():
            return max(1, round(photo.height() * width / photo.width()))
        note = self._earlier.note
        bottom = note.lines[-1].baseline + note.descent + note.area.top * 0.6
        tall = min(bottom - self._blank_above(), self._earlier.stock.height)
        return round(tall * width / self._earlier.stock.width)

    def _blank_above(self) -> float:
        """How far below its label's area the note begins, in mm: here it begins at the top."""
        note = self._earlier.note
        return max(0.0, note.lines[0].baseline - note.ascent - note.area.top)

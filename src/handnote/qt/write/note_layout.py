"""The typesetter's lines as a Qt document layout, so that Qt's editor edits on them.

Caret, selection, input methods, undo and accessible text stay Qt's own; where lines break
and where everything stands is the typesetter's.
"""

from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPainterPath,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLine,
    QTextOption,
)

from handnote.domain.utf16 import from_utf16, to_utf16
from handnote.typeset.typeset_note import Line, TypesetNote

Typeset = Callable[[str], TypesetNote]
PointLike = QPointF | QPoint | QPainterPath.Element


class NoteLayout(QAbstractTextDocumentLayout):
    """Lays a plain document out as ``typeset`` sets its text, ``scale`` px to the mm."""

    def __init__(self, document: QTextDocument, typeset: Typeset) -> None:
        super().__init__(document)
        self._typeset = typeset
        self._scale = 1.0
        self._corner = QPointF(0, 0)
        self._break_anywhere = QTextOption()
        self._break_anywhere.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.note = typeset("")
        self.text = ""

    def set_typeset(self, typeset: Typeset) -> None:
        """Set the text with ``typeset`` from the next layout on."""
        self._typeset = typeset

    def set_corner(self, corner: QPointF) -> None:
        """Where the label's top left corner lies in the view, in px."""
        self._corner = corner

    def set_scale(self, scale: float) -> None:
        """Draw at ``scale`` px to the mm from now on."""
        if scale != self._scale:
            self._scale = scale
            self.lay_out()

    @property
    def scale(self) -> float:
        """Pixels to the millimetre."""
        return self._scale

    def lay_out(self) -> None:
        """Set the text again, with what an input method is composing in its place."""
        document = self.document()
        self.text = shown_text(document)
        self.note = self._typeset(self.text)
        block = document.begin()
        start = 0
        while block.isValid():
            end = start + len(_block_text(block))
            lines = [li for li in self.note.lines if start <= li.start < max(end, start + 1)]
            self._lay_out_block(block, start, lines)
            start = end + 1
            block = block.next()

    def line_number(self, index: int) -> int:
        """Which line, from 0, the character at ``index`` stands on."""
        starts = [line.start for line in self.note.lines]
        return max(0, bisect_right(starts, index) - 1)

    def caret(self, index: int) -> QRectF:
        """The caret before the character at ``index``, in px on the label."""
        line = self.note.lines[self.line_number(index)]
        x = line.carets[min(index - line.start, len(line.carets) - 1)]
        return QRectF(
            min(x, self.note.area.right + 1.0) * self._scale,
            (line.baseline - self.note.ascent) * self._scale,
            1.5,
            (self.note.ascent + self.note.descent) * self._scale,
        )

    def index_at(self, point: QPointF) -> int:
        """The character boundary nearest to ``point``, in px on the label."""
        y = point.y() / self._scale
        lines = self.note.lines
        line = min(lines, key=lambda li: abs(y - (li.baseline - self.note.ascent * 0.35)))
        return self.index_on(line, point.x() / self._scale)

    def index_on(self, line: Line, x: float) -> int:
        """The boundary on ``line`` nearest to ``x`` mm; never behind its closing white space."""
        said = self.text[line.start : line.end]
        last = len(said.rstrip()) if line is not self.note.lines[-1] else len(said.rstrip("\n"))
        boundaries = range(last + 1)
        return line.start + min(boundaries, key=lambda i: abs(line.carets[i] - x))

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Qt's wish: something was typed, undone or composed."""
        self.lay_out()

    def hitTest(self, point: PointLike, accuracy: Qt.HitTestAccuracy) -> int:
        """Qt's question: which position was clicked, in UTF-16 units."""
        # Qt itself only ever asks with a QPointF; the stub's other kinds have fields for x and y.
        if not isinstance(point, QPointF):
            return 0
        return to_utf16(self.text, self.index_at(point - self._corner))

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Qt's question: where a paragraph stands. On the label, all of it."""
        return QRectF(QPointF(0, 0), self.documentSize())

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        """Qt's question: where the page stands."""
        return QRectF(QPointF(0, 0), self.documentSize())

    def documentSize(self) -> QSizeF:
        """No larger than the view ever is: the editor does its own scrolling."""
        return QSizeF(1, 1)

    def pageCount(self) -> int:
        """One label."""
        return 1

    def draw(self, painter: QPainter, context: object) -> None:
        """Nothing: the editor draws the glyph runs themselves."""

    def _lay_out_block(self, block: QTextBlock, start: int, lines: list[Line]) -> None:
        layout = block.layout()
        text = _block_text(block)
        # Any other mode moves our breaks to where Qt would rather have them.
        layout.setTextOption(self._break_anywhere)
        layout.beginLayout()
        for line in lines:
            first = to_utf16(text, line.start - start)
            last = to_utf16(text, min(line.end - start, len(text)))
            drawn = layout.createLine()
            if not drawn.isValid():
                break
            _take(drawn, last - first)
            top = (line.baseline - self.note.ascent) * self._scale
            drawn.setPosition(QPointF(line.left * self._scale, top))
        layout.endLayout()


def _take(line: QTextLine, units: int) -> None:
    """Make a Qt line hold exactly ``units`` of text.

    Columns are Qt's clusters, fewer than units where a letter and its marks join.
    """
    columns = max(1, units)
    line.setNumColumns(columns)
    while line.textLength() > units and columns > 1:
        columns -= 1
        line.setNumColumns(columns)
    while line.textLength() < units and columns < 4 * units:
        columns += 1
        line.setNumColumns(columns)


def shown_text(document: QTextDocument) -> str:
    """The document's text with line ends as ``\\n`` and any text being composed put in."""
    texts = []
    block = document.begin()
    while block.isValid():
        texts.append(_block_text(block))
        block = block.next()
    return "\n".join(texts)


def _block_text(block: QTextBlock) -> str:
    text = block.text().replace("\u2028", "\n")
    composing = block.layout().preeditAreaText()
    if not composing:
        return text
    at = from_utf16(text, block.layout().preeditAreaPosition())
    return text[:at] + composing + text[at:]

"""The label she types on: true proportions, the chosen hand, the size it will print."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTabletEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QTextEdit, QWidget

from handnote.checks.misspelt import Misspelt
from handnote.domain.plain_text import clean_note
from handnote.domain.stock import Stock
from handnote.domain.utf16 import from_utf16, to_utf16
from handnote.qt.theme import Theme
from handnote.qt.widgets.kept_pixels import KeptLines, Layer
from handnote.qt.widgets.note_painter import draw_ink, draw_missing, draw_paper, label_path
from handnote.qt.write.note_layout import NoteLayout
from handnote.qt.write.squiggles import Squiggles, squiggles
from handnote.sheets.label_shape import label_of
from handnote.typeset.typeset_note import TypesetNote

LONGEST = 1500
"""Most characters a note may have: what fifteen labels hold. More is not one short note."""

MARGIN = 22
"""Pixels of desk round the label, for its shadow."""


@dataclass(frozen=True, slots=True)
class Label:
    """What the editor is to show: a text, on a stock, set by ``typeset``."""

    text: str
    stock: Stock
    typeset: Callable[[str], TypesetNote]
    cursor: int | None = None
    """Where the caret goes, in characters; None for the end."""


class LabelEditor(QTextEdit):
    """A label to type on. Plain text only; nothing pasted or dropped brings more."""

    text_edited = Signal(str)
    done_requested = Signal()
    escaped = Signal()
    fit_changed = Signal(object)
    spelling_requested = Signal()
    pen_used = Signal(object)
    """A pen on a tablet wrote on the label: its event."""

    def __init__(self, parent: QWidget, theme: Theme, label: Label) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = label
        self._caret_is_lit = True
        self._goal: float | None = None
        self._is_loading = False
        self._shift = 0.0
        self._squiggles = Squiggles()
        self._paper = Layer()
        self._lines = KeptLines()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self.setStyleSheet("QTextEdit { background: transparent; border: 0; }")
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._blink_caret)
        document = QTextDocument(self)
        self._layout = NoteLayout(document, label.typeset)
        document.setDocumentLayout(self._layout)
        document.setDocumentMargin(0)
        self.setDocument(document)
        self.document().contentsChanged.connect(self._tell_of_edit)
        self.cursorPositionChanged.connect(self._light_caret)
        self.cursorPositionChanged.connect(self._judge_all)
        self.selectionChanged.connect(self.viewport().update)

    def show_label(self, label: Label) -> None:
        """Show another note; undo begins anew with it."""
        self._is_loading = True
        self._squiggles.clear()
        self._label = label
        self._layout.set_typeset(label.typeset)
        self.setPlainText(label.text)
        self._layout.lay_out()
        cursor = self.textCursor()
        at = len(label.text) if label.cursor is None else min(label.cursor, len(label.text))
        cursor.setPosition(to_utf16(label.text, at))
        self.setTextCursor(cursor)
        self._is_loading = False
        self._fit_scale()
        self.fit_changed.emit(self._layout.note)
        self.viewport().update()

    def show_text(self, text: str) -> None:
        """Show other words on the same label, with the caret behind them."""
        self.show_label(replace(self._label, text=text, cursor=None))

    def set_again(self, label: Label) -> None:
        """Set the same text anew, in another hand, on another stock or with another sign-off."""
        self._label = label
        self._layout.set_typeset(label.typeset)
        self._layout.lay_out()
        self._fit_scale()
        self.fit_changed.emit(self._layout.note)
        self.viewport().update()

    @property
    def note(self) -> TypesetNote:
        """The note as it is set now."""
        return self._layout.note

    @property
    def stock(self) -> Stock:
        """The label as it is on screen: a tape is cut to what stands on it."""
        return label_of(self._label.stock, self._layout.note.area)

    def note_text(self) -> str:
        """What she wrote, without what an input method is still composing."""
        return clean_note(self.toPlainText())

    def selected_text(self) -> str:
        """What is marked on the label."""
        return clean_note(self.textCursor().selection().toPlainText())

    def caret_index(self) -> int:
        """Where the caret is, in characters."""
        return from_utf16(self.toPlainText(), self.textCursor().position())

    def underline(self, text: str, words: Sequence[Misspelt]) -> None:
        """Draw a quiet line under these words of ``text``, but not under the one being typed."""
        self._squiggles.show(text, words, self.toPlainText())
        self.viewport().update()

    @property
    def underlined(self) -> tuple[Misspelt, ...]:
        """The words that are underlined, in order."""
        return self._squiggles.words

    def misspelt_here(self) -> Misspelt | None:
        """The underlined word at the caret."""
        return self._squiggles.at(self.caret_index())

    def go_to_misspelt(self) -> Misspelt | None:
        """Put the caret behind the next underlined word, or the first, unless it is at one."""
        here = self.misspelt_here() or self._squiggles.after(self.caret_index())
        if here is not None and self.misspelt_here() is None:
            self._go_to(here.end)
        return here

    def below(self, word: Misspelt) -> QPoint:
        """Where a menu for a word opens, on the screen."""
        caret = self._layout.caret(word.start).bottomLeft()
        return self.viewport().mapToGlobal((caret + self._drawn_at()).toPoint() + QPoint(0, 6))

    def caret_below(self) -> QPoint:
        """Where a menu about the whole note opens: below the caret."""
        return self.viewport().mapToGlobal(self._caret_rectangle().bottomLeft().toPoint())

    def replace(self, word: Misspelt, by: str) -> bool:
        """Put ``by`` in the word's place, in one step of undo; whether it still stands there."""
        text = self.toPlainText()
        if self.isReadOnly() or text[word.start : word.end] != word.word:
            return False
        self.document().setModified(False)  # no typing before it joins this step
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(to_utf16(text, word.start))
        cursor.setPosition(to_utf16(text, word.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(by)
        cursor.endEditBlock()
        self.document().setModified(False)
        self.setTextCursor(cursor)
        return True

    def label_width(self) -> int:
        """Width of the label on screen, in pixels."""
        return round(self.stock.width * self._layout.scale)

    def sizeHint(self) -> QSize:
        """As wide as there is room for, in the label's proportions."""
        return QSize(640, round(640 * self._label.stock.height / self._label.stock.width))

    def resizeEvent(self, event: QEvent) -> None:
        """The label takes the room there is."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # the stub wants QResizeEvent
        self._fit_scale()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done; Shift+Enter a new line; up and down go by the lines on the label."""
        key = event.key()
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.accept()
            self.done_requested.emit()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.accept()
            if not self.isReadOnly():
                self.textCursor().insertBlock()
        elif key == Qt.Key.Key_Escape:
            event.accept()
            self.escaped.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.accept()
            self._move_line(-1 if key == Qt.Key.Key_Up else 1, event)
        elif self._is_full(event):
            event.accept()
            QApplication.beep()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop: the plain text of it, as much as a note may hold."""
        if source.hasText() and not source.hasUrls():
            room = max(0, LONGEST - len(self.toPlainText()))
            self.textCursor().insertText(clean_note(source.text())[:room])

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text only; files are for the window."""
        return source.hasText() and not source.hasUrls()

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: object = None) -> object:
        """Where an input method puts its window: at the caret on the label."""
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self._caret_rectangle().toRect()
        if argument is None:
            return super().inputMethodQuery(query)
        return super().inputMethodQuery(query, argument)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At an underlined word, what can be done about it; elsewhere the usual menu."""
        at = self.caret_index()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            at = self._layout.index_at(QPointF(event.pos()) - self._drawn_at())
        if self._squiggles.at(at) is None or self.isReadOnly():
            super().contextMenuEvent(event)
            return
        event.accept()
        self._go_to(at)
        self.spelling_requested.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """A pen does not type: what it does is for whoever can draw."""
        if isinstance(event, QTabletEvent) and not self.isReadOnly():
            event.accept()
            self.pen_used.emit(event)
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The caret shows."""
        super().focusInEvent(event)
        self._light_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The caret goes."""
        super().focusOutEvent(event)
        self._blink.stop()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper, the selection, the writing, the caret."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = self._corner()
        self._draw_paper(painter, corner)
        if self._shift:
            painter.setClipRect(QRectF(self.viewport().rect()).adjusted(0, corner.y(), 0, 0))
        painter.translate(corner.x(), corner.y() - self._shift)
        self._draw_selection(painter)
        self._draw_writing(painter)
        self._draw_squiggles(painter)
        if self.hasFocus() and self._caret_is_lit and not self.isReadOnly():
            painter.fillRect(self._layout.caret(self._shown_index()), self._colour("warm"))

    def _draw_paper(self, painter: QPainter, corner: QPointF) -> None:
        paper = self._colour("paper")
        stock, scale = self.stock, self._layout.scale
        if self._paper.renew(painter, (stock, scale, corner, paper.rgba())):
            edge = label_path(stock, scale).translated(corner)
            self._paper.add(painter, lambda layer: draw_paper(layer, edge, paper))
        self._paper.show(painter)

    def _draw_selection(self, painter: QPainter) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return
        text, scale = self._layout.text, self._layout.scale
        first = from_utf16(text, cursor.selectionStart())
        last = from_utf16(text, cursor.selectionEnd())
        note = self._layout.note
        for line in note.lines:
            for left, right in line.stretches(first, last):
                box = QRectF(left, line.baseline - note.ascent, right - left, note.leading)
                painter.fillRect(
                    QRectF(box.topLeft() * scale, box.size() * scale), QColor("#C9D6EC")
                )

    def _draw_writing(self, painter: QPainter) -> None:
        note, scale = self._layout.note, self._layout.scale
        bottom = note.area.bottom + 0.01
        pen, warm = self._colour("pen"), self._colour("warm")
        signed = [(note.sign_off, pen)] if note.sign_off and note.fits else []
        inside = [note.fits or line.baseline + note.descent <= bottom for line in note.lines]
        inks = [pen if fits else warm for fits in inside]
        self._lines.draw(painter, [*signed, *zip(note.lines, inks, strict=True)], scale)
        draw_missing(painter, note, scale, QColor("#B4472F"))
        draw_ink(painter, note.ink, scale)
        self._draw_composing(painter)

    def _draw_squiggles(self, painter: QPainter) -> None:
        is_composing = bool(self.textCursor().block().layout().preeditAreaText())
        if self._squiggles.words and not self.isReadOnly() and not is_composing:
            painter.setPen(QPen(self._colour("squiggle"), 1.4))
            for wave in squiggles(self._layout.note, self._layout.scale, self._squiggles.words):
                painter.drawPath(wave)

    def _draw_composing(self, painter: QPainter) -> None:
        """Underline what an input method is composing."""
        block = self.textCursor().block()
        composing = block.layout().preeditAreaText()
        if not composing:
            return
        text, scale = self._layout.text, self._layout.scale
        first = from_utf16(text, block.position() + block.layout().preeditAreaPosition())
        painter.setPen(QPen(self._colour("pen"), 1))
        for index in range(first, first + len(composing)):
            line = self._layout.note.lines[self._layout.line_number(index)]
            y = (line.baseline + 0.6) * scale
            left = line.carets[index - line.start] * scale
            right = line.carets[min(index + 1 - line.start, len(line.carets) - 1)] * scale
            painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _move_line(self, step: int, event: QKeyEvent) -> None:
        layout = self._layout
        index = from_utf16(layout.text, self.textCursor().position())
        number = layout.line_number(index)
        line = layout.note.lines[number]
        x = self._goal if self._goal is not None else line.carets[index - line.start]
        wanted = number + step
        if 0 <= wanted < len(layout.note.lines):
            target = layout.index_on(layout.note.lines[wanted], x)
        else:
            target = 0 if step < 0 else len(layout.text)
        cursor = self.textCursor()
        keep = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        mode = QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(to_utf16(layout.text, target), mode)
        self.setTextCursor(cursor)
        self._goal = x

    def _is_full(self, event: QKeyEvent) -> bool:
        typed = event.text()
        return bool(
            typed
            and typed.isprintable()
            and len(self.toPlainText()) >= LONGEST
            and not self.textCursor().hasSelection()
        )

    def _go_to(self, index: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(to_utf16(self.toPlainText(), index))
        self.setTextCursor(cursor)

    def _judge_all(self) -> None:
        self._squiggles.moved(self.toPlainText(), self.caret_index())

    def _shown_index(self) -> int:
        """The caret in the text as laid out, behind what is being composed."""
        cursor = self.textCursor()
        composing = cursor.block().layout().preeditAreaText()
        position = cursor.position() + len(composing.encode("utf-16-le")) // 2
        return from_utf16(self._layout.text, position)

    def _caret_rectangle(self) -> QRectF:
        corner = self._corner()
        caret = self._layout.caret(self._shown_index())
        return caret.translated(corner.x(), corner.y() - self._shift)

    def _corner(self) -> QPointF:
        """The label's top left corner in the view."""
        left = (self.viewport().width() - self.stock.width * self._layout.scale) / 2
        return QPointF(left, MARGIN)

    def _drawn_at(self) -> QPointF:
        """Where that corner is drawn, a long note being moved up."""
        return self._corner() - QPointF(0, self._shift)

    def _fit_scale(self) -> None:
        usual, cut = self._label.stock, self.stock
        width = max(80, self.viewport().width() - 2 * MARGIN) / max(usual.width, cut.width)
        height = max(60, self.viewport().height() - 2 * MARGIN) / max(usual.height, cut.height)
        self._layout.set_scale(min(width, height))
        self._layout.set_corner(self._corner())
        self._keep_caret_in_view()
        self.viewport().update()

    def _keep_caret_in_view(self) -> None:
        caret = self._layout.caret(self._shown_index())
        lowest = self.viewport().height() - MARGIN
        self._shift = max(0.0, caret.bottom() + MARGIN - lowest)
        self._layout.set_corner(self._corner() - QPointF(0, self._shift))

    def _tell_of_edit(self) -> None:
        if self._is_loading:
            return
        self._fit_scale()
        self.viewport().update()
        if self.toPlainText()[: self.caret_index()].endswith((" ", "\n")):
            # Qt joins typing into one undo step until the document is called unmodified.
            self.document().setModified(False)
        self._squiggles.typed(self.toPlainText(), self.caret_index())
        self.fit_changed.emit(self._layout.note)
        self.text_edited.emit(self.note_text())

    def _light_caret(self) -> None:
        self._goal = None
        self._caret_is_lit = True
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if self.hasFocus() and flash > 0:
            self._blink.start(flash // 2)
        self._keep_caret_in_view()
        self.viewport().update()

    def _blink_caret(self) -> None:
        self._caret_is_lit = not self._caret_is_lit
        self.viewport().update()

    def _colour(self, role: str) -> QColor:
        return self._theme.colours.colour(role)

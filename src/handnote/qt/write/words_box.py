"""The box for what the buyer wrote: takes a paste, grows with it, and is kept when it is left."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from handnote.domain.plain_text import WORDS_LIMIT, clean_words
from handnote.wording import person as words

_MOST_LINES = 12
_FEWEST_LINES = 2
_FRAME = 30
"""Padding, border and the document's own margin, above and below, in pixels."""


class WordsBox(QPlainTextEdit):
    """Plain text only. The Tab key passes it by: a key of its own, or a click, leads into it."""

    left = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget, text: str, *, spoken: str) -> None:
        super().__init__(parent)
        self.setObjectName("their-words")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlaceholderText(words.NOT_KNOWN)
        self.setAccessibleName(spoken)
        if not text:
            self.setAccessibleDescription(words.NOT_KNOWN)
        option = self.document().defaultTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.setPlainText(text)
        self.textChanged.connect(self._grow)
        self._grow()

    def go_to_end(self) -> None:
        """Take the keys, ready to write on."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only what can be read goes in: no pictures, no colours, no control characters."""
        self.insertPlainText(clean_words(source.text()[:WORDS_LIMIT]))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was written is kept when it is left, unless only a menu was opened."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape keeps it and goes back to the label."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap otherwise in another width."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = 0
        block = self.document().firstBlock()
        while block.isValid() and lines <= _MOST_LINES:
            lines += max(1, block.layout().lineCount())
            block = block.next()
        if self.document().isEmpty():
            wide = max(1, self.viewport().width() - 12)
            lines = -(-self.fontMetrics().horizontalAdvance(words.NOT_KNOWN) * 11 // (wide * 10))
        # A scroll bar that comes and goes while the box grows would cut the words off.
        policy = Qt.ScrollBarPolicy
        is_tall = lines > _MOST_LINES
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if is_tall else policy.ScrollBarAlwaysOff
        )
        height = line * min(_MOST_LINES, max(_FEWEST_LINES, lines)) + _FRAME
        if height != self.height():
            self.setFixedHeight(height)

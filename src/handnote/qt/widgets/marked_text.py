"""A text to be read, with some of its words marked."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from handnote.domain.utf16 import to_utf16
from handnote.qt.widgets.plain import SHOWN_LIMIT

_LINES_SHOWN = 5


class MarkedText(QPlainTextEdit):
    """Plain text, never edited; ``spans`` are starts and ends in characters of it."""

    def __init__(
        self, parent: QWidget, name: str, text: str, spans: Iterable[tuple[int, int]], mark: QColor
    ) -> None:
        super().__init__(parent)
        shown = text[:SHOWN_LIMIT]
        self.setAccessibleName(name)
        self.setPlainText(shown)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES_SHOWN + 20)
        marks = []
        for start, end in spans:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(to_utf16(shown, min(start, len(shown))))
            cursor.setPosition(
                to_utf16(shown, min(end, len(shown))), QTextCursor.MoveMode.KeepAnchor
            )
            selection.cursor = cursor
            selection.format.setBackground(mark)
            marks.append(selection)
        self.setExtraSelections(marks)

"""The line under a label that is not typed on: its gist, for search and for the checks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from handnote.domain.plain_text import clean_note
from handnote.qt.write.label_editor import LONGEST


class GistField(QLineEdit):
    """One line. A text of several lines keeps them as long as it is not edited here."""

    text_edited = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("gist")
        self.setMaxLength(LONGEST)
        self._whole = ""
        self.textEdited.connect(self._edit)

    def show_text(self, text: str, cursor: int | None = None) -> None:
        """Show a text, with the caret at its end or before this character."""
        self._whole = text
        self.setText(text)
        self.setCursorPosition(len(self.text()) if cursor is None else cursor)

    def show_hint(self, hint: str) -> None:
        """Say what belongs here, in the empty field and to a screen reader."""
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)

    def note_text(self) -> str:
        """What is written in it."""
        return self._whole

    def _edit(self, text: str) -> None:
        self._whole = clean_note(text)
        self.text_edited.emit(self._whole)

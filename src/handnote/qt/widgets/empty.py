"""What an empty place says: one sentence, and the buttons that help."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from handnote.qt.widgets.plain import PlainLabel, WrappingLabel


class EmptyPlace(QWidget):
    """A quiet invitation in the middle of an empty place."""

    def __init__(self, parent: QWidget, title: str, more: str) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch(4)
        self._title = PlainLabel(self, "name", text=title)
        self._more = WrappingLabel(self, "muted", text=more)
        for label in (self._title, self._more):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addStretch(1)
        column.addSpacing(12)
        column.addLayout(self._row)
        column.addStretch(5)

    def show_words(self, title: str, more: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._more.setText(more)

    def add_button(self, text: str, name: str, *, is_primary: bool = False) -> QPushButton:
        """Another way on, behind the last; the caller connects it."""
        button = QPushButton(text, self)
        button.setObjectName(name)
        if is_primary:
            button.setProperty("role", "primary")
        self._row.insertWidget(self._row.count() - 1, button)
        return button

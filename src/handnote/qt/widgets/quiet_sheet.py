"""A quiet sheet over the window: what every dialog here is made of."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from handnote.qt.widgets.plain import PlainLabel
from handnote.wording import screen

_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class QuietSheet(QDialog):
    """A sheet over its window: a title, some content, two buttons. Never blocks."""

    primary: QPushButton
    """The button that accepts, once the layout is finished; a sheet only to be read has none."""

    cancel: QPushButton
    """The button that leaves everything as it is."""

    def __init__(self, parent: QWidget, title: str, accept: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 18)
        self.column.setSpacing(10)
        self.column.addWidget(PlainLabel(self, "name", text=title))
        self._accept_text = accept

    def finish_layout(self) -> None:
        """Put the buttons below what was added."""
        row = self.buttons = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton(screen.CANCEL if self._accept_text else screen.CLOSE, self)
        cancel.setObjectName("cancel")
        cancel.clicked.connect(self.reject)
        self.cancel = cancel
        row.addWidget(cancel)
        if self._accept_text:
            button = QPushButton(self._accept_text, self)
            button.setObjectName("accept")
            button.setProperty("role", "primary")
            button.setDefault(True)
            button.clicked.connect(self.accept)
            row.addWidget(button)
            button.setFocus()
            self.primary = button
        self.column.addSpacing(6)
        self.column.addLayout(row)
        # Lines that wrap ask for their height only once the width is known.
        self.setMinimumHeight(max(0, self.column.heightForWidth(self.minimumWidth())))

    def showEvent(self, event: QShowEvent) -> None:
        """Large letters are known only now: the sheet is at least as wide as its buttons."""
        for area in self.findChildren(QScrollArea):
            content = area.widget()
            if content is not None and area.horizontalScrollBarPolicy() is _NEVER:
                bar = area.verticalScrollBar().sizeHint().width()
                area.setMinimumWidth(content.minimumSizeHint().width() + 2 * bar)
        needed = self.column.minimumSize().width()
        if needed > self.minimumWidth():
            self.setMinimumWidth(needed)
            self.setMinimumHeight(max(0, self.column.heightForWidth(needed)))
        super().showEvent(event)

"""A line under the top bar that offers something: yes, or not now. It never takes the keys."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from handnote.qt.widgets.plain import WrappingLabel


class OfferBar(QFrame):
    """Shows one offer at a time until it is taken, put off or withdrawn."""

    taken = Signal()
    put_off = Signal()

    def __init__(self, parent: QWidget, *, yes: str, no: str) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        self._text = WrappingLabel(self)
        self._text.setObjectName("offer-text")
        row.addWidget(self._text, 1)
        self._yes = self._button(yes, "offer-yes", self.taken)
        self._yes.setProperty("role", "primary")
        self._no = self._button(no, "offer-no", self.put_off)
        row.addWidget(self._yes)
        row.addWidget(self._no)
        self.hide()

    def offer(self, text: str) -> None:
        """Show this offer."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._yes.setAccessibleDescription(text)
        self.show()

    def _button(self, text: str, name: str, wish: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.clicked.connect(self.hide)
        button.clicked.connect(wish)
        return button

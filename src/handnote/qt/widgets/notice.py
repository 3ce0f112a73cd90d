"""One line under the top bar: what went wrong and what to do, or what is going on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from handnote.qt.widgets.plain import WrappingLabel
from handnote.wording import screen


class NoticeBar(QFrame):
    """Shows at most one line; it can be closed, and what it tells of cancelled or seen."""

    cancelled = Signal()
    action_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        self._text = WrappingLabel(self)
        self._text.setObjectName("notice-text")
        row.addWidget(self._text, 1)
        self._action = QPushButton(self)
        self._action.setObjectName("notice-action")
        self._action.clicked.connect(self._act)
        row.addWidget(self._action)
        self._button = QPushButton(screen.CLOSE, self)
        self._button.setObjectName("notice-close")
        self._button.clicked.connect(self._close)
        row.addWidget(self._button)
        self._can_cancel = False
        self.hide()

    def say(
        self, text: str, *, is_problem: bool, can_cancel: bool = False, action: str = ""
    ) -> None:
        """Show ``text`` until it is closed or replaced, with a button that says ``action``."""
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._can_cancel = can_cancel
        self._button.setText(screen.CANCEL if can_cancel else screen.CLOSE)
        self._text.setText(text)
        self.setProperty("tone", "problem" if is_problem else "plain")
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(text)
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        self.hide()

    def _act(self) -> None:
        self.hide()
        self.action_requested.emit()

    def _close(self) -> None:
        self.hide()
        if self._can_cancel:
            self.cancelled.emit()

"""Labels that show data letter for letter: never rich text, never a link, never a picture."""

from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

SHOWN_LIMIT = 2000
"""Longest text laid out; beyond it Qt takes seconds. The rest stays in the data."""


def dress(widget: QWidget, role: str) -> None:
    """Give a widget another look from the theme; nothing happens if it has it already."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        # A frame asks for its padding anew only when it is told.
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


class PlainLabel(QLabel):
    """A label in plain text. ``role`` picks its look from the theme."""

    def __init__(self, parent: QWidget, role: str = "", *, text: str = "") -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text`` as it is."""
        super().setText(text[:SHOWN_LIMIT])


class WrappingLabel(PlainLabel):
    """A plain label that wraps, and can be selected and copied with the mouse."""

    def __init__(self, parent: QWidget, role: str = "", *, text: str = "") -> None:
        super().__init__(parent, role, text=text)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


class ElidedLabel(PlainLabel):
    """One line that gives up its middle when there is no room; the tooltip has the whole."""

    def __init__(self, parent: QWidget, role: str = "", *, text: str = "") -> None:
        super().__init__(parent, role, text=text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """As narrow as it needs to be."""
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tooltip is there only when something is left out."""
        super().resizeEvent(event)
        self._tell_whole()

    def setText(self, text: str) -> None:
        """Show ``text``; no tooltip is left of what stood here before."""
        super().setText(text)
        self._tell_whole()

    def _tell_whole(self) -> None:
        self.setToolTip(plain_tooltip(self.text()) if self._elided() != self.text() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, or as much of both its ends as goes in."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment() | Qt.AlignmentFlag.AlignVCenter),
            option.palette,
            bool(option.state & QStyle.StateFlag.State_Enabled),
            self._elided(),
            self.foregroundRole(),
        )

    def _elided(self) -> str:
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, self.contentsRect().width()
        )


def plain_tooltip(text: str) -> str:
    """``text`` for a tooltip, which would otherwise read it as rich text."""
    return f"<span>{escape(text[:SHOWN_LIMIT])}</span>"

"""What is known of the sheet on screen, and what can be said of it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from handnote.qt.widgets.plain import PlainLabel, WrappingLabel
from handnote.wording import sheets as words


@dataclass(frozen=True, slots=True)
class PanelState:
    """Which sheet goes in first, and what the one on screen is. ``is_known`` is remembered."""

    feeding: str
    about: str
    is_known: bool
    is_turned: bool


class SheetPanel(QWidget):
    """One sheet: how much of it is left, which way round it is fed, whether it is gone."""

    turned = Signal(bool)
    throw_away_requested = Signal()
    another_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._feeding = WrappingLabel(self)
        self._feeding.setObjectName("feeding")
        column.addWidget(self._feeding)
        column.addWidget(PlainLabel(self, "heading", text=words.THIS_SHEET))
        self._about = WrappingLabel(self, "muted")
        self._about.setObjectName("about-sheet")
        column.addWidget(self._about)
        self._turned = QCheckBox(words.TURNED, self)
        self._turned.setObjectName("turned")
        self._turned.setToolTip(words.TURNED_ABOUT)
        self._turned.setAccessibleDescription(words.TURNED_ABOUT)
        self._turned.toggled.connect(self.turned)
        column.addWidget(self._turned)
        self._gone = self._button(words.THROW_AWAY, "throw-away")
        self._gone.clicked.connect(self.throw_away_requested)
        self._another = self._button(words.ANOTHER, "another-sheet")
        self._another.clicked.connect(self.another_requested)
        column.addWidget(self._gone)
        column.addWidget(self._another)

    def show_state(self, state: PanelState | None) -> None:
        """Show what is known; None where the sheet has been printed already."""
        self.setVisible(state is not None)
        if state is None:
            return
        self._feeding.setText(state.feeding)
        self._feeding.setVisible(bool(state.feeding))
        self._about.setText(state.about)
        self._turned.blockSignals(True)
        self._turned.setChecked(state.is_turned)
        self._turned.blockSignals(False)
        self._turned.setVisible(state.is_known)
        self._gone.setVisible(state.is_known)

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setProperty("role", "link")
        return button

"""The switch between a pen on paper, ink on the screen, and typing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from handnote.domain.note import MadeBy
from handnote.wording.modes import MODES, MODES_SPOKEN


class ModeSwitch(QFrame):
    """Says how the note on the label is made; the keys for it are in the actions table."""

    mode_picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("modes")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(1)
        self._group = QButtonGroup(self)
        self._buttons: dict[MadeBy, QPushButton] = {}
        for mode, text in MODES.items():
            button = QPushButton(text, self)
            button.setObjectName(f"mode-{mode}")
            button.setAccessibleName(MODES_SPOKEN[mode])
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._group.addButton(button)
            self._buttons[mode] = button
            row.addWidget(button)
        self._group.buttonClicked.connect(self._tell)

    def show_mode(self, mode: MadeBy, *, can_change: bool) -> None:
        """Let this mode hold; tells nobody of it."""
        self._buttons[mode if mode in self._buttons else MadeBy.FONT].setChecked(True)
        for button in self._buttons.values():
            button.setEnabled(can_change)

    def _tell(self, clicked: QPushButton) -> None:
        self.mode_picked.emit(next(m for m, button in self._buttons.items() if button is clicked))

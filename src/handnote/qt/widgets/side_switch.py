"""The switch between the note inside a parcel and the one on its outside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from handnote.domain.note import Side
from handnote.wording import screen


class SideSwitch(QFrame):
    """Two words of which one holds. ``takes_keys`` makes it a stop for the Tab key too.

    Without, it is part of a heading; the key that turns over is in the actions table.
    """

    side_picked = Signal(object)

    def __init__(self, parent: QWidget, name: str, *, takes_keys: bool) -> None:
        super().__init__(parent)
        self.setObjectName("sides")
        self._shown = Side.INSIDE
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(1)
        self._buttons = QButtonGroup(self)
        for number, side in enumerate(Side):
            button = QPushButton(screen.SIDES[side], self)
            button.setObjectName(f"{name}-{side}")
            button.setAccessibleName(screen.SIDES_SPOKEN[side])
            button.setCheckable(True)
            if not takes_keys:
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._buttons.addButton(button, number)
            row.addWidget(button)
        self._buttons.idToggled.connect(self._tell)
        self.show_side(Side.INSIDE)

    @property
    def shown(self) -> Side:
        """The side that holds."""
        return self._shown

    def show_side(self, side: Side) -> None:
        """Let this side hold; tells nobody of it."""
        self._shown = side
        self._buttons.button(list(Side).index(side)).setChecked(True)

    def _tell(self, number: int, is_checked: bool) -> None:  # noqa: FBT001 - a slot
        side = list(Side)[number]
        if is_checked and side is not self._shown:
            self._shown = side
            self.side_picked.emit(side)

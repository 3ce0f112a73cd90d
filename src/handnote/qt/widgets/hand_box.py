"""The box that names the hand in force."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from handnote.domain.hand import Hand
from handnote.wording import screen

_SHOWN = 4
"""How many letters of a name there is room for at the least."""


class HandBox(QComboBox):
    """Names the hand in force; arrow keys change it, and opening it asks for the chooser."""

    chooser_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hand")
        self.setAccessibleName(screen.HAND)
        # Not as wide as the longest name: the row has more to hold.
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHOWN)

    def show_hands(self, hands: Sequence[Hand]) -> None:
        """Offer these hands."""
        self.blockSignals(True)
        self.clear()
        for hand in hands:
            self.addItem(hand.name, hand.id)
        self.blockSignals(False)

    def showPopup(self) -> None:
        """A list of names says little about hands: show the hands."""
        self.chooser_requested.emit()

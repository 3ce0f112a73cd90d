"""The switch between what a pen writes and what is printed, where notes of both kinds wait."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from handnote.domain.note import MadeBy
from handnote.wording import key_sheet as words


class WaySwitch(QFrame):
    """Two words of which one holds."""

    way_picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sides")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(1)
        self._group = QButtonGroup(self)
        self._buttons: dict[MadeBy, QPushButton] = {}
        for way, (text, spoken) in words.WAYS.items():
            button = QPushButton(text, self)
            button.setObjectName(f"way-{way}")
            button.setAccessibleName(spoken)
            button.setCheckable(True)
            self._group.addButton(button)
            self._buttons[way] = button
            row.addWidget(button)
        self._group.buttonClicked.connect(self._tell)

    def show_way(self, way: MadeBy) -> None:
        """Let this one hold; tells nobody of it."""
        self._buttons[way].setChecked(True)

    def _tell(self, clicked: QPushButton) -> None:
        self.way_picked.emit(next(way for way, one in self._buttons.items() if one is clicked))

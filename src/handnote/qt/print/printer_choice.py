"""Which printer, and how far it is off: the part of the Print place about printers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from handnote.qt.widgets.plain import PlainLabel, WrappingLabel
from handnote.wording import calibrating as words


@dataclass(frozen=True, slots=True)
class PrinterState:
    """The printers there are, the one that is picked (empty for none), and what is known of it."""

    names: Sequence[str]
    picked: str
    about: str


class PrinterChoice(QWidget):
    """Offers the printers, tells how far the picked one is off, and leads to the test page."""

    printer_picked = Signal(str)
    test_page_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self, "heading", text=words.PRINTER))
        self._printers = QComboBox(self)
        self._printers.setObjectName("printer")
        self._printers.setAccessibleName(words.PRINTER)
        self._printers.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._printers.setMinimumContentsLength(16)
        self._printers.activated.connect(self._tell)
        column.addWidget(self._printers)
        self._about = WrappingLabel(self, "muted")
        self._about.setObjectName("printer-about")
        column.addWidget(self._about)
        button = QPushButton(words.TEST_PAGE, self)
        button.setObjectName("test-page")
        button.clicked.connect(self.test_page_requested)
        column.addWidget(button)

    def show_state(self, state: PrinterState) -> None:
        """Show these printers."""
        self._printers.clear()
        self._printers.addItem(words.ASKED, "")
        for name in state.names:
            self._printers.addItem(name, name)
        self._printers.setCurrentIndex(self._printers.findData(state.picked))
        self._about.setText(state.about)

    def _tell(self, index: int) -> None:
        self.printer_picked.emit(self._printers.itemData(index))

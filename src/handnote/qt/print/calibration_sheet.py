"""The sheet that takes down what a test page shows: two numbers for each side of the paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from handnote.domain.calibration import Calibration, Paper
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel, dress
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.sheets.calibration import expected, inset
from handnote.sheets.ruler import Ruler, figure
from handnote.sheets.test_page import LETTERS
from handnote.wording import calibrating as words

_WIDEST = "100/100"
_PAD = 26
"""What the frame of a field takes to its left and right, in pixels."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the typed numbers mean; ``made`` is None while they cannot be kept."""

    says: str
    made: Calibration | None
    is_problem: bool = False


Judge = Callable[[Sequence[str], Ruler], Judgement]


@dataclass(frozen=True, slots=True)
class SheetAbout:
    """Which printers there are, the picked one, the paper, and what was measured before."""

    printers: Sequence[str]
    picked: str
    paper: Paper
    known: Calibration | None


class CalibrationSheet(QuietSheet):
    """Prints or saves the test page, and takes eight numbers; says at once what they mean."""

    print_requested = Signal()
    save_requested = Signal()
    given = Signal(str, object)
    forget_requested = Signal(str)

    def __init__(self, parent: QWidget, about: SheetAbout, judge: Judge) -> None:
        super().__init__(parent, words.TITLE, words.KEEP)
        self.setObjectName("calibration")
        self._paper = about.paper
        self._known = about.known
        self._judge = judge
        self._made: Calibration | None = None
        self.column.addWidget(WrappingLabel(self, "muted", text=words.ABOUT))
        self.column.addLayout(self._make_page_buttons())
        self._printer = self._make_printers(about)
        self._ruler = self._make_rulers()
        self._fields = [self._make_field(letter) for letter in LETTERS]
        self.column.addLayout(self._make_grid())
        self._says = WrappingLabel(self, "muted")
        self._says.setObjectName("calibration-says")
        self._says.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self._says.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self._says)
        forget = QPushButton(words.FORGET, self)
        forget.setObjectName("forget-calibration")
        forget.setVisible(about.known is not None)
        forget.clicked.connect(self._forget)
        self.column.addWidget(forget, alignment=Qt.AlignmentFlag.AlignLeft)
        self.finish_layout()
        self._keep = self.findChild(QPushButton, "accept")
        self._fill()
        self._fields[0].setFocus()
        self.accepted.connect(self._give)

    def name_printer(self, name: str) -> None:
        """The test page went to this printer."""
        self._printer.setCurrentText(name)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as everything on it needs."""
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Wrapped lines take more height than Qt allows a dialog for by itself."""
        width = max(self.width(), self.column.totalMinimumSize().width())
        height = max(self.height(), self.column.totalHeightForWidth(width))
        self.resize(width, height)

    def _make_page_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, name, wish in (
            (words.PRINT_TEST_PAGE, "print-test-page", self.print_requested),
            (words.SAVE_TEST_PAGE, "save-test-page", self.save_requested),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(wish)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _make_printers(self, about: SheetAbout) -> QComboBox:
        """The printer the page came from; one that is not on this computer can be named."""
        printers = QComboBox(self)
        printers.setObjectName("measured-printer")
        printers.setAccessibleName(words.PRINTER)
        name = QLineEdit(printers)
        name.setPlaceholderText(words.NAME_A_PRINTER)
        name.setMaxLength(120)
        printers.setLineEdit(name)
        printers.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        printers.setMinimumContentsLength(24)
        printers.addItems(list(about.printers))
        printers.setCurrentText(about.picked)
        printers.editTextChanged.connect(self._judge_again)
        return printers

    def _make_rulers(self) -> QComboBox:
        rulers = QComboBox(self)
        rulers.setObjectName("ruler")
        rulers.setAccessibleName(words.MEASURED_IN)
        for ruler in Ruler:
            rulers.addItem(words.RULERS[ruler], ruler.value)
        rulers.currentIndexChanged.connect(self._fill)
        return rulers

    def _make_field(self, letter: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(f"reading-{letter}")
        field.setAccessibleName(words.reading_at(letter))
        field.setFixedWidth(field.fontMetrics().horizontalAdvance(_WIDEST) + _PAD)
        field.setMaxLength(12)
        field.textEdited.connect(self._judge_again)
        return field

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.addWidget(PlainLabel(self, text=words.PRINTER), 0, 0)
        grid.addWidget(self._printer, 0, 1, 1, 5)
        grid.addWidget(PlainLabel(self, text=words.MEASURED_IN), 1, 0)
        grid.addWidget(self._ruler, 1, 1, 1, 5)
        for row, side in enumerate(words.SIDES):
            grid.addWidget(PlainLabel(self, text=side), row + 2, 0)
            for number in range(2):
                place = row * 2 + number
                letter = PlainLabel(self, "muted", text=LETTERS[place])
                grid.addWidget(letter, row + 2, 1 + number * 2)
                grid.addWidget(self._fields[place], row + 2, 2 + number * 2)
        grid.setColumnStretch(5, 1)
        return grid

    def _fill(self) -> None:
        """Show in this ruler's figures what should be read, and what was measured before."""
        ruler = Ruler(self._ruler.currentData())
        before = expected(self._known, self._paper) if self._known else None
        read = [number for side in before.sides() for number in side] if before else []
        for place, field in enumerate(self._fields):
            field.setPlaceholderText(figure(inset(self._paper), ruler))
            if read and not field.isModified():
                field.setText(figure(read[place], ruler))
        self._judge_again()

    def _judge_again(self) -> None:
        ruler = Ruler(self._ruler.currentData())
        found = self._judge([field.text() for field in self._fields], ruler)
        has_printer = bool(self._printer.currentText().strip())
        self._made = found.made if has_printer else None
        needs_printer = found.made is not None and not has_printer
        self._says.setText(words.NO_PRINTER if needs_printer else found.says)
        dress(self._says, "problem" if found.is_problem or needs_printer else "muted")
        if self._keep:
            self._keep.setEnabled(self._made is not None)
        self._grow()

    def _give(self) -> None:
        if self._made:
            self.given.emit(self._printer.currentText().strip(), self._made)

    def _forget(self) -> None:
        self.forget_requested.emit(self._printer.currentText().strip())
        self.reject()

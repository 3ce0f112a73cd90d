"""A piece of paper to sign on once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from handnote.domain.settings import Settings
from handnote.domain.stock import Grid, Shape, Stock
from handnote.domain.units import Mm
from handnote.ink.codec import encode
from handnote.qt.ink.sheet import InkSheet, Look
from handnote.qt.ink.view import InkView
from handnote.qt.theme import Theme
from handnote.qt.widgets.plain import WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.wording import ink_label, signing

_WIDTH, _HEIGHT = Mm(80), Mm(26)
_SHOWN = 190

PAPER = Stock(
    brand="",
    part="",
    title="",
    page_width=Mm(210),
    page_height=Mm(297),
    width=_WIDTH,
    height=_HEIGHT,
    shape=Shape.ROUNDED,
    corner=Mm(2),
    grid=Grid(Mm(20), Mm(20), _WIDTH, _HEIGHT, 1, 1),
    grade="A",
)
"""What one signs on: true to size when it stands on a label."""


class InkSignSheet(QuietSheet):
    """Takes one sign-off in ink, and a name to choose it by."""

    given = Signal(str, bytes)
    problem_met = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme, settings: Settings) -> None:
        super().__init__(parent, signing.TITLE, signing.KEEP)
        self.setObjectName("ink-signing")
        self.column.addWidget(WrappingLabel(self, "muted", text=signing.ABOUT))
        sheet = self.ink_sheet = InkSheet(self)
        sheet.set_size(PAPER.width, PAPER.height)
        sheet.write_like(Look(settings.pen_width_in_use, settings.ink_in_use, settings.steady))
        sheet.problem_met.connect(self.problem_met)
        self.paper = InkView(self, theme, PAPER, sheet)
        self.paper.setObjectName("sign-here")
        self.paper.setAccessibleName(signing.SIGN_HERE)
        self.paper.setAccessibleDescription(ink_label.LABEL_KEYS)
        self.paper.setFixedHeight(_SHOWN)
        self.paper.setMinimumWidth(480)
        self.column.addWidget(self.paper)
        self._name = QLineEdit(self)
        self._name.setObjectName("sign-name")
        self._name.setPlaceholderText(signing.NAME)
        self._name.setAccessibleName(signing.NAME)
        self._name.setMaxLength(40)
        self.column.addWidget(self._name)
        self.finish_layout()
        again = QPushButton(signing.START_OVER, self)
        again.setObjectName("start-over")
        again.setProperty("role", "link")
        again.setAutoDefault(False)
        again.clicked.connect(sheet.clear)
        self.buttons.insertWidget(0, again)
        self.primary.setEnabled(False)
        sheet.edited.connect(self._see_whether_signed)
        self.paper.done_requested.connect(self._accept_signed)
        self.paper.setFocus()
        self.accepted.connect(self._give)

    def _see_whether_signed(self) -> None:
        self.primary.setEnabled(bool(self.ink_sheet.drawing.strokes))

    def _accept_signed(self) -> None:
        if self.primary.isEnabled():
            self.accept()

    def _give(self) -> None:
        self.ink_sheet.lift()
        ink = encode(self.ink_sheet.drawing)
        if ink:
            self.given.emit(self._name.text(), ink)

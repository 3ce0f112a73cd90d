"""What is printed besides the notes: a box to tick for each."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from handnote.domain.stock import Medium, Stock
from handnote.qt.widgets.plain import PlainLabel
from handnote.sheets.parcel_marks import has_room
from handnote.wording import screen


@dataclass(frozen=True, slots=True)
class Extras:
    """What else is to be on the sheets."""

    outlines: bool = False
    crop_marks: bool = False
    parcel_marks: bool = False
    mirror: bool = False


class AlsoPrint(QWidget):
    """Shows what is ticked, and wishes for what was just ticked too."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self, "heading", text=screen.ALSO_PRINT))
        self._outlines = self._box("outlines", screen.OUTLINES)
        self._crop_marks = self._box("crop-marks", screen.CROP_MARKS)
        self._parcel_marks = self._box("parcel-marks", screen.PARCEL_MARKS)
        self._mirror = self._box("mirror", screen.MIRROR)
        self._shown = Extras()
        for box in self._boxes():
            column.addWidget(box)

    def show_state(self, extras: Extras, stock: Stock, *, is_pen: bool = False) -> None:
        """Tick these, as far as the stock leaves the choice to her.

        Where a pen writes, nothing but numbers goes on a label besides its lines.
        """
        for box in (self._outlines, self._crop_marks, self._mirror):
            box.setVisible(not is_pen)
        self._shown = extras
        ticks = (extras.outlines, extras.crop_marks, extras.parcel_marks, extras.mirror)
        for box, is_ticked in zip(self._boxes(), ticks, strict=True):
            box.setChecked(is_ticked)
        room = has_room(stock)
        self._parcel_marks.setEnabled(room)
        self._parcel_marks.setText(screen.PARCEL_MARKS if room else screen.NO_ROOM_FOR_MARKS)
        is_stuck = stock.medium is Medium.STICKY
        for box, mark, none in (
            (self._outlines, screen.OUTLINES, screen.NO_OUTLINES),
            (self._crop_marks, screen.CROP_MARKS, screen.NO_CROP_MARKS),
        ):
            box.setEnabled(not is_stuck)
            box.setText(none if is_stuck else mark)
            if is_stuck:
                box.setChecked(False)
        if stock.needs_marks:
            self._crop_marks.setEnabled(False)
            self._crop_marks.setChecked(True)
            self._crop_marks.setText(screen.always_marked(is_folded=stock.is_folded))

    def _boxes(self) -> tuple[QCheckBox, ...]:
        return self._outlines, self._crop_marks, self._parcel_marks, self._mirror

    def _box(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(name)
        # ``clicked`` is the seller's own; ``toggled`` would answer to ``show_state`` too.
        box.clicked.connect(self._tell)
        return box

    def _tell(self) -> None:
        """What the stock decides stays as she wished it for others."""
        shown = self._shown
        before = (shown.outlines, shown.crop_marks, shown.parcel_marks, shown.mirror)
        ticks = (
            box.isChecked() if box.isEnabled() else was
            for box, was in zip(self._boxes(), before, strict=True)
        )
        self.wanted.emit(Extras(*ticks))

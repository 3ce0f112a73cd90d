"""What is printed besides the notes: a box to tick for each."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from handnote.qt.widgets.plain import PlainLabel
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
        for box in self._boxes():
            column.addWidget(box)

    def show_state(self, extras: Extras, *, has_room: bool) -> None:
        """Tick these; ``has_room`` is whether the labels have any for parcel marks."""
        ticks = (extras.outlines, extras.crop_marks, extras.parcel_marks, extras.mirror)
        for box, is_ticked in zip(self._boxes(), ticks, strict=True):
            box.setChecked(is_ticked)
        self._parcel_marks.setEnabled(has_room)
        self._parcel_marks.setText(screen.PARCEL_MARKS if has_room else screen.NO_ROOM_FOR_MARKS)

    def _boxes(self) -> tuple[QCheckBox, ...]:
        return self._outlines, self._crop_marks, self._parcel_marks, self._mirror

    def _box(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(name)
        # ``clicked`` is the seller's own; ``toggled`` would answer to ``show_state`` too.
        box.clicked.connect(self._tell)
        return box

    def _tell(self) -> None:
        self.wanted.emit(Extras(*(box.isChecked() for box in self._boxes())))

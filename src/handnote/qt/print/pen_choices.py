"""What a pen finds: lines on the label or none, and words to copy on the key sheet."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from handnote.domain.marks import Ruling
from handnote.qt.widgets.plain import PlainLabel
from handnote.wording import key_sheet as words


@dataclass(frozen=True, slots=True)
class PenWish:
    """How the labels are ruled and marked, and whether the key sheet has the words she typed."""

    ruling: Ruling = Ruling.NOTHING
    copy_words: bool = False
    photo_marks: bool = False


class PenChoices(QWidget):
    """Shows what is ticked, and wishes for what was just ticked too."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self, "heading", text=words.FOR_THE_PEN))
        self._lines = self._box("pen-lines", words.LINES)
        self._slant = self._box("pen-left-handed", words.LEFT_HANDED)
        self._copy = self._box("pen-copy", words.COPY)
        self._marks = self._box("pen-photo-marks", words.PHOTO_MARKS)
        self._marks.setAccessibleDescription(words.ABOUT_PHOTO_MARKS)
        self._marks.setToolTip(words.ABOUT_PHOTO_MARKS)
        for box in (self._lines, self._slant, self._copy, self._marks):
            column.addWidget(box)

    def show_wish(self, wish: PenWish, *, can_mark: bool = True) -> None:
        """Tick these; a slant is for lines, and marks for margins that have room."""
        self._lines.setChecked(wish.ruling is not Ruling.NOTHING)
        self._slant.setChecked(wish.ruling is Ruling.LEFT_HANDED)
        self._slant.setEnabled(self._lines.isChecked())
        self._copy.setChecked(wish.copy_words)
        self._marks.setChecked(wish.photo_marks)
        self._marks.setEnabled(can_mark)

    def _box(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(name)
        # ``clicked`` is the seller's own; ``toggled`` would answer to ``show_wish`` too.
        box.clicked.connect(self._tell)
        return box

    def _tell(self) -> None:
        lined = Ruling.LEFT_HANDED if self._slant.isChecked() else Ruling.LINES
        ruling = lined if self._lines.isChecked() else Ruling.NOTHING
        self.wanted.emit(PenWish(ruling, self._copy.isChecked(), self._marks.isChecked()))

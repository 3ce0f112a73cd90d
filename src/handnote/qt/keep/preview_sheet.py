"""A backup or another history before it is taken: what it holds beside what is here."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from handnote.qt.widgets.plain import ElidedLabel, PlainLabel, WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.wording import safekeeping as words


@dataclass(frozen=True, slots=True)
class PreviewState:
    """Everything the sheet shows."""

    title: str
    name: str
    accept: str
    about: str
    theirs: Sequence[str]
    here: Sequence[str] | None
    more: str = ""


class PreviewSheet(QuietSheet):
    """Shows both side by side; accepting takes the one that was looked at."""

    def __init__(self, parent: QWidget, state: PreviewState) -> None:
        super().__init__(parent, state.title, state.accept)
        self.setObjectName("preview")
        self.column.addWidget(ElidedLabel(self, "muted", text=state.name))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        here = state.here or tuple("–" for _ in words.ROWS)
        for column, heading in ((1, words.THERE), (2, words.HERE)):
            grid.addWidget(PlainLabel(self, "heading", text=heading), 0, column)
        for row, (name, theirs, ours) in enumerate(
            zip(words.ROWS, state.theirs, here, strict=True)
        ):
            grid.addWidget(PlainLabel(self, "muted", text=name), row + 1, 0)
            for column, text in ((1, theirs), (2, ours)):
                cell = PlainLabel(self, text=text)
                cell.setAccessibleName(f"{name}: {text}")
                grid.addWidget(cell, row + 1, column, Qt.AlignmentFlag.AlignLeading)
        grid.setColumnStretch(2, 1)
        self.column.addLayout(grid)
        if state.more:
            self.column.addWidget(WrappingLabel(self, text=state.more))
        self.column.addWidget(WrappingLabel(self, "muted", text=state.about))
        self.finish_layout()

"""Forgetting somebody: everything that goes, before it goes."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from handnote.qt.widgets.line_list import LineList
from handnote.qt.widgets.plain import WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.services.forgetting import Farewell
from handnote.wording import desk
from handnote.wording import forgetting as words


class ForgetSheet(QuietSheet):
    """Lists what goes and which older copies hold it; Enter stays on Cancel."""

    forget_requested = Signal(bool)

    def __init__(self, parent: QWidget, farewell: Farewell, today: date) -> None:
        name = farewell.person.name or desk.SOMEBODY
        super().__init__(parent, words.FORGET_TITLE.format(name=name), words.FORGET)
        self.setObjectName("forget")
        self.setMinimumWidth(520)
        self.column.addWidget(WrappingLabel(self, text=words.ABOUT))
        goes = LineList(self, words.ABOUT, words.what_goes(farewell.kept))
        goes.setObjectName("what-goes")
        self.column.addWidget(goes, 2)
        if elsewhere := words.named_elsewhere(farewell.named_elsewhere):
            self.column.addWidget(WrappingLabel(self, "muted", text=elsewhere))
        self._copies = QCheckBox(words.copies_too(len(farewell.copies)), self)
        self._copies.setObjectName("copies-too")
        self._copies.setChecked(True)
        if farewell.copies:
            self.column.addWidget(WrappingLabel(self, text=words.COPIES_ABOUT))
            lines = [words.copy_line(copy, today) for copy in farewell.copies]
            listed = LineList(self, words.COPIES_ABOUT, lines)
            listed.setObjectName("copies")
            self.column.addWidget(listed, 2)
            self.column.addWidget(self._copies)
        else:
            self._copies.hide()
            self.column.addWidget(WrappingLabel(self, "muted", text=words.NO_COPIES))
        self.column.addWidget(WrappingLabel(self, "muted", text=words.LEFT_WHERE))
        self.finish_layout()
        # There is no undo: a key pressed in haste must not do it.
        self.primary.setAutoDefault(False)
        self.primary.setDefault(False)
        self.cancel.setFocus()
        self.accepted.connect(self._ask)

    def _ask(self) -> None:
        self.forget_requested.emit(self._copies.isChecked())

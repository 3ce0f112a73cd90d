"""Every promise still to be kept, with the note each stands in."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Signal, SignalInstance
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from handnote.qt.widgets.line_list import LineList
from handnote.qt.widgets.marked_text import MarkedText
from handnote.qt.widgets.plain import PlainLabel, WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.services.promising import OpenPromise
from handnote.wording import people as words


class PromisesSheet(QuietSheet):
    """A line for each promise; below, the note it was made in, with the words marked."""

    kept = Signal(str)
    taken_away = Signal(str)

    def __init__(
        self, parent: QWidget, found: Sequence[OpenPromise], today: date, mark: QColor
    ) -> None:
        super().__init__(parent, words.OPEN_PROMISES, "")
        self.setObjectName("promises")
        self.setMinimumWidth(640)
        self._found = list(found)
        self._today = today
        self._mark = mark
        if not found:
            self.column.addWidget(WrappingLabel(self, "muted", text=words.NO_PROMISES))
            self.finish_layout()
            return
        lines = [words.promise_in_short(one, today) for one in found]
        self._list = LineList(self, words.OPEN_PROMISES, lines)
        self._list.setObjectName("open-promises")
        self.column.addWidget(self._list, 1)
        self._where = PlainLabel(self, "heading")
        self.column.addWidget(self._where)
        self._note: MarkedText | None = None
        self._place = QHBoxLayout()
        self.column.addLayout(self._place)
        self.column.addLayout(self._make_buttons())
        self.finish_layout()
        self._list.selectionModel().currentChanged.connect(self._show_note)
        self._show_note(self._list.currentIndex())
        self._list.setFocus()

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for name, text, wish in (
            ("promise-gone", words.TAKE_PROMISE_AWAY, self.taken_away),
            ("promise-is-kept", words.PROMISE_IS_KEPT, self.kept),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, wish=wish: self._tell(wish))
            row.addWidget(button)
        return row

    def _show_note(self, index: QModelIndex) -> None:
        found = self._found[max(0, index.row())]
        self._where.setText(words.where_promised(found, self._today))
        if self._note is not None:
            self._place.removeWidget(self._note)
            self._note.deleteLater()
        text = found.note.text if found.note else f"“{found.promise.words}”"
        spans = (found.span,) if found.note and found.span else ()
        self._note = MarkedText(self, words.THE_NOTE, text, spans, self._mark)
        self._place.addWidget(self._note)

    def _tell(self, wish: SignalInstance) -> None:
        picked = self._found[max(0, self._list.currentIndex().row())]
        wish.emit(picked.promise.id)
        self.accept()

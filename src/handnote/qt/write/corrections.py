"""What the seller knows better: the box of their words, and the sheet that asks for a name."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from handnote.domain.order import Order, OrderId
from handnote.qt.tasks import Tasks
from handnote.qt.widgets.plain import WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.qt.write.person_state import greeting_of
from handnote.qt.write.place import WritePlace
from handnote.services.composing import Sitting
from handnote.services.correcting import CALL_LIMIT
from handnote.services.desk import Desk
from handnote.wording import person as words


class CallSheet(QuietSheet):
    """One line: what to call somebody."""

    given = Signal(str)

    def __init__(self, parent: QWidget, name: str, call: str) -> None:
        super().__init__(parent, words.CALL_TITLE, words.KEEP)
        self.setObjectName("calling")
        if name:
            self.column.addWidget(WrappingLabel(self, "muted", text=words.called_for(name)))
        self._field = QLineEdit(self)
        self._field.setObjectName("call")
        self._field.setMaxLength(CALL_LIMIT)
        self._field.setPlaceholderText(words.CALL_HINT)
        self._field.setAccessibleName(words.CALL_TITLE)
        self._field.setText(call)
        self._field.selectAll()
        self.column.addWidget(self._field)
        self.column.addWidget(WrappingLabel(self, "muted", text=words.CALL_ABOUT))
        self.finish_layout()
        self._field.setFocus()
        self.accepted.connect(self._give)

    def _give(self) -> None:
        self.given.emit(self._field.text())


class Corrections(QObject):
    """Hands corrections to the desk; each is one step of undo."""

    changed = Signal(object)
    problem_met = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, place: WritePlace) -> None:
        super().__init__(place)
        self._desk = desk
        self._tasks = tasks
        place.person.words_edited.connect(self._they_wrote)
        place.person.label_requested.connect(place.editor.setFocus)

    def ask_what_to_call_them(self, window: QWidget, order: Order) -> None:
        """Show the sheet with what they are called now, all of it picked."""

        def show(sitting: Sitting) -> None:
            call = greeting_of(sitting.order, sitting.called).call
            sheet = CallSheet(window, sitting.order.addressee, call)
            sheet.given.connect(lambda given: self._call_them(order.id, given))
            sheet.finished.connect(sheet.deleteLater)
            sheet.open()

        open_order = self._desk.composing.open
        self._tasks.run(lambda: open_order(order.id), show, self.problem_met.emit)

    def _they_wrote(self, order_id: str, written: str) -> None:
        they_wrote = self._desk.correcting.they_wrote
        self._tasks.run(
            lambda: they_wrote(OrderId(order_id), written),
            self.changed.emit,
            self.problem_met.emit,
        )

    def _call_them(self, order_id: OrderId, call: str) -> None:
        call_them = self._desk.correcting.call_them
        self._tasks.run(lambda: call_them(order_id, call), self.changed.emit, self.problem_met.emit)

"""Reading what is known of an order, and of the next one before its turn."""

from collections.abc import Callable
from datetime import date

from handnote.domain.note import Side
from handnote.domain.order import OrderId
from handnote.qt.tasks import Tasks
from handnote.qt.write.ahead import Ahead
from handnote.qt.write.earlier import earlier_notes
from handnote.qt.write.person_state import Opened
from handnote.services.desk import Desk


class OrderReading:
    """Answers with everything made ready that may not take the window's time."""

    def __init__(self, desk: Desk, tasks: Tasks, *, today: Callable[[], date]) -> None:
        self._desk = desk
        self._tasks = tasks
        self._today = today
        self._ahead = Ahead()

    def read(self, order_id: OrderId, side: Side) -> Opened:
        """In the worker: everything known of this order; raises Problem."""
        sitting = self._desk.composing.open(order_id, side)
        return Opened(sitting, earlier_notes(self._desk, sitting, self._today()))

    def open(self, order_id: OrderId, cursor: int | None, side: Side) -> Opened:
        """In the worker: the same, and that it is now on the label; raises Problem."""
        opened = self.read(order_id, side)
        if side is Side.INSIDE:
            self.visit(opened, cursor)
        return opened

    def visit(self, opened: Opened, cursor: int | None) -> None:
        """In the worker: here the next start begins."""
        note = opened.sitting.note
        end = len(note.text) if note else 0
        self._desk.composing.visit(opened.sitting.order.id, end if cursor is None else cursor)

    def look_ahead(self, following: OrderId | None) -> None:
        """Read the next order while this one is written."""
        asked = self._ahead.begin()
        if following:
            self._tasks.run(
                lambda: self.read(following, Side.INSIDE),
                lambda opened: self._ahead.keep(opened, asked),
                lambda _: None,
            )

    def take(self, order_id: OrderId, side: Side) -> Opened | None:
        """This order, if it was read before its turn and nothing has changed since."""
        return self._ahead.take(order_id, side)

    def drop(self) -> None:
        """What was read may be true no more."""
        self._ahead.drop()

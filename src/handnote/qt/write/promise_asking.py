"""Asking whether a promise is kept: once for an order, in the line under the label, at Enter."""

from PySide6.QtCore import QObject, Signal

from handnote.domain.order import OrderId
from handnote.domain.promise import Promise
from handnote.qt.tasks import Tasks
from handnote.services.composing import Sitting
from handnote.services.promising import Promising


class PromiseAsking(QObject):
    """Knows what is still to be asked of the order on the label, and keeps the answers."""

    changed = Signal(object)
    problem_met = Signal(object)

    def __init__(self, promising: Promising, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._promising = promising
        self._tasks = tasks
        self._order_id: OrderId | None = None
        self._to_ask: list[Promise] = []
        self.asked: Promise | None = None
        """What is asked just now."""

    def begin(self, sitting: Sitting | None) -> None:
        """Another order is on the label; None while it is being read, or where nobody asks."""
        self.asked = None
        self._order_id = sitting.order.id if sitting else None
        self._to_ask = []
        if sitting:
            order_id = sitting.order.id
            self._to_ask = [one for one in sitting.promises if one.is_to_ask_at(order_id)]

    def wait(self) -> None:
        """She writes on: what was asked is asked again at the next Enter."""
        self.asked = None

    def next(self) -> Promise | None:
        """What to ask now, if anything is left; asking it is up to the caller."""
        self.asked = self._to_ask[0] if self._to_ask else None
        return self.asked

    def answer(self, *, is_kept: bool) -> None:
        """Keep the answer to what is asked; it is not asked again with this order."""
        promise, order_id = self.asked, self._order_id
        if promise is None or order_id is None:
            return
        self._to_ask.remove(promise)
        self.asked = None
        promising = self._promising
        if is_kept:
            self._tasks.run(
                lambda: promising.keep(promise.id), self.changed.emit, self.problem_met.emit
            )
        else:
            self._tasks.run(
                lambda: promising.not_yet(promise.id, order_id), None, self.problem_met.emit
            )

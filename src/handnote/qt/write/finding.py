"""Finding orders in the pile as she types, however many there are."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from handnote.domain.order import OrderId
from handnote.qt.tasks import Tasks
from handnote.qt.write.waiting import Waiting

_AT_ONCE = 2000
"""Orders looked through in the window's thread: 2 ms."""


class Finding(QObject):
    """The orders of the pile that say what was looked for, or all of them for nothing."""

    changed = Signal()

    def __init__(self, waiting: Waiting, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = waiting
        self._tasks = tasks
        self._wanted = ""
        self._found: Sequence[OrderId] = ()
        self._asked = 0

    @property
    def found(self) -> Sequence[OrderId]:
        """The orders to show, as they lie."""
        return self._found if self._wanted else self._waiting.ids

    def look_for(self, text: str) -> None:
        """Look for another text; what was found before is shown until then."""
        self._found, self._wanted = self.found, text.strip()
        self._look()

    def look_again(self) -> None:
        """The pile is another one, or more of it was read: look again."""
        if self._wanted:
            self._found = [order_id for order_id in self._found if order_id in self._waiting]
        self._look()

    def _look(self) -> None:
        self._asked += 1
        asked, wanted, waiting = self._asked, self._wanted, self._waiting

        def show(found: Sequence[OrderId]) -> None:
            if asked == self._asked:
                self._found = found
                self.changed.emit()

        if not wanted or len(waiting) <= _AT_ONCE:
            show(waiting.found(wanted))
        else:
            self._tasks.run_slow(lambda: waiting.found(wanted), show)

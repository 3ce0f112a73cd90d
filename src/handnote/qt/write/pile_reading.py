"""Reading the pile: its places at once, its orders piece by piece, while she writes on."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from handnote.domain.order import OrderId, PilePlace
from handnote.domain.problem import Problem
from handnote.qt.tasks import Tasks
from handnote.qt.write.waiting import TO_DO, Read, Waiting, read_all
from handnote.services.inbox import Inbox

_AT_ONCE = 1000
_PIECE = 400
"""Orders read while a save waits: 30 ms at the most."""

_AHEAD = 50
_FEW = 20


class PileReading(QObject):
    """Keeps ``waiting`` as the desk has it; a newer wish gives up what an older one had to read."""

    grew = Signal()
    problem_met = Signal(object)

    def __init__(
        self,
        inbox: Inbox,
        tasks: Tasks,
        waiting: Waiting,
        parent: QObject,
        *,
        today: Callable[[], date],
    ) -> None:
        super().__init__(parent)
        self._inbox = inbox
        self._tasks = tasks
        self._waiting = waiting
        self._today = today
        self._asked = 0
        self._unread: list[OrderId] = []

    def read(self, then: Callable[[], None], near: OrderId | None = None) -> None:
        """Read the whole pile; ``then`` as soon as its beginning and what is ``near`` are there.

        Orders known before are shown as they were until they are read again.
        """
        self._asked += 1
        asked, today = self._asked, self._today()

        def work() -> tuple[Sequence[PilePlace], list[Read]]:
            places = self._inbox.places()
            return places, read_all(self._inbox.some(_at_once(places, near)), today)

        def show(done: tuple[Sequence[PilePlace], list[Read]]) -> None:
            if asked == self._asked:
                places, found = done
                self._waiting.take(places, today)
                self._waiting.learn(found)
                known = {read.order.id for read in found}
                self._unread = [i for i in reversed(self._waiting.ids) if i not in known]
                then()
                self._read_on(asked)

        self._tasks.run(work, show, self.problem_met.emit)

    def read_again(
        self, changed: Collection[OrderId], then: Callable[[], None], near: OrderId | None
    ) -> None:
        """Read what changed: a few orders that stay where they are, or else the whole pile."""
        if len(changed) > _FEW or self._unread:
            self.read(then, near)
            return
        asked = self._asked

        def show(found: list[Read]) -> None:
            is_whole = asked == self._asked and len(found) == len(changed)
            if is_whole and self._waiting.stay_in_place(found):
                self._waiting.learn(found)
                then()
            else:
                self.read(then, near)

        self._run(changed, show, self.problem_met.emit)

    def one(self, order_id: OrderId, then: Callable[[], None]) -> None:
        """Read an order before its turn; nothing happens if it is gone from the pile."""

        def show(found: list[Read]) -> None:
            self._waiting.learn(found)
            if self._waiting.order(order_id):
                then()

        self._run([order_id], show, self.problem_met.emit)

    def _read_on(self, asked: int) -> None:
        if not self._unread:
            return

        def show(found: list[Read]) -> None:
            if asked == self._asked:
                del self._unread[-_PIECE:]
                self._waiting.learn(found)
                self.grew.emit()
                self._read_on(asked)

        self._run(self._unread[-_PIECE:], show, self._stop)

    def _run(
        self,
        wanted: Collection[OrderId],
        show: Callable[[list[Read]], None],
        failed: Callable[[Problem], None],
    ) -> None:
        inbox, today = self._inbox, self._today()
        self._tasks.run(lambda: read_all(inbox.some(wanted), today), show, failed)

    def _stop(self, problem: Problem) -> None:
        self._unread = []
        self.problem_met.emit(problem)


def _at_once(places: Sequence[PilePlace], near: OrderId | None) -> list[OrderId]:
    """The beginning of the pile, and the order that is looked at with those after it."""
    ids = [place.order_id for place in places]
    if len(ids) <= _AT_ONCE:
        return ids
    to_do = (i for i, place in enumerate(places) if place.state in TO_DO)
    start = ids.index(near) if near in ids else next(to_do, 0)
    return [*ids[:_AT_ONCE], *ids[start : start + _AHEAD]]

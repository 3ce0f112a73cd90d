"""Reading the pile: its places at once, its orders piece by piece, while she writes on."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from handnote.domain.order import OrderId
from handnote.domain.problem import Problem
from handnote.qt.tasks import Tasks
from handnote.qt.write.waiting import TO_DO, Places, Read, Waiting, read_all
from handnote.services.inbox import Inbox

_AT_ONCE = 1000
_PIECE = 400
"""Orders read while a save waits: 30 ms at the most."""

_AHEAD = 50
_FEW = 20


class _Found(NamedTuple):
    """Where all orders lie, which lie there no more, what was read, and what is to be read."""

    places: Places
    gone: Sequence[OrderId]
    read: Sequence[Read]
    unread: list[OrderId]


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

    def read(
        self,
        then: Callable[[], None],
        near: OrderId | None = None,
        only: Collection[OrderId] | None = None,
    ) -> None:
        """Read where all orders lie and then the orders, or ``only`` these and unknown ones.

        ``then`` is called as soon as the beginning of the pile and what is ``near`` are there.
        Orders known before are shown as they were until they are read again.
        """
        self._asked += 1
        asked, today, waiting = self._asked, self._today(), self._waiting

        def work() -> _Found:
            places = Places(self._inbox.places())
            wanted = places.ids
            if only is not None:
                wanted = [i for i in places.ids if i in only or not waiting.has_read(i)]
            at_once = _at_once(places, near, wanted)
            read = read_all(self._inbox.some(at_once), today)
            unread = [i for i in reversed(wanted) if i not in at_once]
            return _Found(places, waiting.gone_from(places), read, unread)

        def show(found: _Found) -> None:
            if asked == self._asked:
                self._unread = found.unread
                waiting.take(found.places, found.gone, today)
                waiting.learn(found.read)
                then()
                self._read_on(asked)

        self._tasks.run(work, show, self.problem_met.emit)

    def read_again(
        self, changed: Collection[OrderId], then: Callable[[], None], near: OrderId | None
    ) -> None:
        """Read what changed: a few orders where they lie, or else where all of them lie now."""
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
                self.read(then, near, only=changed)

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


def _at_once(
    places: Places, near: OrderId | None, wanted: Sequence[OrderId]
) -> Collection[OrderId]:
    """Of the wanted orders the first, and the one that is looked at with those after it."""
    if len(wanted) <= _AT_ONCE:
        return frozenset(wanted)
    to_do = (number for number, i in enumerate(places.ids) if places.states[i] in TO_DO)
    start = places.numbers[near] if near in places.numbers else next(to_do, 0)
    return frozenset([*wanted[:_AT_ONCE], *places.ids[start : start + _AHEAD]])

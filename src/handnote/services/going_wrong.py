"""Going wrong: an order that came late, broken or not at all, and what was put right."""

from collections.abc import Callable
from dataclasses import replace

from handnote.domain.order import OrderId
from handnote.domain.plain_text import clean_words
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.went_wrong import PUT_RIGHT_LIMIT, WentWrong
from handnote.services.changes import Changes
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import orders, went_wrong
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.store import Store


class GoingWrong:
    """What a seller can do with an order that something went wrong with."""

    def __init__(self, store: Store, undo: UndoStack, clock: Clock) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock

    def of_order(self, order_id: OrderId) -> WentWrong | None:
        """Return what is known of it, or None where nothing went wrong."""
        return self._store.read(lambda connection: went_wrong.of_order(connection, order_id))

    def went_wrong(self, order_id: OrderId) -> Changes:
        """Something went wrong with this order: other questions come first."""
        since = self._clock.now().date()
        return self._set(order_id, UndoCode.WENT_WRONG, lambda known: known or WentWrong(since))

    def nothing_went_wrong(self, order_id: OrderId) -> Changes:
        """Nothing did after all; what was put right is forgotten with it."""
        return self._set(order_id, UndoCode.WENT_WRONG, lambda _: None)

    def put_right(self, order_id: OrderId, what: str) -> Changes:
        """Keep what the seller says she has put right; empty for nothing yet."""
        kept = clean_words(what, PUT_RIGHT_LIMIT)
        since = self._clock.now().date()
        return self._set(
            order_id,
            UndoCode.PUT_RIGHT,
            lambda known: replace(known or WentWrong(since), put_right=kept),
        )

    def _set(
        self,
        order_id: OrderId,
        code: UndoCode,
        changed: Callable[[WentWrong | None], WentWrong | None],
    ) -> Changes:
        def work(connection: Connection) -> tuple[WentWrong | None, WentWrong | None]:
            if orders.by_id(connection, order_id) is None:
                raise Problem(AskTrouble.NO_SUCH_ORDER, reference=order_id)
            before = went_wrong.of_order(connection, order_id)
            now = changed(before)
            went_wrong.put(connection, order_id, now)
            return before, now

        before, now = self._store.run(work)
        changes = Changes(orders=frozenset({order_id}))
        if before == now:
            return Changes()

        def back(connection: Connection) -> Changes:
            if orders.by_id(connection, order_id) is not None:
                went_wrong.put(connection, order_id, before)
            return changes

        self._undo.push(UndoStep(code, lambda: self._store.run(back)))
        return changes

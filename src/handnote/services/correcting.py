"""Correcting: what the seller knows better than the shop, and how to take that back."""

from collections.abc import Callable

from handnote.domain.order import Order, OrderId
from handnote.domain.plain_text import clean_line, clean_words
from handnote.domain.problem import AskTrouble, Problem
from handnote.services.changes import Changes
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import called, orders
from handnote.storage.connection import Connection
from handnote.storage.store import Store

CALL_LIMIT = 60
"""Longest name to call somebody by, in characters."""


class Correcting:
    """Facts in the seller's words. No import overwrites them."""

    def __init__(self, store: Store, undo: UndoStack) -> None:
        self._store = store
        self._undo = undo

    def they_wrote(self, order_id: OrderId, words: str) -> Changes:
        """Keep what the buyer wrote, as she has it; empty goes back to what the shop said."""
        kept = clean_words(words)

        def work(connection: Connection) -> tuple[str, str]:
            order = _order(connection, order_id)
            before = orders.own_words(connection, order_id)
            is_the_shops = not order.words_are_hers and kept == order.words
            after = before if is_the_shops else kept
            if after != before:
                orders.set_own_words(connection, order_id, after)
            return before, after

        before, after = self._store.run(work)
        if before == after:
            return Changes()

        def back(connection: Connection) -> None:
            orders.set_own_words(connection, order_id, before)

        changes = Changes(orders=frozenset({order_id}))
        self._can_undo(UndoCode.THEY_WROTE, back, changes)
        return changes

    def call_them(self, order_id: OrderId, call: str) -> Changes:
        """Call whoever gets this order so from now on; empty guesses again."""
        kept = clean_line(call, CALL_LIMIT)

        def work(connection: Connection) -> tuple[Order, str, frozenset[OrderId]]:
            order = _order(connection, order_id)
            before = called.call_of(connection, order.person_id, order.addressee)
            called.set_call(connection, order.person_id, order.addressee, kept)
            return order, before, orders.of_person(connection, order.person_id)

        order, before, theirs = self._store.run(work)
        if before == kept:
            return Changes()

        def back(connection: Connection) -> None:
            called.set_call(connection, order.person_id, order.addressee, before)

        changes = Changes(orders=theirs)
        self._can_undo(UndoCode.CALLED, back, changes)
        return changes

    def _can_undo(
        self, code: UndoCode, back: Callable[[Connection], None], changes: Changes
    ) -> None:
        def step() -> Changes:
            self._store.run(back)
            return changes

        self._undo.push(UndoStep(code, step))


def _order(connection: Connection, order_id: OrderId) -> Order:
    order = orders.by_id(connection, order_id)
    if order is None:
        raise Problem(AskTrouble.NO_SUCH_ORDER, reference=order_id)
    return order

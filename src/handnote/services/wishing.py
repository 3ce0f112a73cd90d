"""Wishing: what somebody asked for, honoured from then on."""

from collections.abc import Iterable

from handnote.domain.order import Order, OrderId
from handnote.domain.person import PersonId
from handnote.domain.plain_text import clean_line
from handnote.domain.wish import VALUE_LIMIT, WITH_VALUE, Wish, WishKind, asks_for
from handnote.services.changes import Changes
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import orders, wishes
from handnote.storage.connection import Connection
from handnote.storage.store import Store


class Wishing:
    """What a seller can do with wishes."""

    def __init__(self, store: Store, undo: UndoStack) -> None:
        self._store = store
        self._undo = undo

    def of_person(self, person_id: PersonId) -> tuple[Wish, ...]:
        """Return what somebody asked for."""
        return self._store.read(lambda connection: wishes.of_person(connection, person_id))

    def wish(self, person_id: PersonId, wanted: Iterable[Wish]) -> Changes:
        """Somebody asks for this, and for nothing else; one step of undo.

        Of somebody who asks for no note the orders without one are passed over from now on;
        when they ask for that no more, those orders wait again.
        """
        kept = tuple(_cleaned(wanted))

        def work(connection: Connection) -> tuple[tuple[Wish, ...], tuple[Order, ...]]:
            before = wishes.of_person(connection, person_id)
            ids = orders.of_person(connection, person_id)
            return before, _put(connection, person_id, kept, ids)

        before, theirs = self._store.run(work)
        changes = Changes(orders=frozenset(order.id for order in theirs))
        if before == _sorted(kept):
            return Changes()

        def back(connection: Connection) -> Changes:
            wishes.replace(connection, person_id, before)
            for order in theirs:
                now = orders.by_id(connection, order.id)
                if now is not None and now.state is not order.state:
                    orders.set_let_be(connection, order.id, order.let_be)
            return changes

        self._undo.push(UndoStep(UndoCode.WISHES, lambda: self._store.run(back)))
        return changes


def _put(
    connection: Connection, person_id: PersonId, kept: tuple[Wish, ...], ids: Iterable[OrderId]
) -> tuple[Order, ...]:
    """Write the wishes and honour them; return the orders as they were before."""
    before = orders.by_ids(connection, ids)
    wishes.replace(connection, person_id, kept)
    if asks_for(kept, WishKind.NO_NOTE):
        wishes.pass_over(connection, person_id)
    else:
        for order_id in wishes.passed_over(connection, person_id):
            orders.set_let_be(connection, order_id, None)
    return before


def _cleaned(wanted: Iterable[Wish]) -> Iterable[Wish]:
    for wish in wanted:
        value = clean_line(wish.value, VALUE_LIMIT) if wish.kind in WITH_VALUE else ""
        if value or wish.kind not in WITH_VALUE:
            yield Wish(wish.kind, value)


def _sorted(wanted: tuple[Wish, ...]) -> tuple[Wish, ...]:
    found = {wish.kind: wish for wish in wanted}
    return tuple(found[kind] for kind in WishKind if kind in found)

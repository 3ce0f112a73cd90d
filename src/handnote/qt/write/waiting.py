"""The orders waiting, as the pile shows them: rows, what is next, what is left."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handnote.domain.order import LetBe, Order, OrderId, OrderState
from handnote.qt.write.pile import PileRow
from handnote.services.inbox import PileEntry
from handnote.wording import desk as words

_TO_DO = (OrderState.TO_WRITE, OrderState.DRAFT)


class Waiting:
    """Orders in packing order with a row each; a row is made again only when it changes."""

    def __init__(self) -> None:
        self._orders: dict[OrderId, Order] = {}
        self._rows: dict[OrderId, PileRow] = {}

    def take(self, entries: Sequence[PileEntry], today: date) -> None:
        """These are the orders now."""
        self._orders = {entry.order.id: entry.order for entry in entries}
        self._rows = {order.id: _row(order, today) for order in self._orders.values()}

    def mark(self, order_id: OrderId, state: OrderState, today: date) -> None:
        """Show an order's new state at once; the desk's own word follows."""
        if order_id not in self._orders:
            return
        let_be = LetBe.CHOSEN if state is OrderState.LET_BE else None
        order = replace(self._orders[order_id], state=state, let_be=let_be)
        self._orders[order_id] = order
        self._rows[order_id] = _row(order, today)

    def order(self, order_id: str | None) -> Order | None:
        """The order with this id, if it is in the pile."""
        return self._orders.get(OrderId(order_id)) if order_id else None

    def rows(self, wanted: str) -> list[PileRow]:
        """The rows that say ``wanted`` somewhere; all for nothing wanted."""
        if not wanted:
            return list(self._rows.values())
        folded = wanted.casefold()
        return [row for row in self._rows.values() if folded in row.spoken.casefold()]

    def first(self) -> Order | None:
        """Where to begin: the first order without a finished note, or else the first at all."""
        return self.next_to_do(None) or next(iter(self._orders.values()), None)

    def next_to_do(self, after: OrderId | None) -> Order | None:
        """The next order without a finished note, round the pile; None if there is no other."""
        orders = list(self._orders.values())
        start = next((i + 1 for i, order in enumerate(orders) if order.id == after), 0)
        for order in [*orders[start:], *orders[:start]]:
            if order.state in _TO_DO and order.id != after:
                return order
        return None

    def to_do(self, order_id: OrderId) -> Order | None:
        """This order, if it has no finished note yet."""
        order = self._orders.get(order_id)
        return order if order and order.state in _TO_DO else None

    def counts(self) -> tuple[int, int]:
        """How many are left to write, and how many are ready to print."""
        states = [order.state for order in self._orders.values()]
        return sum(state in _TO_DO for state in states), states.count(OrderState.FINISHED)


def _row(order: Order, today: date) -> PileRow:
    extra = words.parcel(order.parcel) or words.nth(order.nth) or ("gift" if order.is_gift else "")
    return PileRow(
        order_id=order.id,
        name=words.name_of(order),
        what=words.items_in_short(order),
        standing=words.standing(order, today),
        extra=extra,
        state=order.state,
        spoken=words.spoken_row(order, today),
    )

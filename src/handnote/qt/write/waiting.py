"""The orders waiting, as the pile shows them: rows, what is next, what is left."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from handnote.domain.order import LetBe, Order, OrderId, OrderState, PilePlace
from handnote.qt.write.pile import PileRow, PileRows
from handnote.storage.fold import fold
from handnote.wording import desk as words

TO_DO = (OrderState.TO_WRITE, OrderState.DRAFT)


class Read(NamedTuple):
    """An order that was read, and the text it is found by."""

    order: Order
    text: str


def read_all(orders: Iterable[Order], today: date) -> list[Read]:
    """Make orders ready for ``Waiting``; any thread may."""
    return [Read(order, _findable(order, today)) for order in orders]


class Waiting:
    """Orders in packing order. Of a great many, most are read after the first are shown."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._ids: list[OrderId] = []
        self._states: dict[OrderId, OrderState] = {}
        self._lies_at_the_end: frozenset[OrderId] = frozenset()
        self._read: dict[OrderId, Read] = {}
        self._rows: dict[OrderId, PileRow] = {}
        self._counts: Counter[OrderState] = Counter()

    def take(self, places: Sequence[PilePlace], today: date) -> None:
        """These are the places now; what was read of their orders before is shown until then."""
        self._today = today
        self._ids = [place.order_id for place in places]
        self._states = dict(places)
        self._lies_at_the_end = frozenset(
            place.order_id for place in places if place.state is OrderState.LET_BE
        )
        self._counts = Counter(place.state for place in places)
        self._read = {known: read for known, read in self._read.items() if known in self._states}
        self._rows = {}

    def learn(self, found: Iterable[Read]) -> None:
        """Take what was read of some orders."""
        for read in found:
            order_id = read.order.id
            if order_id in self._states:
                self._read[order_id] = read
                self._rows.pop(order_id, None)
                self._stands(order_id, read.order.state)

    def stay_in_place(self, found: Collection[Read]) -> bool:
        """Whether only the states of these orders changed, and each lies where it did."""
        return all(self._stays(read.order) for read in found)

    def mark(self, order_id: OrderId, state: OrderState) -> None:
        """Show an order's new state at once; the desk's own word follows."""
        read = self._read.get(order_id)
        if read is None:
            return
        let_be = LetBe.CHOSEN if state is OrderState.LET_BE else None
        self.learn(read_all([replace(read.order, state=state, let_be=let_be)], self._today))

    def order(self, order_id: str | None) -> Order | None:
        """The order with this id, if it is in the pile and has been read."""
        read = self._read.get(OrderId(order_id)) if order_id else None
        return read.order if read else None

    def __contains__(self, order_id: object) -> bool:
        return order_id in self._states

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def ids(self) -> Sequence[OrderId]:
        """Every order of the pile, as they lie."""
        return self._ids

    def row(self, order_id: OrderId) -> PileRow:
        """What the pile shows of an order; of one still to be read, only how far it has come."""
        row = self._rows.get(order_id)
        if row is None:
            read = self._read.get(order_id)
            state = self._states[order_id]
            row = _row(read.order, self._today) if read else _unread(order_id, state)
            self._rows[order_id] = row
        return row

    def rows(self, wanted: str) -> PileRows:
        """The rows of the orders that say ``wanted`` somewhere; all for nothing wanted."""
        if not wanted:
            return PileRows(self._ids, self.row)
        sought = fold(wanted)
        read = self._read
        return PileRows([i for i in self._ids if i in read and sought in read[i].text], self.row)

    def first(self) -> OrderId | None:
        """Where to begin: the first order without a finished note, or else the first at all."""
        return self.next_to_do(None) or next(iter(self._ids), None)

    def next_to_do(self, after: OrderId | None) -> OrderId | None:
        """The next order without a finished note, round the pile; None if there is no other."""
        start = self._ids.index(after) + 1 if after in self._states else 0
        for part in (range(start, len(self._ids)), range(start)):
            for place in part:
                order_id = self._ids[place]
                if self._states[order_id] in TO_DO and order_id != after:
                    return order_id
        return None

    def is_to_do(self, order_id: OrderId) -> bool:
        """Whether this order has no finished note yet."""
        return self._states.get(order_id) in TO_DO

    def counts(self) -> tuple[int, int]:
        """How many are left to write, and how many are ready to print."""
        return sum(self._counts[state] for state in TO_DO), self._counts[OrderState.FINISHED]

    def _stands(self, order_id: OrderId, state: OrderState) -> None:
        self._counts[self._states[order_id]] -= 1
        self._counts[state] += 1
        self._states[order_id] = state

    def _stays(self, order: Order) -> bool:
        before = self._read.get(order.id)
        if before is None or order.state is OrderState.PRINTED:
            return False
        is_at_the_end = order.state is OrderState.LET_BE
        alike = replace(before.order, state=order.state, let_be=order.let_be) == order
        return alike and is_at_the_end == (order.id in self._lies_at_the_end)


def _findable(order: Order, today: date) -> str:
    """What its row says, its number and both names, every item, and what the buyer wrote."""
    items = (f"{item.title} {item.variation} {item.personalisation}" for item in order.items)
    said = words.spoken_row(order, today), order.number, order.buyer, *items, order.words
    return fold("\n".join(said))


def _row(order: Order, today: date) -> PileRow:
    extra = words.nth(order.nth) or ("gift" if order.is_gift else "")
    return PileRow(
        order_id=order.id,
        name=words.name_of(order),
        what=words.items_in_short(order),
        standing=words.standing(order, today),
        extra=extra,
        state=order.state,
        spoken=words.spoken_row(order, today),
    )


def _unread(order_id: OrderId, state: OrderState) -> PileRow:
    return PileRow(order_id, name="", what="", standing="", extra="", state=state, spoken="")

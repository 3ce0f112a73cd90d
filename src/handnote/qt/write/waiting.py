"""The orders waiting, as the pile shows them: rows, what is next, what is left."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
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


class Places:
    """Where the orders lie, sorted out for looking them up; any thread may make it."""

    def __init__(self, places: Sequence[PilePlace] = ()) -> None:
        self.ids: Sequence[OrderId] = [place.order_id for place in places]
        self.states = dict(places)
        self.numbers = {order_id: number for number, order_id in enumerate(self.ids)}
        self.counts = Counter(self.states.values())
        self.at_the_end = frozenset(
            place.order_id for place in places if place.state is OrderState.LET_BE
        )


class Waiting:
    """Orders in packing order. Of a great many, most are read after the first are shown."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._hides_names = False
        self._places = Places()
        self._read: dict[OrderId, Read] = {}
        self._rows: dict[OrderId, PileRow] = {}

    def take(self, places: Places, gone: Iterable[OrderId], today: date) -> None:
        """These are the places now; what was read of their orders before is shown meanwhile."""
        self._today = today
        self._places = places
        self._rows = {}
        for order_id in gone:
            self._read.pop(order_id, None)

    def hide_names(self, *, wanted: bool) -> None:
        """Show what was sold in the place of whose it is, or names again."""
        self._hides_names = wanted
        self._rows = {}

    def gone_from(self, places: Places) -> Sequence[OrderId]:
        """The orders that were read and are in the pile no more; any thread may ask."""
        return [order_id for order_id in list(self._read) if order_id not in places.states]

    def learn(self, found: Iterable[Read]) -> None:
        """Take what was read of some orders."""
        for read in found:
            order_id = read.order.id
            if order_id in self:
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

    def order(self, order_id: OrderId | None) -> Order | None:
        """The order with this id, if it is in the pile and has been read."""
        read = self._read.get(order_id) if order_id else None
        return read.order if read else None

    def __contains__(self, order_id: object) -> bool:
        return order_id in self._places.states

    def __len__(self) -> int:
        return len(self._places.ids)

    @property
    def ids(self) -> Sequence[OrderId]:
        """Every order of the pile, as they lie."""
        return self._places.ids

    def has_read(self, order_id: OrderId) -> bool:
        """Whether something is known of this order, old as it may be."""
        return order_id in self._read

    def row(self, order_id: OrderId) -> PileRow:
        """What the pile shows of an order; of one still to be read, only how far it has come."""
        row = self._rows.get(order_id)
        if row is None:
            read = self._read.get(order_id)
            state = self._places.states[order_id]
            make = _nameless_row if self._hides_names else _row
            row = make(read.order, self._today) if read else _unread(order_id, state)
            self._rows[order_id] = row
        return row

    def found(self, wanted: str) -> Sequence[OrderId]:
        """The orders that say ``wanted`` somewhere, all for nothing wanted; any thread may ask."""
        if not wanted:
            return self.ids
        sought, read = fold(wanted), self._read
        return [i for i in self.ids if i in read and sought in read[i].text]

    def rows(self, ids: Sequence[OrderId]) -> PileRows:
        """These orders to be shown."""
        return PileRows(ids, self.row)

    def first(self) -> OrderId | None:
        """Where to begin: the first order without a finished note, or else the first at all."""
        return self.next_to_do(None) or next(iter(self.ids), None)

    def next_to_do(self, after: OrderId | None) -> OrderId | None:
        """The next order without a finished note, round the pile; None if there is no other."""
        ids, states = self.ids, self._places.states
        start = self._places.numbers[after] + 1 if after and after in self else 0
        round_the_pile = chain(range(start, len(ids)), range(start))
        following = (ids[number] for number in round_the_pile)
        return next((i for i in following if states[i] in TO_DO and i != after), None)

    def is_to_do(self, order_id: OrderId) -> bool:
        """Whether this order has no finished note yet."""
        return self._places.states.get(order_id) in TO_DO

    def counts(self) -> tuple[int, int]:
        """How many are left to write, and how many are ready to print."""
        counts = self._places.counts
        return sum(counts[state] for state in TO_DO), counts[OrderState.FINISHED]

    def _stands(self, order_id: OrderId, state: OrderState) -> None:
        places = self._places
        places.counts[places.states[order_id]] -= 1
        places.counts[state] += 1
        places.states[order_id] = state

    def _stays(self, order: Order) -> bool:
        before = self._read.get(order.id)
        if before is None or order.state is OrderState.PRINTED:
            return False
        is_at_the_end = order.state is OrderState.LET_BE
        alike = replace(before.order, state=order.state, let_be=order.let_be) == order
        return alike and is_at_the_end == (order.id in self._places.at_the_end)


def _findable(order: Order, today: date) -> str:
    """What its row says, its number and both names, every item, and what the buyer wrote."""
    items = (f"{item.title} {item.variation} {item.personalisation}" for item in order.items)
    said = words.spoken_row(order, today), order.number, order.buyer, *items, order.words
    return fold("\n".join(said))


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


def _nameless_row(order: Order, today: date) -> PileRow:
    return PileRow(
        order_id=order.id,
        name=words.nameless(order),
        what=words.channel(order.channel),
        standing=words.standing(order, today),
        extra=words.parcel(order.parcel),
        state=order.state,
        spoken=words.spoken_nameless_row(order, today),
    )


def _unread(order_id: OrderId, state: OrderState) -> PileRow:
    return PileRow(order_id, name="", what="", standing="", extra="", state=state, spoken="")

"""Correcting: what the seller knows better than her shop, and one more parcel of an order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from handnote.domain.correction import (
    Correction,
    Fact,
    KnownFact,
    ToldBy,
    value_of,
    with_value,
)
from handnote.domain.order import BY_HAND, IncomingOrder, Order, OrderId
from handnote.domain.plain_text import clean_line, clean_words
from handnote.domain.problem import AskTrouble, Problem
from handnote.services.changes import Changes
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import called, corrections, notes, orders, parcels
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.store import Store

CALL_LIMIT = 60
"""Longest name to call somebody by, in characters."""

_ONCE = (Fact.RECIPIENT, Fact.BUYER, Fact.WORDS, Fact.COUNTRY, Fact.SHIP_BY)


@dataclass(frozen=True, slots=True)
class Wish:
    """One fact as the seller wants it; ``place`` counts the items from 0."""

    fact: Fact
    value: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class _Before:
    """One parcel as it was known, and what had been corrected of it."""

    order_id: OrderId
    known: IncomingOrder
    corrections: tuple[Correction, ...]


class Correcting:
    """What a seller can put right of an order. What she says outlives every import."""

    def __init__(self, store: Store, undo: UndoStack, clock: Clock) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock

    def facts(self, order_id: OrderId) -> tuple[KnownFact, ...]:
        """Return what is known of an order, by whom each was told, and what its shop says."""
        return self._store.read(lambda connection: _facts(connection, order_id))

    def correct(self, order_id: OrderId, wishes: Iterable[Wish]) -> Changes:
        """Take the seller's word for these facts, in all parcels of the order.

        A fact set to what the shop says is the shop's again. Raises ``NO_DAY`` for a day to send
        that is none and ``NO_SUCH_FACT`` for an item that is not there; nothing changes then.
        """
        return self._take_her_word(order_id, wishes, UndoCode.CORRECT)

    def they_wrote(self, order_id: OrderId, words: str) -> Changes:
        """Keep what the buyer wrote, as she has it; empty goes back to what the shop says."""
        wanted = clean_words(words)
        if not wanted:
            known = next(one for one in self.facts(order_id) if one.fact is Fact.WORDS)
            wanted = known.told
        return self._take_her_word(order_id, [Wish(Fact.WORDS, wanted)], UndoCode.THEY_WROTE)

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
        changes = Changes(orders=theirs)

        def back(connection: Connection) -> Changes:
            called.set_call(connection, order.person_id, order.addressee, before)
            return changes

        self._undo.push(UndoStep(UndoCode.CALLED, lambda: self._store.run(back)))
        return changes

    def _take_her_word(self, order_id: OrderId, wishes: Iterable[Wish], code: UndoCode) -> Changes:
        cleaned = [replace(wish, value=_clean(wish)) for wish in wishes]

        def work(connection: Connection) -> list[_Before]:
            changed = []
            _order(connection, order_id)
            for parcel in parcels.all_of(connection, order_id):
                before = _before(connection, parcel)
                if _correct(connection, before, cleaned):
                    changed.append(before)
            return changed

        before = self._store.run(work)
        changes = Changes(orders=frozenset(one.order_id for one in before))
        if before:
            self._can_undo(code, before, changes)
        return changes

    def add_parcel(self, order_id: OrderId) -> OrderId:
        """Add one more parcel of an order, with a note of its own still to be written."""
        fresh = OrderId(str(uuid4()))

        def work(connection: Connection) -> None:
            _order(connection, order_id)
            parcels.add(connection, fresh, order_id)

        self._store.run(work)

        def back(connection: Connection) -> Changes:
            if orders.has_note(connection, fresh):
                return Changes(kept=frozenset({fresh}))
            orders.delete(connection, fresh)
            return Changes(orders=frozenset({fresh}))

        self._undo.push(UndoStep(UndoCode.ADD_PARCEL, lambda: self._store.run(back)))
        return fresh

    def _can_undo(self, code: UndoCode, before: list[_Before], changes: Changes) -> None:
        def back(connection: Connection) -> Changes:
            for one in before:
                if orders.by_id(connection, one.order_id) is None:
                    continue  # it ran out meanwhile
                corrections.replace(connection, one.order_id, one.corrections)
                _put(connection, one.order_id, one.known)
            return changes

        self._undo.push(UndoStep(code, lambda: self._store.run(back)))


def _before(connection: Connection, order_id: OrderId) -> _Before:
    return _Before(
        order_id,
        orders.known(connection, order_id),
        corrections.of_order(connection, order_id),
    )


def _correct(connection: Connection, before: _Before, wishes: Iterable[Wish]) -> bool:
    """Write the seller's word down; whether anything is other than it was."""
    known = before.known
    hers = {(one.fact, one.place): one for one in before.corrections}
    for wish in wishes:
        if wish.fact is Fact.TITLE and not 0 <= wish.place < len(known.items):
            raise Problem(AskTrouble.NO_SUCH_FACT, place=wish.place + 1)
        at = wish.fact, wish.place
        is_value = value_of(known, *at)
        if is_value == wish.value:
            continue
        told = hers[at].told if at in hers else is_value
        known = with_value(known, wish.fact, wish.value, wish.place)
        hers.pop(at, None)
        if wish.value != told:
            hers[at] = Correction(wish.fact, wish.value, told, wish.place)
    if known == before.known:
        return False
    corrections.replace(connection, before.order_id, hers.values())
    _put(connection, before.order_id, known)
    return True


def _put(connection: Connection, order_id: OrderId, known: IncomingOrder) -> None:
    orders.put(connection, order_id, known)
    notes.index_again(connection, order_id)


def _facts(connection: Connection, order_id: OrderId) -> tuple[KnownFact, ...]:
    _order(connection, order_id)
    known = orders.known(connection, order_id)
    hers = {(one.fact, one.place): one for one in corrections.of_order(connection, order_id)}
    titles = [(Fact.TITLE, place) for place in range(len(known.items))]
    return tuple(
        _fact(known, fact, place, hers.get((fact, place)))
        for fact, place in [*((fact, 0) for fact in _ONCE), *titles]
    )


def _fact(known: IncomingOrder, fact: Fact, place: int, hers: Correction | None) -> KnownFact:
    value = value_of(known, fact, place)
    is_hers = hers is not None or known.channel == BY_HAND
    told_by = ToldBy.SELLER if is_hers else ToldBy.SHOP
    told = hers.told if hers else "" if known.channel == BY_HAND else value
    return KnownFact(fact, value, told_by, told, place)


def _clean(wish: Wish) -> str:
    if wish.fact is Fact.WORDS:
        return clean_words(wish.value)
    value = clean_line(wish.value)
    if wish.fact is Fact.SHIP_BY and value:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise Problem(AskTrouble.NO_DAY, day=value) from None
    return value


def _order(connection: Connection, order_id: OrderId) -> Order:
    order = orders.by_id(connection, order_id)
    if order is None:
        raise Problem(AskTrouble.NO_SUCH_ORDER, reference=order_id)
    return order

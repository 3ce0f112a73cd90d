"""People: who is here, who is one and the same, and whether anybody is recognised at all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from handnote.domain.answer import Answer
from handnote.domain.note import Note
from handnote.domain.order import Order, OrderId
from handnote.domain.person import Merged, Namesake, Person, PersonId, PersonInShort
from handnote.domain.plain_text import clean_line
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.promise import Promise
from handnote.domain.wish import Wish
from handnote.services.changes import Changes
from handnote.services.preferences import Preferences
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.services.whom import whom
from handnote.storage import answers, imports, merges, notes, orders, people, promises, wishes
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.fold import fold
from handnote.storage.store import Store

_FOUND = 40
_ALL = 2**31


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of one person: ``notes`` newest first, ``orders`` as they arrived."""

    person: Person
    orders: tuple[Order, ...]
    notes: tuple[Note, ...]
    wishes: tuple[Wish, ...]
    promises: tuple[Promise, ...]
    answers: tuple[Answer, ...]
    merged: tuple[Merged, ...]


class People:
    """What a seller can do with people. Nobody is ever taken for another unless she says so."""

    def __init__(
        self, store: Store, undo: UndoStack, clock: Clock, preferences: Preferences
    ) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock
        self._preferences = preferences

    def everybody(self) -> tuple[PersonInShort, ...]:
        """Return everybody, by name."""
        return self._store.read(people.every)

    def find(self, reference: str) -> Known:
        """Return the one an id, its beginning, an order's number or a whole name stands for.

        Raises ``NO_SUCH_PERSON``, or ``WHICH_PERSON`` with the people it may be.
        """

        def work(connection: Connection) -> Known:
            return _known(connection, people.root(connection, whom(connection, reference).id))

        return self._store.read(work)

    def named(self, query: str, besides: PersonId | None = None) -> tuple[PersonInShort, ...]:
        """Return some of those whose name has all these words or beginnings of words in it."""
        wanted = fold(query).split()

        def work(connection: Connection) -> tuple[PersonInShort, ...]:
            found = [
                person_id
                for person_id, name in people.names(connection)
                if person_id != besides and wanted and _has_all(fold(name), wanted)
            ]
            return people.in_short(connection, found[:_FOUND])

        return self._store.read(work)

    def namesake(self, person_id: PersonId) -> Namesake | None:
        """Return another of this name who may be the same, to be asked about; usually nobody."""
        return self._store.read(lambda connection: merges.namesake(connection, person_id))

    def find_namesakes(self) -> bool:
        """Make some names findable that came in before they were; whether there are more."""
        if not self._store.may_write or self._store.read(people.have_keys):
            return False
        self._store.run(people.make_keys)
        return True

    def merged(self, person_id: PersonId) -> tuple[Merged, ...]:
        """Return who else this person was said to be."""
        return self._store.read(lambda connection: merges.of_person(connection, person_id))

    def are_the_same(self, one: PersonId, other: PersonId) -> Changes:
        """Take two for one person from now on; the one known longer stays."""
        today = self._clock.now().date()

        def work(connection: Connection) -> tuple[str, frozenset[OrderId]]:
            stays, goes = sorted(
                (people.root(connection, person_id) for person_id in (one, other)),
                key=lambda person_id: _known_since(connection, person_id),
            )
            merge_id = merges.merge(connection, stays, goes, today)
            _index_again(connection, theirs := orders.of_person(connection, stays))
            return merge_id, theirs

        if self._are_one_already(one, other):
            return Changes()
        merge_id, theirs = self._store.run(work)

        def back(connection: Connection) -> Changes:
            merges.unmerge(connection, merge_id, today)
            _index_again(connection, theirs)
            return Changes(orders=theirs)

        self._can_undo(UndoCode.MERGE, back)
        return Changes(orders=theirs)

    def are_two(self, merge_id: str) -> Changes:
        """Take back that two are one, also after a restart: each has again what was theirs."""
        today = self._clock.now().date()

        def work(
            connection: Connection,
        ) -> tuple[tuple[PersonId, PersonId], frozenset[OrderId]] | None:
            pair = merges.unmerge(connection, merge_id, today)
            if pair is None:
                return None
            theirs = orders.of_person(connection, people.root(connection, pair[0]))
            theirs |= orders.of_person(connection, pair[1])
            _index_again(connection, theirs)
            return pair, theirs

        done = self._store.run(work)
        if done is None:
            return Changes()
        (person_id, other_id), theirs = done

        def back(connection: Connection) -> Changes:
            merges.merge(connection, person_id, other_id, today)
            _index_again(connection, theirs)
            return Changes(orders=theirs)

        self._can_undo(UndoCode.UNMERGE, back)
        return Changes(orders=theirs)

    def are_not_the_same(self, one: PersonId, other: PersonId) -> Changes:
        """Remember that these two are two, and ask no more."""

        def work(connection: Connection) -> frozenset[OrderId]:
            merges.say_not_same(connection, one, other)
            return orders.of_person(connection, one)

        changes = Changes(orders=self._store.run(work))

        def back(connection: Connection) -> Changes:
            merges.say_not_same(connection, one, other, are_two=False)
            return changes

        self._can_undo(UndoCode.NOT_SAME, back)
        return changes

    def name_them(self, order_id: OrderId, name: str) -> Changes:
        """Give a name to somebody who had none: a walk-in who says it on leaving."""
        kept = clean_line(name)

        def work(connection: Connection) -> tuple[Person, dict[OrderId, str]]:
            order = _order(connection, order_id)
            person = people.by_id(connection, order.person_id)
            theirs = orders.of_person(connection, order.person_id)
            buyers = {one: orders.known(connection, one).buyer for one in theirs}
            people.rename(connection, person.id, kept)
            for one, buyer in buyers.items():
                if buyer in ("", person.name):
                    _rename_buyer(connection, one, kept)
            _index_again(connection, theirs)
            return person, buyers

        before, buyers = self._store.run(work)
        changes = Changes(orders=frozenset(buyers))
        if before.name == kept:
            return changes

        def back(connection: Connection) -> Changes:
            people.rename(connection, before.id, before.name)
            for one, buyer in buyers.items():
                if orders.by_id(connection, one) is not None:
                    _rename_buyer(connection, one, buyer)
            _index_again(connection, buyers)
            return changes

        self._can_undo(UndoCode.NAMED, back)
        return changes

    def recognised(self) -> int:
        """Return how many people would be recognised if they came back."""
        return self._store.read(people.count_keys)

    def recognise(self, *, wanted: bool) -> None:
        """Recognise whoever comes back, or no more: then what they are recognised by is dropped.

        Until the desk is closed that can be taken back; only this one way back remembers it.
        """
        if wanted == self._preferences.recognises():
            return
        known = () if wanted else self._store.read(people.keys)
        self._preferences.recognise(wanted=wanted)
        if not wanted:
            self._store.run(_recognise_nobody)

        def back() -> Changes:
            self._preferences.recognise(wanted=not wanted)
            if wanted:
                self._store.run(_recognise_nobody)
            else:
                self._store.run(lambda connection: people.add_keys(connection, known))
            return Changes()

        self._undo.push(UndoStep(UndoCode.RECOGNISE, back))

    def _are_one_already(self, one: PersonId, other: PersonId) -> bool:
        return self._store.read(
            lambda connection: people.root(connection, one) == people.root(connection, other)
        )

    def _can_undo(self, code: UndoCode, back: Callable[[Connection], Changes]) -> None:
        self._undo.push(UndoStep(code, lambda: self._store.run(back)))


def _known(connection: Connection, person_id: PersonId) -> Known:
    theirs = orders.of_person(connection, person_id)
    in_order = sorted(
        orders.by_ids(connection, theirs), key=lambda order: (order.nth, order.parcel, order.id)
    )
    return Known(
        person=people.by_id(connection, person_id),
        orders=tuple(in_order),
        notes=notes.said_to(connection, person_id, besides=OrderId(""), limit=_ALL),
        wishes=wishes.of_person(connection, person_id),
        promises=promises.of_person(connection, person_id),
        answers=answers.of_person(connection, person_id, _ALL),
        merged=merges.of_person(connection, person_id),
    )


def _known_since(connection: Connection, person_id: PersonId) -> tuple[str, int]:
    """By the day of their first order, and of one day by which came in first."""
    since = people.by_id(connection, person_id).since
    first = orders.first_arrival(connection, person_id)
    return since.isoformat() if since else "9999", first


def _has_all(name: str, wanted: Iterable[str]) -> bool:
    words = name.split()
    return all(any(word.startswith(beginning) for word in words) for beginning in wanted)


def _rename_buyer(connection: Connection, order_id: OrderId, name: str) -> None:
    orders.put(connection, order_id, replace(orders.known(connection, order_id), buyer=name))


def _index_again(connection: Connection, order_ids: Iterable[OrderId]) -> None:
    for order_id in order_ids:
        notes.index_again(connection, order_id)


def _recognise_nobody(connection: Connection) -> None:
    people.drop_keys(connection)
    imports.forget_learned(connection)


def _order(connection: Connection, order_id: OrderId) -> Order:
    order = orders.by_id(connection, order_id)
    if order is None:
        raise Problem(AskTrouble.NO_SUCH_ORDER, reference=order_id)
    return order

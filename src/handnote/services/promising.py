"""Promising: what she means to keep, held before her until she has."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import uuid4

from handnote.domain.note import Note, NoteId
from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.domain.plain_text import clean_line
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.promise import PROMISE_LIMIT, Promise, PromiseId, where_promised
from handnote.services.changes import Changes
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import notes, orders, promises
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.store import Store


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise still to be kept: to whom, in which note, and where it stands there now."""

    promise: Promise
    person: str
    note: Note | None
    span: tuple[int, int] | None
    """Start and end in the note's text; None where the note says it no more, or is gone."""


class Promising:
    """What a seller can do with promises. Each step can be taken back."""

    def __init__(self, store: Store, undo: UndoStack, clock: Clock) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock

    def promise_in(self, note_id: NoteId, words: str) -> Promise:
        """Mark words of a note as promised; raises ``NOTHING_PROMISED`` for none."""

        def about(connection: Connection) -> tuple[PersonId, NoteId | None, OrderId | None]:
            note = notes.by_id(connection, note_id)
            return note.person_id, note.id, note.order_id

        return self._promise(words, about)

    def promise_at(self, order_id: OrderId, words: str) -> Promise:
        """Promise something to whoever this order is of; it stands in the note where there is one.

        Raises ``NOTHING_PROMISED`` for no words.
        """

        def about(connection: Connection) -> tuple[PersonId, NoteId | None, OrderId | None]:
            order = orders.by_id(connection, order_id)
            if order is None:
                raise Problem(AskTrouble.NO_SUCH_ORDER, reference=order_id)
            here = notes.all_of_order(connection, order_id)
            said = next((note for note in here if where_promised(note.text, words)), None)
            note = said or next(iter(here), None)
            return order.person_id, note.id if note else None, order_id if note else None

        return self._promise(words, about)

    def keep(self, promise_id: PromiseId) -> Changes:
        """Call a promise kept, today."""
        kept_on = self._clock.now().date()
        return self._change(
            promise_id, UndoCode.PROMISE_KEPT, lambda one: replace(one, kept_on=kept_on)
        )

    def keep_open(self, promise_id: PromiseId) -> Changes:
        """Call a promise that was kept open again."""
        return self._change(
            promise_id, UndoCode.PROMISE_OPEN, lambda one: replace(one, kept_on=None)
        )

    def not_yet(self, promise_id: PromiseId, order_id: OrderId) -> None:
        """Take note that it is not kept with this order: it is asked once for each."""

        def work(connection: Connection) -> None:
            known = promises.by_id(connection, promise_id)
            if known is not None and orders.by_id(connection, order_id) is not None:
                promises.put(connection, replace(known, asked_in=order_id))

        self._store.run(work)

    def take_away(self, promise_id: PromiseId) -> Changes:
        """Take a promise away that was none."""

        def work(connection: Connection) -> Promise:
            known = _known(connection, promise_id)
            promises.delete(connection, promise_id)
            return known

        known = self._store.run(work)
        changes = self._of(known.person_id)

        def back(connection: Connection) -> Changes:
            if orders.of_person(connection, known.person_id):
                promises.put(connection, known)
            return changes

        self._can_undo(UndoCode.PROMISE_GONE, back)
        return changes

    def of_person(self, person_id: PersonId) -> tuple[Promise, ...]:
        """Return everything promised to somebody, the oldest first."""
        return self._store.read(lambda connection: promises.of_person(connection, person_id))

    def open_ones(self) -> tuple[OpenPromise, ...]:
        """Return every promise still to be kept, the oldest first, and where each stands."""

        def work(connection: Connection) -> tuple[OpenPromise, ...]:
            return tuple(_open(connection, *one) for one in promises.open_ones(connection))

        return self._store.read(work)

    def _promise(
        self,
        words: str,
        about: Callable[[Connection], tuple[PersonId, NoteId | None, OrderId | None]],
    ) -> Promise:
        kept = clean_line(words, PROMISE_LIMIT)
        if not kept:
            raise Problem(AskTrouble.NOTHING_PROMISED)
        made_on = self._clock.now().date()

        def work(connection: Connection) -> Promise:
            person_id, note_id, order_id = about(connection)
            promise_id = PromiseId(str(uuid4()))
            promise = Promise(promise_id, person_id, kept, made_on, note_id, order_id)
            promises.put(connection, promise)
            return promise

        promise = self._store.run(work)
        changes = self._of(promise.person_id)

        def back(connection: Connection) -> Changes:
            promises.delete(connection, promise.id)
            return changes

        self._can_undo(UndoCode.PROMISE, back)
        return promise

    def _change(
        self, promise_id: PromiseId, code: UndoCode, changed: Callable[[Promise], Promise]
    ) -> Changes:
        def work(connection: Connection) -> Promise:
            known = _known(connection, promise_id)
            promises.put(connection, changed(known))
            return known

        known = self._store.run(work)
        changes = self._of(known.person_id)

        def back(connection: Connection) -> Changes:
            if promises.by_id(connection, promise_id) is not None:
                promises.put(connection, known)
            return changes

        self._can_undo(code, back)
        return changes

    def _of(self, person_id: PersonId) -> Changes:
        return Changes(
            orders=self._store.read(lambda connection: orders.of_person(connection, person_id))
        )

    def _can_undo(self, code: UndoCode, back: Callable[[Connection], Changes]) -> None:
        self._undo.push(UndoStep(code, lambda: self._store.run(back)))


def _known(connection: Connection, promise_id: PromiseId) -> Promise:
    known = promises.by_id(connection, promise_id)
    if known is None:
        raise Problem(AskTrouble.NO_SUCH_PROMISE)
    return known


def _open(connection: Connection, promise: Promise, person: str) -> OpenPromise:
    note = notes.by_id(connection, promise.note_id) if promise.note_id else None
    span = where_promised(note.text, promise.words) if note else None
    return OpenPromise(promise, person, note, span)

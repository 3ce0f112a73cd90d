"""Throwing away: a note or an order is out of the way, and can be put back for thirty days."""

from uuid import uuid4

from handnote.domain.note import NoteId
from handnote.domain.order import OrderId
from handnote.services.changes import Changes
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import trash
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.store import Store
from handnote.storage.trash import InTrash, Thrown


class Trash:
    """What was thrown away, and the way back from it."""

    def __init__(self, store: Store, undo: UndoStack, clock: Clock) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock

    def throw_note(self, note_id: NoteId) -> Changes:
        """Throw a note away; its order stays and gets no other by itself."""
        return self._throw(Thrown.NOTE, note_id, UndoCode.THROW_NOTE)

    def throw_order(self, order_id: OrderId) -> Changes:
        """Take an order out, with its notes and all that is known of it."""
        return self._throw(Thrown.ORDER, order_id, UndoCode.THROW_ORDER)

    def listed(self) -> tuple[InTrash, ...]:
        """Return what can be put back, what was thrown away last first."""
        return self._store.read(trash.listed)

    def put_back(self, trash_id: str) -> Changes:
        """Put a thing back as it was; raises the ``Problem`` that keeps it from that."""
        thing = self._store.run(lambda connection: trash.put_back(connection, trash_id))
        return _changes(thing)

    def purge(self) -> int:
        """Delete for good what is over its thirty days, and return how much that was."""
        today = self._clock.now().date()
        if not self._store.read(lambda connection: trash.is_due(connection, today)):
            return 0
        gone = self._store.run(lambda connection: trash.purge(connection, today))
        if gone:
            self._store.tidy()
        return gone

    def _throw(self, what: Thrown, one: str, code: UndoCode) -> Changes:
        trash_id, now = str(uuid4()), self._clock.now()

        def work(connection: Connection) -> InTrash:
            trash.throw(connection, trash_id, what, one, now)
            return next(thing for thing in trash.listed(connection) if thing.id == trash_id)

        changes = _changes(self._store.run(work))

        def back() -> Changes:
            self._store.run(lambda connection: trash.put_back(connection, trash_id))
            return changes

        self._undo.push(UndoStep(code, back))
        return changes


def _changes(thing: InTrash) -> Changes:
    return Changes(
        orders=frozenset({OrderId(thing.order_id)}),
        notes=frozenset(NoteId(note_id) for note_id in thing.note_ids),
    )

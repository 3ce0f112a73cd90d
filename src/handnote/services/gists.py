"""Gists: a line typed of what stands on a label, to find it by; the label stays as it is."""

from dataclasses import replace

from handnote.domain.note import MadeBy, Note, NoteId
from handnote.domain.plain_text import clean_words
from handnote.services.changes import Changes
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import notes
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.store import Store


class Gists:
    """What a seller can say, whenever she likes, of a note she wrote with the pen."""

    def __init__(self, store: Store, undo: UndoStack, clock: Clock) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock

    def jot(self, note_id: NoteId, gist: str) -> Changes:
        """Keep ``gist`` of a note; of one that was not written with the pen nothing changes."""
        said = clean_words(gist)

        def work(connection: Connection) -> Note | None:
            note = notes.by_id(connection, note_id)
            if note.made_by is not MadeBy.PEN or note.text == said:
                return None
            notes.put(connection, replace(note, text=said), at=self._clock.now())
            return note

        before = self._store.run(work)
        if before is None:
            return Changes()
        changes = Changes(orders=frozenset({before.order_id}), notes=frozenset({note_id}))

        def back(connection: Connection) -> None:
            now = notes.by_id(connection, note_id)
            notes.put(connection, replace(now, text=before.text), at=self._clock.now())

        def step() -> Changes:
            self._store.run(back)
            return changes

        self._undo.push(UndoStep(UndoCode.JOT, step))
        return changes

"""Past notes: everything that was said, findable, newest first."""

from dataclasses import dataclass

from handnote.domain.note import Note, NoteId
from handnote.domain.order import Order
from handnote.storage import notes, orders
from handnote.storage.connection import Connection
from handnote.storage.fold import words
from handnote.storage.note_index import match
from handnote.storage.store import Store

_PAGE = 60
_ALL = 2**31


@dataclass(frozen=True, slots=True)
class NotesPage:
    """A page of the history. ``more_before`` asks for the next page; None on the last.

    ``marks`` are the words looked for, folded; the last may be the beginning of a word.
    """

    notes: tuple[Note, ...]
    more_before: int | None
    marks: tuple[str, ...] = ()


class PastNotes:
    """What a seller can ask of the history; drafts are not in it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def newest(self, limit: int = _PAGE, before: int | None = None) -> NotesPage:
        """Return the latest notes, or those before a page already seen."""
        return self._store.read(
            lambda connection: _page(notes.newest(connection, before, limit + 1), limit, ())
        )

    def search(self, query: str, limit: int = _PAGE, before: int | None = None) -> NotesPage:
        """Return the notes with all these words, the last of which may be unfinished.

        Words are looked for in the note, the names and the items. A query of spaces is the
        whole history; one without a letter or digit finds nothing.
        """
        if not query.strip():
            return self.newest(limit, before)
        wanted = match(query)
        if not wanted:
            return NotesPage((), None)
        marks = words(query)
        return self._store.read(
            lambda connection: _page(
                notes.matching(connection, wanted, before, limit + 1), limit, marks
            )
        )

    def everything(self, query: str = "") -> tuple[Note, ...]:
        """Return the whole history, or all of it that ``search`` would find, newest first."""
        return self.search(query, limit=_ALL).notes

    def note(self, note_id: NoteId) -> Note:
        """Return one note; raises ``LookupError`` for one that is not here."""
        return self._store.read(lambda connection: notes.by_id(connection, note_id))

    def order_of(self, note_id: NoteId) -> Order:
        """Return the order a note was written for."""

        def work(connection: Connection) -> Order:
            order = orders.by_id(connection, notes.by_id(connection, note_id).order_id)
            if order is None:
                raise LookupError("a note without an order")
            return order

        return self._store.read(work)

    def count(self) -> int:
        """Return how many notes the history holds."""
        return self._store.read(notes.count_said)


def _page(found: list[tuple[int, Note]], limit: int, marks: tuple[str, ...]) -> NotesPage:
    shown = found[:limit]
    more_before = shown[-1][0] if len(found) > limit else None
    return NotesPage(tuple(note for _, note in shown), more_before, marks)

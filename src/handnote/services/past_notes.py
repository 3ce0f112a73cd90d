"""Past notes: everything that was said, findable, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from handnote.domain.note import Note, NoteId
from handnote.domain.order import Order
from handnote.domain.wanted import Wanted
from handnote.storage import notes, orders, shops
from handnote.storage.connection import Connection
from handnote.storage.note_index import marks, match
from handnote.storage.store import Store

_PAGE = 60
_ALL = 2**31
_LAST = 2**63 - 1


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

    def search(
        self, query: str | Wanted, limit: int = _PAGE, before: int | None = None
    ) -> NotesPage:
        """Return the notes that have all of this; text alone is looked for anywhere in them.

        A query of spaces is the whole history; one without a letter or digit finds nothing.
        """
        wanted = _as_wanted(query)
        if wanted.is_everything:
            return self.newest(limit, before)
        if not (found := match(wanted)):
            return NotesPage((), None)
        return self._store.read(
            lambda connection: _page(
                notes.matching(connection, found, before, limit + 1), limit, marks(wanted.words)
            )
        )

    def places(self, wanted: Wanted, limit: int, before: int | None = None) -> tuple[int, ...]:
        """Return where in the history the notes stand that ``search`` finds, newest first.

        A hundred thousand take some 30 ms; ``before`` is the last of those seen already.
        """
        found = "" if wanted.is_everything else match(wanted)
        if not found and not wanted.is_everything:
            return ()
        last = _LAST if before is None else before
        return tuple(
            self._store.read(lambda connection: notes.places(connection, found, last, limit))
        )

    def at(self, places: Sequence[int]) -> dict[int, Note]:
        """Return the notes that still stand at these places."""
        return dict(self._store.read(lambda connection: notes.at(connection, places)))

    def years(self) -> tuple[int, ...]:
        """Return the years of the history, latest first."""
        return self._store.read(notes.years)

    def shops(self) -> tuple[tuple[str, str], ...]:
        """Return every channel and shop there were orders of."""
        return self._store.read(shops.every)

    def everything(self, query: str | Wanted = "") -> tuple[Note, ...]:
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


def _as_wanted(query: str | Wanted) -> Wanted:
    return Wanted(query) if isinstance(query, str) else query

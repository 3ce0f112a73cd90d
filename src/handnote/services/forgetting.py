"""Forgetting one person: what goes is shown first, and what went is shown after."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from handnote.domain.note import NoteId
from handnote.domain.person import Person, PersonId
from handnote.domain.wanted import Wanted
from handnote.services.changes import Changes
from handnote.services.undo import UndoStack
from handnote.services.whom import whom
from handnote.storage import copies, forgetting, left_files, people
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.copies import Cleared, GoOn
from handnote.storage.fold import words
from handnote.storage.forgetting import Belongings
from handnote.storage.note_index import match
from handnote.storage.store import Store

"""How many people are named where a name may mean several."""


@dataclass(frozen=True, slots=True)
class CopyThatHolds:
    """An older copy of the seller's file that still has somebody in it."""

    name: str
    made_at: datetime
    notes: int | None


@dataclass(frozen=True, slots=True)
class Farewell:
    """Everything that goes when somebody is forgotten."""

    person: Person
    kept: Belongings
    copies: tuple[CopyThatHolds, ...]
    named_elsewhere: int
    """Notes to other people that have the whole name in their words; those stay."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What went, and which older copies hold it still."""

    gone: Belongings
    cleared: Cleared
    changes: Changes


class Forgetting:
    """One person, looked at and then forgotten for good; there is no way back."""

    def __init__(
        self, store: Store, undo: UndoStack, clock: Clock, *, written_anew: Callable[[], object]
    ) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock
        self._written_anew = written_anew

    def find(self, reference: str) -> Person:
        """Return whom an id, its beginning, an order's number or a whole name stands for.

        Raises ``NO_SUCH_PERSON``, or ``WHICH_PERSON`` with the people it may be.
        """
        return self._store.read(lambda connection: whom(connection, reference))

    def look(self, person_id: PersonId) -> Farewell:
        """Return what would go; raises ``LookupError`` for somebody who is not here."""
        roots = {"person": (person_id,)}

        def work(connection: Connection) -> tuple[Person, Belongings, int]:
            person = people.by_id(connection, person_id)
            return person, forgetting.belongings(connection, roots), _named(connection, person)

        # Naming what goes takes a temporary table, which a mere question may not make.
        person, kept, named = self._store.run(work)
        gone = _ids(kept)
        holding = self._store.keep(
            lambda: tuple(
                CopyThatHolds(copy.path.name, copy.made_at, copy.notes)
                for copy in copies.older_copies(self._store.path.parent)
                if copies.holds(copy, gone)
            )
        )
        return Farewell(person, kept, holding, named)

    def forget(
        self, person_id: PersonId, *, with_copies: bool = True, go_on: GoOn | None = None
    ) -> Forgotten:
        """Remove somebody for good: name, orders, words, notes, and all that leads to them.

        It is one save, promised to be finished: killed at any point, nothing is gone, or all of
        it is once handnote was started again. ``go_on`` is told how far the older copies are.
        """
        today: date = self._clock.now().date()
        self._store.back_up_first()

        def work(connection: Connection) -> Belongings:
            people.by_id(connection, person_id)
            gone = forgetting.forget(connection, {"person": (person_id,)})
            forgetting.count(connection, today, gone)
            forgetting.promise(connection, with_copies=with_copies)
            return gone

        # Not in the middle of a backup, which would hold half of it where nobody looks for it.
        gone = self._store.run(work, alone=True)
        self._undo.clear()
        self._store.tidy()
        left_files.remove(self._store.path.parent, _every_id(gone))
        self._written_anew()
        cleared = self._clear(with_copies=with_copies, gone=_ids(gone), go_on=go_on)
        self._store.run(forgetting.keep_promise)
        changes = Changes(
            orders=gone.orders, notes=frozenset(NoteId(note_id) for note_id in gone.notes)
        )
        return Forgotten(gone, cleared, changes)

    def _clear(
        self, *, with_copies: bool, gone: Mapping[str, tuple[str, ...]], go_on: GoOn | None
    ) -> Cleared:
        folder = self._store.path.parent
        if with_copies:
            return self._store.keep(lambda: copies.clear(folder, gone, go_on))
        left = self._store.keep(
            lambda: tuple(
                copy.path.name for copy in copies.older_copies(folder) if copies.holds(copy, gone)
            )
        )
        return Cleared(left=left)


def _ids(kept: Belongings) -> dict[str, tuple[str, ...]]:
    return {
        "person": tuple(kept.people),
        "orders": tuple(kept.orders),
        "note": tuple(kept.notes),
    }


def _every_id(kept: Belongings) -> frozenset[str]:
    return frozenset({*kept.people, *kept.orders, *kept.notes})


def _named(connection: Connection, person: Person) -> int:
    """In how many notes to others the whole name stands."""
    name = words(person.name)
    wanted = match(Wanted(person.name))
    if not name or not wanted:
        return 0
    rows = connection.execute(
        "SELECT text FROM note WHERE person_id <> ? AND seq IN"
        " (SELECT rowid FROM note_index WHERE note_index MATCH ?)",
        (person.id, wanted),
    )
    phrase = f" {' '.join(name)} "
    return sum(phrase in f" {' '.join(words(text))} " for (text,) in rows)

"""The promise table: what was promised to whom, in which note, and whether it is kept."""

from datetime import date

from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.domain.promise import Promise, PromiseId
from handnote.storage.connection import Connection, Row
from handnote.storage.moments import day_from, day_text

_SELECT = """
SELECT promise.id, promise.person_id, promise.words, made_on, note_id, note.order_id, kept_on,
  asked_in
FROM promise LEFT JOIN note ON note.id = promise.note_id
"""
_COLUMNS = "id, person_id, words, made_on, note_id, kept_on, asked_in"


def put(connection: Connection, promise: Promise) -> None:
    """Write a promise as it is now."""
    connection.execute(
        f"INSERT INTO promise ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
        " ON CONFLICT (id) DO UPDATE SET words = excluded.words, kept_on = excluded.kept_on,"
        " asked_in = excluded.asked_in",
        (
            promise.id,
            promise.person_id,
            promise.words,
            day_text(promise.made_on),
            promise.note_id,
            day_text(promise.kept_on),
            promise.asked_in,
        ),
    )


def delete(connection: Connection, promise_id: PromiseId) -> None:
    """Take a promise away."""
    connection.execute("DELETE FROM promise WHERE id = ?", (promise_id,))


def by_id(connection: Connection, promise_id: PromiseId) -> Promise | None:
    """Return the promise, or None for one that is not here."""
    row = connection.execute(f"{_SELECT} WHERE promise.id = ?", (promise_id,)).fetchone()
    return None if row is None else _promise(row)


def of_person(connection: Connection, person_id: PersonId) -> tuple[Promise, ...]:
    """Return all that was promised to somebody, the oldest first."""
    rows = connection.execute(
        f"{_SELECT} WHERE promise.person_id = ? ORDER BY made_on, promise.id", (person_id,)
    )
    return tuple(_promise(row) for row in rows)


def open_ones(connection: Connection) -> tuple[tuple[Promise, str], ...]:
    """Return every promise that is still to be kept, with whose it is, the oldest first."""
    rows = connection.execute(
        "SELECT promise.id, promise.person_id, promise.words, made_on, note_id, note.order_id,"
        " kept_on, asked_in,"
        " coalesce(nullif(orders.recipient, ''), nullif(orders.buyer, ''), person.name)"
        " FROM promise JOIN person ON person.id = promise.person_id"
        " LEFT JOIN note ON note.id = promise.note_id"
        " LEFT JOIN orders ON orders.id = note.order_id"
        " WHERE kept_on IS NULL ORDER BY made_on, promise.id"
    )
    return tuple((_promise(row[:-1]), str(row[-1])) for row in rows)


def follow_notes(connection: Connection, person_id: PersonId) -> None:
    """Let the promises in this person's notes be this person's."""
    connection.execute(
        "UPDATE promise SET person_id = ?1 WHERE person_id <> ?1"
        " AND note_id IN (SELECT id FROM note WHERE person_id = ?1)",
        (person_id,),
    )


def without_note(connection: Connection, person_id: PersonId) -> tuple[PromiseId, ...]:
    """Return what was promised to somebody in no note that is here."""
    rows = connection.execute(
        "SELECT id FROM promise WHERE person_id = ? AND note_id IS NULL", (person_id,)
    )
    return tuple(PromiseId(found) for (found,) in rows)


def give(connection: Connection, promise_id: PromiseId, person_id: PersonId) -> None:
    """Let a promise be somebody's."""
    connection.execute("UPDATE promise SET person_id = ? WHERE id = ?", (person_id, promise_id))


def _promise(row: Row) -> Promise:
    promise_id, person_id, words, made_on, note_id, order_id, kept_on, asked_in = row
    return Promise(
        id=PromiseId(promise_id),
        person_id=PersonId(person_id),
        words=words,
        made_on=date.fromisoformat(made_on),
        note_id=note_id,
        order_id=None if order_id is None else OrderId(order_id),
        kept_on=day_from(kept_on),
        asked_in=None if asked_in is None else OrderId(asked_in),
    )

"""The drawing and signature tables: ink as bytes, each drawing kept once."""

from dataclasses import dataclass

from handnote.domain.note import Note
from handnote.domain.problem import Problem
from handnote.ink.codec import decode
from handnote.storage.connection import Connection, digest


@dataclass(frozen=True, slots=True)
class Signature:
    """A sign-off in ink, and what the seller calls it."""

    name: str
    drawing: bytes


def keep(connection: Connection, data: bytes) -> bytes | None:
    """Keep a drawing and return what it is known by; None for an empty one."""
    if not data:
        return None
    known_by = digest(data)
    connection.execute("INSERT INTO drawing VALUES (?, ?) ON CONFLICT DO NOTHING", (known_by, data))
    return known_by


def let_go_of_less(connection: Connection, before: Note, now: Note) -> None:
    """Forget how a draft looked before it grew: all of it is in what it grew to.

    Call it when ``now`` is saved. What was rubbed out or moved stays with its version.
    """
    if not before.ink or before.ink == now.ink or not _grew(before.ink, now.ink):
        return
    known_by = digest(before.ink)
    connection.execute(
        "DELETE FROM drawing WHERE sha256 = ?1"
        " AND NOT EXISTS (SELECT 1 FROM note WHERE ink = ?1 AND id <> ?2)"
        " AND NOT EXISTS (SELECT 1 FROM revision WHERE ink = ?1 AND"
        "  (note_id <> ?2 OR state <> 'draft'))"
        " AND NOT EXISTS (SELECT 1 FROM revision WHERE signature = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM signature WHERE drawing = ?1)",
        (known_by, now.id),
    )


def _grew(before: bytes, now: bytes) -> bool:
    try:
        old, new = decode(before), decode(now)
    except Problem:
        return False
    size = (old.width, old.height) == (new.width, new.height)
    return size and new.strokes[: len(old.strokes)] == old.strokes


def signatures(connection: Connection) -> tuple[Signature, ...]:
    """Return the sign-offs kept, in the order they were made."""
    rows = connection.execute(
        "SELECT name, data FROM signature JOIN drawing ON sha256 = drawing ORDER BY place"
    )
    return tuple(Signature(name, data) for name, data in rows)


def put_signature(connection: Connection, signature: Signature) -> None:
    """Keep a sign-off, in the place of any with its name."""
    replaced = _drawing_of(connection, signature.name)
    connection.execute(
        "INSERT INTO signature (name, place, drawing)"
        " VALUES (?, (SELECT ifnull(max(place), 0) + 1 FROM signature), ?)"
        " ON CONFLICT (name) DO UPDATE SET drawing = excluded.drawing",
        (signature.name, keep(connection, signature.drawing)),
    )
    _let_go(connection, replaced)


def remove_signature(connection: Connection, name: str) -> None:
    """Forget a sign-off; notes signed with it stay as they are."""
    drawing = _drawing_of(connection, name)
    connection.execute("DELETE FROM signature WHERE name = ?", (name,))
    _let_go(connection, drawing)


def _drawing_of(connection: Connection, name: str) -> bytes | None:
    row = connection.execute("SELECT drawing FROM signature WHERE name = ?", (name,)).fetchone()
    return None if row is None else bytes(row[0])


def _let_go(connection: Connection, known_by: bytes | None) -> None:
    """Forget a drawing that nothing stands on any more."""
    connection.execute(
        "DELETE FROM drawing WHERE sha256 = ?1"
        " AND NOT EXISTS (SELECT 1 FROM revision WHERE signature = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM revision WHERE ink = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM signature WHERE drawing = ?1)",
        (known_by,),
    )

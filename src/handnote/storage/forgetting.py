"""Forgetting somebody: every row that leads to them goes, and only random ids of ours stay.

``tidy`` has to follow outside the save: only a file that was written anew holds nothing of what
was deleted between its rows.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.storage import belonging, spelling
from handnote.storage.belonging import Belonging
from handnote.storage.connection import Connection
from handnote.storage.desk import signer
from handnote.storage.fold import words
from handnote.storage.moments import day_text

_SHORTEST_NAME = 3
"""Letters a word of a name has, to be looked for in the name of a file."""


@dataclass(frozen=True, slots=True)
class Belongings:
    """What is kept of somebody: how many rows of each table, and all that goes by an id."""

    rows: Mapping[str, int] = field(default_factory=dict)
    people: frozenset[PersonId] = frozenset()
    orders: frozenset[OrderId] = frozenset()
    notes: frozenset[str] = frozenset()
    said: int = 0
    """Notes that were finished or printed."""

    has_memory: bool = False
    thrown_away: int = 0


def belongings(connection: Connection, roots: Mapping[str, Iterable[str]]) -> Belongings:
    """Return what would go with these people, orders and notes; changes nothing that stays."""
    belonging.begin(connection, roots)
    try:
        return _belongings(connection, belonging.belonging(connection))
    finally:
        belonging.end(connection)


def forget(connection: Connection, roots: Mapping[str, Iterable[str]]) -> Belongings:
    """Delete these people, orders and notes with all that leads to them; return what went.

    In the seller's own file the ids stay as tombstones, and order numbers as signed keys.
    """
    if "own_word" in _tables(connection):
        for person in roots.get("person", ()):
            spelling.forget_words(connection, _names_of(connection, person))
    belonging.begin(connection, roots)
    try:
        theirs = belonging.belonging(connection)
        gone = _belongings(connection, theirs)
        _name_files_no_more(connection, theirs)
        if "forgotten" in _tables(connection):
            _remember_nobody(connection, gone)
        _take_out(connection, theirs, gone)
    finally:
        belonging.end(connection)
    return gone


def _names_of(connection: Connection, person: str) -> str:
    """Every name somebody goes by, in a file of any version that knows spelling."""
    rows = connection.execute(
        "SELECT name FROM person WHERE id = ?1"
        " UNION SELECT buyer || ' ' || recipient FROM orders WHERE person_id = ?1"
        " UNION SELECT call FROM called WHERE person_id = ?1",
        (person,),
    )
    return " ".join(names for (names,) in rows)


def remove(connection: Connection, roots: Mapping[str, Iterable[str]]) -> None:
    """Delete these with all that leads to them, and remember nothing: they may come again."""
    belonging.begin(connection, roots)
    try:
        theirs = belonging.belonging(connection)
        _take_out(connection, theirs, Belongings())
    finally:
        belonging.end(connection)


def forgotten(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Return all ids that were forgotten, as roots for another file."""
    found: dict[str, list[str]] = {}
    for what, one in connection.execute("SELECT what, id FROM forgotten"):
        found.setdefault(what, []).append(one)
    return {what: tuple(ids) for what, ids in found.items()}


def number_is_forgotten(connection: Connection, key: tuple[str, str, str]) -> bool:
    """Whether an order of this channel, shop and number was forgotten."""
    found = connection.execute("SELECT 1 FROM forgotten_number LIMIT 1").fetchone()
    if found is None:
        return False
    signed = signer(connection)(_numbered(key))
    row = connection.execute("SELECT 1 FROM forgotten_number WHERE key = ?", (signed,)).fetchone()
    return row is not None


def promise(connection: Connection, *, with_copies: bool) -> None:
    """Write down that the forgetting is to be finished, whatever happens to this process."""
    connection.execute("INSERT OR REPLACE INTO forgetting VALUES (1, ?)", (int(with_copies),))


def promised(connection: Connection) -> bool | None:
    """Return whether copies are part of what is yet to be finished, or None for nothing."""
    if "forgetting" not in _tables(connection):
        return None  # a file that was kept at an older version
    row = connection.execute("SELECT with_copies FROM forgetting").fetchone()
    return None if row is None else bool(row[0])


def keep_promise(connection: Connection) -> None:
    """Write down that nothing is left to be finished."""
    connection.execute("DELETE FROM forgetting")


def count(connection: Connection, day: date, gone: Belongings) -> None:
    """Add to the record of how much was forgotten on a day; numbers only."""
    connection.execute(
        "INSERT INTO forgot (day, people, orders, notes) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (day) DO UPDATE SET people = people + excluded.people,"
        " orders = orders + excluded.orders, notes = notes + excluded.notes",
        (day_text(day), len(gone.people), len(gone.orders), len(gone.notes)),
    )


def tidy(connection: Connection) -> None:
    """Write the file anew, without anything between its rows; not within a save."""
    connection.execute("VACUUM")


def roots_in(
    connection: Connection, gone: Mapping[str, Collection[str]]
) -> dict[str, tuple[str, ...]]:
    """Return what of the forgotten another file still holds.

    Whoever had only forgotten orders there is forgotten too, under whichever id they went then.
    """
    belonging.begin(connection, gone)
    try:
        found = {
            what: tuple(
                one
                for (one,) in connection.execute(
                    f"SELECT id FROM {what} WHERE id IN"  # noqa: S608 - a name of ours
                    " (SELECT id FROM going WHERE going.what = ?)",
                    (what,),
                )
            )
            for what in belonging.ROOTS
        }
        others = connection.execute(
            "SELECT person_id FROM orders GROUP BY person_id"
            " HAVING min(id IN (SELECT id FROM going WHERE what = 'orders'))"
        )
        found["person"] = tuple({*found["person"], *(one for (one,) in others)})
        trashed = ()
        if "trash" in _tables(connection):
            trashed = tuple(
                one
                for (one,) in connection.execute(
                    "SELECT person_id FROM trash WHERE person_id IN"
                    " (SELECT id FROM going WHERE what = 'person')"
                )
            )
    finally:
        belonging.end(connection)
    found["person"] += trashed
    return {what: ids for what, ids in found.items() if ids}


def _belongings(connection: Connection, theirs: Belonging) -> Belongings:
    rows = {}
    for table in theirs.tables:
        (rows[table],) = connection.execute(
            f"SELECT count(*) FROM {table} WHERE {theirs.condition(table)}"  # noqa: S608
        ).fetchone()
    named = {
        table: frozenset(
            one
            for (one,) in connection.execute(
                f"SELECT id FROM {table} WHERE {theirs.condition(table)}"  # noqa: S608
            )
        )
        for table in belonging.ROOTS
    }
    (said,) = connection.execute(
        f"SELECT count(*) FROM note WHERE state <> 'draft' AND ({theirs.condition('note')})"  # noqa: S608 - put together from names of ours
    ).fetchone()
    (has_memory,) = connection.execute(
        f"SELECT ifnull(max(memory <> ''), 0) FROM person WHERE {theirs.condition('person')}"  # noqa: S608 - put together from names of ours
    ).fetchone()
    thrown = _thrown_away(connection)
    return Belongings(
        rows={table: number for table, number in rows.items() if number},
        people=frozenset(
            PersonId(one) for one in named["person"] | _ids_named(connection, "person")
        ),
        orders=frozenset(
            OrderId(one) for one in named["orders"] | _ids_named(connection, "orders")
        ),
        notes=named["note"] | _ids_named(connection, "note"),
        said=said,
        has_memory=bool(has_memory),
        thrown_away=thrown,
    )


def _ids_named(connection: Connection, what: str) -> frozenset[str]:
    rows = connection.execute("SELECT id FROM going WHERE what = ?", (what,))
    return frozenset(one for (one,) in rows)


def _thrown_away(connection: Connection) -> int:
    if "trash" not in _tables(connection):
        return 0
    (number,) = connection.execute(
        "SELECT count(*) FROM trash WHERE person_id IN (SELECT id FROM going WHERE what = 'person')"
    ).fetchone()
    return int(number)


def _take_out(connection: Connection, theirs: Belonging, gone: Belongings) -> None:
    said = connection.execute(
        f"SELECT seq FROM note WHERE {theirs.condition('note')}"  # noqa: S608
    ).fetchall()
    connection.executemany("DELETE FROM note_index WHERE rowid = ?", said)
    for table in theirs.tables:
        connection.execute(f"DELETE FROM {table} WHERE {theirs.condition(table)}")  # noqa: S608
    tables = _tables(connection)
    if "trash" in tables:
        connection.execute(
            "DELETE FROM trash WHERE person_id IN (SELECT id FROM going WHERE what = 'person')"
        )
    if "import" in tables:
        _unlearn(connection, gone.people)
    # Segments of the index keep words until they are packed anew.
    connection.execute("INSERT INTO note_index (note_index) VALUES ('optimize')")


def _unlearn(connection: Connection, people: Collection[str]) -> None:
    """What an import taught of somebody stands in a list no reference leads to."""
    for import_id, learned in connection.execute("SELECT id, learned FROM import").fetchall():
        told = json.loads(learned)
        kept = [one for one in told if one[0] not in people]
        if len(kept) != len(told):
            connection.execute(
                "UPDATE import SET learned = ? WHERE id = ?", (json.dumps(kept), import_id)
            )


def _name_files_no_more(connection: Connection, theirs: Belonging) -> None:
    """A file may be called after whoever ordered; it is known by its content anyway."""
    people, ordered = theirs.condition("person"), theirs.condition("orders")
    names = connection.execute(
        f"SELECT group_concat(name, ' ') FROM (SELECT name FROM person WHERE {people}"  # noqa: S608
        f" UNION SELECT buyer || ' ' || recipient FROM orders WHERE {ordered})"
    ).fetchone()[0]
    called = {word for word in words(names or "") if len(word) >= _SHORTEST_NAME}
    for sha256, name in connection.execute("SELECT sha256, name FROM added_file").fetchall():
        spelt = " ".join(words(name))
        if any(word in spelt for word in called):
            connection.execute("UPDATE added_file SET name = '' WHERE sha256 = ?", (sha256,))


def _remember_nobody(connection: Connection, gone: Belongings) -> None:
    for what, ids in (("person", gone.people), ("orders", gone.orders), ("note", gone.notes)):
        connection.executemany(
            "INSERT INTO forgotten (id, what) VALUES (?, ?) ON CONFLICT DO NOTHING",
            ((one, what) for one in ids),
        )
    sign = signer(connection)
    for order_id in gone.orders:
        key = connection.execute(
            "SELECT channel, shop, number FROM orders"
            " WHERE id = ? AND number <> '' AND parcel_of IS NULL",
            (order_id,),
        ).fetchone()
        if key is not None:
            connection.execute(
                "INSERT INTO forgotten_number VALUES (?) ON CONFLICT DO NOTHING",
                (sign(_numbered(key)),),
            )


def _numbered(key: tuple[str, str, str]) -> str:
    return "\x1f".join(("order", *key))


def _tables(connection: Connection) -> frozenset[str]:
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return frozenset(name for (name,) in rows)

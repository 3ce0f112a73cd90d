"""The trash table: what was thrown away, row by row as it was, for thirty days."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from handnote.domain.note import NoteId
from handnote.domain.problem import KeepTrouble, Problem
from handnote.storage import belonging, forgetting, note_index
from handnote.storage.connection import Connection
from handnote.storage.moments import day_text, moment_text

DAYS = 30
"""How long a thing that was thrown away can be put back."""


class Thrown(StrEnum):
    """What can be thrown away."""

    NOTE = "note"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class InTrash:
    """One thing that was thrown away: whose it was, how it begins, and until when it is there."""

    id: str
    what: Thrown
    name: str
    text: str
    thrown_on: date
    order_id: str
    note_ids: tuple[str, ...]

    @property
    def until(self) -> date:
        """The last day it can be put back."""
        return self.thrown_on + timedelta(days=DAYS)


def throw(connection: Connection, trash_id: str, what: Thrown, one: str, at: datetime) -> None:
    """Move a note, or an order with all that hangs on it, out of the history into the trash."""
    root = "note" if what is Thrown.NOTE else "orders"
    found = connection.execute(
        "SELECT orders.id, orders.person_id FROM orders LEFT JOIN note ON order_id = orders.id"
        " WHERE iif(?1 = 'note', note.id, orders.id) = ?2",
        (root, one),
    ).fetchone()
    if found is None:
        raise LookupError("nothing of this id to throw away")
    order_id, person_id = found
    belonging.begin(connection, {root: [one]})
    try:
        theirs = belonging.belonging(connection)
        rows = [
            *_rows(connection, "person", "id = ?", person_id),
            *_rows(connection, "orders", "id = ?", order_id),
        ]
        if what is Thrown.NOTE:
            rows += _rows(connection, "item", "order_id = ?", order_id)
        for table in reversed(theirs.tables):
            rows += _rows(connection, table, theirs.condition(table))
    finally:
        belonging.end(connection)
    connection.execute(
        "INSERT INTO trash (id, what, person_id, order_id, thrown_at, thrown_on, content)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            trash_id,
            what,
            person_id,
            order_id,
            moment_text(at),
            day_text(at.date()),
            json.dumps(rows, ensure_ascii=False),
        ),
    )
    forgetting.remove(connection, {root: [one]})
    if what is Thrown.NOTE:
        _leave_without_note(connection, order_id)
    else:
        connection.execute(
            "DELETE FROM person WHERE id = ? AND memory = ''"
            " AND NOT EXISTS (SELECT 1 FROM orders WHERE person_id = person.id)",
            (person_id,),
        )


def put_back(connection: Connection, trash_id: str) -> InTrash:
    """Put a thing back as it was; raises ``NOT_IN_TRASH``, or ``NOTE_IN_THE_WAY``."""
    found = connection.execute("SELECT * FROM trash WHERE id = ?", (trash_id,)).fetchone()
    if found is None:
        raise Problem(KeepTrouble.NOT_IN_TRASH)
    thing = _thing(found)
    # Any: rows as they were, of whatever tables there are.
    rows: list[tuple[str, dict[str, Any]]] = json.loads(found[6])
    for table, row in rows:
        if table == "note":
            _make_room(connection, row)
        _insert(connection, table, row)
        if table == "orders":
            connection.execute(
                "UPDATE orders SET let_be = ?, is_printed = ? WHERE id = ?",
                (row["let_be"], row["is_printed"], row["id"]),
            )
    # Loaded when something is put back: a start does without the checks.
    from handnote.storage import likenesses

    for table, row in rows:
        if table == "note" and row["state"] != "draft":
            note_index.add(connection, NoteId(row["id"]), row["seq"])
            if row["side"] == "inside":
                likenesses.add(connection, NoteId(row["id"]), row["seq"])
    connection.execute("DELETE FROM trash WHERE id = ?", (trash_id,))
    return thing


def listed(connection: Connection) -> tuple[InTrash, ...]:
    """Return what is in the trash, what was thrown away last first."""
    rows = connection.execute("SELECT * FROM trash ORDER BY thrown_at DESC, id")
    return tuple(_thing(row) for row in rows)


def purge(connection: Connection, today: date) -> int:
    """Delete for good what was thrown away more than thirty days ago; return how much.

    A day that lies ahead was told by a clock that was wrong; it is counted from today.
    """
    connection.execute("UPDATE trash SET thrown_on = ?1 WHERE thrown_on > ?1", (day_text(today),))
    before = today - timedelta(days=DAYS)
    return connection.execute("DELETE FROM trash WHERE thrown_on < ?", (day_text(before),)).rowcount


def is_due(connection: Connection, today: date) -> bool:
    """Whether ``purge`` would change anything."""
    row = connection.execute(
        "SELECT 1 FROM trash WHERE thrown_on < ? OR thrown_on > ?",
        (day_text(today - timedelta(days=DAYS)), day_text(today)),
    ).fetchone()
    return row is not None


def _leave_without_note(connection: Connection, order_id: str) -> None:
    """An order whose printed note goes is over: it does not come back onto the pile."""
    connection.execute(
        "UPDATE orders SET let_be = coalesce(let_be, 'chosen') WHERE id = ?"
        " AND is_printed = 1 AND NOT EXISTS"
        " (SELECT 1 FROM note WHERE order_id = orders.id AND side = 'inside')",
        (order_id,),
    )


def _make_room(connection: Connection, row: dict[str, Any]) -> None:
    taken = connection.execute(
        "SELECT id, text FROM note WHERE order_id = ? AND side = ? AND id <> ?",
        (row["order_id"], row["side"], row["id"]),
    ).fetchone()
    if taken is not None:
        if taken[1].strip():
            raise Problem(KeepTrouble.NOTE_IN_THE_WAY)
        connection.execute("DELETE FROM note WHERE id = ?", (taken[0],))
    if connection.execute("SELECT 1 FROM note WHERE seq = ?", (row["seq"],)).fetchone():
        (last,) = connection.execute("SELECT max(seq) FROM note").fetchone()
        row["seq"] = last + 1


def _insert(connection: Connection, table: str, row: dict[str, Any]) -> None:
    known = {
        name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    }
    values = {
        name: bytes.fromhex(value["hex"]) if isinstance(value, dict) else value
        for name, value in row.items()
        if name in known
    }
    if (
        table == "orders"
        and connection.execute(
            "SELECT 1 FROM orders WHERE arrival = ? AND id <> ?", (values["arrival"], values["id"])
        ).fetchone()
    ):
        (last,) = connection.execute("SELECT max(arrival) FROM orders").fetchone()
        values["arrival"] = last + 1
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING",  # noqa: S608
        tuple(values.values()),
    )


def _rows(
    connection: Connection, table: str, condition: str, *values: str
) -> list[tuple[str, dict[str, Any]]]:
    cursor = connection.execute(f"SELECT * FROM {table} WHERE {condition}", values)  # noqa: S608
    names = [name for name, *_ in cursor.description]
    return [
        (
            table,
            {
                name: {"hex": value.hex()} if isinstance(value, bytes) else value
                for name, value in zip(names, row, strict=True)
            },
        )
        for row in cursor
    ]


def _thing(row: Iterable[Any]) -> InTrash:
    trash_id, what, _, order_id, _, thrown_on, content = row
    rows = json.loads(content)
    orders = [told for table, told in rows if table == "orders"]
    notes = [told for table, told in rows if table == "note"]
    name = orders[0]["recipient"] or orders[0]["buyer"] if orders else ""
    return InTrash(
        id=trash_id,
        what=Thrown(what),
        name=name,
        text=notes[0]["text"] if notes else "",
        thrown_on=date.fromisoformat(thrown_on),
        order_id=order_id,
        note_ids=tuple(dict.fromkeys(told["id"] for told in notes)),
    )

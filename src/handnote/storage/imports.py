"""The import tables: what each import did, for as long as it can be taken back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from handnote.domain.order import IncomingOrder, Item, OrderId
from handnote.domain.person import PersonId
from handnote.storage.connection import Connection
from handnote.storage.moments import day_from, day_text, moment_from, moment_text


@dataclass(frozen=True, slots=True)
class LastImport:
    """The latest import: when it was, which files it brought and how many orders are left of it."""

    id: str
    at: datetime
    files: tuple[str, ...]
    orders: int


@dataclass(frozen=True, slots=True)
class Before:
    """An order as its shop had told it before an import, and whether that called it off."""

    order_id: OrderId
    told: IncomingOrder
    called_off: bool


@dataclass(frozen=True, slots=True)
class Learned:
    """What an import taught of somebody known: a key of the shop, a country; empty for none."""

    person_id: PersonId
    key: str
    country: str


def next_arrival(connection: Connection) -> int:
    """Return the place the next order will have among all that arrived."""
    (last,) = connection.execute("SELECT ifnull(max(arrival), 0) FROM orders").fetchone()
    return int(last) + 1


def begin(connection: Connection, import_id: str, at: datetime) -> None:
    """Open the record of an import; what it adds arrives from here on."""
    first = next_arrival(connection)
    connection.execute(
        "INSERT INTO import (id, added_at, added_on, first_arrival, last_arrival, learned)"
        " VALUES (?, ?, ?, ?, ?, '[]')",
        (import_id, moment_text(at), day_text(at.date()), first, first - 1),
    )


def finish(connection: Connection, import_id: str, learned: Iterable[Learned]) -> None:
    """Close the record: what has arrived since it was begun came with this import."""
    told = json.dumps([[one.person_id, one.key, one.country] for one in learned])
    connection.execute(
        "UPDATE import SET last_arrival = ?, learned = ? WHERE id = ?",
        (next_arrival(connection) - 1, told, import_id),
    )


def note_file(connection: Connection, import_id: str, sha256: str) -> None:
    """Write down that a file came with this import for the first time."""
    connection.execute("INSERT INTO import_file VALUES (?, ?)", (import_id, sha256))


def note_before(connection: Connection, import_id: str, before: Before) -> None:
    """Write down how an order was before this import told it anew; the first time counts."""
    connection.execute(
        "INSERT INTO import_before (import_id, order_id, before, called_off) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (import_id, before.order_id, _as_json(before.told), int(before.called_off)),
    )


def is_known(connection: Connection, import_id: str) -> bool:
    """Whether this import can still be taken back."""
    found = connection.execute("SELECT 1 FROM import WHERE id = ?", (import_id,))
    return found.fetchone() is not None


def added(connection: Connection, import_id: str) -> tuple[OrderId, ...]:
    """Return the orders this import brought that are still here, in the order they arrived."""
    rows = connection.execute(
        "SELECT orders.id FROM import JOIN orders"
        " ON orders.arrival BETWEEN import.first_arrival AND import.last_arrival"
        " WHERE import.id = ? AND orders.came_from IS NOT NULL AND orders.parcel_of IS NULL"
        " ORDER BY arrival",
        (import_id,),
    )
    return tuple(OrderId(order_id) for (order_id,) in rows)


def told_before(connection: Connection, import_id: str) -> tuple[Before, ...]:
    """Return the orders this import told anew, as they were."""
    rows = connection.execute(
        "SELECT order_id, before, called_off FROM import_before WHERE import_id = ?"
        " ORDER BY order_id",
        (import_id,),
    )
    return tuple(
        Before(OrderId(order_id), _from_json(before), bool(called_off))
        for order_id, before, called_off in rows.fetchall()
    )


def files(connection: Connection, import_id: str) -> tuple[str, ...]:
    """Return the files that came with this import for the first time."""
    rows = connection.execute("SELECT sha256 FROM import_file WHERE import_id = ?", (import_id,))
    return tuple(sha256 for (sha256,) in rows)


def learned(connection: Connection, import_id: str) -> tuple[Learned, ...]:
    """Return what this import taught of people known before."""
    row = connection.execute("SELECT learned FROM import WHERE id = ?", (import_id,)).fetchone()
    return tuple(Learned(*one) for one in json.loads(row[0])) if row else ()


def unlearn(connection: Connection, one: Learned) -> None:
    """Forget of somebody what an import taught."""
    connection.execute(
        "DELETE FROM person_key WHERE key = ? AND person_id = ?", (one.key, one.person_id)
    )
    connection.execute(
        "UPDATE person SET country = '' WHERE id = ? AND country = ? AND country <> ''",
        (one.person_id, one.country),
    )


def forget_learned(connection: Connection) -> None:
    """Drop what imports taught of people, the shops' keys among it."""
    connection.execute("UPDATE import SET learned = '[]'")


def forget(connection: Connection, import_id: str) -> None:
    """Drop the record of an import; there is no way back from it afterwards."""
    connection.execute("DELETE FROM import WHERE id = ?", (import_id,))


def has_older(connection: Connection, day: date) -> bool:
    """Whether there are records of imports that were not made on ``day``."""
    found = connection.execute("SELECT 1 FROM import WHERE added_on <> ?", (day_text(day),))
    return found.fetchone() is not None


def forget_before(connection: Connection, day: date) -> None:
    """Drop the records of all imports that were not made on ``day``."""
    connection.execute("DELETE FROM import WHERE added_on <> ?", (day_text(day),))


def latest(connection: Connection, day: date) -> LastImport | None:
    """Return the latest import that changed anything, if it was made on ``day``."""
    row = connection.execute(
        "SELECT id, added_at FROM import WHERE added_on = ? AND (last_arrival >= first_arrival"
        " OR EXISTS (SELECT 1 FROM import_before WHERE import_id = import.id))"
        " ORDER BY seq DESC LIMIT 1",
        (day_text(day),),
    ).fetchone()
    if row is None:
        return None
    import_id, at = row[0], moment_from(row[1])
    names = connection.execute(
        "SELECT name FROM import_file JOIN added_file USING (sha256) WHERE import_id = ?"
        " ORDER BY name",
        (import_id,),
    )
    if at is None:
        raise LookupError("an import without a moment")
    named = tuple(name for (name,) in names)
    return LastImport(import_id, at, named, len(added(connection, import_id)))


def _as_json(told: IncomingOrder) -> str:
    return json.dumps(
        {
            "channel": told.channel,
            "shop": told.shop,
            "number": told.number,
            "buyer": told.buyer,
            "recipient": told.recipient,
            "items": [
                [item.title, item.quantity, item.variation, item.personalisation]
                for item in told.items
            ],
            "words": told.words,
            "gift_message": told.gift_message,
            "details": told.details,
            "ordered_on": day_text(told.ordered_on),
            "ship_by": day_text(told.ship_by),
            "sent_on": day_text(told.sent_on),
            "country": told.country,
            "is_cancelled": told.is_cancelled,
            "needs_parcel": told.needs_parcel,
        },
        ensure_ascii=False,
    )


def _from_json(text: str) -> IncomingOrder:
    # Any: what JSON holds; only ``_as_json`` writes it.
    said: dict[str, Any] = json.loads(text)
    for name in ("ordered_on", "ship_by", "sent_on"):
        said[name] = day_from(said[name])
    said["items"] = tuple(Item(*line) for line in said["items"])
    return IncomingOrder(**said)

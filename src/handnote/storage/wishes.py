"""The wish table: what people asked for."""

import json
from collections.abc import Iterable

from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.domain.wish import Wish, WishKind
from handnote.storage.connection import Connection


def of_person(connection: Connection, person_id: PersonId) -> tuple[Wish, ...]:
    """Return what somebody asked for, in the order of ``WishKind``."""
    rows = connection.execute("SELECT kind, value FROM wish WHERE person_id = ?", (person_id,))
    found = {WishKind(kind): Wish(WishKind(kind), value) for kind, value in rows}
    return tuple(found[kind] for kind in WishKind if kind in found)


def replace(connection: Connection, person_id: PersonId, wishes: Iterable[Wish]) -> None:
    """Write down that somebody asks for this and nothing else."""
    connection.execute("DELETE FROM wish WHERE person_id = ?", (person_id,))
    connection.executemany(
        "INSERT INTO wish (person_id, kind, value) VALUES (?, ?, ?)",
        ((person_id, wish.kind, wish.value) for wish in wishes),
    )


def has(connection: Connection, person_id: PersonId, kind: WishKind) -> bool:
    """Whether somebody asks for this."""
    found = connection.execute(
        "SELECT 1 FROM wish WHERE person_id = ? AND kind = ?", (person_id, kind)
    )
    return found.fetchone() is not None


def languages(connection: Connection, order_ids: Iterable[OrderId]) -> dict[OrderId, str]:
    """Return for orders whose person asked for a language which one it is."""
    rows = connection.execute(
        "SELECT orders.id, value FROM orders JOIN wish ON wish.person_id = orders.person_id"
        " WHERE kind = 'language' AND orders.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(order_ids)),),
    )
    return {OrderId(order_id): value for order_id, value in rows}


def pass_over(connection: Connection, person_id: PersonId) -> tuple[OrderId, ...]:
    """Let the orders be for which somebody who asks for no note has none yet; return those."""
    rows = connection.execute(
        "UPDATE orders SET let_be = 'chosen', is_passed_over = 1"
        " WHERE person_id = ? AND let_be IS NULL AND is_printed = 0"
        " AND NOT EXISTS (SELECT 1 FROM note WHERE order_id = orders.id"
        " AND trim(text, char(9, 10, 32)) <> '') RETURNING id",
        (person_id,),
    )
    return tuple(OrderId(order_id) for (order_id,) in rows.fetchall())


def passed_over(connection: Connection, person_id: PersonId) -> tuple[OrderId, ...]:
    """Return the orders that were let be because their person asks for no note."""
    rows = connection.execute(
        "SELECT id FROM orders WHERE person_id = ? AND is_passed_over = 1", (person_id,)
    )
    return tuple(OrderId(order_id) for (order_id,) in rows)

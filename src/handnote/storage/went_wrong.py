"""The went_wrong table: orders that something went wrong with."""

import json
from collections.abc import Iterable
from datetime import date

from handnote.domain.order import OrderId
from handnote.domain.went_wrong import WentWrong
from handnote.storage.connection import Connection
from handnote.storage.moments import day_text


def of_order(connection: Connection, order_id: OrderId) -> WentWrong | None:
    """Return what is known of it, or None where nothing went wrong."""
    row = connection.execute(
        "SELECT since, put_right FROM went_wrong WHERE order_id = ?", (order_id,)
    ).fetchone()
    return None if row is None else WentWrong(date.fromisoformat(row[0]), row[1])


def put(connection: Connection, order_id: OrderId, wrong: WentWrong | None) -> None:
    """Write down that something went wrong with an order, or with None that nothing did."""
    connection.execute("DELETE FROM went_wrong WHERE order_id = ?", (order_id,))
    if wrong is not None:
        connection.execute(
            "INSERT INTO went_wrong (order_id, put_right, since) VALUES (?, ?, ?)",
            (order_id, wrong.put_right, day_text(wrong.since)),
        )


def among(connection: Connection, order_ids: Iterable[OrderId]) -> frozenset[OrderId]:
    """Return those of the orders that something went wrong with."""
    rows = connection.execute(
        "SELECT order_id FROM went_wrong WHERE order_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(order_ids)),),
    )
    return frozenset(OrderId(order_id) for (order_id,) in rows)

"""The item table: the lines of an order, in the shop's sequence."""

import json
from collections.abc import Iterable

from handnote.domain.order import Item, OrderId
from handnote.storage.connection import Connection

AS_JSON = """
(SELECT json_group_array(json_array(title, quantity, variation, personalisation))
 FROM (SELECT * FROM item WHERE order_id = orders.id ORDER BY place))
"""
"""All lines of the row of ``orders`` at hand, for ``from_json``."""


def from_json(text: str) -> tuple[Item, ...]:
    """Return the lines that ``AS_JSON`` selected."""
    return tuple(Item(*line) for line in json.loads(text))


def replace(connection: Connection, order_id: OrderId, items: Iterable[Item]) -> None:
    """Put these lines in the place of what the order had."""
    connection.execute("DELETE FROM item WHERE order_id = ?", (order_id,))
    insert(connection, order_id, items)


def insert(connection: Connection, order_id: OrderId, items: Iterable[Item]) -> None:
    """Give a new order its lines."""
    connection.executemany(
        "INSERT INTO item (order_id, place, title, quantity, variation, personalisation)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            (order_id, place, item.title, item.quantity, item.variation, item.personalisation)
            for place, item in enumerate(items)
        ),
    )

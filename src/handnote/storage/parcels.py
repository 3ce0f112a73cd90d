"""Orders that go out in several parcels: a row for each, all of them one order of the shop."""

from handnote.domain.order import OrderId
from handnote.storage.connection import Connection

_COPIED = (
    "channel, shop, number, person_id, buyer, recipient, words, gift_message, details, ordered_on,"
    " ship_by, sent_on, country, is_cancelled, needs_parcel, came_from, is_kept, words_are_gone"
)


def all_of(connection: Connection, order_id: OrderId) -> tuple[OrderId, ...]:
    """Return every parcel of the order that ``order_id`` is a parcel of, the first one first."""
    rows = connection.execute(
        "WITH one (id) AS (SELECT ifnull(parcel_of, id) FROM orders WHERE id = ?)"
        " SELECT orders.id FROM one JOIN orders ON orders.id = one.id"
        " UNION ALL"
        " SELECT orders.id FROM one JOIN orders ON orders.parcel_of = one.id",
        (order_id,),
    )
    return tuple(OrderId(found) for (found,) in rows)


def add(connection: Connection, fresh: OrderId, order_id: OrderId) -> None:
    """Add one more parcel of an order, with all that is known of it and no note."""
    first, *others = all_of(connection, order_id)
    connection.execute(
        f"INSERT INTO orders (id, parcel_of, parcel, {_COPIED})"  # noqa: S608 - names of ours
        f" SELECT ?, id, ?, {_COPIED} FROM orders WHERE id = ?",
        (fresh, _next_number(connection, others), first),
    )
    for table, columns in (
        ("item", "place, title, quantity, variation, personalisation"),
        ("correction", "field, place, value, told"),
    ):
        connection.execute(
            f"INSERT INTO {table} (order_id, {columns})"  # noqa: S608 - names of ours
            f" SELECT ?, {columns} FROM {table} WHERE order_id = ?",
            (fresh, first),
        )


def _next_number(connection: Connection, others: list[OrderId]) -> int:
    numbers = [
        connection.execute("SELECT parcel FROM orders WHERE id = ?", (other,)).fetchone()[0]
        for other in others
    ]
    return 1 + max(numbers, default=1)

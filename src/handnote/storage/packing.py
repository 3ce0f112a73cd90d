"""The order in which parcels are packed, and the places a seller gave them herself."""

from collections.abc import Mapping

from handnote.domain.order import OrderId
from handnote.domain.packing import PackingOrder
from handnote.storage.connection import Connection

_BY_SHIP_BY = "orders.ship_by IS NULL, orders.ship_by, orders.ordered_on, orders.arrival"
_KEYS = {
    PackingOrder.SHIP_BY: _BY_SHIP_BY,
    PackingOrder.ARRIVAL: "orders.ordered_on IS NULL, orders.ordered_on, orders.arrival",
    PackingOrder.SHOP: f"orders.channel, orders.shop, {_BY_SHIP_BY}",
    PackingOrder.ARRANGED: f"orders.own_place IS NULL, orders.own_place, {_BY_SHIP_BY}",
}


def sorted_by(packing: PackingOrder) -> str:
    """What follows ORDER BY. Shops' files may begin with the newest: days come before arrivals."""
    return _KEYS[packing]


def places(connection: Connection, packing: PackingOrder) -> dict[OrderId, float | None]:
    """Return what is not printed in packing order, each with the place the seller gave it."""
    rows = connection.execute(
        f"SELECT id, own_place FROM orders WHERE is_printed = 0 ORDER BY {sorted_by(packing)}"  # noqa: S608
    )
    return {OrderId(order_id): place for order_id, place in rows}


def put(connection: Connection, places: Mapping[OrderId, float | None]) -> None:
    """Give orders these places; None takes one away."""
    connection.executemany(
        "UPDATE orders SET own_place = ? WHERE id = ?",
        ((place, order_id) for order_id, place in places.items()),
    )

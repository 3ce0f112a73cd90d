"""The correction table: what the seller says of an order where its shop said otherwise."""

from collections.abc import Iterable

from handnote.domain.correction import Correction, Fact
from handnote.domain.order import OrderId
from handnote.storage.connection import Connection

_KNOWN = frozenset(Fact)


def of_order(connection: Connection, order_id: OrderId) -> tuple[Correction, ...]:
    """Return what was corrected of an order; the order itself already says it."""
    rows = connection.execute(
        "SELECT field, value, told, place FROM correction WHERE order_id = ? ORDER BY field, place",
        (order_id,),
    )
    return tuple(
        Correction(Fact(field), value, told, place)
        for field, value, told, place in rows
        if field in _KNOWN
    )


def replace(connection: Connection, order_id: OrderId, corrections: Iterable[Correction]) -> None:
    """Put these corrections in the place of what the order had."""
    connection.execute("DELETE FROM correction WHERE order_id = ?", (order_id,))
    connection.executemany(
        "INSERT INTO correction (order_id, field, value, told, place) VALUES (?, ?, ?, ?, ?)",
        ((order_id, one.fact, one.value, one.told, one.place) for one in corrections),
    )

"""What opens: the seller's file, an order, the pile; each beside SQLite's bare answer."""

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

from handnote.bootstrap import open_desk
from handnote.domain.order import OrderId
from handnote.services.desk import Desk
from handnote.storage.connection import Connection, connect
from handnote.storage.opening import NAME
from tests.bench.measurement import Measurement, ms, p95, seconds
from tests.bench.shops import Shops
from tests.bench.size import Size


def measure(shops: Shops, size: Size) -> Iterator[Measurement]:
    """Open a desk of either size, then orders and the pile on the larger one."""
    yield _seller_file(shops.shop(size.notes, waiting=1), size.notes, size.rounds)
    shop = shops.shop(size.many_notes, size.waiting)
    yield _seller_file(shop, size.many_notes, size.rounds)
    desk = open_desk(shop)
    try:
        with closing(connect(shop / NAME, may_write=False)) as bare:
            yield _orders(desk, bare, size)
            yield _pile(desk, bare, size)
    finally:
        desk.close()


def _seller_file(shop: Path, notes: int, rounds: int) -> Measurement:
    """From a folder to a desk: the file is looked at, checked and opened."""
    took, least = [], []
    for _ in range(rounds):
        begun = time.perf_counter()
        desk = open_desk(shop)
        took.append(time.perf_counter() - begun)
        desk.close()
        least.append(seconds(_desk_row, shop / NAME))
    return ms(f"open the seller's file, {notes:,} notes", median(took), median(least))


def _desk_row(file: Path) -> None:
    """The floor of opening: connect and read one row."""
    with closing(connect(file)) as bare:
        bare.execute("SELECT id FROM desk").fetchone()


def _orders(desk: Desk, bare: Connection, size: Size) -> Measurement:
    """Orders from all over the history, with their person, note and earlier notes."""
    every = (size.many_notes + size.waiting) // size.opens
    rows = bare.execute("SELECT id FROM orders WHERE arrival % ? = 0", (every,)).fetchall()
    took, least = [], []
    for (order_id,) in rows:
        took.append(seconds(desk.composing.open, OrderId(order_id)))
        least.append(seconds(_row, bare, order_id))
    return ms(f"open an order among {size.many_notes:,} notes, p95", p95(took), p95(least))


def _pile(desk: Desk, bare: Connection, size: Size) -> Measurement:
    took, least = [], []
    for _ in range(10 * size.rounds):
        took.append(seconds(desk.inbox.pile))
        least.append(seconds(_waiting, bare))
    return ms(f"the pile of {size.waiting} orders", median(took), median(least))


def _row(bare: Connection, order_id: str) -> object:
    """The floor of an order: its row by its key."""
    return bare.execute("SELECT * FROM orders WHERE id = ?", (order_id,)).fetchone()


def _waiting(bare: Connection) -> list[object]:
    """The floor of the pile: its rows as they lie."""
    return bare.execute("SELECT * FROM orders WHERE is_printed = 0").fetchall()

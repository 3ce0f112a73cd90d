"""A pile of a great many orders: the first one shown, all of them read, one found, one let be."""

from collections.abc import Iterator
from contextlib import closing
from json import loads
from pathlib import Path
from statistics import median

from handnote.storage.connection import connect
from handnote.storage.opening import NAME
from tests.bench.measurement import Measurement, ms, seconds
from tests.bench.processes import output, python
from tests.bench.screen import Screen
from tests.bench.shops import Shops
from tests.bench.size import Size

_COMMAND = "from tests.bench.pile_window import main; main()"
_ABOUT = {
    "shown": ("from opening to the first order", ""),
    "read": ("from opening until all are read", ""),
    "stall": ("longest the window held still meanwhile", "≤ 16 ms"),
    "found": ("one word looked for in all of them", "≤ 100 ms"),
    "next": ("one let be, the next on the label", "≤ 16 ms"),
}


def measure(shops: Shops, size: Size, screen: Screen) -> Iterator[Measurement]:
    """A window on the pile, a few times over."""
    told, least = [], []
    for _ in range(size.rounds):
        with shops.copy(size.notes, waiting=size.pile) as shop:
            told.append(loads(output(python(_COMMAND, str(shop)), screen.environment)))
            least.append(seconds(floor, shop / NAME))
    for key, (about, aim) in _ABOUT.items():
        name = f"pile of {size.pile:,} orders, {about}"
        beside = median(least) if key == "read" else None
        yield ms(name, median(each[key] for each in told), beside, aim=aim)


def floor(file: Path) -> int:
    """How many rows SQLite hands over when it is asked for all orders and their items."""
    with closing(connect(file)) as connection:
        orders = connection.execute("SELECT * FROM orders").fetchall()
        return len(orders) + len(connection.execute("SELECT * FROM item").fetchall())

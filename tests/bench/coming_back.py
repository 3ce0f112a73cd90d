"""Opening the order of somebody who came back, in a very long history."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from json import loads

from handnote.bootstrap import open_desk
from handnote.storage.connection import connect
from handnote.storage.opening import NAME
from tests.bench.measurement import Measurement, seconds, spread
from tests.bench.processes import output, python
from tests.bench.regulars import write_regulars
from tests.bench.screen import Screen
from tests.bench.shops import Shops
from tests.bench.size import Size

_COMMAND = "from tests.bench.person_window import main; main()"


def measure(shops: Shops, size: Size, screen: Screen) -> Iterator[Measurement]:
    """Everything the person column shows, read anew; the floor is the order's own row.

    Then from the key in the real window to the painted column; there the floor is to paint the
    whole window again.
    """
    folder = shops.folder / f"regulars-{size.many_notes}"
    shutil.rmtree(folder, ignore_errors=True)
    write_regulars(folder, size.many_notes)
    desk = open_desk(folder)
    took, least = [], []
    try:
        wanted = [place.order_id for place in desk.inbox.places()][: size.opens]
        if not any(desk.composing.open(order_id).earlier for order_id in wanted):
            raise RuntimeError("nobody came back")
        with closing(connect(folder / NAME, may_write=False)) as bare:
            for order_id in wanted:
                took.append(seconds(desk.composing.open, order_id))
                find = "SELECT * FROM orders WHERE id = ?"
                least.append(seconds(bare.execute, find, (order_id,)))
    finally:
        desk.close()
    name = f"read who came back, {size.many_notes:,} notes"
    yield from spread(name, took, least, aim="≤ 50 ms with the painting")
    goes_on = str(max(1, min(40, len(wanted) - 2)))
    told = loads(output(python(_COMMAND, str(folder), goes_on), screen.environment))
    name = f"from the key to who came back, {size.many_notes:,} notes"
    yield from spread(name, told["took"], told["least"], aim="≤ 50 ms")

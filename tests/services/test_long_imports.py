"""Long files: heard of while they are read and added, and given up without a trace."""

from pathlib import Path

import pytest

from handnote.domain.order import IncomingOrder
from handnote.domain.progress import Stopped
from handnote.readers.intake import read_file
from handnote.readers.order_file import OrderFile
from handnote.services.import_plan import clean
from handnote.services.order_files import OrderFiles
from tests.readers.written import shopify
from tests.services.desk import Desk, told

MANY = tuple(told(str(number)) for number in range(1000))


class Hearer:
    """Hears of work, and stops it when so much is done."""

    def __init__(self, until: int | None = None) -> None:
        self.heard: list[int] = []
        self._until = until

    def __call__(self, done: int) -> None:
        self.heard.append(done)
        if self._until is not None and done >= self._until:
            raise Stopped


def file_of(desk: Desk, *orders: IncomingOrder) -> OrderFile:
    return desk.files.read(desk.files.put("orders.csv", *orders), sign=desk.store.sign)


def order_files(desk: Desk) -> OrderFiles:
    return OrderFiles(desk.store, desk.clock, read=read_file)


def rows_of(folder: Path, count: int) -> Path:
    """A Shopify file with so many rows, the header being the first."""
    file = folder / "orders_export.csv"
    rows = ({"Name": f"#{number}"} for number in range(1, count))
    file.write_text(shopify(*rows), "utf-8")
    return file


def test_reading_tells_which_row_it_is_at(desk: Desk, tmp_path: Path) -> None:
    hearer = Hearer()
    found = order_files(desk).read([rows_of(tmp_path, 2000)], hear=hearer)
    assert len(found.files[0].orders) == 1999
    assert hearer.heard == [500, 1000, 1500, 2000]


def test_a_reading_nobody_waits_for_ends_at_once(desk: Desk, tmp_path: Path) -> None:
    hearer = Hearer(until=1000)
    with pytest.raises(Stopped):
        order_files(desk).read([rows_of(tmp_path, 2000)], hear=hearer)
    assert hearer.heard == [500, 1000]


def test_comparing_tells_how_many_orders_it_has_seen(desk: Desk) -> None:
    hearer = Hearer()
    desk.inbox.plan([file_of(desk, *MANY)], hear=hearer)
    assert hearer.heard == [250, 500, 750, 1000]


def test_a_save_comes_in_while_a_long_file_is_compared(desk: Desk) -> None:
    saved: list[str] = []

    def save_something(_done: int) -> None:
        saved.append(desk.inbox.add_by_hand("Ines", "green scarf"))

    plan = desk.inbox.plan([file_of(desk, *MANY)], hear=save_something)
    assert len(plan.new) == 1000
    assert {order.id for order in desk.inbox.pile()} == set(saved)


def test_adding_that_is_given_up_leaves_nothing(desk: Desk) -> None:
    plan = desk.inbox.plan([file_of(desk, *MANY)])
    hearer = Hearer(until=750)
    with pytest.raises(Stopped):
        desk.inbox.add(plan, hearer)
    assert hearer.heard == [0, 250, 500, 750]
    assert desk.inbox.pile() == ()
    assert not desk.undo.can_undo
    assert desk.inbox.last_import() is None
    desk.inbox.add(plan)
    assert len(desk.inbox.pile()) == 1000


def test_what_is_clean_already_is_not_held_twice() -> None:
    order = told("1", words="For my sister", gift_message="")
    assert clean(order) is order
    assert clean(told("2", words="two\x00words")).words == "twowords"

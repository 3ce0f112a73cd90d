"""A pile read in pieces looks and behaves like a small one, while it is read and after."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from handnote.domain.order import OrderState
from handnote.domain.packing import PackingOrder
from handnote.qt.write import finding, pile_reading
from tests.journeys.seller import ORDERS, Seller, at_the_desk, names, wait_until

SHOPIFY = ORDERS / "orders_export_1.csv"
ETSY = ORDERS / "EtsySoldOrderItems2026-9.csv"


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five orders are a great many."""
    monkeypatch.setattr(pile_reading, "_AT_ONCE", 2)
    monkeypatch.setattr(pile_reading, "_PIECE", 1)
    monkeypatch.setattr(pile_reading, "_AHEAD", 1)
    monkeypatch.setattr(finding, "_AT_ONCE", 0)


def in_packing_order(seller: Seller) -> list[str]:
    return [order.addressee for order in seller.desk.inbox.pile()]


def find(seller: Seller, text: str) -> list[str]:
    field = seller.field("find-order")
    field.clear()
    seller.types(text, on=field)
    seller.rest()
    return names(seller.pile())


def test_every_order_is_there_in_packing_order_once_all_is_read(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        seller.adds(SHOPIFY)
        assert len(seller.pile()) > 5
        assert names(seller.pile()) == in_packing_order(seller)
    with at_the_desk(tmp_path) as seller:
        assert names(seller.pile()) == in_packing_order(seller)
        seller.desk.packing.pack_by(PackingOrder.SHOP)
        seller.window.writing.refresh()
        seller.rest()
        assert names(seller.pile()) == in_packing_order(seller)


def test_an_evening_goes_from_note_to_note(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        to_write = [o.addressee for o in seller.desk.inbox.pile() if o.let_be is None]
        written = []
        for number in range(len(to_write)):
            written.append(seller.addressee())
            seller.writes(f"Note {number} for you")
        assert written == to_write
        done = {order.id: order.state for order in seller.desk.inbox.pile()}
        assert {row.order_id: row.state for row in seller.pile()} == done
        tab = seller.window.findChild(QAbstractButton, "tab-print")
        assert tab is not None
        assert tab.text() == f"Print  {len(to_write)}"


def test_an_order_let_be_goes_to_the_end_and_comes_back(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        before = names(seller.pile())
        seller.shortcut("Alt+L")
        assert names(seller.pile()) == in_packing_order(seller) != before
        assert seller.pile()[-1].state is OrderState.LET_BE
        seller.shortcut("Ctrl+Z")
        assert names(seller.pile()) == before


def test_what_is_picked_before_it_was_read_is_opened(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        to_write = [row for row in seller.pile() if row.state is OrderState.TO_WRITE]
    last, number = to_write[-1], len(to_write) - 1
    hasty = _Hasty(tmp_path)
    assert hasty.pile()[number].name == ""
    rows = hasty.pile_view()
    rows.setCurrentIndex(rows.model().index(number, 0))
    assert hasty.label.isReadOnly()
    Seller.rest(hasty)
    assert hasty.addressee() == last.name
    assert not hasty.label.isReadOnly()
    hasty.leaves()


def test_orders_are_found_by_number_item_name_and_words(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        orders = seller.desk.inbox.pile()
        everything = names(seller.pile())
        for order in orders:
            found = [o.addressee for o in orders if order.number in o.number]
            assert find(seller, order.number) == found
        two = next(order for order in orders if len(order.items) > 1)
        assert two.addressee in find(seller, two.items[1].title.upper())
        assert find(seller, "nobody said this") == []
        assert find(seller, "") == everything


def test_what_is_looked_for_stays_so_while_orders_come_in(tmp_path: Path) -> None:
    with at_the_desk(tmp_path) as seller:
        seller.adds(ETSY)
        name = seller.pile()[1].name
        expected = find(seller, name)
        seller.adds(SHOPIFY)
        assert set(names(seller.pile())) == set(expected)
        assert find(seller, "") == in_packing_order(seller)


class _Hasty(Seller):
    """Looks at the pile as soon as there is one."""

    def rest(self) -> None:
        wait_until(lambda: len(self.pile()) > 2)

"""Two stores that both count from #1001 never become one, and she is asked only in doubt."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handnote.domain.order import IncomingOrder, Item
from handnote.domain.problem import AskTrouble, Problem
from handnote.services.import_plan import ImportPlan
from tests.services.desk import Desk, Files, told


def sale(number: int, buyer: str, title: str, day: int = 20) -> IncomingOrder:
    return told(
        f"#{number}",
        buyer,
        channel="shopify",
        items=(Item(title),),
        ordered_on=date(2026, 11, day),
    )


POTS = (sale(1001, "Ana", "mug"), sale(1002, "Ben", "bowl"))
SCARVES = (sale(1001, "Cleo", "scarf", 2), sale(1002, "Dan", "shawl", 3))


@pytest.fixture(autouse=True)
def per_shop(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files these tests lay on the desk are exports of one kind, numbered shop by shop."""
    read = Files.read

    def read_export(files: Files, path: Path, *, sign: object) -> object:
        file = read(files, path, sign=sign)  # type: ignore[arg-type] # handed through
        return replace(file, header="Name,Email", numbers_per_shop=True)

    monkeypatch.setattr(Files, "read", read_export)


def look(desk: Desk, *orders: IncomingOrder, shop: str | None = None) -> ImportPlan:
    path = desk.files.put("orders_export.csv", *orders)
    plan = desk.inbox.look([path])
    if shop is not None:
        assert plan.asks is not None
        plan = desk.inbox.look([path], {plan.asks.shop_key: shop})
    return plan


def test_one_store_is_never_asked_about(desk: Desk) -> None:
    desk.inbox.add(look(desk, *POTS))
    more = look(desk, *POTS, sale(1003, "Eve", "jug", 21))
    assert more.asks is None
    assert (len(more.new), more.same) == (1, 2)
    desk.inbox.add(more)
    assert look(desk, sale(1004, "Finn", "jug", 22)).asks is None


def test_numbers_that_are_somebody_elses_ask_which_shop(desk: Desk) -> None:
    desk.inbox.add(look(desk, *POTS))
    plan = look(desk, *SCARVES)
    assert plan.asks is not None
    assert (plan.asks.shops, plan.asks.clash) == (("",), ("#1001", "#1002"))
    with pytest.raises(Problem) as raised:
        desk.inbox.add(plan)
    assert raised.value.code is AskTrouble.WHICH_SHOP
    assert len(desk.inbox.orders()) == 2
    desk.inbox.add(look(desk, *SCARVES, shop="Scarves"))
    assert [(order.shop, order.buyer) for order in desk.inbox.orders()] == [
        ("", "Ana"),
        ("", "Ben"),
        ("Scarves", "Cleo"),
        ("Scarves", "Dan"),
    ]


def test_other_people_and_things_on_the_same_day_are_another_shops_too(desk: Desk) -> None:
    desk.inbox.add(look(desk, *POTS))
    plan = look(desk, sale(1001, "Cleo", "scarf"))
    assert plan.asks is not None
    assert plan.asks.clash == ("#1001",)


def test_once_named_the_orders_themselves_tell_which_shop(desk: Desk) -> None:
    desk.inbox.add(look(desk, *POTS))
    desk.inbox.add(look(desk, *SCARVES, shop="Scarves"))
    for orders, shop in ((SCARVES, "Scarves"), (POTS, "")):
        plan = look(desk, *orders, sale(1003, "Eve", "thing", 21))
        assert plan.asks is None
        assert plan.same == 2
        assert [order.shop for order in plan.new] == [shop]


def test_with_two_shops_and_nothing_to_tell_them_by_she_is_asked(desk: Desk) -> None:
    desk.inbox.add(look(desk, *POTS))
    desk.inbox.add(look(desk, *SCARVES, shop="Scarves"))
    plan = look(desk, sale(1050, "Gus", "thing", 22))
    assert plan.asks is not None
    assert (plan.asks.shops, plan.asks.clash) == (("", "Scarves"), ())


def test_two_stores_dropped_together_stay_two(desk: Desk) -> None:
    paths = [desk.files.put("a.csv", *POTS), desk.files.put("b.csv", *SCARVES)]
    plan = desk.inbox.look(paths)
    assert plan.asks is not None
    assert plan.asks.name == "b.csv"


def test_she_may_say_that_it_is_the_same_shop(desk: Desk) -> None:
    desk.inbox.add(look(desk, *POTS))
    plan = look(desk, *SCARVES, shop="")
    assert len(plan.changed) == 2
    desk.inbox.add(plan)
    assert len(desk.inbox.orders()) == 2


def test_an_order_that_only_changed_is_no_other_shops(desk: Desk) -> None:
    desk.inbox.add(look(desk, *POTS))
    changed = replace(POTS[0], words="Thanks", items=(Item("mug"), Item("saucer")))
    renamed = replace(POTS[1], buyer="Benjamin")
    plan = look(desk, changed, renamed)
    assert plan.asks is None


def test_a_shop_name_is_cleaned_like_everything(desk: Desk) -> None:
    desk.inbox.add(look(desk, *POTS))
    desk.inbox.add(look(desk, *SCARVES, shop=" Sca\x00rves\u202e "))
    assert {order.shop for order in desk.inbox.orders()} == {"", "Scarves"}

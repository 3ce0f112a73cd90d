"""Packing: one order for pile, labels and list, and a seller's own that stays as she left it."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.domain.order import OrderId
from handnote.domain.packing import PackingOrder, moved
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.settings import Settings
from handnote.services.packing import Packing
from handnote.services.preferences import Preferences
from handnote.services.undo import UndoCode
from tests.services.desk import Desk, desk_in, told

MONDAY = date(2026, 11, 23)


@pytest.fixture
def shops(desk: Desk) -> Desk:
    """Four orders that each packing order sorts in another way; all have their notes."""
    late, early = date(2026, 11, 20), date(2026, 11, 2)
    desk.add(
        told("b", shop="Birch", ship_by=MONDAY, ordered_on=late),
        told("d", shop="Clay", ordered_on=early),
        told("a", shop="Clay", ship_by=MONDAY + timedelta(days=2), ordered_on=late),
        told("c", shop="Birch", channel="amazon", ship_by=MONDAY + timedelta(days=1)),
    )
    for number in "abcd":
        desk.finish(desk.order(number).id, f"Dear {number}")
    return desk


def pile(desk: Desk) -> str:
    """The pile's numbers; the labels must come out in the same order."""
    waiting = desk.inbox.pile()
    labelled = [note.order_id for note in desk.printing.ready()]
    assert labelled == [order.id for order in waiting if order.state == "finished"]
    assert labelled == [note.order_id for note in desk.printing.to_print()]
    return "".join(order.number for order in waiting)


def move(desk: Desk, moving: str, to: str) -> None:
    desk.packing.move(desk.order(moving).id, desk.order(to).id)


@pytest.mark.parametrize(
    ("order", "expected"),
    [("ship-by", "bcad"), ("arrival", "dbac"), ("shop", "cbad"), ("arranged", "bcad")],
)
def test_pile_and_labels_follow_the_one_choice(shops: Desk, order: str, expected: str) -> None:
    shops.packing.pack_by(PackingOrder(order))
    assert pile(shops) == expected


def test_what_was_never_chosen_is_by_day_to_send(shops: Desk) -> None:
    assert shops.packing.order is PackingOrder.SHIP_BY
    assert Settings(packing="by the moon").packing_in_use is PackingOrder.SHIP_BY


@pytest.mark.parametrize("packing", PackingOrder)
def test_orders_let_be_are_last_in_every_packing_order(shops: Desk, packing: PackingOrder) -> None:
    shops.packing.pack_by(packing)
    first = pile(shops)[0]
    shops.inbox.let_be(shops.order(first).id)
    assert pile(shops)[-1] == first
    shops.undo.undo()
    assert pile(shops)[0] == first


def test_a_moved_order_takes_the_place_it_is_given(shops: Desk) -> None:
    move(shops, "a", "b")
    assert pile(shops) == "abcd"
    assert shops.packing.order is PackingOrder.ARRANGED
    move(shops, "a", "c")
    assert pile(shops) == "bcad"
    move(shops, "b", "d")
    assert pile(shops) == "cadb"


def test_new_orders_come_at_the_end_of_her_own_order(shops: Desk) -> None:
    move(shops, "d", "b")
    shops.add(told("later", ship_by=MONDAY + timedelta(days=9)), told("now", ship_by=MONDAY))
    assert pile(shops) == "dbca" + "now" + "later"
    move(shops, "later", "d")
    assert pile(shops) == "later" + "dbca" + "now"


def test_a_move_begins_from_what_she_sees(shops: Desk) -> None:
    move(shops, "d", "b")
    shops.packing.pack_by(PackingOrder.SHOP)
    move(shops, "d", "a")
    assert pile(shops) == "cbda"


def test_her_own_order_is_there_again_when_she_comes_back_to_it(shops: Desk) -> None:
    move(shops, "d", "b")
    shops.packing.pack_by(PackingOrder.SHOP)
    shops.packing.pack_by(PackingOrder.ARRANGED)
    assert pile(shops) == "dbca"


def test_her_own_order_begins_as_the_pile_is(shops: Desk) -> None:
    shops.packing.pack_by(PackingOrder.SHOP)
    shops.packing.pack_by(PackingOrder.ARRANGED)
    shops.add(told("1", ship_by=MONDAY))
    assert pile(shops) == "cbad1"


def test_every_step_can_be_taken_back(shops: Desk) -> None:
    shops.packing.pack_by(PackingOrder.SHOP)
    move(shops, "d", "c")
    move(shops, "a", "d")
    shops.packing.pack_by(PackingOrder.ARRIVAL)
    seen = []
    while shops.undo.next_code in (UndoCode.PACK_BY, UndoCode.ARRANGE):
        undone = shops.undo.undo()
        assert undone
        assert undone[1]
        seen.append((undone[0].value, pile(shops), shops.packing.order.value))
    assert seen == [
        ("pack-by", "adcb", "arranged"),
        ("arrange", "dcba", "arranged"),
        ("arrange", "cbad", "shop"),
        ("pack-by", "bcad", "ship-by"),
    ]


def test_a_move_taken_back_leaves_no_own_order_behind(shops: Desk) -> None:
    move(shops, "d", "b")
    shops.undo.undo()
    shops.packing.pack_by(PackingOrder.SHOP)
    shops.packing.pack_by(PackingOrder.ARRANGED)
    assert pile(shops) == "cbad"


def test_what_changes_nothing_leaves_nothing_to_undo(shops: Desk) -> None:
    before = shops.undo.next_code
    assert not shops.packing.pack_by(PackingOrder.SHIP_BY)
    assert not shops.packing.move(shops.order("a").id, shops.order("a").id)
    assert not shops.packing.move(shops.order("a").id, OrderId("gone"))
    assert not shops.packing.move(OrderId("gone"), shops.order("a").id)
    assert shops.undo.next_code is before
    assert shops.packing.order is PackingOrder.SHIP_BY


def test_a_choice_that_cannot_be_kept_changes_nothing(shops: Desk) -> None:
    def refuse(settings: Settings) -> None:
        raise Problem(AskTrouble.CANNOT_WRITE_FILE, name="settings.json", why="full")

    stiff = Packing(shops.store, shops.undo, Preferences(Settings(), refuse))
    before = shops.undo.next_code
    with pytest.raises(Problem):
        stiff.move(shops.order("d").id, shops.order("b").id)
    assert (stiff.order, shops.undo.next_code) == (PackingOrder.SHIP_BY, before)
    shops.packing.pack_by(PackingOrder.SHOP)
    shops.packing.pack_by(PackingOrder.ARRANGED)
    assert pile(shops) == "cbad"  # no place was left behind


def test_her_own_order_is_there_the_next_day(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        desk.add(*(told(number) for number in "abc"))
        move(desk, "c", "a")
    with desk_in(tmp_path) as desk:
        desk.packing.pack_by(PackingOrder.ARRANGED)
        assert pile(desk) == "cab"


def test_one_of_many_is_moved_by_changing_one_row(desk: Desk) -> None:
    ids = [desk.walk_in(str(number)) for number in range(500)]
    desk.packing.move(ids[0], ids[9])
    before = desk.store.read(lambda connection: connection.total_changes)
    desk.packing.move(ids[499], ids[2])
    after = desk.store.read(lambda connection: connection.total_changes)
    assert after - before == 1
    names = [entry.buyer for entry in desk.inbox.pile()]
    assert names[:4] == ["1", "499", "2", "3"]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=120))
def test_any_moves_end_where_a_list_says(moves: Sequence[tuple[int, int]]) -> None:
    names = [OrderId(name) for name in "abcdef"]
    places: dict[OrderId, float | None] = dict.fromkeys(names)
    for start, end in moves:
        moving, to = names[start], names[end]
        names.insert(end, names.pop(start))
        places.update(moved(places, moving, to))
        places = {name: places[name] for name in sorted(places, key=lambda one: places[one] or 0)}
        assert list(places) == names


def test_the_same_spot_never_runs_out_of_room() -> None:
    names = [OrderId(name) for name in "abc"]
    places: dict[OrderId, float | None] = {name: float(n) for n, name in enumerate(names)}
    for _ in range(200):
        names.insert(1, names.pop(2))
        places.update(moved(places, names[1], names[2]))
        places = {name: places[name] for name in sorted(places, key=lambda one: places[one] or 0)}
        assert list(places) == names

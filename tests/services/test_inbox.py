"""The inbox: what comes in, who it is, and the order it waits in."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from handnote.domain.note import NoteState
from handnote.domain.order import LetBe, OrderId, OrderState
from handnote.domain.problem import AskTrouble, FileTrouble, Problem
from handnote.services.undo import UndoCode
from tests.services.desk import (
    THREE_ORDERS,
    TODAY,
    Desk,
    add_three_orders,
    desk_in,
    numbers,
    told,
)


def pile(desk: Desk) -> list[str]:
    return numbers(desk.inbox.pile())


def test_a_file_is_told_before_anything_is_added(desk: Desk) -> None:
    plan = desk.look(*THREE_ORDERS.values())
    assert (len(plan.new), len(plan.changed), plan.same) == (3, 0, 0)
    assert (plan.gifts, plan.known_people, plan.cancelled) == (1, 0, 0)
    assert plan.channel == "etsy"
    assert desk.inbox.pile() == ()


def test_adding_puts_every_order_into_the_pile(desk: Desk) -> None:
    changes = desk.add(*THREE_ORDERS.values())
    assert {entry.id for entry in desk.inbox.pile()} == changes.orders
    maria = desk.order("1001")
    assert maria.buyer == "Maria Sommer"
    assert maria.words == "For my sister's new flat"
    assert maria.state is OrderState.TO_WRITE
    assert maria.country == "AT"
    assert desk.order("1002").items == THREE_ORDERS["tom"].items


def test_the_pile_is_in_packing_order(desk: Desk) -> None:
    monday = date(2026, 11, 23)
    desk.add(
        told("no-day-later", ordered_on=date(2026, 11, 19)),
        told("tuesday", ship_by=monday + timedelta(days=1)),
        told("no-day-early", ordered_on=date(2026, 11, 2)),
        told("monday-second", ship_by=monday, ordered_on=date(2026, 11, 18)),
        told("monday-first", ship_by=monday, ordered_on=date(2026, 11, 17)),
        told("monday-third", ship_by=monday, ordered_on=date(2026, 11, 18)),
    )
    assert pile(desk) == [
        "monday-first",
        "monday-second",
        "monday-third",
        "tuesday",
        "no-day-early",
        "no-day-later",
    ]


def test_orders_that_need_no_note_wait_last(desk: Desk) -> None:
    soon = TODAY
    desk.add(
        told("cancelled", is_cancelled=True, ship_by=soon),
        told("sent", sent_on=TODAY - timedelta(days=8), ship_by=soon),
        told("gift-card", needs_parcel=False, ship_by=soon),
        told("to-write"),
    )
    assert pile(desk) == ["to-write", "cancelled", "sent", "gift-card"]
    reasons = [entry.let_be for entry in desk.inbox.pile()]
    assert reasons == [None, LetBe.CANCELLED, LetBe.SENT, LetBe.NO_PARCEL]


def test_an_order_sent_a_week_ago_may_still_have_a_note(desk: Desk) -> None:
    plan = desk.look(told("1", sent_on=TODAY - timedelta(days=7)))
    assert plan.sent == 0
    desk.inbox.add(plan)
    assert desk.order("1").let_be is None


def test_a_plan_counts_what_needs_no_note(desk: Desk) -> None:
    plan = desk.look(
        told("1"),
        told("2", is_cancelled=True),
        told("3", sent_on=TODAY - timedelta(days=30)),
        told("4", needs_parcel=False),
    )
    assert numbers_of(plan.new) == ["1", "3", "4"]
    assert (plan.cancelled, plan.sent, plan.no_parcel) == (1, 1, 1)


def numbers_of(incoming: object) -> list[str]:
    assert isinstance(incoming, tuple)
    return [order.number for order in incoming]


def test_the_same_file_twice_makes_no_doubles_and_says_when_it_was_added(desk: Desk) -> None:
    desk.add(*THREE_ORDERS.values())
    desk.clock.move(days=2)
    plan = desk.look(*THREE_ORDERS.values())
    assert plan.files[0].already_added_on == TODAY
    assert (len(plan.new), len(plan.changed), plan.same) == (0, 0, 3)
    assert not desk.inbox.add(plan)
    assert len(desk.inbox.orders()) == 3


def test_two_looks_at_one_file_added_both_make_no_doubles(desk: Desk) -> None:
    first, second = desk.look(told("1")), desk.look(told("1"))
    desk.inbox.add(first)
    desk.inbox.add(second)
    assert len(desk.inbox.orders()) == 1


def test_the_same_number_in_another_shop_is_another_order(desk: Desk) -> None:
    desk.add(told("1001"), told("1001", shop="second shop"), told("1001", channel="ebay"))
    assert len(desk.inbox.orders()) == 3


def test_a_file_that_says_more_is_told_as_a_change(desk: Desk) -> None:
    desk.add(told("1001", "Maria"))
    plan = desk.look(told("1001", "Maria", words="Please wrap it", ship_by=TODAY))
    (change,) = plan.changed
    assert change.changed == ("words", "ship_by")
    changes = desk.inbox.add(plan)
    assert changes.orders == {change.order_id}
    assert desk.order("1001").words == "Please wrap it"


def test_what_a_later_file_leaves_empty_stays(desk: Desk) -> None:
    before = THREE_ORDERS["tom"]
    desk.add(before)
    known = desk.order("1002")
    plan = desk.look(
        replace(before, items=(), gift_message="", recipient="", country="", ship_by=None)
    )
    assert plan.same == 1
    desk.inbox.add(plan)
    assert desk.order("1002") == known


def test_a_file_that_cannot_tell_the_buyer_renames_nobody(desk: Desk) -> None:
    desk.add(THREE_ORDERS["tom"])
    desk.add(replace(THREE_ORDERS["tom"], buyer="Ida Ekberg", buyer_key=""))
    assert desk.order("1002").buyer == "Tom Ekberg"
    assert desk.order("1002").is_gift


def test_an_import_never_touches_what_she_wrote_or_chose(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], "Maria, the blue one is my favourite")
    desk.draft(ids["tom"], "Ida, may it ")
    desk.inbox.let_be(ids["anna"])
    notes = [desk.note(ids[name]) for name in ("maria", "tom")]
    anna = desk.inbox.order(ids["anna"])
    more = [replace(order, words="Hurry please") for order in THREE_ORDERS.values()]
    desk.add(*more)
    assert [desk.note(ids[name]) for name in ("maria", "tom")] == notes
    assert desk.inbox.order(ids["anna"]) == replace(anna, words="Hurry please")


def test_an_order_cancelled_later_is_let_be_and_its_note_waits(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], "Maria, the blue one is my favourite")
    desk.draft(ids["tom"], "Ida, may it ")
    plan = desk.look(*(replace(order, is_cancelled=True) for order in THREE_ORDERS.values()))
    assert plan.cancelled == 3
    assert all("is_cancelled" in change.changed for change in plan.changed)
    desk.inbox.add(plan)
    assert desk.order("1001").let_be is LetBe.CANCELLED
    assert desk.note(ids["maria"]).state is NoteState.FINISHED
    assert desk.order("1002").let_be is LetBe.CANCELLED
    assert desk.note(ids["tom"]).text == "Ida, may it "
    assert desk.order("1003").let_be is LetBe.CANCELLED


def test_an_order_she_took_back_stays_when_the_file_comes_again(desk: Desk) -> None:
    cancelled = told("1", is_cancelled=True)
    desk.add(cancelled)
    desk.inbox.take_back(desk.order("1").id)
    desk.add(replace(cancelled, words="sorry"))
    assert desk.order("1").let_be is None


def test_a_shops_buyer_key_makes_the_same_person_whatever_the_name(desk: Desk) -> None:
    desk.add(THREE_ORDERS["anna"])
    plan = desk.look(told("2", "Anna Kern", buyer_key="etsy|anna|anna k."))
    assert plan.known_people == 1
    desk.inbox.add(plan)
    first, second = desk.order("1003"), desk.order("2")
    assert first.person_id == second.person_id
    assert (first.nth, second.nth) == (1, 2)


def test_two_people_of_one_name_stay_two(desk: Desk) -> None:
    desk.add(
        told("1", "Anna K.", buyer_key="etsy|anna1|anna k."),
        told("2", "Anna K.", buyer_key="etsy|anna2|anna k."),
        told("3", "Anna K."),
        told("4", "Anna K."),
    )
    walk_in = desk.walk_in("Anna K.")
    people = [desk.order(number).person_id for number in "1234"]
    assert len({*people, desk.inbox.order(walk_in).person_id}) == 5


def test_one_person_twice_in_a_file_is_one_person(desk: Desk) -> None:
    desk.add(
        told("1", "Anna", buyer_key="etsy|anna|anna"), told("2", "Anna", buyer_key="etsy|anna|anna")
    )
    assert desk.order("1").person_id == desk.order("2").person_id


def test_orders_are_counted_by_day_not_by_file_and_cancelled_ones_are_not(desk: Desk) -> None:
    anna = THREE_ORDERS["anna"]
    desk.add(replace(anna, number="november"))
    desk.add(
        replace(anna, number="march", ordered_on=date(2026, 3, 1)),
        replace(anna, number="july", ordered_on=date(2026, 7, 1), is_cancelled=True),
    )
    assert [desk.order(number).nth for number in ("march", "november")] == [1, 2]


def test_etsys_two_files_dropped_together_are_halves_of_one(desk: Desk) -> None:
    items = desk.files.put("items.csv", replace(told("1"), buyer="", words="Gift wrap"))
    orders = desk.files.put(
        "orders.csv", told("1", "Maria", items=(), buyer_key="etsy|maria|maria", country="AT")
    )
    plan = desk.inbox.look([items, orders])
    (order,) = plan.new
    assert (order.buyer, order.items[0].title, order.words) == ("Maria", "blue mug", "Gift wrap")
    desk.inbox.add(plan)
    assert len(desk.inbox.orders()) == 1


def test_files_of_several_channels_are_called_several(desk: Desk) -> None:
    paths = [desk.files.put("a.csv", told("1")), desk.files.put("b.csv", told("1", channel="ebay"))]
    assert desk.inbox.look(paths).channel == "several"


def test_a_file_that_cannot_be_read_stops_the_look(desk: Desk) -> None:
    with pytest.raises(Problem) as raised:
        desk.inbox.look([desk.files.put("a.csv", told("1")), Path("gone.csv")])
    assert raised.value.code is FileTrouble.NOT_FOUND


def test_hostile_text_is_cleaned_at_the_door(desk: Desk) -> None:
    desk.add(told("1", "Ma\x00ria\u202e \ud800", words="a\r\nb\x07", details="size:\x0bL"))
    order = desk.order("1")
    assert order.buyer == "Maria \ufffd"
    assert order.words == "a\nb"
    assert order.details == "size:\nL"


def test_somebody_at_the_stall_needs_no_name(desk: Desk) -> None:
    order = desk.inbox.order(desk.inbox.add_by_hand("", "green scarf, for her  grandmother"))
    assert (order.channel, order.buyer, order.addressee) == ("by-hand", "", "")
    assert [item.title for item in order.items] == ["green scarf, for her grandmother"]
    assert order.ordered_on == TODAY
    assert desk.inbox.pile() == (order,)


def test_a_walk_in_of_whom_nothing_is_said_has_no_items(desk: Desk) -> None:
    assert desk.inbox.order(desk.inbox.add_by_hand("Ines", " ")).items == ()


def test_many_walk_ins_are_many_orders(desk: Desk) -> None:
    assert len({desk.walk_in() for _ in range(3)}) == 3
    assert len(desk.inbox.pile()) == 3


def test_an_order_is_found_by_its_number_or_by_ours(desk: Desk) -> None:
    ids = add_three_orders(desk)
    assert desk.inbox.find_order(" 1001 ").id == ids["maria"]
    assert desk.inbox.find_order(ids["maria"]).id == ids["maria"]
    for nobody in ("", "100", "10011", "%"):
        with pytest.raises(Problem) as raised:
            desk.inbox.find_order(nobody)
        assert raised.value.code is AskTrouble.NO_SUCH_ORDER


def test_a_number_two_shops_use_means_the_later_order(desk: Desk) -> None:
    desk.add(told("1", shop="old"))
    desk.add(told("1", shop="new"))
    assert desk.inbox.find_order("1").shop == "new"


def test_an_order_let_be_can_be_taken_back(desk: Desk) -> None:
    ids = add_three_orders(desk)
    assert desk.inbox.let_be(ids["anna"]).orders == {ids["anna"]}
    assert desk.inbox.order(ids["anna"]).let_be is LetBe.CHOSEN
    assert not desk.inbox.let_be(ids["anna"])
    assert desk.inbox.take_back(ids["anna"]).orders == {ids["anna"]}
    assert desk.inbox.order(ids["anna"]).state is OrderState.TO_WRITE
    assert not desk.inbox.take_back(ids["anna"])


def test_letting_be_an_order_that_is_not_there_is_a_problem(desk: Desk) -> None:
    for ask in (desk.inbox.let_be, desk.inbox.take_back, desk.inbox.order):
        with pytest.raises(Problem) as raised:
            ask(OrderId("nowhere"))
        assert raised.value.code is AskTrouble.NO_SUCH_ORDER
    assert not desk.undo.can_undo


def test_undoing_an_import_takes_everything_of_it_away(desk: Desk) -> None:
    desk.add(told("0", "Zoë", buyer_key="etsy|zoe|zoe"))
    before = desk.inbox.orders()
    second = (
        *THREE_ORDERS.values(),
        told("0", "Zoë", buyer_key="etsy|zoe|zoe", words="new words", is_cancelled=True),
    )
    desk.add(*second, name="second.csv")
    assert desk.order("0").let_be is LetBe.CANCELLED
    undone = desk.undo.undo()
    assert undone is not None
    assert undone[0] is UndoCode.IMPORT
    assert len(undone[1].orders) == 4
    assert desk.inbox.orders() == before
    plan = desk.look(*second, name="second.csv")
    assert plan.files[0].already_added_on is None
    assert plan.known_people == 0


def test_a_choice_she_made_before_outlives_a_cancellation(desk: Desk) -> None:
    desk.add(told("1"))
    desk.inbox.let_be(desk.order("1").id)
    desk.add(told("1", is_cancelled=True))
    assert desk.order("1").let_be is LetBe.CHOSEN


def test_undoing_an_import_keeps_an_order_with_a_note_and_says_so(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.draft(ids["maria"], "Maria, ")
    undone = desk.undo.undo()
    assert undone is not None
    assert undone[1].kept == {ids["maria"]}
    assert undone[1].orders == {ids["tom"], ids["anna"]}
    assert pile(desk) == ["1001"]
    assert desk.note(ids["maria"]).text == "Maria, "


def test_undoing_an_import_leaves_a_choice_she_made_since(desk: Desk) -> None:
    order = told("0")
    desk.add(order)
    desk.add(replace(order, is_cancelled=True))
    import_step = desk.undo._steps[-1]
    desk.inbox.take_back(desk.order("0").id)
    desk.inbox.let_be(desk.order("0").id)
    import_step.back()
    assert desk.order("0").let_be is LetBe.CHOSEN


def test_undoing_a_walk_in_removes_it_unless_a_note_was_begun(desk: Desk) -> None:
    first, second = desk.walk_in(), desk.walk_in()
    desk.draft(first, "For you")
    for kept in (set(), {first}):
        undone = desk.undo.undo()
        assert undone is not None
        assert undone[1].kept == kept
    assert [entry.id for entry in desk.inbox.pile()] == [first]
    assert second not in [order.id for order in desk.inbox.orders()]


def test_undoing_let_be_puts_the_reason_back_that_was(desk: Desk) -> None:
    desk.add(told("1", is_cancelled=True), told("2"))
    first, second = desk.order("1").id, desk.order("2").id
    desk.inbox.take_back(first)
    desk.inbox.let_be(second)
    desk.undo.undo()
    desk.undo.undo()
    assert desk.inbox.order(first).let_be is LetBe.CANCELLED
    assert desk.inbox.order(second).let_be is None


def test_a_printed_order_is_not_let_be_any_more(desk: Desk) -> None:
    ids = add_three_orders(desk)
    print_everything(desk, ids["maria"])
    assert not desk.inbox.let_be(ids["maria"])
    assert desk.inbox.order(ids["maria"]).state is OrderState.PRINTED
    assert pile(desk) == ["1002", "1003"]


def print_everything(desk: Desk, order_id: OrderId) -> None:
    from tests.services.test_printing import print_ready

    desk.finish(order_id, "So glad it is yours now")
    desk.printing.answer(print_ready(desk).id, ())


def test_nothing_a_shop_knows_of_a_buyer_reaches_the_disk(tmp_path: Path) -> None:
    with desk_in(tmp_path / "desk") as desk:
        desk.add(told("1", "Maria", buyer_key="etsy|canary@example.org|maria"))
        desk.draft(desk.order("1").id, "Maria, hello")
    for path in (tmp_path / "desk").rglob("*"):
        assert path.is_dir() or b"canary" not in path.read_bytes()

"""What the seller puts right outlives every import, and the record says who said what."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handnote.domain.correction import Correction, Fact, ToldBy, as_told, corrected, heard
from handnote.domain.order import Item, LetBe, OrderId, OrderState
from handnote.domain.problem import AskTrouble, Problem
from handnote.services.correcting import Wish
from tests.services.desk import THREE_ORDERS, Desk, add_three_orders, desk_in, told

TITLES = st.sampled_from(["mug", "bowl", "jug", "cup"])
ITEMS = st.lists(st.builds(Item, title=TITLES), max_size=4).map(tuple)


def fact(desk: Desk, number: str, wanted: Fact) -> tuple[str, ToldBy, str]:
    order = desk.order(number)
    [one] = [one for one in desk.correcting.facts(order.id) if one.fact is wanted]
    return one.value, one.told_by, one.told


def test_a_corrected_name_wins_over_every_import_after_it(desk: Desk) -> None:
    desk.add(told("1", "Ana Exmaple", recipient="Ana Exmaple"))
    desk.correcting.correct(desk.order("1").id, [Wish(Fact.RECIPIENT, "Ana Example")])
    desk.add(told("1", "Ana Exmaple", recipient="Anna Exmaple", words="Hello"))
    assert desk.order("1").recipient == "Ana Example"
    assert desk.order("1").words == "Hello"
    assert fact(desk, "1", Fact.RECIPIENT) == ("Ana Example", ToldBy.SELLER, "Anna Exmaple")
    assert fact(desk, "1", Fact.WORDS) == ("Hello", ToldBy.SHOP, "Hello")


@pytest.mark.parametrize(
    ("wanted", "hers", "shops"),
    [
        (Fact.RECIPIENT, "Ida E.", "Ida"),
        (Fact.BUYER, "Tomas Ekberg", "Tom E."),
        (Fact.WORDS, "For her desk, please", "Hurry"),
        (Fact.COUNTRY, "NO", "DK"),
        (Fact.SHIP_BY, "2026-12-24", "2026-12-01"),
        (Fact.TITLE, "Sage candle, the large one", "CANDLE-SAGE-L"),
    ],
)
def test_each_fact_can_be_put_right_and_stays_so(
    desk: Desk, wanted: Fact, hers: str, shops: str
) -> None:
    tom = THREE_ORDERS["tom"]
    desk.add(replace(tom, buyer_key=""))
    desk.correcting.correct(desk.order("1002").id, [Wish(wanted, hers)])
    if wanted is Fact.TITLE:
        again = replace(tom, items=(replace(tom.items[0], title=shops), tom.items[1]))
    elif wanted is Fact.SHIP_BY:
        again = replace(tom, ship_by=date.fromisoformat(shops))
    else:
        again = replace(tom, **{wanted.value: shops})  # type: ignore[arg-type] # the facts' names
    desk.add(again)
    known = next(one for one in desk.correcting.facts(desk.order("1002").id) if one.fact is wanted)
    assert (known.value, known.told_by, known.told) == (hers, ToldBy.SELLER, shops)
    desk.undo.undo()
    desk.undo.undo()
    assert desk.order("1002").items == tom.items
    assert all(one.told_by is ToldBy.SHOP for one in desk.correcting.facts(desk.order("1002").id))


def test_what_the_shop_never_said_can_be_written_in(desk: Desk) -> None:
    desk.add(told("1", "Ana"))
    desk.correcting.correct(desk.order("1").id, [Wish(Fact.WORDS, "Can it be blue?\nThanks")])
    desk.add(told("1", "Ana", words="It is a present"))
    assert desk.order("1").words == "Can it be blue?\nThanks"
    assert fact(desk, "1", Fact.WORDS)[2] == "It is a present"


def test_saying_what_the_shop_says_gives_the_fact_back_to_it(desk: Desk) -> None:
    desk.add(told("1", "Ana"))
    order_id = desk.order("1").id
    desk.correcting.correct(order_id, [Wish(Fact.BUYER, "Anna")])
    desk.correcting.correct(order_id, [Wish(Fact.BUYER, "Ana")])
    assert fact(desk, "1", Fact.BUYER) == ("Ana", ToldBy.SHOP, "Ana")
    assert not desk.correcting.correct(order_id, [Wish(Fact.BUYER, " Ana ")])


def test_a_note_is_found_under_the_name_that_is_right(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], "the blue one is my favourite")
    desk.correcting.correct(ids["maria"], [Wish(Fact.BUYER, "Marija Sommer")])
    assert len(desk.past_notes.search("marija").notes) == 1
    assert desk.past_notes.everything()[0].person == "Marija Sommer"
    desk.undo.undo()
    assert desk.past_notes.search("marija").notes == ()


def test_by_hand_everything_is_what_she_wrote(desk: Desk) -> None:
    facts = desk.correcting.facts(desk.walk_in("Ines"))
    assert {one.told_by for one in facts} == {ToldBy.SELLER}


def test_what_cannot_be_put_right_changes_nothing(desk: Desk) -> None:
    desk.add(told("1", "Ana"))
    order_id = desk.order("1").id
    for wish, code in (
        (Wish(Fact.SHIP_BY, "soon"), AskTrouble.NO_DAY),
        (Wish(Fact.TITLE, "jug", 1), AskTrouble.NO_SUCH_FACT),
        (Wish(Fact.TITLE, "jug", -1), AskTrouble.NO_SUCH_FACT),
    ):
        with pytest.raises(Problem) as raised:
            desk.correcting.correct(order_id, [Wish(Fact.BUYER, "Anna"), wish])
        assert raised.value.code is code
    with pytest.raises(Problem):
        desk.correcting.correct(OrderId("nowhere"), [Wish(Fact.BUYER, "Anna")])
    assert desk.order("1").buyer == "Ana"


def test_hostile_words_are_cleaned_like_a_shops(desk: Desk) -> None:
    order_id = desk.walk_in("Ines")
    desk.correcting.correct(order_id, [Wish(Fact.BUYER, "I\x00nes\u202e\n X")])
    assert desk.inbox.order(order_id).buyer == "Ines X"


def test_a_corrected_title_follows_its_item_to_another_line(desk: Desk) -> None:
    mug, bowl = Item("MUG-B-L"), Item("BOWL-S")
    desk.add(told("1", "Ana", items=(mug, bowl)))
    desk.correcting.correct(desk.order("1").id, [Wish(Fact.TITLE, "the blue mug")])
    desk.add(told("1", "Ana", items=(bowl, Item("JUG"), mug)))
    titles = [item.title for item in desk.order("1").items]
    assert titles == ["BOWL-S", "JUG", "the blue mug"]


@given(ITEMS, st.lists(ITEMS, max_size=3), st.data())
@settings(max_examples=200)
def test_a_title_goes_with_its_item_and_the_way_back_is_the_shops_word(
    first: tuple[Item, ...], later: list[tuple[Item, ...]], data: st.DataObject
) -> None:
    order = told("1", items=first)
    hers = tuple(
        Correction(Fact.TITLE, "HERS", item.title, place)
        for place, item in enumerate(first)
        if data.draw(st.booleans())
    )
    for items in later:
        anew = told("1", items=items)
        hers = heard(hers, anew)
        order = corrected(anew, hers)
        assert as_told(order, hers) == anew
        assert len({one.place for one in hers}) == len(hers)
        assert sum(item.title == "HERS" for item in order.items) == len(hers)


def test_a_second_parcel_has_a_note_of_its_own_and_is_no_second_order(desk: Desk) -> None:
    ids = add_three_orders(desk)
    second = desk.correcting.add_parcel(ids["maria"])
    desk.finish(ids["maria"], "the first half")
    desk.finish(second, "and the other")
    order = desk.inbox.order(second)
    assert (order.parcel, order.nth, order.number) == (2, 1, "1001")
    assert desk.inbox.find_order("1001").id == ids["maria"]
    assert [note.text for note in desk.past_notes.everything()] == [
        "and the other",
        "the first half",
    ]
    assert len(desk.printing.to_print()) == 2
    assert desk.inbox.order(desk.correcting.add_parcel(second)).parcel == 3


def test_all_parcels_hear_what_the_shop_says_and_what_she_puts_right(desk: Desk) -> None:
    desk.add(told("1", "Ana"))
    first = desk.order("1").id
    second = desk.correcting.add_parcel(first)
    desk.correcting.correct(second, [Wish(Fact.BUYER, "Anna")])
    plan = desk.look(told("1", "Ana", words="Thanks", is_cancelled=True))
    assert (len(plan.new), len(plan.changed)) == (0, 1)
    desk.inbox.add(plan)
    for parcel in (first, second):
        order = desk.inbox.order(parcel)
        assert (order.buyer, order.words, order.let_be) == ("Anna", "Thanks", LetBe.CANCELLED)
    desk.undo.undo()
    assert {desk.inbox.order(one).let_be for one in (first, second)} == {None}


def test_a_parcel_goes_with_undo_unless_its_note_was_begun(desk: Desk) -> None:
    first = desk.walk_in("Ines")
    second = desk.correcting.add_parcel(first)
    desk.undo.undo()
    assert len(desk.inbox.orders()) == 1
    second = desk.correcting.add_parcel(first)
    desk.draft(second, "For you")
    undone = desk.undo.undo()
    assert undone is not None
    assert undone[1].kept == {second}
    undone = desk.undo.undo()
    assert undone is not None


def test_an_import_taken_back_keeps_an_order_whose_second_parcel_has_a_note(desk: Desk) -> None:
    ids = add_three_orders(desk)
    second = desk.correcting.add_parcel(ids["maria"])
    desk.correcting.add_parcel(ids["tom"])
    desk.draft(second, "Maria, ")
    last = desk.inbox.last_import()
    assert last is not None
    changes = desk.inbox.take_back_import(last.id)
    assert changes.kept == {ids["maria"]}
    assert {order.id for order in desk.inbox.orders()} == {ids["maria"], second}


def test_a_parcel_outlives_a_restart(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        second = desk.correcting.add_parcel(desk.walk_in("Ines"))
    with desk_in(tmp_path) as desk:
        assert desk.inbox.order(second).parcel == 2
        assert desk.inbox.order(second).state is OrderState.TO_WRITE

"""One order told twice."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from handnote.domain.order import IncomingOrder, Item
from handnote.readers.merge import merge_orders
from handnote.readers.order_file import read_order_file
from tests.readers.written import SAMPLES, sign

ORDER = IncomingOrder("etsy", "", "1", "Ana", "Ana", (Item("Mug"),))


def test_etsys_two_files_make_whole_orders_in_either_order() -> None:
    items = read_order_file(SAMPLES / "EtsySoldOrderItems2026-9.csv", sign=sign).orders
    orders = read_order_file(SAMPLES / "EtsySoldOrders2026-9.csv", sign=sign).orders
    for merged in (merge_orders([*items, *orders]), merge_orders([*orders, *items])):
        assert len(merged) == 5
        sam = merged[3]
        assert (sam.number, sam.is_cancelled, len(sam.items)) == ("3812345674", True, 1)
        assert (sam.buyer, sam.recipient) == ("Sam Example", "Sam Example")
        assert sam.buyer_key == sign("etsy|sam_ex|sam example")
        assert merged[4].sent_on == date(2026, 9, 2)
        assert merged[1].items[0].personalisation == "Hanako & Kenji\nest. 2026"


def test_the_buyer_of_the_orders_file_replaces_a_stand_in() -> None:
    gift = replace(ORDER, buyer="Ben", recipient="Ben")
    told = replace(ORDER, buyer="Ana", recipient="", items=(), buyer_key="k")
    for merged in (merge_orders([gift, told]), merge_orders([told, gift])):
        assert [(o.buyer, o.recipient, o.buyer_key) for o in merged] == [("Ana", "Ben", "k")]
        assert merged[0].items == (Item("Mug"),)


def test_what_is_known_stays_and_what_is_new_is_added() -> None:
    earlier = replace(ORDER, words="first", country="")
    later = replace(ORDER, words="second", country="JP", gift_message="Love", details="a: b")
    [merged] = merge_orders([earlier, later])
    assert (merged.words, merged.country) == ("first", "JP")
    assert (merged.gift_message, merged.details) == ("Love", "a: b")


def test_no_parcel_and_called_off_are_believed_whoever_says_so() -> None:
    said = replace(ORDER, needs_parcel=False, is_cancelled=True)
    for merged in (merge_orders([ORDER, said]), merge_orders([said, ORDER])):
        assert [(order.needs_parcel, order.is_cancelled) for order in merged] == [(False, True)]


def test_overlapping_months_do_not_double_items() -> None:
    fuller = replace(ORDER, items=(Item("Mug"), Item("Bowl")))
    assert merge_orders([ORDER, fuller, ORDER])[0].items == fuller.items


def test_orders_of_different_shops_stay_apart() -> None:
    others = [replace(ORDER, channel="ebay"), replace(ORDER, shop="b"), replace(ORDER, number="2")]
    assert merge_orders([ORDER, *others]) == (ORDER, *others)


@given(st.lists(st.sampled_from("1234"), max_size=12))
def test_merging_twice_changes_nothing(numbers: list[str]) -> None:
    once = merge_orders(replace(ORDER, number=number) for number in numbers)
    assert merge_orders(once) == once
    assert [order.number for order in once] == list(dict.fromkeys(numbers))

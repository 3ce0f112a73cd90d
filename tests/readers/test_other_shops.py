"""What is particular to shops beyond the first four: carts, refunds, joined cells, no numbers."""

import csv
import io
import time
from pathlib import Path

import pytest

from handnote.domain.order import IncomingOrder, Item
from handnote.readers.header import SEARCHED, find_header
from handnote.readers.source import open_source
from tests.readers.test_order_file import EXPECTED, sample
from tests.readers.written import SAMPLES, Cells, read, table


def columns(name: str) -> list[str]:
    with open_source(SAMPLES / name) as source:
        lines = list(source.lines())[:SEARCHED]
    header = find_header(lines, name=name)
    return next(csv.reader(io.StringIO(lines[header.line]), delimiter=header.delimiter))


SQUARE = columns("items-2026-09-01-2026-10-01.csv")
PAYPAL = columns("paypal-activity.CSV")
GUMROAD = columns("Sales_gumroad.csv")
SHIPSTATION = columns("shipstation-export.csv")
DEPOP = columns("depop-sales.csv")
ANALYTICS = columns("wc-orders-report-export.csv")
WIX = columns("wix-orders.csv")
BIGCOMMERCE = columns("bigcommerce-orders.csv")


def square(folder: Path, *rows: Cells) -> tuple[IncomingOrder, ...]:
    mug = {"Date": "2026-09-03", "Transaction ID": "T1", "Event Type": "Payment", "Qty": "1"}
    return read(folder, table(SQUARE, *({**mug, **row} for row in rows))).orders


def paypal(folder: Path, *rows: Cells) -> tuple[IncomingOrder, ...]:
    sale = {
        "Transaction ID": "1AB",
        "Type": "Express Checkout Payment",
        "Status": "Completed",
        "Balance Impact": "Credit",
        "Name": "Ana",
        "Item Title": "Mug",
    }
    file = read(folder, table(PAYPAL, *({**sale, **row} for row in rows)))
    assert not file.skipped
    return file.orders


def gumroad(folder: Path, *rows: Cells) -> tuple[IncomingOrder, ...]:
    sale = {"Item Name": "Mug", "Buyer Name": "Ana", "Purchase Email": "a@example.com"}
    told = ({"Purchase ID": f"gid{n}==", **sale, **row} for n, row in enumerate(rows))
    return read(folder, table(GUMROAD, *told)).orders


def test_what_came_back_over_the_counter_is_not_in_the_order(tmp_path: Path) -> None:
    mug, bowl = {"Item": "Mug", "Qty": "2"}, {"Item": "Bowl"}
    back = {"Event Type": "Refund", "Qty": "-2", "Item": "Mug"}
    for rows in [(mug, bowl, back), (back, bowl, mug)]:
        [order] = square(tmp_path, *rows)
        assert (order.items, order.is_cancelled) == ((Item("Bowl"),), False)
    [order] = square(tmp_path, mug, back)
    assert (order.items, order.is_cancelled) == ((Item("Mug", 2),), True)
    [order] = square(tmp_path, back)
    assert (order.items, order.is_cancelled) == ((Item("Mug", 2),), True)


def test_what_was_handed_over_needs_no_parcel(tmp_path: Path) -> None:
    sent, over = square(
        tmp_path,
        {"Item": "Mug", "Transaction ID": "T1"},
        {"Item": "Mug", "Transaction ID": "T2", "Device Name": "iPad at the stall"},
    )
    assert (sent.needs_parcel, over.needs_parcel) == (True, False)
    assert "iPad" not in repr(over)


def test_the_one_way_a_thing_is_sold_is_no_variation(tmp_path: Path) -> None:
    told = {"Item": "Mug", "Price Point Name": "Regular", "Modifiers Applied": "Blue, Gift wrap"}
    [order] = square(tmp_path, told)
    assert order.items[0].variation == "Blue, Gift wrap"


@pytest.mark.parametrize(
    "other",
    [
        {"Type": "General Withdrawal", "Balance Impact": "Debit"},
        {"Type": "Express Checkout Payment", "Balance Impact": "Debit"},
        {"Type": "General Currency Conversion", "Balance Impact": "Credit"},
        {"Type": "Payment Refund", "Balance Impact": "Debit"},
        {"Type": "Mass Pay Payment", "Balance Impact": "Credit"},
        {"Status": "Pending"},
        {"Status": "Denied"},
    ],
)
def test_money_that_moved_for_another_reason_is_no_order(tmp_path: Path, other: Cells) -> None:
    orders = paypal(tmp_path, {}, {"Transaction ID": "2AB", **other})
    assert [order.number for order in orders] == ["1AB"]


def test_a_payment_given_back_is_cancelled_and_one_given_back_in_part_is_not(
    tmp_path: Path,
) -> None:
    back, part = paypal(
        tmp_path,
        {"Status": "Refunded"},
        {"Transaction ID": "2AB", "Status": "Partially Refunded"},
    )
    assert (back.is_cancelled, part.is_cancelled) == (True, False)


def test_a_cart_is_told_by_its_own_rows(tmp_path: Path) -> None:
    row = {"Type": "Shopping Cart Item", "Balance Impact": "Memo", "Name": ""}
    mug, bowl = {**row, "Item Title": "Mug", "Quantity": "2"}, {**row, "Item Title": "Bowl"}
    whole = {"Item Title": "Mug, Bowl", "Quantity": "3"}
    for rows in [(whole, mug, bowl), (mug, bowl, whole)]:
        [order] = paypal(tmp_path, *rows)
        assert (order.buyer, order.items) == ("Ana", (Item("Mug", 2), Item("Bowl")))


def test_the_cart_of_something_bought_is_no_order(tmp_path: Path) -> None:
    bought = {"Transaction ID": "2AB", "Balance Impact": "Debit"}
    cart = {"Transaction ID": "2AB", "Type": "Shopping Cart Item", "Balance Impact": "Memo"}
    assert [order.number for order in paypal(tmp_path, {}, bought, cart)] == ["1AB"]


def test_where_some_have_a_street_the_others_need_no_parcel(tmp_path: Path) -> None:
    street = {"Address Line 1": "1 Fictional Lane"}
    paid = paypal(tmp_path, street, {"Transaction ID": "2AB"})
    assert [order.needs_parcel for order in paid] == [True, False]
    bought = gumroad(tmp_path, {"Street Address": "1 Fictional Lane"}, {})
    assert [order.needs_parcel for order in bought] == [True, False]
    assert "Fictional" not in repr((paid, bought))


def test_where_nobody_has_a_street_nothing_is_known_of_parcels(tmp_path: Path) -> None:
    assert [order.needs_parcel for order in gumroad(tmp_path, {}, {})] == [True, True]


def test_what_was_asked_at_checkout_is_told_by_name_and_value(tmp_path: Path) -> None:
    fields = '{"Name on print" => "Hanako & Kenji", "Colour"=>"", "Size" => "A4"}'
    [order] = gumroad(tmp_path, {"Custom Fields": fields})
    assert order.details == "Name on print: Hanako & Kenji\nSize: A4"


def test_a_row_of_totals_is_no_order(tmp_path: Path) -> None:
    file = read(tmp_path, table(GUMROAD, {"Purchase ID": "Totals", "Subtotal ($)": "9"}))
    assert (file.orders, file.skipped) == ((), ())


def test_options_in_pairs_of_columns_are_told_with_their_names(tmp_path: Path) -> None:
    names = ["Order - Number", "Item - Name", "Ship To - Name", "Gift - Flag"]
    pairs = ["Options Name 1", "Options Value 1", "Options Name 2", "Options Value 2"]
    row = ["S-1", "Mug", "Ana", "TRUE", "Size", "Large", "Personalization", "For Ben"]
    [order] = read(tmp_path, table(names + pairs, dict(zip(names + pairs, row)))).orders
    assert order.items == (Item("Mug", 1, "Size: Large", "For Ben"),)
    assert order.details == "Gift - Flag: TRUE"


@pytest.mark.parametrize("flag", ["", "FALSE", "No", "0"])
def test_no_gift_is_not_worth_a_line(tmp_path: Path, flag: str) -> None:
    names = ["Order - Number", "Item - Name", "Ship To - Name", "Gift - Flag"]
    [order] = read(tmp_path, table(names, dict(zip(names, ["S-1", "Mug", "Ana", flag])))).orders
    assert order.details == ""


def test_a_number_that_has_to_be_made_is_the_same_each_time_and_tells_nobody(
    tmp_path: Path,
) -> None:
    row = {
        "Date of sale": "09/03/2026",
        "Time of sale": "10:14 AM",
        "Buyer": "ana_p",
        "Name": "Ana Placeholder",
        "Description": "Mug\nhand thrown #mug",
    }
    first, again, later = (
        read(tmp_path, table(DEPOP, {**row, **other})).orders[0].number
        for other in ({}, {"Description": "Bowl"}, {"Time of sale": "10:15 AM"})
    )
    assert first == again != later
    assert first.isalnum()
    assert "ANA" not in first
    file = read(tmp_path, table(DEPOP, row, {**row, "Date of sale": "some day"}))
    assert len(file.orders) == len(file.skipped) == 1


def test_items_joined_in_one_cell_are_told_apart_by_their_numbers(tmp_path: Path) -> None:
    cell = "1× Board, 2×4 inch, oak, 2× Mug, blue, 12× Card"
    row = {"Order #": "5001", "Customer": "Ana", "Product(s)": cell}
    [order] = read(tmp_path, table(ANALYTICS, row)).orders
    assert order.items == (
        Item("Board, 2×4 inch, oak"),
        Item("Mug, blue", 2),
        Item("Card", 12),
    )


def test_a_bar_in_a_name_ends_no_item(tmp_path: Path) -> None:
    orders = {order.number: order for order in sample("bigcommerce-orders.csv").orders}
    assert orders["101"].items == (Item("Shelf 5' 9\" | oak"),)
    assert orders["102"].items[0] == Item("Engraved Oak Board, Large", 1, "Size: S (4)")


def test_an_item_without_a_number_belongs_to_the_order_above_it(tmp_path: Path) -> None:
    names = ["Order Number", "Item Name", "Quantity", "First Name (Billing)", "Last Name (Billing)"]
    lines = [
        ",Jug,1,,",  # nothing is above it
        "5001,Mug,1,Ana,Placeholder",
        ",Bowl,2,,",
        "none,Plate,1,,",
        ",Cup,1,,",  # what is above it is no order
        ",,,,",
        "5002,Mug,1,Ben,Example",
    ]
    file = read(tmp_path, "\n".join([",".join(names), *lines, ""]))
    assert [(order.number, order.items) for order in file.orders] == [
        ("5001", (Item("Mug"), Item("Bowl", 2))),
        ("5002", (Item("Mug"),)),
    ]
    assert [row.row for row in file.skipped] == [2, 5, 6]


def test_a_choice_in_brackets_is_told_without_them(tmp_path: Path) -> None:
    [order] = gumroad(tmp_path, {"Variants": "(8 x 10 inches, framed)"})
    assert order.items[0].variation == "8 x 10 inches, framed"


def test_only_columns_with_a_number_are_items(tmp_path: Path) -> None:
    text = (
        "order_number,billing_first_name,billing_last_name,line_item_x,line_item_1,line_item_12\n"
        "5001,Ana,Placeholder,name:No|quantity:1,name:Mug|quantity:2,name:Bowl|quantity:1\n"
    )
    [order] = read(tmp_path, text).orders
    assert order.items == (Item("Mug", 2), Item("Bowl"))


def test_variations_are_told_whichever_export_it_is() -> None:
    for name in ("woocommerce-rows.csv", "woocommerce-cells.csv", "woocommerce-webtoffee.csv"):
        [_, order, _] = sample(name).orders
        assert [item.variation for item in order.items] == ["Wood=Walnut", ""]


@pytest.mark.parametrize("name", ["bigcommerce-orders.csv", "wc-orders-report-export.csv"])
@pytest.mark.parametrize("stuff", [" ", "1× a, ", "Product Name: ", ", Product A", "|name:", '"'])
def test_an_endless_list_of_items_is_read_in_a_blink(tmp_path: Path, name: str, stuff: str) -> None:
    many = stuff * (1_000_000 // len(stuff))
    if name.startswith("wc"):
        text = table(ANALYTICS, {"Order #": "1", "Customer": "Ana", "Product(s)": "1× " + many})
    else:
        text = table(BIGCOMMERCE, {"Order ID": "1", "Product Details": "Product Name: " + many})
    begun = time.perf_counter()
    assert len(read(tmp_path, text).orders) == 1
    assert time.perf_counter() - begun < 5


def test_two_lists_of_ones_own_may_both_begin_at_one(tmp_path: Path) -> None:
    text = "Order;Buyer;Item;Qty\n1;Ana;Mug;1\n"
    [march] = read(tmp_path, text, name="fair in March.csv").orders
    [may] = read(tmp_path, text, name="fair in May.csv").orders
    assert march.key == ("own-list", "fair in March", "1")
    assert may.key != march.key


def test_the_delivery_that_is_meant_is_the_first_of_two(tmp_path: Path) -> None:
    told = {"Order number": "1", "Date created": "Sep 3, 2026", "Item": "Mug", "Qty": "1"}
    people = {"Recipient name": "Ben", "Billing name": "Ana", "Delivery country": "GBR"}
    [order] = read(tmp_path, table(WIX, {**told, **people})).orders
    assert (order.buyer, order.recipient, order.country) == ("Ana", "Ben", "GBR")


@pytest.mark.parametrize("name", EXPECTED)
def test_how_a_sample_is_wrapped_changes_nothing_in_it(tmp_path: Path, name: str) -> None:
    with open_source(SAMPLES / name) as source:
        lines = list(source.lines())
        is_bare = name.startswith("amazon") or source.encoding.name == "utf-16"
    header = find_header(lines[:SEARCHED], name=name)
    text = "".join(lines[header.line :])
    wanted = [(order.number, order.items, order.words) for order in sample(name).orders]
    wraps = {
        "mark": ("\ufeff" + text).encode(),
        "separator": f"sep={header.delimiter}\r\n{text}".encode(),
        "blanks": ("\n\n  \n" + lines[header.line] + "\n\n" + text.split("\n", 1)[1]).encode(),
        "preamble": ("My orders\n\n" + text).encode(),
        # Tabs in UTF-16 are how Excel saves, and it does quote.
        **({} if is_bare else {"utf-16": text.encode("utf-16")}),
    }
    for how, content in wraps.items():
        found = read(tmp_path, content).orders
        assert [(order.number, order.items, order.words) for order in found] == wanted, how


@pytest.mark.parametrize("name", EXPECTED)
def test_a_cell_of_a_million_letters_costs_no_order(tmp_path: Path, name: str) -> None:
    with open_source(SAMPLES / name) as source:
        lines = list(source.lines())
    header = find_header(lines[:SEARCHED], name=name)
    empty = header.delimiter * 2
    told = "".join(lines).replace(empty, header.delimiter.join(["", "a" * 1_000_000, ""]), 1)
    begun = time.perf_counter()
    assert len(read(tmp_path, told).orders) == len(EXPECTED[name]["orders"])
    assert time.perf_counter() - begun < 5


def test_shipstation_tells_a_gift_message_from_a_note() -> None:
    [order] = [order for order in sample("shipstation-export.csv").orders if order.gift_message]
    assert (order.words, order.gift_message[:2]) == ("", "お誕")
    assert SHIPSTATION.index("Gift - Message") < SHIPSTATION.index("Notes - From Buyer")

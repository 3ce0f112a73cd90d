"""Amazon's order reports."""

from datetime import date
from pathlib import Path

import pytest

from handnote.domain.order import Item
from handnote.readers.order_file import SkipReason
from tests.readers.written import AMAZON_NEW, AMAZON_UNSHIPPED, amazon, read, sign, table


@pytest.mark.parametrize(
    "title", ['"Quilt" in blue', '24" oak shelf', 'Say "hi"', '"', "comma, semi; colon", "a|b"]
)
def test_quotation_marks_mean_nothing_in_a_title(tmp_path: Path, title: str) -> None:
    text = amazon({"product-name": title}, {"order-id": "111-0000002-0000002"})
    orders = read(tmp_path, text).orders
    assert [order.items[0].title for order in orders] == [title, "Mug"]


def test_unicode_text_from_excel_is_unquoted_all_the_same(tmp_path: Path) -> None:
    row = {"order-id": "111-0000001-0000001", "product-name": 'Quilt "Nord", blue'}
    text = table(AMAZON_NEW, row, delimiter="\t", end="\r\n")
    [order] = read(tmp_path, text.encode("utf-16")).orders
    assert order.items[0].title == 'Quilt "Nord", blue'


@pytest.mark.parametrize(
    ("to_ship", "purchased", "quantity"),
    [("1", "3", 1), ("", "3", 3), ("0", "3", 3), ("", "", 1)],
)
def test_what_is_still_to_ship_comes_before_what_was_bought(
    tmp_path: Path, to_ship: str, purchased: str, quantity: int
) -> None:
    row = {"quantity-to-ship": to_ship, "quantity-purchased": purchased}
    [order] = read(tmp_path, amazon(row, columns=AMAZON_UNSHIPPED)).orders
    assert order.items[0].quantity == quantity


def test_the_day_promised_is_the_day_written(tmp_path: Path) -> None:
    row = {
        "promise-date": "2026-09-08T07:59:59+00:00",
        "purchase-date": "2026-09-03T22:39:16-08:00",
    }
    [order] = read(tmp_path, amazon(row, columns=AMAZON_UNSHIPPED)).orders
    assert (order.ship_by, order.ordered_on) == (date(2026, 9, 8), date(2026, 9, 3))


def test_a_gift_message_is_not_the_buyers_word_to_the_seller(tmp_path: Path) -> None:
    row = {"gift-message-text": "Happy birthday!", "buyer-name": "Ana", "recipient-name": "Ben"}
    [order] = read(tmp_path, amazon(row)).orders
    assert (order.gift_message, order.words) == ("Happy birthday!", "")
    assert (order.buyer, order.recipient) == ("Ana", "Ben")


def test_items_go_by_their_own_number_and_orders_by_theirs(tmp_path: Path) -> None:
    text = amazon(
        {"order-item-id": "1"},
        {"order-id": "111-0000002-0000002", "order-item-id": "2", "product-name": "Jug"},
        {"order-item-id": "3", "product-name": "Bowl"},
        {"order-item-id": "1"},
    )
    orders = read(tmp_path, text).orders
    assert [o.items for o in orders] == [(Item("Mug"), Item("Bowl")), (Item("Jug"),)]


def test_without_a_buyer_name_the_recipient_stands_in(tmp_path: Path) -> None:
    columns = [name for name in AMAZON_UNSHIPPED if name != "buyer-name"]
    row = {"recipient-name": "Ana Placeholder", "buyer-email": "P3@marketplace.example"}
    [order] = read(tmp_path, amazon(row, columns=columns)).orders
    assert order.buyer == "Ana Placeholder"
    assert order.buyer_key == sign("amazon|p3@marketplace.example|ana placeholder")


def test_a_japanese_report_is_read(tmp_path: Path) -> None:
    row = {
        "product-name": "マグカップ 青",
        "buyer-name": "山田 花子",
        "recipient-name": "山田 花子",
    }
    file = read(tmp_path, amazon(row).encode("cp932"))
    assert (file.encoding, file.encoding_is_sure) == ("cp932", False)
    assert (file.orders[0].buyer, file.orders[0].items[0].title) == ("山田 花子", "マグカップ 青")


def test_a_handful_of_columns_is_enough(tmp_path: Path) -> None:
    text = "order-id\torder-item-id\tproduct-name\r\n111-0000001-0000001\t1\tMug\r\n"
    [order] = read(tmp_path, text).orders
    assert order.items == (Item("Mug"),)


def test_notes_before_the_header_are_passed_over(tmp_path: Path) -> None:
    text = "Includes Amazon orders\r\nAll times are PST\r\n\r\n" + amazon({})
    assert len(read(tmp_path, text).orders) == 1


def test_a_line_torn_by_a_message_never_becomes_an_order(tmp_path: Path) -> None:
    broken = amazon({"gift-message-text": "With love,\nGrandma 2026"})
    file = read(tmp_path, broken)
    assert [order.number for order in file.orders] == ["111-0000001-0000001"]
    assert [row.why for row in file.skipped] == [SkipReason.ODD_NUMBER]

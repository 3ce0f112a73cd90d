"""Order files as the marketplaces send them, and what is read in them."""

import hashlib
import json
import time
from itertools import islice, permutations
from pathlib import Path
from typing import Any

import pytest

from handnote.domain.order import IncomingOrder, Item
from handnote.readers.header import SEARCHED, find_header
from handnote.readers.order_file import OrderFile, read_order_file
from handnote.readers.profile import profiles
from handnote.readers.source import open_source
from tests.readers.written import SAMPLES, etsy_items, read, shopify, sign

# Any: what JSON holds.
EXPECTED: dict[str, Any] = json.loads((SAMPLES / "expected.json").read_text("utf-8"))


def sample(name: str) -> OrderFile:
    return read_order_file(SAMPLES / name, sign=sign)


def facts(order: IncomingOrder) -> dict[str, object]:
    return {
        "order_id": order.number,
        "buyer": order.buyer,
        "items": [[item.title, item.quantity] for item in order.items],
        "note": order.words,
        "gift": order.gift_message,
        "ship_by": order.ship_by.isoformat() if order.ship_by else None,
    }


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_is_read_as_it_was_meant(name: str) -> None:
    truth = EXPECTED[name]
    orders = sample(name).orders
    for order, told in zip(orders, truth["orders"], strict=True):
        expected = {"order_id": order.number, **{k: told[k] for k in told if told[k] is not None}}
        expected["ship_by"] = told["ship_by"]
        personalisation = expected.pop("personalisation")
        recipient = expected.pop("recipient", order.recipient)
        if truth.get("no_items"):
            expected["items"] = []
        elif personalisation:
            assert [item.personalisation for item in order.items] == personalisation
        assert facts(order) == expected
        assert order.recipient == recipient
    assert [o.number for o in orders if o.is_cancelled] == truth.get("cancelled", [])
    assert [o.number for o in orders if not o.needs_parcel] == truth.get("no_parcel", [])


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_is_taken_for_what_it_is(name: str) -> None:
    with open_source(SAMPLES / name) as source:
        start = [line for line in islice(source.lines(), SEARCHED) if line.strip()]
    assert find_header(start, name=name).profile.id == EXPECTED[name]["format"]


def test_every_profile_has_a_sample() -> None:
    assert {truth["format"] for truth in EXPECTED.values()} == {shop.id for shop in profiles()}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_whole_file_is_not_called_cut_and_loses_no_row(name: str) -> None:
    file = sample(name)
    assert not file.looks_cut
    assert not file.skipped


def test_a_file_is_known_again_by_its_bytes() -> None:
    file = sample("orders_export_1.csv")
    content = (SAMPLES / "orders_export_1.csv").read_bytes()
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    assert (file.name, file.channel) == ("orders_export_1.csv", "shopify")


@pytest.mark.parametrize(
    ("name", "channel", "encoding", "is_sure"),
    [
        ("EtsySoldOrderItems2026-9.csv", "etsy", "utf-8", True),
        ("EtsySoldOrders2026-9.csv", "etsy", "utf-8", True),
        ("eBay-OrdersReport-Sep-30-2026.csv", "ebay", "utf-8", True),
        ("ebay-uk-orders.csv", "ebay", "utf-8", True),
        ("amazon-unshipped-utf8.txt", "amazon", "utf-8", True),
        ("amazon-orders-gift-cp1252.txt", "amazon", "cp1252", False),
        ("orders_export_1.csv", "shopify", "utf-8", True),
    ],
)
def test_channel_and_encoding_are_told(
    name: str, channel: str, encoding: str, is_sure: bool
) -> None:
    file = sample(name)
    assert (file.channel, file.encoding, file.encoding_is_sure) == (channel, encoding, is_sure)


def test_the_fields_of_an_order_are_all_there() -> None:
    [order] = [o for o in sample("orders_export_1.csv").orders if o.number == "#1002"]
    assert order.details == "gift-message: お誕生日おめでとう！ From Kenji"
    assert (order.words, order.gift_message) == ("", "")
    assert order.country == "JP"
    assert str(order.ordered_on) == "2026-09-04"
    assert order.shop == ""
    assert order.key == ("shopify", "", "#1002")
    assert order.items[1] == Item("Speckled Mug", 2)


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_encoding_and_line_end_will_do(
    tmp_path: Path, delimiter: str, codec: str, end: str
) -> None:
    order = f"Order ID{delimiter}Transaction ID{delimiter}Item Name{delimiter}Variations{end}"
    order += f"1{delimiter}11{delimiter}Tasse für Zoë{delimiter}Colour:Teal{end}"
    [read_back] = read(tmp_path, order.encode(codec)).orders
    assert read_back.items == (Item("Tasse für Zoë", 1, "Colour:Teal"),)


@pytest.mark.parametrize("separator", ["sep=;", '"sep=;"', "\ufeffsep=;", "SEP=;"])
def test_a_separator_line_for_excel_is_obeyed_and_not_counted(
    tmp_path: Path, separator: str
) -> None:
    text = f"{separator}\r\nName;Lineitem name;Lineitem quantity\r\n#1;Mug, blue;2\r\n;Bowl;1\r\n"
    file = read(tmp_path, text)
    assert file.orders[0].items == (Item("Mug, blue", 2),)
    assert [row.row for row in file.skipped] == [3]


@pytest.mark.parametrize(
    "header",
    [
        "ORDER ID,item name,Transaction Id,VARIATIONS",
        "order_id,item_name,transaction_id,variations",
        "Order-ID , Item-Name,Transaction ID,Variations ",
        "\ufefforder id,“Item Name”,transaction id,variations",
        "Ordér ID,Itém Name,Transaction ID,Variations",
    ],
)
def test_header_names_are_matched_liberally(tmp_path: Path, header: str) -> None:
    file = read(tmp_path, f"{header}\n1,Mug,11,\n")
    assert [order.items[0].title for order in file.orders] == ["Mug"]


def test_columns_are_found_by_name_in_any_order(tmp_path: Path) -> None:
    for columns in permutations(["Name", "Lineitem name", "Lineitem quantity", "Notes"]):
        row = {"Name": "#1", "Lineitem name": "Mug", "Lineitem quantity": "2", "Notes": "Hi"}
        text = ",".join(columns) + "\n" + ",".join(row[column] for column in columns) + "\n"
        [order] = read(tmp_path, text).orders
        assert (order.number, order.words, order.items) == ("#1", "Hi", (Item("Mug", 2),))


def test_lines_before_the_header_are_passed_over(tmp_path: Path) -> None:
    report = 'Orders of my "shop\nfrom, September\n\n,,,\n' + shopify({})
    [order] = read(tmp_path, report).orders
    assert order.number == "#1001"


def test_blank_lines_before_the_header_have_no_limit(tmp_path: Path) -> None:
    file = read(tmp_path, "\n" * 40 + shopify({}, {"Name": ""}))
    assert len(file.orders) == 1
    assert [row.row for row in file.skipped] == [43]


def test_the_first_of_two_columns_with_one_name_is_meant(tmp_path: Path) -> None:
    text = "Name,Lineitem name,Lineitem quantity,Notes,Notes\n#1,Mug,1,,second\n#2,Mug,1,first,x\n"
    assert [order.words for order in read(tmp_path, text).orders] == ["", "first"]


def test_rows_of_an_order_need_not_stand_together(tmp_path: Path) -> None:
    text = shopify(
        {"Name": "#1", "Lineitem name": "Mug", "Billing Name": "Ana"},
        {"Name": "#2", "Lineitem name": "Bowl", "Billing Name": "Ben"},
        {"Name": "#1", "Lineitem name": "Plate", "Billing Name": "", "Notes": "late"},
        {"Name": "#2", "Lineitem name": "Jug", "Billing Name": "Not Ben"},
    )
    orders = read(tmp_path, text).orders
    assert [(o.number, o.buyer, [i.title for i in o.items], o.words) for o in orders] == [
        ("#1", "Ana", ["Mug", "Plate"], "late"),
        ("#2", "Ben", ["Bowl", "Jug"], ""),
    ]


@pytest.mark.parametrize(
    ("told", "quantity"),
    [
        ("2", 2),
        ("2.0", 2),
        ("2,00", 2),
        ("", 1),
        ("0", 1),
        ("-1", 1),
        ("two", 1),
        (" 3 ", 3),
        ("1,000", 1000),
        ("1.5", 1),
        ("9" * 30, 1),
        ("999999999", 99_999),
    ],
)
def test_a_quantity_is_a_whole_number_of_at_least_one(
    tmp_path: Path, told: str, quantity: int
) -> None:
    [order] = read(tmp_path, shopify({"Lineitem quantity": told})).orders
    assert order.items[0].quantity == quantity


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("'=SUM(A1)", "=SUM(A1)"),
        ("'+44 for luck", "+44 for luck"),
        ("'-)", "-)"),
        ("'@home", "@home"),
        ("'t Hooft", "'t Hooft"),
        ('="0123"', "0123"),
        ('="say ""hi"""', 'say "hi"'),
        ("=1+1", "=1+1"),
        ("  two  spaces ", "two  spaces"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("nul\0byte", "nulbyte"),
        ("bell\x07\x1b[31m", "bell[31m"),
        ("pay\u202egnp", "paygnp"),
        ("e\u0301", "é"),
        ("&amp;", "&amp;"),
    ],
)
def test_a_cell_is_read_as_it_was_meant(tmp_path: Path, cell: str, meant: str) -> None:
    [order] = read(tmp_path, shopify({"Notes": cell})).orders
    assert order.words == meant


def test_a_file_of_headers_alone_has_no_orders_and_no_trouble(tmp_path: Path) -> None:
    for text in [shopify(), etsy_items(), shopify().rstrip("\n"), etsy_items() + "\n\n,,,\n"]:
        file = read(tmp_path, text)
        assert (file.orders, file.skipped, file.looks_cut) == ((), (), False)


def test_padding_rows_are_passed_over_in_silence(tmp_path: Path) -> None:
    padding = "," * 78
    text = shopify({"Name": "#1"}) + f"{padding}\n\n  \n\x1a\n" + shopify({"Name": "#2"})
    file = read(tmp_path, text)
    assert [order.number for order in file.orders] == ["#1", "#2"]
    assert not file.skipped


def test_ten_thousand_rows_take_a_blink(tmp_path: Path) -> None:
    rows = [{"Name": f"#{n // 2}", "Notes": "Für Zoë\n🎂"} for n in range(10_000)]
    text = shopify(*rows)
    begun = time.perf_counter()
    file = read(tmp_path, text)
    # A third of a second on the slow machine this was written on.
    assert time.perf_counter() - begun < 5
    assert len(file.orders) == 5_000

"""Etsy's two files."""

from datetime import date
from pathlib import Path

import pytest

from handnote.domain.order import IncomingOrder, Item
from handnote.domain.problem import FileTrouble, Problem
from tests.readers.written import ETSY_ITEMS, etsy_items, etsy_orders, read, sign, table


def order(folder: Path, **cells: str) -> IncomingOrder:
    [order] = read(
        folder, etsy_items({key.replace("_", " "): v for key, v in cells.items()})
    ).orders
    return order


@pytest.mark.parametrize(
    ("variations", "variation", "personalisation"),
    [
        ("Style:Matte", "Style:Matte", ""),
        ("Style:Matte,Personalization:Jo", "Style:Matte", "Jo"),
        ("Personalization:Jo", "", "Jo"),
        ("Style:Matte,Personalisation:Jo", "Style:Matte", "Jo"),
        ("Style:Matte, personalization : Jo ", "Style:Matte", "Jo"),
        (
            "Size:8 x 10, framed,Style:6,Personalization:1. Mom\n2. Dad, love &amp; forever: you",
            "Size:8 x 10, framed,Style:6",
            "1. Mom\n2. Dad, love & forever: you",
        ),
        (
            "Style:Round,Personalization:Ace,Color:Blue please",
            "Style:Round",
            "Ace,Color:Blue please",
        ),
        ("Style:Bell,Personalization:Not requested on this item.", "Style:Bell", ""),
        ("Personalization:not requested on this item", "", ""),
        ("Personalization:", "", ""),
        ("Add Personalization:Yes", "Add Personalization:Yes", ""),
        ("Add Personalization:Yes,Personalization:Jo", "Add Personalization:Yes", "Jo"),
        ("Personalization:He said Personalization: yes", "", "He said Personalization: yes"),
        ("free text with no label", "free text with no label", ""),
        (
            "Color:Oak,Personalization 1:Emma,Personalization 2:3 July",
            "Color:Oak,Personalization 1:Emma,Personalization 2:3 July",
            "",
        ),
        ("Personalization:Emma&#39;s &amp;quot;first&amp;quot;", "", 'Emma\'s "first"'),
        ("Personalization:Salt &pepper; R&notes", "", "Salt &pepper; R&notes"),
        ("", "", ""),
    ],
)
def test_personalisation_is_all_that_follows_its_label(
    tmp_path: Path, variations: str, variation: str, personalisation: str
) -> None:
    [item] = order(tmp_path, Variations=variations).items
    assert (item.variation, item.personalisation) == (variation, personalisation)


@pytest.mark.parametrize(
    ("buyer", "ship_name", "name"),
    [
        ("Ana Placeholder (ana_p)", "Ana Placeholder", "Ana Placeholder"),
        ("Ana (Annie) Placeholder (ana_p)", "", "Ana (Annie) Placeholder"),
        ("Ana Placeholder(ana_p)", "", "Ana Placeholder"),
        ("Ana Placeholder ()", "", "Ana Placeholder"),
        ("Ana Placeholder", "Ben Example", "Ana Placeholder"),
        ("山田花子", "Ben Example", "山田花子"),
        ("", "Sam Example", "Sam Example"),
        ("ana_p", "Sam Example", "Sam Example"),
        ("(ana_p)", "Sam Example", "Sam Example"),
        ("ana_p", "", ""),
        ("", "", ""),
    ],
)
def test_the_buyer_is_the_name_before_the_user_name(
    tmp_path: Path, buyer: str, ship_name: str, name: str
) -> None:
    found = order(tmp_path, Buyer=buyer, Ship_Name=ship_name)
    assert (found.buyer, found.recipient) == (name, ship_name)


def test_a_gift_goes_to_the_ship_name(tmp_path: Path) -> None:
    found = order(tmp_path, Buyer="Ana Placeholder (ana_p)", Ship_Name="Ben Example")
    assert (found.buyer, found.recipient) == ("Ana Placeholder", "Ben Example")


def test_the_user_name_becomes_a_key_with_the_name_in_it(tmp_path: Path) -> None:
    found = order(tmp_path, Buyer="Ana  Placeholder (Ana_P)")
    assert found.buyer_key == sign("etsy|ana_p|ana placeholder")
    assert "Ana_P" not in repr(found)


def test_one_account_under_two_names_is_two_people(tmp_path: Path) -> None:
    one = order(tmp_path, Buyer="Ana Placeholder (home)")
    other = order(tmp_path, Buyer="Ben Placeholder (home)")
    assert one.buyer_key != other.buyer_key


def test_a_guest_has_no_key(tmp_path: Path) -> None:
    assert order(tmp_path, Ship_Name="Sam Example").buyer_key == ""


def test_both_files_give_one_buyer_the_same_key(tmp_path: Path) -> None:
    row = {"Buyer User ID": "ANA_p", "Full Name": "Ana Placeholder"}
    [from_orders] = read(tmp_path, etsy_orders(row)).orders
    from_items = order(tmp_path, Buyer="Ana Placeholder (ana_p)")
    assert from_orders.buyer_key == from_items.buyer_key


def test_days_are_american_with_two_or_four_figures_of_the_year(tmp_path: Path) -> None:
    found = order(tmp_path, Sale_Date="09/03/26", Date_Shipped="09/05/2026")
    assert (found.ordered_on, found.sent_on) == (date(2026, 9, 3), date(2026, 9, 5))
    assert found.ship_by is None


def test_an_item_listed_twice_is_one_item(tmp_path: Path) -> None:
    row = {"Transaction ID": "4000000010", "Variations": "Personalization:Zoë"}
    text = etsy_items(row, row, {"Transaction ID": "4000000011"})
    [found] = read(tmp_path, text).orders
    assert found.items == (Item("Mug", 1, "", "Zoë"), Item("Mug", 1))


def test_line_numbers_shortened_by_a_spreadsheet_do_not_swallow_items(tmp_path: Path) -> None:
    row = {"Transaction ID": "4.00E+09"}
    [found] = read(tmp_path, etsy_items(row, {**row, "Item Name": "Bowl"})).orders
    assert [item.title for item in found.items] == ["Mug", "Bowl"]


def test_entities_in_titles_are_undone_even_twice(tmp_path: Path) -> None:
    found = order(tmp_path, Item_Name="Fox &amp;amp; Hare &#8211; &quot;Wild&quot;")
    assert found.items[0].title == 'Fox & Hare – "Wild"'


def test_the_british_column_names_are_known(tmp_path: Path) -> None:
    british = [
        name.replace("Ship ", "Delivery ").replace("Date Shipped", "Date Posted")
        for name in ETSY_ITEMS
    ]
    row = {
        "Order ID": "1",
        "Item Name": "Mug",
        "Delivery Name": "Jo Example",
        "Delivery Country": "United Kingdom",
        "Date Posted": "09/05/2026",
    }
    [found] = read(tmp_path, table(british, row)).orders
    assert (found.recipient, found.country) == ("Jo Example", "United Kingdom")
    assert found.sent_on == date(2026, 9, 5)


def test_a_sale_in_person_needs_no_parcel(tmp_path: Path) -> None:
    assert order(tmp_path, Order_Type="online").needs_parcel
    assert not order(tmp_path, Order_Type="in-person").needs_parcel


@pytest.mark.parametrize(
    ("status", "is_cancelled"),
    [
        ("Canceled", True),
        ("Cancelled", True),
        ("Refunded", True),
        ("Completed", False),
        ("", False),
    ],
)
def test_the_orders_file_tells_what_was_cancelled(
    tmp_path: Path, status: str, is_cancelled: bool
) -> None:
    [found] = read(tmp_path, etsy_orders({"Status": status, "Full Name": "Ana"})).orders
    assert found.is_cancelled is is_cancelled
    assert found.items == ()


def test_an_order_number_with_a_decimal_point_loses_it(tmp_path: Path) -> None:
    text = etsy_items({"Order ID": "3812345671.0", "Transaction ID": "1"}, {"Transaction ID": "2"})
    [found] = read(tmp_path, text).orders
    assert (found.number, len(found.items)) == ("3812345671", 2)


def test_zeros_before_a_number_make_no_other_order(tmp_path: Path) -> None:
    text = etsy_items(
        {"Order ID": "0012", "Transaction ID": "1"}, {"Order ID": "12", "Transaction ID": "2"}
    )
    [found] = read(tmp_path, text).orders
    assert (found.number, len(found.items)) == ("0012", 2)


def test_a_list_of_names_is_not_yet_etsys_orders_file(tmp_path: Path) -> None:
    with pytest.raises(Problem) as raised:
        read(tmp_path, "Order ID,Full Name,Status\n1,Ana,Completed\n")
    assert raised.value.code is FileTrouble.UNKNOWN_HEADER

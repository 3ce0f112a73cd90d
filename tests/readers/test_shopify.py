"""Shopify's export."""

from datetime import date
from pathlib import Path

import pytest

from handnote.domain.order import IncomingOrder, Item
from tests.readers.written import SHOPIFY, read, shopify, sign, table


def order(folder: Path, *rows: dict[str, str]) -> IncomingOrder:
    [order] = read(folder, shopify(*rows)).orders
    return order


def test_continuation_rows_bring_items_and_nothing_else(tmp_path: Path) -> None:
    first = {"Billing Name": "Ana", "Shipping Name": "Ben", "Email": "ana@example.com"}
    second = {"Lineitem name": "Bowl", "Lineitem quantity": "2", "Email": "ana@example.com"}
    found = order(tmp_path, {**first, "Created at": "2026-09-03 10:14:00 -0400"}, second)
    assert found.items == (Item("Mug"), Item("Bowl", 2))
    assert (found.buyer, found.recipient) == ("Ana", "Ben")
    assert found.ordered_on == date(2026, 9, 3)
    assert found.buyer_key == sign("shopify|ana@example.com|ana")


def test_the_number_keeps_its_sign(tmp_path: Path) -> None:
    assert order(tmp_path, {"Name": "#1001"}).number == "#1001"
    assert order(tmp_path, {"Name": "EN 1001-B"}).number == "EN 1001-B"


@pytest.mark.parametrize(
    ("status", "cancelled_at", "is_cancelled"),
    [
        ("paid", "", False),
        ("paid", "2026-09-06 10:14:00 -0400", True),
        ("voided", "", True),
        ("refunded", "", True),
        ("Refunded", "", True),
        ("partially_refunded", "", False),
        ("pending", "", False),
    ],
)
def test_cancelled_is_what_was_called_off_or_paid_back_whole(
    tmp_path: Path, status: str, cancelled_at: str, is_cancelled: bool
) -> None:
    found = order(tmp_path, {"Financial Status": status, "Cancelled at": cancelled_at})
    assert found.is_cancelled is is_cancelled


@pytest.mark.parametrize(
    ("fulfilment", "sent_on"),
    [("fulfilled", date(2026, 9, 2)), ("partial", None), ("unfulfilled", None), ("", None)],
)
def test_sent_is_what_was_sent_whole(tmp_path: Path, fulfilment: str, sent_on: date | None) -> None:
    row = {"Fulfillment Status": fulfilment, "Fulfilled at": "2026-09-02 09:00:00 -0400"}
    assert order(tmp_path, row).sent_on == sent_on


@pytest.mark.parametrize(
    ("lines", "needs_parcel"),
    [
        (["true"], True),
        (["false"], False),
        (["FALSE", "false"], False),
        (["false", "true"], True),
        (["true", "false"], True),
        (["false", ""], True),
        ([""], True),
    ],
)
def test_no_parcel_is_needed_only_if_no_line_needs_one(
    tmp_path: Path, lines: list[str], needs_parcel: bool
) -> None:
    found = order(tmp_path, *({"Lineitem requires shipping": line} for line in lines))
    assert found.needs_parcel is needs_parcel


def test_notes_are_words_and_note_attributes_are_details(tmp_path: Path) -> None:
    found = order(tmp_path, {"Notes": "For my mum", "Note Attributes": "gift-note: Love\nJo"})
    assert (found.words, found.details, found.gift_message) == (
        "For my mum",
        "gift-note: Love\nJo",
        "",
    )


@pytest.mark.parametrize(
    ("attributes", "details"),
    [
        ("_kla: 9\ngift: yes", "gift: yes"),
        ("gift: yes\n_token: a\nstill the token\nwrap: no", "gift: yes\nwrap: no"),
        ("a_b: c", "a_b: c"),
        ("_only: this", ""),
        (" _kla: 9", ""),
        ("no name at all", "no name at all"),
        ("time: 10:30\nnote: a: b", "time: 10:30\nnote: a: b"),
    ],
)
def test_what_an_app_hides_in_the_attributes_stays_hidden(
    tmp_path: Path, attributes: str, details: str
) -> None:
    assert order(tmp_path, {"Note Attributes": attributes}).details == details


def test_an_old_export_with_fewer_columns_is_read(tmp_path: Path) -> None:
    columns = [*SHOPIFY[: SHOPIFY.index("Notes") + 1], "Cancelled at"]
    row = {"Name": "#9", "Lineitem name": "Mug", "Lineitem quantity": "1", "Notes": "Hi"}
    [found] = read(tmp_path, table(columns, row)).orders
    assert (found.number, found.words, found.items) == ("#9", "Hi", (Item("Mug"),))


def test_the_variant_stays_in_the_title(tmp_path: Path) -> None:
    found = order(tmp_path, {"Lineitem name": "Oak Board - 8 x 10, framed / Walnut"})
    assert found.items == (Item("Oak Board - 8 x 10, framed / Walnut"),)


def test_entities_are_left_as_typed(tmp_path: Path) -> None:
    assert order(tmp_path, {"Notes": "1 &lt; 2 &amp; 3"}).words == "1 &lt; 2 &amp; 3"


def test_one_e_mail_under_two_names_is_two_people(tmp_path: Path) -> None:
    text = shopify(
        {"Name": "#1", "Email": "home@example.com", "Billing Name": "Ana"},
        {"Name": "#2", "Email": "HOME@example.com", "Billing Name": "ANA "},
        {"Name": "#3", "Email": "home@example.com", "Billing Name": "Ben"},
    )
    ana, ana_again, ben = read(tmp_path, text).orders
    assert ana.buyer_key == ana_again.buyer_key != ben.buyer_key

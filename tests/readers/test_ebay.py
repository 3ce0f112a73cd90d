"""eBay's orders report."""

from datetime import date
from pathlib import Path

import pytest

from handnote.domain.order import Item
from handnote.readers.order_file import SkippedRow, SkipReason
from tests.readers.written import EBAY, EBAY_UK, ebay, ebay_footer, read, sign, table

SUMMARY = {
    "Sales Record Number": "12102",
    "Buyer Name": "Ana Placeholder",
    "Ship To Name": "Ben Example",
    "Buyer Username": "ana_p",
    "Buyer Note": "For Ben",
    "Item Title": "",
    "Quantity": "3",
}
OAK = {"Sales Record Number": "12102", "Buyer Username": "ana_p", "Item Title": "Oak Board"}
MUG = {"Sales Record Number": "12102", "Buyer Username": "ana_p", "Quantity": "2"}


@pytest.mark.parametrize("rows", [(SUMMARY, OAK, MUG), (OAK, MUG, SUMMARY), (OAK, SUMMARY, MUG)])
def test_the_summary_row_is_no_item_wherever_it_stands(
    tmp_path: Path, rows: tuple[dict[str, str], ...]
) -> None:
    [order] = read(tmp_path, ebay(*rows) + ebay_footer(1)).orders
    assert order.items == (Item("Oak Board"), Item("Mug", 2))
    assert (order.buyer, order.recipient) == ("Ana Placeholder", "Ben Example")
    assert order.words == "For Ben"
    assert order.buyer_key == sign("ebay|ana_p|ana placeholder")


@pytest.mark.parametrize(
    ("told", "variation"),
    [
        ("[Style:Matte]", "Style:Matte"),
        ("[Size:8 x 10 inches, framed,Wood:Walnut]", "Size:8 x 10 inches, framed,Wood:Walnut"),
        ("Style:Matte", "Style:Matte"),
        ("[", "["),
        ("", ""),
    ],
)
def test_a_variation_loses_its_brackets(tmp_path: Path, told: str, variation: str) -> None:
    [order] = read(tmp_path, ebay({"Variation Details": told})).orders
    assert order.items[0].variation == variation


def test_footers_are_no_rows_of_an_order(tmp_path: Path) -> None:
    footers = [
        ebay_footer(1),
        '"1 record(s) downloaded"\n',
        "1,record(s) downloaded,,,,,,,,,\nSeller ID: made_up,,,,\n",
        "record(s) downloaded,,,,\n",
        '"1","record(s) downloaded","from Sep-01-26 to',
    ]
    for footer in footers:
        file = read(tmp_path, ebay({}) + footer)
        assert [order.number for order in file.orders] == ["01-14679-61001"]
        assert (file.skipped, file.looks_cut) == ((), False)


def test_a_footer_that_promises_more_shows_that_the_file_was_cut(tmp_path: Path) -> None:
    assert read(tmp_path, ebay({}) + ebay_footer(2)).looks_cut
    assert not read(tmp_path, ebay({}, {}) + ebay_footer(1)).looks_cut


def test_each_report_of_a_paste_is_held_to_its_own_footer(tmp_path: Path) -> None:
    other = {"Order Number": "02-14679-61002"}
    first, second = ebay({}, other), ebay({"Order Number": "03-14679-61003"})
    assert read(tmp_path, first + ebay_footer(2) + second + ebay_footer(2)).looks_cut
    assert not read(tmp_path, first + ebay_footer(2) + second + ebay_footer(1)).looks_cut


def test_a_row_left_out_for_a_reason_does_not_look_like_a_cut(tmp_path: Path) -> None:
    file = read(tmp_path, ebay({}, {"Order Number": "none"}) + ebay_footer(2))
    assert (len(file.skipped), file.looks_cut) == (1, False)


def test_two_reports_pasted_together_are_read_to_the_end(tmp_path: Path) -> None:
    mug = {"Transaction ID": "1"}
    first = ebay(mug, {"Order Number": "02-14679-61002", "Transaction ID": "2"}) + ebay_footer(2)
    # The second has its columns elsewhere, and tells of the first order again.
    british = {"Post to name": "Cy Example", "Transaction id": "3", "Item title": "Bowl"}
    second = table(
        EBAY_UK,
        {"Order number": "01-14679-61001", "Transaction id": "1", "Item title": "Mug"},
        {"Order number": "03-14679-61003", "Quantity": "1", **british},
    )
    file = read(tmp_path, first + "\ufeff\n" + second + ebay_footer(2))
    assert [(o.number, [i.title for i in o.items]) for o in file.orders] == [
        ("01-14679-61001", ["Mug"]),
        ("02-14679-61002", ["Mug"]),
        ("03-14679-61003", ["Bowl"]),
    ]
    assert file.orders[2].recipient == "Cy Example"
    assert (file.skipped, file.looks_cut) == ((), False)


def test_a_report_pasted_twice_does_not_double_items_without_a_line_number(
    tmp_path: Path,
) -> None:
    report = ebay({}, {"Item Title": "Bowl"}) + ebay_footer(1)
    [order] = read(tmp_path, report + report).orders
    assert [item.title for item in order.items] == ["Mug", "Bowl"]


def test_an_unpaid_order_goes_by_its_record_number(tmp_path: Path) -> None:
    row = {"Order Number": "", "Sales Record Number": "12109", "Paid On Date": ""}
    [order] = read(tmp_path, ebay(row)).orders
    assert (order.number, order.is_cancelled) == ("12109", False)


def test_a_row_with_no_number_at_all_is_named(tmp_path: Path) -> None:
    file = read(tmp_path, ebay({}, {"Order Number": ""}))
    assert len(file.orders) == 1
    # Line 1 is blank, 2 the header, 3 padding, 4 the first order.
    assert file.skipped == (SkippedRow(5, SkipReason.NO_NUMBER),)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Sep-07-26", date(2026, 9, 7)),
        ("Sep-30-26 23:45:00", date(2026, 9, 30)),
        ("26-May-26", date(2026, 5, 26)),
        ("05-oct.-26", date(2026, 10, 5)),
        ("10-Dez-25", date(2025, 12, 10)),
        ("03.09.2026", date(2026, 9, 3)),
        ("--", None),
    ],
)
def test_days_are_read_as_any_ebay_writes_them(tmp_path: Path, told: str, day: date | None) -> None:
    [order] = read(tmp_path, ebay({"Ship By Date": told, "Sale Date": told})).orders
    assert (order.ship_by, order.ordered_on) == (day, day)


def test_days_in_figures_follow_the_country_of_the_header(tmp_path: Path) -> None:
    us = {"Order Number": "01-14679-61001", "Item Title": "Mug", "Sale Date": "03/09/2026"}
    uk = {"Order number": "01-14679-61001", "Item title": "Mug", "Sale date": "03/09/2026"}
    [american] = read(tmp_path, table(EBAY, us)).orders
    [british] = read(tmp_path, table(EBAY_UK, uk)).orders
    assert american.ordered_on == date(2026, 3, 9)
    assert british.ordered_on == date(2026, 9, 3)


def test_a_french_report_is_read(tmp_path: Path) -> None:
    text = (
        "Numéro de vente;Numéro de commande;Pseudo de l’acheteur;Numéro de l'objet;"
        "Intitulé de l'objet;Quantité;Vendu pour;Livraison et manutention;Date de vente\n"
        "1;05-11111-22222;lucie;111122223333;Dracaufeu ex;2;1 234,50 €;4,00 €;05-oct.-26\n"
    )
    [order] = read(tmp_path, text).orders
    assert (order.number, order.items) == ("05-11111-22222", (Item("Dracaufeu ex", 2),))
    assert order.ordered_on == date(2026, 10, 5)


def test_a_german_report_is_read(tmp_path: Path) -> None:
    text = (
        "Verkaufsprotokollnummer;Bestellnummer;Nutzername des Käufers;Name des Käufers;"
        "E-Mail des Käufers;Name des Empfängers;Versand nach - Land;Angebotstitel;Anzahl;"
        "Verkauft am\n"
        "1;23-12345-12345;kaeufer;Ana Muster;a@b.example;--;DE;Tasse;2;03.09.2026\n"
    )
    [order] = read(tmp_path, text).orders
    assert (order.buyer, order.recipient, order.country) == ("Ana Muster", "", "DE")
    assert order.buyer_key == sign("ebay|kaeufer|ana muster")
    assert (order.items, order.ordered_on) == ((Item("Tasse", 2),), date(2026, 9, 3))

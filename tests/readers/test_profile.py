"""The profiles that ship: data, and whole."""

from pathlib import Path

import pytest

from handnote.domain.order import Item
from handnote.readers import header, profile
from handnote.readers.channels import channel_name
from handnote.readers.folding import fold_header, fold_name
from handnote.readers.profile import Role, names_in, other_reports, profiles, read_profile
from tests.readers.written import read

FORBIDDEN = (
    *("street", "address", "phone", "zip", "postcode", "city", "town", "price", "total", "tax"),
    *("vat", "iban", "payment", "coupon", "discount", "instructions", "tracking", "currency"),
)

NO_MONEY = {("square", "pricepointname"), ("wix", "paymentstatus")}
"""Columns that sound forbidden and are not: how big a thing is, whether an order stands."""


def test_the_shops_we_promise_have_profiles() -> None:
    assert {shop.name for shop in profiles()} == {
        *("Amazon", "BigCommerce", "Depop", "eBay", "Etsy", "Gumroad", "Own list", "PayPal"),
        *("ShipStation", "Shopify", "Square", "Squarespace", "Wix", "WooCommerce"),
    }


def test_no_profile_has_a_column_for_what_is_never_kept() -> None:
    for shop in profiles():
        for role, columns in shop.columns.items():
            for name in (name for column in columns for name in column.names):
                # An e-mail is read only to be turned into a key.
                if role is Role.IDENTITY and "mail" in name:
                    continue
                is_known = (shop.id, name) in NO_MONEY
                assert is_known or not any(word in name for word in FORBIDDEN), (shop.id, name)
                assert "mail" not in name


def test_a_channel_has_one_name_which_is_known_by_its_files() -> None:
    for shop in profiles():
        assert shop.id.startswith(shop.channel)
        assert channel_name(shop.channel) == shop.name
    for unknown in ["by-hand", "", "../stocks", "*", "etsy-", "e"]:
        assert channel_name(unknown) == unknown


def test_another_report_is_no_order_file_of_ours() -> None:
    for report in other_reports():
        assert not any(report.has <= names_in(shop) for shop in profiles()), report.id
        assert report.wanted in {shop.id for shop in profiles() if shop.found_in}


def test_a_mistake_in_a_profile_is_found_when_it_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "shop.toml"
    good = (
        'channel = "shop"\nname = "Shop"\nneeds = ["number"]\ndates = "day-first"\n'
        '[columns]\nnumber = ["No"]\n'
    )
    path.write_text(good)
    assert read_profile(path).channel == "shop"
    for wrong in [
        good.replace("needs", "kneads"),
        good.replace("number = ", "street = "),
        good.replace("day-first", "year-first"),
        "colour = 1\n" + good,
    ]:
        path.write_text(wrong)
        with pytest.raises((KeyError, ValueError, TypeError)):
            read_profile(path)


def test_a_new_shop_is_a_file_and_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "folksy.toml"
    path.write_text(
        'channel = "folksy"\nname = "Folksy"\nneeds = ["number", "title"]\ndates = "day-first"\n'
        '[columns]\nnumber = ["Bestellung Nr."]\ntitle = ["Ding"]\nbuyer = ["Wer"]\n'
        'ordered_on = ["Wann"]\nquantity = ["Wie viele"]\n',
        "utf-8",
    )
    # What ships cannot be added to from outside; the loader is told of one more.
    monkeypatch.setattr(header, "profiles", lambda: (*profile.profiles(), read_profile(path)))
    file = read(tmp_path, "Wann;Wer;Bestellung-Nr;Ding;Wie viele\n03/09/26;Ana;17;Tasse;2\n")
    [order] = file.orders
    assert (file.channel, order.number, order.buyer) == ("folksy", "17", "Ana")
    assert (order.items, str(order.ordered_on)) == ((Item("Tasse", 2),), "2026-09-03")


def test_header_names_fold_to_one_spelling() -> None:
    assert {fold_header(name) for name in ["Order ID", "order-id", "ORDER_ID", " Order  id:"]} == {
        "orderid"
    }
    assert fold_header("Pseudo de l’acheteur") == fold_header("pseudo de l'acheteur")
    assert fold_header("Order #") != fold_header("Order")


def test_names_fold_without_their_case_width_and_spacing() -> None:
    assert fold_name(" ANA  Placeholder\n") == fold_name("Ａｎａ placeholder")
    assert fold_name("Ana") != fold_name("Anna")

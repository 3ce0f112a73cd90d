"""Which letters bytes stand for."""

from pathlib import Path

import pytest

from handnote.readers.order_file import SkipReason
from tests.readers.written import amazon, read, shopify

WESTERN = ["Hélène Lefèvre", "João", "Zoë Müller", "Ça va", "naïve café", "don’t – “say”", "€5 £3"]
WESTERN += ["Ä Ö Ü éa"]  # more half-width katakana than a Japanese ever writes
JAPANESE = [
    "山田 花子",
    "ヤマダ ハナコ",
    "マグカップ 青 (大)",
    "東京都渋谷区",
    "Tシャツ 白",
    "きれいなお皿",
]


@pytest.mark.parametrize("name", WESTERN)
def test_western_names_in_cp1252_are_never_taken_for_japanese(tmp_path: Path, name: str) -> None:
    file = read(tmp_path, amazon({"buyer-name": name, "product-name": "Mug"}).encode("cp1252"))
    assert (file.encoding, file.encoding_is_sure) == ("cp1252", False)
    assert file.orders[0].buyer == name


@pytest.mark.parametrize("name", JAPANESE)
def test_japanese_in_cp932_is_read(tmp_path: Path, name: str) -> None:
    rows = [{"product-name": name, "buyer-name": "山田 花子"}]
    file = read(tmp_path, amazon(*rows).encode("cp932"))
    assert (file.encoding, file.orders[0].items[0].title) == ("cp932", name)


def test_bytes_that_no_windows_wrote_are_latin_1(tmp_path: Path) -> None:
    content = shopify({"Billing Name": "Zoë"}).encode("latin-1").replace(b"Mug", b"M\x81g")
    file = read(tmp_path, content)
    assert (file.encoding, file.orders[0].buyer) == ("latin-1", "Zoë")
    assert file.orders[0].items[0].title == "Mg"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("ascii", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
    ],
)
def test_what_the_bytes_give_away_is_sure(tmp_path: Path, codec: str, encoding: str) -> None:
    file = read(tmp_path, shopify({"Billing Name": "Ana"}).encode(codec))
    assert (file.encoding, file.encoding_is_sure) == (encoding, True)
    assert file.orders[0].buyer == "Ana"


def test_a_broken_letter_costs_its_own_row_only(tmp_path: Path) -> None:
    names = ["Zoë", "Jo\ue000é", "Hélène"]
    text = shopify(*({"Name": f"#{n}", "Billing Name": name} for n, name in enumerate(names)))
    file = read(tmp_path, text.encode().replace("\ue000".encode(), b"\xff\xfe"))
    assert [order.buyer for order in file.orders] == ["Zoë", "Hélène"]
    assert (file.encoding, file.encoding_is_sure) == ("utf-8", False)
    assert [(row.row, row.why) for row in file.skipped] == [(3, SkipReason.BROKEN_LETTERS)]


def test_a_broken_letter_in_a_cell_we_never_look_at_costs_nothing(tmp_path: Path) -> None:
    text = shopify({"Billing Name": "Zoë", "Shipping Street": "x\ue000"})
    file = read(tmp_path, text.encode().replace("\ue000".encode(), b"\xff"))
    assert (len(file.orders), file.skipped) == (1, ())


def test_a_letter_across_two_helpings_of_bytes_is_one_letter(tmp_path: Path) -> None:
    rows = [{"Name": f"#{n}", "Notes": "ä" * 5_000} for n in range(150)]
    for start in (b"", b"\n"):
        file = read(tmp_path, start + shopify(*rows).encode())
        assert (file.encoding, file.encoding_is_sure) == ("utf-8", True)
        assert {order.words for order in file.orders} == {"ä" * 5_000}


@pytest.mark.parametrize("broken", [b"\xff\xfe\xfa", b"\xfe\xff", b"x\xff\xfe"])
def test_a_byte_order_mark_in_a_name_costs_that_row_and_no_other(
    tmp_path: Path, broken: bytes
) -> None:
    names = [{"Name": f"#{number}", "Billing Name": f"Name {number}"} for number in (1, 2, 3)]
    content = shopify(*names).encode().replace(b"Name 2", broken)
    file = read(tmp_path, content)
    assert [order.number for order in file.orders] == ["#1", "#3"]
    assert [skipped.why for skipped in file.skipped] == [SkipReason.BROKEN_LETTERS]


def test_a_mark_beside_western_letters_is_left_to_the_seller(tmp_path: Path) -> None:
    content = shopify({"Name": "#1", "Billing Name": "Zoë"}, {"Name": "#2"}).encode("cp1252")
    file = read(tmp_path, content.replace(b"Zo", b"\xff\xfeZo"))
    assert (file.encoding, file.encoding_is_sure) == ("cp1252", False)

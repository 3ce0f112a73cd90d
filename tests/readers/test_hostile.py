"""What strangers type into a checkout, and what can be wrong with a file on purpose."""

import time
import tracemalloc
from pathlib import Path

import pytest

from handnote.domain.plain_text import LINE_LIMIT, WORDS_LIMIT
from handnote.domain.problem import FileTrouble, Problem
from tests.readers.written import read, shopify


@pytest.mark.parametrize(
    "text",
    [
        '<b>Hi</b><img src="file:///CANARY/marker.png">',
        "{0.__class__} %s %(x)s {order}",
        "Mary [*] & Co",
        "<script>fetch('http://x')</script>",
        "{{7*7}}",
        "x'; DROP TABLE note;--",
        "Ma\u200bry",
        "Ma\u00adry",
        "Mаry",  # a Cyrillic a
        "ＭＡＲＹ",
        "straße",
        "=cmd|'/C calc'!A0",
        "山田 花子",
        "ليلى حداد",
        "👨‍👩‍👧",
    ],
)
def test_text_is_kept_letter_for_letter(tmp_path: Path, text: str) -> None:
    [order] = read(tmp_path, shopify({"Billing Name": text, "Notes": text})).orders
    assert (order.buyer, order.words) == (text, text)


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x85", "\u202e", "\u2066"])
def test_what_could_mislead_a_reader_is_dropped(tmp_path: Path, character: str) -> None:
    cells = {"Billing Name": f"An{character}a", "Name": f"#1{character}"}
    [order] = read(tmp_path, shopify(cells)).orders
    assert (order.buyer, order.number) == ("Ana", "#1")


def test_a_nul_in_a_file_costs_no_row(tmp_path: Path) -> None:
    content = b"Name,Lineitem name,Lineitem quantity\n#1,x\x00y,1\n#2,z,1\n"
    orders = read(tmp_path, content).orders
    assert [order.items[0].title for order in orders] == ["xy", "z"]


@pytest.mark.parametrize("length", [200_000, 1_000_000])
def test_an_endless_message_is_clipped_not_refused(tmp_path: Path, length: int) -> None:
    for letter in ("a", "é"):
        [order] = read(tmp_path, shopify({"Notes": letter * length})).orders
        assert order.words == letter * WORDS_LIMIT


def test_an_endless_name_is_clipped(tmp_path: Path) -> None:
    name = "e" + "\u0301" * 5_000
    [order] = read(tmp_path, shopify({"Billing Name": name})).orders
    assert len(order.buyer) <= LINE_LIMIT


def test_ten_thousand_columns_are_refused_in_a_blink(tmp_path: Path) -> None:
    columns = ",".join(f"c{n}" for n in range(10_000))
    begun = time.perf_counter()
    with pytest.raises(Problem) as raised:
        read(tmp_path, f"{columns}\n{','.join('x' for _ in range(10_000))}\n")
    assert raised.value.code is FileTrouble.UNKNOWN_HEADER
    assert time.perf_counter() - begun < 5


def test_one_huge_line_never_comes_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(b"x" * 100_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(Problem) as raised:
            read_at(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert raised.value.code is FileTrouble.TOO_LARGE
    assert peak < 30_000_000


def test_odd_days_are_no_days(tmp_path: Path) -> None:
    [order] = read(tmp_path, shopify({"Created at": "0000-00-00T99:99:99+99:99"})).orders
    assert order.ordered_on is None


def read_at(path: Path) -> None:
    from handnote.readers.order_file import read_order_file

    read_order_file(path, sign=str)

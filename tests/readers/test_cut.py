"""Files that end too soon."""

from enum import StrEnum
from pathlib import Path

import pytest

from handnote.domain.order import Item
from handnote.domain.problem import FileTrouble, Problem
from handnote.readers.order_file import OrderFile, SkipReason, read_order_file
from tests.readers.test_order_file import EXPECTED
from tests.readers.written import SAMPLES, etsy_items, read, shopify, sign

LAST_CELL_IS_KEPT = {"excel-unicode-text-utf16le-tab.txt", "woocommerce-webtoffee.csv"}
"""Where the end of the file is the end of something kept, its end may be missing unnoticed."""


def is_start(item: Item, known: tuple[Item, ...]) -> bool:
    return any(other.title.startswith(item.title) for other in known)


def cut(folder: Path, content: bytes, at: int) -> OrderFile | StrEnum:
    try:
        return read(folder, content[:at])
    except Problem as problem:
        return problem.code


def test_a_file_cut_in_a_row_says_so_and_leaves_that_row_out() -> None:
    file = read_order_file(SAMPLES / "truncated-still-downloading.csv", sign=sign)
    assert file.looks_cut
    assert [order.number for order in file.orders] == ["#1001", "#1002", "#1003"]
    assert [(row.row, row.why) for row in file.skipped] == [(6, SkipReason.CUT_OFF)]


@pytest.mark.parametrize("name", EXPECTED)
def test_wherever_a_file_is_cut_its_orders_are_right_and_it_is_noticed(
    tmp_path: Path, name: str
) -> None:
    content = (SAMPLES / name).read_bytes()
    whole = {order.number: order for order in read(tmp_path, content).orders}
    unnoticed = 0
    for at in range(1, len(content), 11):
        file = cut(tmp_path, content, at)
        if not isinstance(file, OrderFile):
            assert file in {
                FileTrouble.STILL_DOWNLOADING,
                FileTrouble.UNKNOWN_HEADER,
                FileTrouble.EMPTY,
            }
            continue
        for order in file.orders:
            known = whole[order.number]
            if name in LAST_CELL_IS_KEPT and order == file.orders[-1]:
                assert known.words.startswith(order.words)
                assert all(is_start(item, known.items) for item in order.items)
                continue
            assert (order.buyer, order.words, order.details) in {
                (known.buyer, known.words, known.details),
                # Of an order of several rows, the first may be all there is.
                ("", "", ""),
            }
            assert set(order.items) <= set(known.items)
        unnoticed += not file.looks_cut
    # At the very end of a row, and in what follows the last cell kept, nothing shows.
    assert unnoticed * 11 < len(content) * (0.05 if len(content) > 1000 else 0.12)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_header_that_is_cut_is_never_taken_for_a_file(tmp_path: Path, name: str) -> None:
    content = (SAMPLES / name).read_bytes()
    header_end = content.index(b"\n", 10)
    for at in range(8, header_end - 16, 7):
        file = cut(tmp_path, content, at)
        if isinstance(file, OrderFile):  # it may end where an older file's header ends
            assert not file.orders
            assert content[at : at + 1] in b'",\t)'
        elif file is FileTrouble.EMPTY:
            assert b"sep=" in content[:at]
            assert content[:at].count(b"\n") < 2
        else:
            assert file in {FileTrouble.STILL_DOWNLOADING, FileTrouble.UNKNOWN_HEADER}


def test_a_missing_last_line_end_is_no_sign(tmp_path: Path) -> None:
    for text in [shopify({}, {}), etsy_items({}, {})]:
        assert not read(tmp_path, text.rstrip("\n")).looks_cut


def test_rows_that_are_all_short_are_not_cut(tmp_path: Path) -> None:
    lines = shopify({"Name": "#1"}, {"Name": "#2"}).rstrip("\n").split("\n")
    trimmed = "\n".join([lines[0], *(line.rstrip(",") for line in lines[1:])])
    file = read(tmp_path, trimmed)
    assert [order.number for order in file.orders] == ["#1", "#2"]
    assert not file.looks_cut


def test_a_cut_in_padding_shows_though_no_row_is_lost(tmp_path: Path) -> None:
    file = read(tmp_path, shopify({}) + ",,,")
    assert (len(file.orders), file.skipped, file.looks_cut) == (1, (), True)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_half_a_letter_at_the_end_shows(tmp_path: Path, codec: str) -> None:
    content = (shopify({}) + "#1002,zoë").encode(codec)
    file = read(tmp_path, content[:-1])
    assert (file.encoding, file.looks_cut) == (codec, True)
    assert [order.number for order in file.orders] == ["#1001"]


def test_half_a_letter_shows_in_the_very_last_cell(tmp_path: Path) -> None:
    content = shopify({"Name": "#1"}, {"Name": "#2", "Payment References": "zoë"}).encode()
    file = read(tmp_path, content.rstrip(b"\n")[:-1])
    assert file.looks_cut
    assert [order.number for order in file.orders] == ["#1"]


def test_a_cut_inside_the_marks_of_the_very_last_cell_shows(tmp_path: Path) -> None:
    whole = shopify({"Name": "#1"}, {"Name": "#2", "Payment References": "one, two"})
    file = read(tmp_path, whole.rstrip('"\n'))
    assert file.looks_cut
    assert [order.number for order in file.orders] == ["#1"]

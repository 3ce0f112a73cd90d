"""Stray quotation marks, and rows whose cells do not stand where they should."""

from pathlib import Path

import pytest

from handnote.readers import rows as rows_module
from handnote.readers.order_file import SkipReason
from handnote.readers.rows import Dialect, Rows
from tests.readers.written import ETSY_ITEMS, SHOPIFY, ebay, etsy_items, read, shopify


def cells(text: str) -> list[list[str]]:
    lines = text.splitlines(keepends=True)
    return [row.cells for row in Rows(lines, Dialect(","), width=3, first_number=1)]


def test_a_stray_mark_costs_no_other_row() -> None:
    assert cells('a,b,c\nd,"24 oak,e\nf,g,h\ni,"j ""k""\nl",m\nn,o,p\n') == [
        ["a", "b", "c"],
        ["d", '"24 oak', "e"],
        ["f", "g", "h"],
        ["i", 'j "k"\nl', "m"],
        ["n", "o", "p"],
    ]


def test_a_stray_mark_is_noticed_though_a_later_row_would_close_it() -> None:
    assert cells('a,b,c\nd,"e,f\ng,"h",i\n') == [
        ["a", "b", "c"],
        ["d", '"e', "f"],
        ["g", "h", "i"],
    ]


def test_beside_a_stray_mark_other_cells_are_unquoted_as_usual() -> None:
    assert cells('"say ""hi""","24 oak,e\nf,g,h\n') == [
        ['say "hi"', '"24 oak', "e"],
        ["f", "g", "h"],
    ]


def test_a_message_may_have_as_many_lines_as_it_likes() -> None:
    assert cells('a,"1\n2,\n3\n\n4",b\nc,d,e') == [["a", "1\n2,\n3\n\n4", "b"], ["c", "d", "e"]]
    assert cells('"1\n2",b,c\nd,e,f') == [["1\n2", "b", "c"], ["d", "e", "f"]]


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    lines = ["a,b,c\n", "\n", 'd,"e\n', 'f",g\n', "h,i,j\n"]
    rows = list(Rows(lines, Dialect(","), width=3, first_number=2))
    assert [row.number for row in rows] == [2, 3, 4, 5]
    assert [row.is_last for row in rows] == [False, False, False, True]


def test_a_stray_mark_in_an_order_file_spoils_one_row_at_most(tmp_path: Path) -> None:
    good = shopify({"Name": "#1"}, {"Name": "#2"}, {"Name": "#3", "Notes": "a\nb"}).split("\n")
    good[2] = good[2].replace("Mug", '"24 oak shelf')
    file = read(tmp_path, "\n".join(good))
    assert [order.number for order in file.orders] == ["#1", "#2", "#3"]
    assert file.orders[1].items[0].title == '"24 oak shelf'
    assert file.orders[2].words == "a\nb"
    assert not file.looks_cut


def test_a_row_with_a_stray_mark_that_cannot_be_put_right_is_named(tmp_path: Path) -> None:
    lines = shopify({"Name": "#1"}, {"Name": "#2"}, {"Name": "#3"}).split("\n")
    lines[2] = lines[2].replace("Mug", '"24 oak, shelf')
    file = read(tmp_path, "\n".join(lines))
    assert [order.number for order in file.orders] == ["#1", "#3"]
    assert [(row.row, row.why) for row in file.skipped] == [(3, SkipReason.ODD_QUOTES)]


def test_unescaped_marks_inside_a_quoted_title_are_harmless(tmp_path: Path) -> None:
    text = ebay({"Item Title": "TITLE"}).replace("TITLE", '"24" oak shelf"')
    [order] = read(tmp_path, text).orders
    assert order.items[0].title == '24 oak shelf"'


def test_an_unquoted_comma_moves_no_cell_under_a_wrong_name(tmp_path: Path) -> None:
    sample = etsy_items(
        {"Order ID": "1", "Ship Zipcode": "ZIPCODE", "Ship Country": "Japan", "SKU": ""},
        {"Order ID": "2"},
    )
    file = read(tmp_path, sample.replace("Mug", "Oak, large", 1))
    assert [order.number for order in file.orders] == ["2"]
    assert [row.why for row in file.skipped] in ([SkipReason.SHIFTED], [SkipReason.ODD_NUMBER])
    assert "ZIPCODE" not in repr(file)


@pytest.mark.parametrize("missing", range(1, 30))
def test_a_lost_cell_moves_no_cell_under_a_wrong_name(tmp_path: Path, missing: int) -> None:
    full = {name: f"SECRET{place}" for place, name in enumerate(SHOPIFY)}
    full |= {"Name": "#1", "Lineitem name": "Mug", "Lineitem quantity": "1"}
    full |= {"Created at": "2026-09-03", "Fulfilled at": "2026-09-03"}
    header, row, _ = shopify(full).split("\n")
    shifted = row.split(",")
    del shifted[missing % 16]
    file = read(tmp_path, f"{header}\n{','.join(shifted)}\n")
    assert not file.orders
    assert len(file.skipped) == 1


def test_a_comma_too_many_is_never_read_over(tmp_path: Path) -> None:
    header, *rows = shopify({"Name": "#1"}, {"Name": "#2"}).rstrip("\n").split("\n")
    whole = read(tmp_path, "\n".join([f"{header},", *(f"{row}," for row in rows), ""]))
    assert [order.number for order in whole.orders] == ["#1", "#2"]
    # An unquoted comma in every title looks just the same.
    file = read(tmp_path, "\n".join([header, *(f"{row}," for row in rows), ""]))
    assert not file.orders
    assert [row.why for row in file.skipped] == [SkipReason.SHIFTED, SkipReason.SHIFTED]


def test_a_narrow_row_among_wide_ones_has_lost_a_cell(tmp_path: Path) -> None:
    rows = [{"Name": f"#{n}", "Shipping City": "CITY", "Vendor": "Me"} for n in range(3)]
    lines = shopify(*rows).split("\n")
    lines[2] = lines[2].replace(",,CITY", ",CITY")
    file = read(tmp_path, "\n".join(lines))
    assert [order.number for order in file.orders] == ["#0", "#2"]
    assert [(row.row, row.why) for row in file.skipped] == [(3, SkipReason.SHIFTED)]


def test_rows_with_too_little_in_them_are_named(tmp_path: Path) -> None:
    file = read(tmp_path, shopify({}) + "#1002,a@b.example\n")
    assert len(file.orders) == 1
    assert [(row.row, row.why) for row in file.skipped] == [(3, SkipReason.TOO_SHORT)]


def test_a_cell_beyond_all_measure_costs_its_own_row_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows_module, "CELL_LIMIT", 1_100_000)
    rows = [{"Name": "#1"}, {"Name": "#2", "Notes": "x" * 1_200_000}, {"Name": "#3"}]
    file = read(tmp_path, shopify(*rows))
    assert [order.number for order in file.orders] == ["#1", "#3"]
    assert [(row.row, row.why) for row in file.skipped] == [(3, SkipReason.TOO_LONG)]


def test_every_row_is_an_order_or_named(tmp_path: Path) -> None:
    odd = [
        {"Order ID": ""},
        {"Order ID": "no number"},
        {"Order ID": "12 34"},
        {"Order ID": "1" * 100},
    ]
    file = read(tmp_path, etsy_items(*odd, {}))
    assert len(file.orders) == 1
    assert [row.row for row in file.skipped] == [2, 3, 4, 5]
    assert {row.why for row in file.skipped} == {SkipReason.NO_NUMBER, SkipReason.ODD_NUMBER}
    assert len(ETSY_ITEMS) == 33

"""The stocks that ship: sorted, whole, inside their pages, and credited."""

import re
from collections import Counter
from pathlib import Path

import pytest

from handnote.config.resources import resource
from handnote.domain.stock import Grid, Medium, Shape
from handnote.domain.units import Mm
from handnote.sheets.stock_table import Row, brand_names, plain, plain_all, read_rows

ROWS = read_rows(resource("stocks", "stocks.tsv"))
ROUNDING = 1e-9

L7163 = (
    "UK\tAvery\tL7163\t7163\tC\tsheet\tMailing labels\t210\t297\trounded\t99.06\t38.1\t1.764"
    "\t4.67\t15.15\t101.6\t38.1\t2\t7\t\t\t\t\t\t\tglabels+libreoffice"
)


def by_number(part: Row) -> list[tuple[int, int, str]]:
    pieces = re.split(r"(\d+)", part.part.casefold())
    return [(0, int(one), "") if one.isdecimal() else (1, 0, one) for one in pieces if one]


def test_reads_a_product_a_line(tmp_path: Path) -> None:
    table = tmp_path / "stocks.tsv"
    table.write_text("\t".join(Row._fields) + "\n" + L7163 + "\n", "utf-8")
    (only,) = read_rows(table)
    stock = only.stock(("7163",))
    assert (stock.brand, stock.part, stock.slots) == ("Avery", "L7163", 14)
    assert (stock.width, stock.height, stock.shape) == (Mm(99.06), Mm(38.1), Shape.ROUNDED)
    assert list(stock.grid.origins())[:3] == [(4.67, 15.15), (106.27, 15.15), (4.67, 53.25)]
    assert stock.equivalents == ("7163",)


def test_a_table_with_other_columns_is_not_guessed_at(tmp_path: Path) -> None:
    table = tmp_path / "stocks.tsv"
    table.write_text(L7163 + "\n", "utf-8")
    with pytest.raises(ValueError, match="other columns"):
        read_rows(table)


@pytest.mark.parametrize("typed", ["L7163", "l7163", "L 7163", "L-7163", " l71-63 "])
def test_a_number_is_known_however_it_is_typed(typed: str) -> None:
    assert plain(typed) == "l7163"


def test_all_numbers_are_made_plain_as_one_is() -> None:
    parts = [one.part for one in ROWS]
    assert plain_all(parts) == [plain(part) for part in parts]


def test_a_long_brand_may_be_called_by_its_last_word() -> None:
    assert brand_names("Avery Zweckform") == ("averyzweckform", "zweckform")
    assert brand_names("Herma") == ("herma",)


def test_every_label_lies_inside_its_page() -> None:
    for one in ROWS:
        stock = one.stock(())
        *_, (left, top) = stock.grid.origins()
        assert min(stock.grid.left, stock.grid.top) >= 0, one
        assert left + stock.width <= stock.page_width + ROUNDING, one
        assert top + stock.height <= stock.page_height + ROUNDING, one


def test_no_two_labels_of_a_sheet_overlap() -> None:
    for one in ROWS:
        stock = one.stock(())
        assert stock.grid.pitch_x >= stock.width or stock.grid.across == 1, one
        assert stock.grid.pitch_y >= stock.height or stock.grid.down == 1, one


def test_a_round_label_is_as_high_as_it_is_wide() -> None:
    assert all(one.width == one.height for one in ROWS if one.shape == Shape.ROUND)


def test_a_circle_by_its_title_is_round() -> None:
    """Sources without shapes call circles rectangles; writing would run off them."""
    circles = [one for one in ROWS if re.search(r"\b(Kreise?|Round labels)\b", one.title)]
    assert len(circles) > 50
    assert {one.shape for one in circles} == {Shape.ROUND}


def test_the_table_is_sorted_and_names_each_product_once() -> None:
    order = [(one.brand.casefold(), by_number(one)) for one in ROWS]
    assert order == sorted(order)
    assert max(Counter((one.brand, one.part) for one in ROWS).values()) == 1


def test_at_least_2900_graded_products_ship_and_each_says_where_it_is_from() -> None:
    assert len(ROWS) >= 2900
    assert {one.grade for one in ROWS} == set("ABCD")
    assert all(one.sources for one in ROWS)


def test_a_page_of_a_roll_is_its_label() -> None:
    rolls = [one for one in ROWS if one.medium in (Medium.ROLL, Medium.CONTINUOUS)]
    assert len(rolls) > 120
    for one in rolls:
        stock = one.stock(())
        assert stock.is_roll
        assert stock.slots == 1
        assert stock.grid == Grid(Mm(0), Mm(0), stock.width, stock.height, 1, 1)
        assert (stock.page_width, stock.page_height) == (stock.width, stock.height)


def test_only_a_tape_is_cut_to_length_and_only_a_roll_is_turned() -> None:
    for one in ROWS:
        stock = one.stock(())
        if stock.medium is Medium.CONTINUOUS:
            long = stock.width if stock.turned else stock.height
            assert 0 < stock.shortest <= long <= stock.longest, one
        else:
            assert not stock.shortest, one
            assert not stock.longest, one
        assert stock.is_roll or not (stock.turned or stock.thermal), one
        assert stock.width > stock.height or not stock.turned, one


def test_figures_are_written_to_a_micrometre() -> None:
    figures = Row._fields.index("page_width"), Row._fields.index("down")
    for one in ROWS:
        for figure in one[figures[0] : figures[1]]:
            assert figure in list(Shape) or re.fullmatch(r"\d+(\.\d{1,3})?", figure), one
        for figure in (one.unprinted_x, one.unprinted_y, one.shortest, one.longest):
            assert re.fullmatch(r"(\d+(\.\d{1,3})?)?", figure), one
        assert {one.turned, one.thermal} <= {"", "1"}, one


def test_products_of_one_die_have_the_same_figures() -> None:
    dies: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in ROWS:
        if one.same_as:
            assert dies.setdefault((one.brand, one.same_as), one[7:25]) == one[7:25], one


def test_our_own_layouts_are_in_nobodys_name_and_say_that_they_are_ours() -> None:
    ours = [one for one in ROWS if one.stock(()).is_ours]
    assert ours == [one for one in ROWS if one.sources == "handnote"]
    assert len(ours) == 16
    for one in ours:
        assert Medium(one.medium) in (Medium.CARD, Medium.PLAIN, Medium.STICKY), one
        assert one.grade == "A", one


def test_marks_come_by_themselves_only_where_nothing_is_die_cut() -> None:
    stocks = [one.stock(()) for one in ROWS]
    marked = {stock.part for stock in stocks if stock.needs_marks}
    folded = {"A5 folded", "A5 folded wide", "Half Letter folded", "Half Letter folded wide"}
    apart = {"A6 on A4", "A7 on A4", "Quarter Letter", "95x55 on A4", "95x51 on Letter"}
    assert marked == folded | apart
    assert {stock.part for stock in stocks if stock.is_folded} == folded
    assert all(stock.is_ours for stock in stocks if stock.is_used_at_once)


def test_our_own_layouts_stand_in_the_middle_of_their_page() -> None:
    for one in ROWS:
        stock = one.stock(())
        if not stock.is_ours or stock.is_folded:
            continue
        *_, (left, top) = stock.grid.origins()
        assert stock.grid.left == pytest.approx(stock.page_width - left - stock.width), one
        assert stock.grid.top == pytest.approx(stock.page_height - top - stock.height), one

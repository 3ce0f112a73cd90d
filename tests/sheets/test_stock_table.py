"""The stocks that ship: sorted, whole, inside their pages, and credited."""

import re
from collections import Counter
from pathlib import Path

import pytest

from handnote.config.resources import resource
from handnote.domain.stock import Shape
from handnote.domain.units import Mm
from handnote.sheets.stock_table import Row, names_of, plain, read_rows

ROWS = read_rows(resource("stocks", "stocks.tsv"))
ROUNDING = 1e-9

L7163 = (
    "UK\tAvery\tL7163\t7163\tMailing labels\t210\t297\trounded\t99.06\t38.1\t1.764"
    "\t4.67\t15.15\t101.6\t38.1\t2\t7\tC\tglabels+libreoffice"
)


def row(**changes: str) -> Row:
    return Row._make(L7163.split("\t"))._replace(**changes)


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
    assert plain(typed) in names_of(row())


@pytest.mark.parametrize("typed", ["3474", "Avery Zweckform 3474", "zweckform 3474"])
def test_a_long_brand_may_be_called_by_its_last_word(typed: str) -> None:
    assert plain(typed) in names_of(row(brand="Avery Zweckform", part="3474"))


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


def test_only_confirmed_or_core_stocks_ship_and_each_says_where_it_is_from() -> None:
    assert all(one.grade in "AB" or one.core for one in ROWS)
    assert all(one.sources for one in ROWS)


def test_figures_are_written_to_a_micrometre() -> None:
    figures = Row._fields.index("page_width"), Row._fields.index("down")
    for one in ROWS:
        for figure in one[figures[0] : figures[1]]:
            assert figure in list(Shape) or re.fullmatch(r"\d+(\.\d{1,3})?", figure), one


def test_products_of_one_die_have_the_same_figures() -> None:
    dies: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in ROWS:
        if one.same_as:
            assert dies.setdefault((one.brand, one.same_as), one[5:17]) == one[5:17], one

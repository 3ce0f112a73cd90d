"""Writing keeps off the die line, off the corners and off the edge a printer cannot reach."""

from dataclasses import replace
from math import hypot, sqrt

import pytest

from handnote.config.resources import resource
from handnote.domain.stock import Grid, Medium, Shape, Stock
from handnote.domain.units import Mm
from handnote.sheets.label_shape import UNPRINTED, safe_area
from handnote.sheets.stock_table import read_rows
from handnote.sheets.stocks import StockCatalogue

CATALOGUE = StockCatalogue()
L7163 = CATALOGUE.find("L7163")
STOCKS = tuple(row.stock(()) for row in read_rows(resource("stocks", "stocks.tsv")))
ROUNDING = 1e-9


def corner_is_inside(stock: Stock) -> bool:
    """Whether the four corners of the writing are on the label, whatever its shape."""
    left, top, _, _ = safe_area(stock)
    if stock.shape in (Shape.ROUND, Shape.ELLIPSE):
        across, down = 1 - 2 * left / stock.width, 1 - 2 * top / stock.height
        return hypot(across, down) <= 1 + ROUNDING
    across, down = max(stock.corner - left, 0), max(stock.corner - top, 0)
    return hypot(across, down) <= stock.corner + ROUNDING


def test_a_rectangle_is_inset_all_round() -> None:
    assert safe_area(L7163) == pytest.approx((3, 3, 93.06, 32.1))


def test_a_round_label_takes_a_wide_rectangle_that_touches_its_margin() -> None:
    alone = Grid(Mm(20), Mm(20), Mm(56), Mm(56), 1, 1)
    label = replace(L7163, shape=Shape.ROUND, width=Mm(56), height=Mm(56), grid=alone)
    assert safe_area(label) == pytest.approx((8, 13, 40, 30))


def test_a_large_corner_moves_the_writing_in() -> None:
    left, top, *_ = safe_area(replace(L7163, corner=Mm(19)))
    assert left == top == pytest.approx(19 * (1 - sqrt(0.5)))


def test_on_a_sticky_note_writing_allows_for_the_hand_that_stuck_it() -> None:
    assert safe_area(CATALOGUE.find("Sticky 76x76 on A4")) == pytest.approx((5, 5, 66, 66))
    sticky = [stock for stock in STOCKS if stock.medium is Medium.STICKY]
    assert len(sticky) == 6
    for stock in sticky:
        grid = stock.grid
        assert min(grid.left, grid.top) >= 13, stock
        assert grid.across == 1 or grid.pitch_x - stock.width >= 12, stock
        assert grid.down == 1 or grid.pitch_y - stock.height >= 12, stock


def test_a_tiny_label_keeps_half_of_each_side() -> None:
    assert safe_area(replace(L7163, width=Mm(10), height=Mm(4))) == pytest.approx((2.5, 1, 5, 2))


def test_labels_at_the_edge_of_the_page_keep_off_what_cannot_be_printed() -> None:
    borderless = replace(L7163, grid=Grid(Mm(0), Mm(10), Mm(105), Mm(38.1), 2, 7))
    left, top, width, _ = safe_area(replace(borderless, width=Mm(105)))
    assert (left, top, width) == pytest.approx((4.2, 3, 96.6))


@pytest.mark.parametrize("stock", STOCKS[:: len(STOCKS) // 5] + CATALOGUE.core()[::9])
def test_writing_is_centred_and_has_room(stock: Stock) -> None:
    left, top, width, height = safe_area(stock)
    assert width > 0
    assert height > 0
    assert 2 * left + width == pytest.approx(stock.width)
    assert 2 * top + height == pytest.approx(stock.height)


def test_writing_never_crosses_the_die_line_of_any_stock() -> None:
    strays = [f"{stock.brand} {stock.part}" for stock in STOCKS if not corner_is_inside(stock)]
    assert not strays


def test_writing_keeps_its_distance_on_every_stock_that_has_room() -> None:
    for stock in STOCKS:
        left, top, _, _ = safe_area(stock)
        assert left >= min(stock.safe, stock.width / 4) - ROUNDING, stock
        assert top >= min(stock.safe, stock.height / 4) - ROUNDING, stock


def test_no_sheet_has_writing_where_a_printer_does_not_reach() -> None:
    for stock in STOCKS:
        if stock.is_roll or stock.medium is Medium.FORM:
            continue
        left, top, width, height = safe_area(stock)
        first, *_, last = [*stock.grid.origins()] * 2
        if left < stock.width / 4:
            assert first[0] + left >= UNPRINTED - ROUNDING, stock
            assert last[0] + left + width <= stock.page_width - UNPRINTED + ROUNDING, stock
        if top < stock.height / 4:
            assert first[1] + top >= UNPRINTED - ROUNDING, stock
            assert last[1] + top + height <= stock.page_height - UNPRINTED + ROUNDING, stock


def test_no_roll_has_writing_where_its_own_printer_does_not_reach() -> None:
    for stock in STOCKS:
        left, top, *_ = safe_area(stock)
        assert left >= stock.unprinted_x - ROUNDING, stock
        assert top >= stock.unprinted_y - ROUNDING, stock


def test_what_a_printer_cannot_reach_counts_even_on_a_tiny_label() -> None:
    label = replace(CATALOGUE.find("Dymo 30334"), unprinted_x=Mm(20), unprinted_y=Mm(12))
    assert safe_area(label) == pytest.approx((20, 12, 17, 8))


def test_a_roll_is_written_on_to_its_safe_edge() -> None:
    assert safe_area(CATALOGUE.find("Thermal 4x6in")) == pytest.approx((3, 3, 95.6, 146.4))

"""Crop marks help to cut out what is printed and leave every other label clean."""

import pytest

from handnote.domain.stock import Stock
from handnote.sheets.crop_marks import Stroke, crop_marks
from handnote.sheets.label_shape import UNPRINTED
from handnote.sheets.stocks import StockCatalogue

OFFERED = StockCatalogue().offered()


def touches(stroke: Stroke, stock: Stock, slot: int) -> bool:
    """Whether a stroke goes through the inside of the label in ``slot``."""
    left, top = list(stock.grid.origins())[slot]
    slack = 1e-6
    return (
        max(stroke.x1, stroke.x2) > left + slack
        and min(stroke.x1, stroke.x2) < left + stock.width - slack
        and max(stroke.y1, stroke.y2) > top + slack
        and min(stroke.y1, stroke.y2) < top + stock.height - slack
    )


@pytest.mark.parametrize("stock", OFFERED, ids=lambda stock: f"{stock.brand} {stock.part}")
def test_no_mark_goes_through_any_label(stock: Stock) -> None:
    for slot in range(stock.slots):
        marks = list(crop_marks(stock, slot))
        assert len(marks) == 8
        for mark in marks:
            assert not any(touches(mark, stock, other) for other in range(stock.slots))


@pytest.mark.parametrize("stock", OFFERED, ids=lambda stock: f"{stock.brand} {stock.part}")
def test_every_mark_is_in_line_with_its_labels_edges_and_on_the_page(stock: Stock) -> None:
    left, top = list(stock.grid.origins())[-1]
    xs, ys = {left, left + stock.width}, {top, top + stock.height}
    for mark in crop_marks(stock, stock.slots - 1):
        is_down = mark.x1 == mark.x2
        assert mark.x1 in xs if is_down else mark.y1 in ys
        assert 0 <= min(mark.x1, mark.x2) <= max(mark.x1, mark.x2) <= stock.page_width + 1e-6
        assert 0 <= min(mark.y1, mark.y2) <= max(mark.y1, mark.y2) <= stock.page_height + 1e-6


def test_where_there_is_bare_paper_marks_stand_outside_and_are_reached_by_the_printer() -> None:
    stock = StockCatalogue().find("L7163")
    first = list(crop_marks(stock, 0))
    above = [mark for mark in first if mark.x1 == mark.x2 and mark.y1 < stock.grid.top]
    assert len(above) == 2
    assert all(mark.y2 >= UNPRINTED and mark.y1 == stock.grid.top - 1 for mark in above)


def test_between_labels_that_touch_marks_lie_on_the_label_own_edge() -> None:
    stock = StockCatalogue().find("3474")
    middle = list(crop_marks(stock, 4))
    left, top = list(stock.grid.origins())[4]
    for mark in middle:
        assert left <= min(mark.x1, mark.x2) + 1e-6
        assert max(mark.y1, mark.y2) <= top + stock.height + 1e-6

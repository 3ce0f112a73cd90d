"""Crop marks help to cut out what is printed and leave every other label clean."""

from dataclasses import astuple, replace

import pytest

from handnote.domain.stock import Stock
from handnote.domain.units import Mm
from handnote.sheets.crop_marks import Stroke, crop_marks
from handnote.sheets.label_shape import UNPRINTED, safe_area
from handnote.sheets.stocks import StockCatalogue

OFFERED = StockCatalogue().offered()


def stroke(*ends: float) -> Stroke:
    """A mark, whatever its last digits."""
    return Stroke(*(Mm(round(end, 6)) for end in ends))


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


def test_where_labels_run_to_the_edge_of_the_page_marks_begin_where_a_printer_does() -> None:
    """Four A6 cards on A4: a cross in the middle, and a mark at each end of both cuts."""
    stock = StockCatalogue().find("A6 on A4")
    marks = {stroke(*astuple(mark)) for slot in range(4) for mark in crop_marks(stock, slot)}
    assert {mark for mark in marks if mark.x1 == mark.x2} == {
        stroke(105, start, 105, end)
        for start, end in ((4.2, 6.2), (148.5, 146.5), (148.5, 150.5), (292.8, 290.8))
    }
    assert {mark for mark in marks if mark.y1 == mark.y2} == {
        stroke(start, 148.5, end, 148.5)
        for start, end in ((4.2, 6.2), (105, 103), (105, 107), (205.8, 203.8))
    }


def test_every_cut_of_what_she_cuts_is_marked_at_both_its_ends() -> None:
    """Paper that nothing shows on where to cut, and no mark that a printer would leave out."""
    cut = [one for one in StockCatalogue().search("cut marks", 50) if one.needs_marks]
    assert len(cut) == 5
    for stock in cut:
        marks = [mark for slot in range(stock.slots) for mark in crop_marks(stock, slot)]
        lefts, tops = ({place[side] for place in stock.grid.origins()} for side in (0, 1))
        xs = lefts | {left + stock.width for left in lefts}
        ys = tops | {top + stock.height for top in tops}
        for x in xs - {0, stock.page_width}:
            on_it = [mark.y1 for mark in marks if mark.x1 == mark.x2 == x]
            assert min(on_it) < min(ys) + 4.3, stock.name
            assert max(on_it) > max(ys) - 4.3, stock.name
        for y in ys - {0, stock.page_height}:
            on_it = [mark.x1 for mark in marks if mark.y1 == mark.y2 == y]
            assert min(on_it) < min(xs) + 4.3, stock.name
            assert max(on_it) > max(xs) - 4.3, stock.name
        for mark in marks:
            assert min(mark.x1, mark.x2) >= UNPRINTED, stock.name
            assert min(mark.y1, mark.y2) >= UNPRINTED, stock.name
            assert max(mark.x1, mark.x2) <= stock.page_width - UNPRINTED, stock.name
            assert max(mark.y1, mark.y2) <= stock.page_height - UNPRINTED, stock.name


@pytest.mark.parametrize(
    ("part", "marks"),
    [
        ("A5 folded", {stroke(*at) for at in ((105, 4.2, 105, 7.2), (105, 140.8, 105, 143.8))}),
        (
            "A5 folded wide",
            {stroke(*at) for at in ((4.2, 105, 7.2, 105), (140.8, 105, 143.8, 105))},
        ),
    ],
)
def test_a_folded_card_is_marked_at_the_ends_of_its_fold_alone(
    part: str, marks: set[Stroke]
) -> None:
    stock = StockCatalogue().find(part)
    left, top, _, _ = safe_area(stock)
    assert {stroke(*astuple(mark)) for mark in crop_marks(stock, 0)} == marks
    assert min(left, top) == pytest.approx(UNPRINTED)  # so that no mark is in the writing's way


def test_on_a_turned_sheet_marks_stand_where_its_labels_are() -> None:
    stock = replace(StockCatalogue().find("L7163"), page_width=Mm(220))
    one, other = (set(crop_marks(stock, 0, is_turned=turned)) for turned in (False, True))
    right = stock.page_width - stock.grid.left
    assert {mark.x1 for mark in other if mark.x1 == mark.x2} == {right, right - stock.width}
    assert not one & other


def test_between_labels_that_touch_marks_lie_on_the_label_own_edge() -> None:
    stock = StockCatalogue().find("3474")
    middle = list(crop_marks(stock, 4))
    left, top = list(stock.grid.origins())[4]
    for mark in middle:
        assert left <= min(mark.x1, mark.x2) + 1e-6
        assert max(mark.y1, mark.y2) <= top + stock.height + 1e-6

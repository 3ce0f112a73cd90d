"""A parcel mark is tiny, its own, beside the writing, on the label and within a printer's reach."""

import math

from handnote.config.resources import resource
from handnote.domain.stock import Shape, Stock
from handnote.sheets.label_shape import safe_area, unprinted
from handnote.sheets.parcel_marks import TALL, has_room, parcel_mark, spot
from handnote.sheets.stock_table import read_rows
from handnote.sheets.stocks import StockCatalogue

CATALOGUE = StockCatalogue()
STOCKS = [row.stock(()) for row in read_rows(resource("stocks", "stocks.tsv"))]
ROOMY = [stock for stock in STOCKS if has_room(stock)]
WIDE = 3.2
"""How wide four of its figures are, in mm."""


def test_the_first_label_is_one() -> None:
    assert [parcel_mark(place) for place in (0, 1, 46, 998, 999)] == [
        "·1",
        "·2",
        "·47",
        "·999",
        "1000",
    ]


def test_forty_thousand_labels_have_forty_thousand_marks_of_four_characters() -> None:
    marks = [parcel_mark(place) for place in range(40_000)]
    assert len(set(marks)) == len(marks)
    assert max(map(len, marks)) == 4


def test_it_stands_clear_of_the_writing_on_the_label_and_is_printed() -> None:
    for stock in ROOMY:
        check_marks(stock)


def check_marks(stock: Stock) -> None:
    _, top, _, height = safe_area(stock)
    beside, above = unprinted(stock)
    for slot, (label_left, label_top) in enumerate(stock.grid.origins()):
        place = spot(stock, slot)
        assert place is not None
        start = place.x - WIDE / 2 if place.is_middle else place.x
        foot, head = place.baseline, place.baseline - TALL
        assert head >= top + height + 0.3 or foot <= top - 0.3
        assert 0.5 <= head < foot <= stock.height - 0.5
        assert label_top + head >= above - 1e-6
        assert label_top + foot <= stock.page_height - above + 1e-6
        assert label_left + start >= min(beside, label_left + stock.width / 4) - 1e-6
        assert start + WIDE <= stock.width
        for x in (start, start + WIDE):
            for y in (head, foot):
                assert is_on_label(stock, x, y)


def is_on_label(stock: Stock, x: float, y: float) -> bool:
    """Whether a point is inside the die line."""
    if stock.shape in (Shape.ROUND, Shape.ELLIPSE):
        across, down = stock.width / 2, stock.height / 2
        return math.hypot((x - across) / across, (y - down) / down) < 1
    corner = stock.corner if stock.shape is Shape.ROUNDED else 0.0
    beside = max(corner - x, x - (stock.width - corner), 0)
    above = max(corner - y, y - (stock.height - corner), 0)
    return math.hypot(beside, above) <= max(corner, 1e-9)


def test_where_a_sheet_runs_to_the_edge_of_the_page_the_last_row_is_marked_above() -> None:
    stock = CATALOGUE.find("3474")
    first, last = spot(stock, 0), spot(stock, stock.slots - 1)
    assert first is not None
    assert last is not None
    assert first.baseline > stock.height / 2 > last.baseline


def test_only_strips_and_labels_as_high_as_their_page_have_no_room() -> None:
    crammed = [stock for stock in STOCKS if not has_room(stock)]
    assert crammed
    assert all(stock.height < 10 or stock.grid.down == 1 for stock in crammed)

"""Lines to write along stay where writing may be, and as far apart as writing is."""

from itertools import pairwise

import pytest

from handnote.config.resources import resource
from handnote.domain.stock import Stock
from handnote.sheets.label_shape import safe_area
from handnote.sheets.ruling import NATURAL, Guide, baselines, slants
from handnote.sheets.stock_table import read_rows
from handnote.sheets.stocks import StockCatalogue

STOCKS = [row.stock(()) for row in read_rows(resource("stocks", "stocks.tsv"))]


def test_every_guide_of_every_stock_is_within_what_writing_may_use() -> None:
    for stock in STOCKS:
        guides = [*baselines(stock), *slants(stock)]
        assert guides
        assert all(is_inside(stock, guide) for guide in guides), stock.name


def is_inside(stock: Stock, guide: Guide) -> bool:
    left, top, width, height = safe_area(stock)
    return all(
        left - 1e-6 <= x <= left + width + 1e-6 and top - 1e-6 <= y <= top + height + 1e-6
        for x, y in ((guide.x1, guide.y1), (guide.x2, guide.y2))
    )


@pytest.mark.parametrize(("part", "lines"), [("L7163", 4), ("L7651", 2), ("5163", 6), ("5160", 2)])
def test_a_label_has_as_many_lines_as_a_hand_writes_on_it(part: str, lines: int) -> None:
    assert len(baselines(StockCatalogue().find(part))) == lines


def test_lines_stand_as_far_apart_as_writing_does() -> None:
    for stock in STOCKS:
        ys = [guide.y1 for guide in baselines(stock)]
        steps = [below - above for above, below in pairwise(ys)]
        assert all(NATURAL - 1e-6 <= step <= NATURAL * 1.2 + 1e-6 for step in steps)


def test_a_left_hand_is_shown_letters_that_lean_to_the_left() -> None:
    leaning = list(slants(StockCatalogue().find("L7163")))
    assert leaning
    assert all(guide.x1 < guide.x2 and guide.y1 < guide.y2 for guide in leaning)

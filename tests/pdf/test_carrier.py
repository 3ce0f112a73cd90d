"""The carrier page: its outlines are where the notes will be printed, and it says what to do."""

import pytest

from handnote.config.resources import font_packs, resource
from handnote.domain.stock import Stock
from handnote.pdf.carrier import carrier
from handnote.sheets.label_shape import UNPRINTED
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands
from handnote.wording.carrier import carrier_words
from tests.pdf.pixels import Ink, ink_of, words_on

CATALOGUE = StockCatalogue()
HANDS = Hands(resource("fonts"), font_packs())
STICKY = CATALOGUE.search("sticky carrier", 50)


def page(stock: Stock) -> bytes:
    return carrier(stock, carrier_words(stock), HANDS.chain(HANDS.find("playpen-sans")))


@pytest.mark.parametrize("stock", STICKY, ids=lambda stock: stock.name)
def test_every_outline_is_where_a_note_will_be_to_a_twentieth(stock: Stock) -> None:
    ink = ink_of(page(stock))
    for left, top in stock.grid.origins():
        free_x, free_y = left + stock.width * 0.2, top + stock.height * 0.8
        ends = left, left + stock.width
        assert _lines(ink.across(free_y, left - 3, ends[1] + 3, below=200)) == _near(*ends)
        ends = top, top + stock.height
        found = ink.down(free_x, top - 0.9, ends[1] + 1.4, below=200)
        assert [y for y in found if not top + 1 < y < top + 14] == _near(*ends)


@pytest.mark.parametrize("stock", STICKY, ids=lambda stock: stock.name)
def test_it_says_at_every_note_where_its_glue_goes_and_which_edge_is_fed(stock: Stock) -> None:
    pdf, words = page(stock), carrier_words(stock)
    said = words_on(pdf)
    assert said.count(words.glue) == stock.slots
    assert words.feed in said
    assert words.advice in said
    assert stock.name in words.advice


@pytest.mark.parametrize("stock", STICKY, ids=lambda stock: stock.name)
def test_nothing_is_where_a_printer_does_not_reach(stock: Stock) -> None:
    ink = ink_of(page(stock), dots=10)
    assert _bare_to(ink, stock) >= UNPRINTED


def test_an_arrow_points_to_the_edge_that_is_fed_first() -> None:
    stock = CATALOGUE.find("Sticky 76x76 on A4")
    ink = ink_of(page(stock))
    wide = [len(ink.across(y, 9, 15)) for y in (5.8, 8.0)]
    assert wide == [3, 1]  # two barbs beside the shaft near the tip, the shaft alone below


def test_equal_stocks_give_equal_bytes_and_no_viewer_is_invited_to_scale() -> None:
    stock = CATALOGUE.find("Sticky 76x76 on A4")
    assert page(stock) == page(stock)
    assert b"/PrintScaling /None" in page(stock)


def _bare_to(ink: Ink, stock: Stock) -> float:
    """How far from every edge of the page its ink keeps."""
    rows = [row / 10 for row in range(round(stock.page_height * 10) - 1)]
    inked = [(row, ink.across(row, 0, stock.page_width, below=200)) for row in rows]
    nearest = [
        min(row, stock.page_height - row, *found, stock.page_width - max(found))
        for row, found in inked
        if found
    ]
    return min(nearest)


def _lines(found: list[float]) -> list[float]:
    return [found[0], found[-1]]


def _near(*places: float) -> list[object]:
    return [pytest.approx(place, abs=0.05) for place in places]

"""Photo marks stand in the margins: on no label, where a printer reaches, and on no other mark."""

from itertools import combinations
from math import hypot

from handnote.domain.note import NoteId
from handnote.domain.units import Mm
from handnote.sheets.label_shape import UNPRINTED
from handnote.sheets.photo_marks import (
    BITS,
    DOT,
    EYE,
    Code,
    cells,
    code_of,
    dots,
    eyes,
    have_room,
    place_of,
    places,
)
from handnote.sheets.stocks import StockCatalogue

CATALOGUE = StockCatalogue()
MARKED = [stock for stock in CATALOGUE.offered() if have_room(stock)]


def test_the_common_sheets_have_room_and_those_without_a_margin_do_not() -> None:
    assert {"L7163", "L7160", "L7162", "L7165", "5160", "5163"} <= {s.part for s in MARKED}
    assert not have_room(CATALOGUE.find("Avery L7164"))
    assert not have_room(CATALOGUE.find("DK-22205"))


def test_no_mark_is_on_a_label_or_where_no_printer_reaches() -> None:
    for stock in MARKED:
        code = Code(0b1011, stock.slots - 1)
        marks = [(middle, EYE) for middle in eyes(stock.page_width, stock.page_height)]
        marks += [(middle, DOT) for middle in dots(code, stock)]
        for (x, y), reach in marks:
            assert x - reach > UNPRINTED
            assert x + reach < stock.page_width - UNPRINTED
            assert y - reach > UNPRINTED
            assert y + reach < stock.page_height - UNPRINTED
            for left, top in stock.grid.origins():
                beside = max(left - x - reach, x - reach - left - stock.width)
                above = max(top - y - reach, y - reach - top - stock.height)
                assert max(beside, above) > 0.5, stock.name


def test_dots_touch_neither_each_other_nor_an_eye_wherever_they_stand() -> None:
    for width in (Mm(210.0), Mm(215.9)):
        spots = [
            spot for place in range(places(width)) for pair in cells(width, place) for spot in pair
        ]
        assert len(set(spots)) == places(width) * BITS * 2
        assert min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(spots, 2)) > 2 * DOT
        corners = eyes(width, Mm(297.0))
        assert min(hypot(a[0] - b[0], a[1] - b[1]) for a in spots for b in corners) > EYE + DOT + 2


def test_a_code_is_that_of_its_sheet_and_of_no_other() -> None:
    known = {
        code_of(NoteId(f"note {number}"), slot, page).bits
        for number in range(20)
        for slot in range(20)
        for page in range(5)
    }
    assert len(known) == 2000
    assert code_of(NoteId("a"), 3, 0) == code_of(NoteId("a"), 3, 0)


def test_a_sheet_that_is_fed_again_has_its_code_elsewhere() -> None:
    stock = CATALOGUE.find("L7163")
    first, second = (place_of(code_of(NoteId("a"), slot, 0), stock) for slot in (0, 7))
    assert first != second
    assert all(
        place_of(Code(0, slot), one) < places(one.page_width)
        for one in MARKED
        for slot in range(one.slots)
    )

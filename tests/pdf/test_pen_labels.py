"""What the pen finds on a label: nothing, or dots to write along that nobody reads as print."""

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.config.resources import font_packs, resource
from handnote.domain.marks import Ruling
from handnote.domain.note import NoteId
from handnote.domain.sheet import OpenSheet, Sheet
from handnote.domain.stock import Stock
from handnote.domain.units import POINT, Mm
from handnote.pdf.pen_labels import pen_labels
from handnote.sheets.imposition import impose
from handnote.sheets.parcel_marks import parcel_mark
from handnote.sheets.photo_marks import code_of, dots, eyes
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands
from handnote.typeset.paragraph import plain_line
from tests.pdf.pixels import ink_of, words_on

HANDS = Hands(resource("fonts"), font_packs())
CATALOGUE = StockCatalogue()
LONGEST = plain_line(parcel_mark(12_000), HANDS.chain(HANDS.find("playpen-sans")), size=Mm(1.6))
L7163 = CATALOGUE.find("L7163")
DPI = 600


def sheets_of(stock: Stock, notes: int, *used: int) -> tuple[Sheet, ...]:
    names = [NoteId(str(number)) for number in range(notes)]
    return impose(names, stock, [OpenSheet(frozenset(used))])


def inked(pdf: bytes, sheet: Sheet, place: int, page: int = 0) -> float:
    """The share of one label's pixels that are not bare paper, at 600 dots to the inch."""
    stock, where = sheet.stock, sheet.placements[place]
    right = stock.page_width - where.left - stock.width
    below = stock.page_height - where.top - stock.height
    crop = tuple(max(0.0, edge / POINT) for edge in (where.left, below, right, where.top))
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[page].render(scale=DPI / 72, grayscale=True, crop=crop)
        pixels = bytes(bitmap.buffer)
        bare = sum(
            pixels[row * bitmap.stride : row * bitmap.stride + bitmap.width].count(255)
            for row in range(bitmap.height)
        )
        return 1 - bare / int(bitmap.width * bitmap.height)


@pytest.mark.parametrize("stock", CATALOGUE.core(), ids=lambda stock: stock.name)
def test_lines_and_mark_leave_more_than_99_percent_of_a_label_bare(stock: Stock) -> None:
    sheets = sheets_of(stock, stock.slots)
    marks = {where.note_id: LONGEST for where in sheets[0].placements}
    pdf = pen_labels(sheets, Ruling.LEFT_HANDED, marks)
    for place in {0, stock.slots - 1}:
        assert 0 < inked(pdf, sheets[0], place) < 0.01


@pytest.mark.parametrize("part", ["L7163", "5163", "L7651", "5294", "Dymo 99012"])
def test_a_blank_label_has_nothing_on_it_at_all(part: str) -> None:
    sheets = sheets_of(CATALOGUE.find(part), 2)
    pdf = pen_labels(sheets, Ruling.NOTHING)
    assert words_on(pdf) == ""
    assert all(inked(pdf, sheets[0], place) == 0 for place in range(len(sheets[0].placements)))


def test_only_the_labels_that_are_left_of_a_part_used_sheet_are_ruled() -> None:
    stock = CATALOGUE.find("L7163")
    sheets = sheets_of(stock, 2, 0, 1, 2)
    pdf = pen_labels(sheets, Ruling.LINES)
    bare = sheets_of(stock, stock.slots)[0]
    ruled = [place for place in range(stock.slots) if inked(pdf, bare, place) > 0]
    assert ruled == [3, 4]


def test_every_sheet_is_a_page_and_every_roll_label_too() -> None:
    for part, notes, pages in (("L7163", 15, 2), ("Dymo 99012", 3, 3)):
        pdf = pen_labels(sheets_of(CATALOGUE.find(part), notes), Ruling.LINES)
        with pypdfium2.PdfDocument(pdf) as document:
            assert len(document) == pages


def test_the_parcel_mark_is_all_that_can_be_read() -> None:
    sheets = sheets_of(CATALOGUE.find("L7163"), 1)
    chain = HANDS.chain(HANDS.find("playpen-sans"))
    mark = plain_line("·1", chain, size=Mm(1.6))
    assert words_on(pen_labels(sheets, Ruling.LINES, {NoteId("0"): mark})) == "·1"


def test_a_left_hand_gets_a_slant_besides_the_lines() -> None:
    sheets = sheets_of(CATALOGUE.find("L7163"), 1)
    lines, leaning = (
        inked(pen_labels(sheets, ruling), sheets[0], 0)
        for ruling in (Ruling.LINES, Ruling.LEFT_HANDED)
    )
    assert 0 < lines < leaning


def test_equal_sheets_give_equal_bytes() -> None:
    sheets = sheets_of(CATALOGUE.find("L7163"), 3)
    assert pen_labels(sheets, Ruling.LINES) == pen_labels(sheets, Ruling.LINES)


@pytest.mark.parametrize("part", ["L7163", "L7160", "L7165", "5160", "5164"])
def test_photo_marks_leave_every_label_bare(part: str) -> None:
    (sheet,) = sheets_of(CATALOGUE.find(part), 3)
    pdf = pen_labels([sheet], Ruling.NOTHING, for_photos=True)
    (whole,) = sheets_of(sheet.stock, sheet.stock.slots)
    assert [inked(pdf, whole, place) for place in range(len(whole.placements))] == [0.0] * len(
        whole.placements
    )
    ink = ink_of(pdf, dots=8)
    assert min(ink.pixels) < 60
    assert words_on(pdf) == ""


def test_a_sheet_that_is_fed_again_gets_no_second_eyes_and_its_code_elsewhere() -> None:
    first, again = sheets_of(L7163, 5), sheets_of(L7163, 5, *range(5))
    pages = [
        ink_of(pen_labels(one, Ruling.NOTHING, for_photos=True), dots=8) for one in (first, again)
    ]
    x, y = eyes(L7163.page_width, L7163.page_height)[0]
    assert [len(page.down(x, y - 3, y + 3)) for page in pages] == [1, 0]
    spots = [
        dots(code_of(one[0].placements[0].note_id, one[0].placements[0].slot, 0), L7163)
        for one in (first, again)
    ]
    assert not set(spots[0]) & set(spots[1])
    for page, spot in zip(pages, spots, strict=True):
        assert all(page.across(dot_y, dot_x - 0.5, dot_x + 0.5) for dot_x, dot_y in spot)


def test_a_sheet_without_a_margin_gets_no_photo_marks() -> None:
    sheets = sheets_of(CATALOGUE.find("L7164"), 3)
    assert pen_labels(sheets, Ruling.NOTHING, for_photos=True) == pen_labels(sheets, Ruling.NOTHING)

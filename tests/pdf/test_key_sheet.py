"""The key sheet: the very grid of the labels, what there is to say in it, nothing cut off."""

import re
import zlib
from dataclasses import replace
from datetime import date

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.config.resources import font_packs, resource
from handnote.domain.note import NoteId
from handnote.domain.order import Item
from handnote.domain.sheet import OpenSheet, Sheet
from handnote.domain.stock import Stock
from handnote.domain.units import POINT
from handnote.pdf.key_sheet import key_sheet
from handnote.pdf.key_square import Chains
from handnote.sheets.imposition import corners, impose
from handnote.sheets.key_sheet import KeyEntry
from handnote.sheets.label_shape import safe_area
from handnote.sheets.stock_table import read_rows
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands
from handnote.wording.key_sheet import key_text, key_words
from tests.pdf.pixels import words_on

HANDS = Hands(resource("fonts"), font_packs())
CHAINS = Chains(HANDS.table_chain(is_strong=True), HANDS.table_chain())
CATALOGUE = StockCatalogue()
TODAY = date(2026, 11, 21)
STOCKS = [row.stock(()) for row in read_rows(resource("stocks", "stocks.tsv"))]
SQUARES = [stock for stock in STOCKS if not stock.is_roll]

INES = KeyEntry(
    NoteId("ines"),
    who="Inês Carvalho",
    items=(Item("Blue speckled mug", 2),),
    words="The first two survived the move!",
    nth=3,
    last_time="the handle took me four tries",
    last_on=date(2026, 5, 3),
    promise="a small one next time",
    draft="Here is the third",
)
LONG = replace(
    INES,
    words="My grandmother drank from a mug like this until its handle broke. " * 31,
    is_gift=True,
    giver="Aunt Bee",
)


def many(entry: KeyEntry, count: int) -> list[KeyEntry]:
    return [replace(entry, note_id=NoteId(str(number))) for number in range(count)]


def sheets_of(entries: list[KeyEntry], stock: Stock, *open_sheets: OpenSheet) -> tuple[Sheet, ...]:
    return impose([entry.note_id for entry in entries], stock, open_sheets)


def made(entries: list[KeyEntry], part: str | Stock, *open_sheets: OpenSheet) -> bytes:
    stock = part if isinstance(part, Stock) else CATALOGUE.find(part)
    texts = {entry.note_id: key_text(entry, TODAY) for entry in entries}
    sheets = sheets_of(entries, stock, *open_sheets)
    return key_sheet(sheets, texts, key_words(stock, TODAY), CHAINS).pdf


def frames(pdf: bytes, height: float) -> set[tuple[float, float, float, float]]:
    """Left, top, width and height in mm of every closed outline on the first page."""
    first = next(
        content
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
        if b" h S" in (content := inflated(stream))
    )
    found = set()
    for path in re.findall(rb"([-\d. mlc]+) h S", first):
        numbers = [float(number) for number in re.findall(rb"-?\d+\.\d+", path)]
        xs, ys = numbers[0::2], numbers[1::2]
        left, top = min(xs) * POINT, height - max(ys) * POINT
        found.add((left, top, (max(xs) - min(xs)) * POINT, (max(ys) - min(ys)) * POINT))
    return found


def inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def test_each_square_is_its_labels_rectangle_on_every_stock_there_is() -> None:
    # One layout is sold under many numbers: each is looked at once.
    for stock in {
        replace(one, brand="", part="", title="", grade=""): one for one in SQUARES
    }.values():
        squares = sorted(frames(made(many(INES, 1), stock), stock.page_height))
        labels = sorted({(x, y, stock.width, stock.height) for x, y in corners(stock)})
        assert len(squares) == len(labels), stock.name
        for square, label in zip(squares, labels, strict=True):
            assert square == pytest.approx(label, abs=0.01), stock.name


def test_a_sheet_that_is_fed_turned_has_its_squares_turned_too() -> None:
    stock = CATALOGUE.find("5294")
    pdf = made(many(INES, 1), stock, OpenSheet(is_turned=True))
    where = sorted((left, top) for left, top, _, _ in frames(pdf, stock.page_height))
    for square, label in zip(where, sorted(corners(stock, is_turned=True)), strict=True):
        assert square == pytest.approx(label, abs=0.01)


@pytest.mark.parametrize("part", ["L7163", "5163", "L7651", "5160", "5294", "Dymo 99012", "3474"])
def test_all_there_is_to_say_can_be_read_and_copied(part: str) -> None:
    pdf = made([INES], part)
    with pypdfium2.PdfDocument(pdf) as document:
        said = " ".join(words_on(pdf, page=page) for page in range(len(document)))
    for text in (
        "Inês Carvalho",
        "2 × Blue speckled mug",
        "“The first two survived the move!”",
        "3rd order. You wrote in May: “the handle took me four tries”",
        "You promised: “a small one next time”",
        "To copy: “Here is the third”",
    ):
        assert text in said


@pytest.mark.parametrize(
    "name",
    [
        "Wolfeschlegelsteinhausenbergerdorff-Kowa",
        "W" * 140,
        "نور الحداد",
        "田中 美咲",
        "नेहा शर्मा",
        "😀🎁 Jo",
    ],
)
@pytest.mark.parametrize("part", ["L7163", "5160", "5294", "4780"])
def test_nothing_reaches_out_of_a_square_whoever_it_is_for(part: str, name: str) -> None:
    stock = CATALOGUE.find(part)
    entries = many(replace(LONG, who=name), stock.slots)
    pdf = made(entries, stock)
    left, top, width, height = safe_area(stock)
    areas = [
        (
            x + left,
            stock.page_height - y - top - height,
            x + left + width,
            stock.page_height - y - top,
        )
        for x, y in corners(stock)
    ]
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        above = stock.page_height - min(y for _, y in corners(stock))
        boxes = [
            tuple(edge * POINT for edge in one.get_bounds())
            for one in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
        ]
    inside = [box for box in boxes if box[1] < above]
    assert len(inside) > 5 * stock.slots
    for x1, y1, x2, y2 in inside:
        assert any(
            x1 >= area[0] - 0.3
            and x2 <= area[2] + 0.3
            and y1 >= area[1] - 0.3
            and y2 <= area[3] + 0.3
            for area in areas
        ), (x1, y1, x2, y2)


def test_what_a_square_has_no_room_for_ends_in_an_ellipsis_and_is_told_in_full_behind() -> None:
    pdf = made([LONG], "L7163")
    square, behind = words_on(pdf, page=0), words_on(pdf, page=1)
    assert "…" in square
    for kept in ("Inês Carvalho", "2 × Blue speckled mug", "You promised: “a small one next time”"):
        assert kept in square
    assert behind.startswith("In full")
    assert behind.count("My grandmother") == 31


def test_first_the_gift_gives_way_and_then_what_was_written_last_time() -> None:
    """A label of five short lines for eight: name, thing, draft, words and promise stay."""
    said = words_on(made([LONG], "5160"))
    assert "A gift from" not in said
    for kept in ("Inês", "Blue speckled", "To copy:", "My grandmother", "You promised:"):
        assert kept in said


def test_fifteen_pages_of_a_buyers_words_are_told_to_the_last() -> None:
    words = " ".join(f"word{number}" for number in range(2500))
    pdf = made([replace(INES, words=words)], "L7163")
    with pypdfium2.PdfDocument(pdf) as document:
        pages = len(document)
    said = " ".join(words_on(pdf, page=page) for page in range(1, pages))
    assert pages > 2
    assert re.findall(r"word\d+", said) == words.split()


@pytest.mark.parametrize("part", ["L7163", "L7651", "Dymo 99012"])
def test_a_cup_stands_after_every_tenth_note_and_nowhere_else(part: str) -> None:
    def cups(count: int) -> int:
        pdf = made(many(INES, count), part)
        found = 0
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
            found += inflated(stream).count(b"1.9 5.9 m")
        return found

    assert [cups(count) for count in (9, 10, 19, 20, 31)] == [0, 1, 1, 2, 3]


def test_labels_that_are_gone_have_no_number_and_nobody_in_them() -> None:
    used = OpenSheet(frozenset({0, 1, 2}))
    said = words_on(made(many(INES, 2), "L7163", used))
    assert said.count("Inês Carvalho") == 2
    assert [number for number in (1, 3, 4, 5, 6, 14) if re.search(rf"\b{number}\b", said)] == [4, 5]


def test_a_roll_has_one_list_of_all_its_labels_in_their_order() -> None:
    entries = [replace(INES, note_id=NoteId(str(n)), who=f"Number{n}") for n in range(60)]
    pdf = made(entries, "Dymo 99012")
    with pypdfium2.PdfDocument(pdf) as document:
        said = " ".join(words_on(pdf, page=page) for page in range(len(document)))
        assert document[0].get_size() == pytest.approx((595.3, 841.9), abs=0.1)
    assert re.findall(r"Number\d+", said) == [f"Number{n}" for n in range(60)]


def test_equal_entries_give_equal_bytes() -> None:
    assert made([INES, LONG], "L7163") == made([INES, LONG], "L7163")

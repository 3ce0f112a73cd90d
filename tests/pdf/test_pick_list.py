"""The pick list: every parcel on a line of its own, in any script, on as many pages as it takes."""

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.config.resources import font_packs, resource
from handnote.domain.calibration import Paper
from handnote.domain.units import POINT, Mm
from handnote.pdf.pick_list import pick_list
from handnote.sheets.pick_list import PickRow, PickWords, list_paper
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands
from tests.pdf.pixels import words_on

HANDS = Hands(resource("fonts"), font_packs())
CHAIN = HANDS.chain(HANDS.find("playpen-sans"))
A4 = Paper(Mm(210), Mm(297))
WORDS = PickWords("2 parcels", PickRow("Mark", "Label", "For", "What"), "Page {page}")
ROWS = [
    PickRow("·1", "sheet 1, label 3", "Marta Kowalska", "blue mug (large), 2 × coaster"),
    PickRow("·2", "sheet 1, label 4", "Ελένη Παπαδοπούλου", "πιάτο"),
    PickRow("·3", "sheet 1, label 5", "नेहा शर्मा", "candle"),
]


def test_every_row_can_be_read_and_copied() -> None:
    said = words_on(pick_list(ROWS, WORDS, A4, CHAIN))
    assert said.startswith("2 parcels Page 1 Mark Label For What ·1 sheet 1, label 3 Marta")
    for row in ROWS:
        for text in (row.mark, row.label, row.name, row.what):
            assert text in said


def test_five_hundred_rows_are_on_pages_in_their_order_and_none_is_parted() -> None:
    rows = [
        PickRow(f"·{n}", f"label {n}", f"Somebody Number{n}", "a very blue mug with a handle " * 3)
        for n in range(1, 501)
    ]
    pdf = pick_list(rows, WORDS, A4, CHAIN)
    with pypdfium2.PdfDocument(pdf) as document:
        pages = len(document)
    said = [words_on(pdf, page=page) for page in range(pages)]
    assert all(f"2 parcels Page {number} Mark" in text for number, text in enumerate(said, 1))
    assert all(text.count("Mark Label For What") == 1 for text in said)
    names = [word for text in said for word in text.split() if word.startswith("Number")]
    assert names == [f"Number{n}" for n in range(1, 501)]
    assert pages == len([text for text in said if text.count("handle") == 3 * text.count("Number")])


def test_nothing_runs_off_the_page_or_into_the_next_column() -> None:
    row = PickRow(
        "A000", "sheet 12, label 40", "Wolfeschlegelsteinhausenbergerdorff" * 3, "x" * 300
    )
    pdf = pick_list([row] * 40, WORDS, A4, CHAIN)
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for number in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(number)
                assert left >= 14.5 / POINT
                assert right <= (210 - 14.5) / POINT
                assert bottom >= 14 / POINT
                assert top <= (297 - 14) / POINT


def test_a_letter_nobody_can_draw_is_a_question_mark_not_a_gap() -> None:
    said = words_on(pick_list([PickRow("", "label 1", "ᚠᚢ Jo", "")], WORDS, A4, CHAIN))
    assert "?? Jo" in said


def test_equal_rows_give_equal_bytes() -> None:
    assert pick_list(ROWS, WORDS, A4, CHAIN) == pick_list(iter(ROWS), WORDS, A4, CHAIN)


@pytest.mark.parametrize(("part", "width"), [("L7163", 210), ("5163", 215.9)])
def test_the_list_is_on_the_paper_of_the_labels(part: str, width: float) -> None:
    assert list_paper(StockCatalogue().find(part)).width == width

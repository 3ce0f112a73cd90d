"""The test page: its lines stand where they say, and it says what to do."""

import os
import re
from dataclasses import replace
from pathlib import Path
from zlib import decompress

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.config.resources import font_packs, resource
from handnote.domain.stock import Grid, Stock
from handnote.domain.units import POINT, Mm
from handnote.pdf.test_page import test_page as made_page
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands
from handnote.wording.calibrating import page_words
from tests.pdf.pixels import ink_of, words_on

EXPECTED = Path(__file__).parents[1] / "golden" / "expected" / "test-page-L7163.txt"
CATALOGUE = StockCatalogue()
HANDS = Hands(resource("fonts"), font_packs())


def page(part: str) -> tuple[Stock, bytes]:
    stock = CATALOGUE.find(part)
    chain = HANDS.chain(HANDS.find("playpen-sans"))
    return stock, made_page(stock, page_words(stock), chain)


@pytest.mark.parametrize("part", ["L7163", "5163", "3474"])
def test_the_frame_is_15_mm_from_every_edge_to_a_twentieth(part: str) -> None:
    stock, pdf = page(part)
    ink = ink_of(pdf)
    across, down = stock.page_width * 0.45, stock.page_height * 0.46
    assert ink.across(down, 10, 20) == [pytest.approx(15, abs=0.05)]
    right = stock.page_width - 15
    assert ink.across(down, right - 5, right + 5) == [pytest.approx(right, abs=0.05)]
    assert ink.down(across, 10, 20) == [pytest.approx(15, abs=0.05)]
    bottom = stock.page_height - 15
    assert ink.down(across, bottom - 5, bottom + 5) == [pytest.approx(bottom, abs=0.05)]


def test_the_line_is_as_long_as_it_says() -> None:
    stock, pdf = page("L7163")
    above = stock.page_height * 0.62 - 1.5
    one, other = ink_of(pdf).across(above, 40, 170)
    assert other - one == pytest.approx(100, abs=0.05)


def test_the_outlines_are_the_labels_die_lines() -> None:
    stock, pdf = page("L7163")
    ink = ink_of(pdf)
    for left, top in list(stock.grid.origins())[::3]:
        found = ink.across(top + 3.3, left - 0.5, left + 0.5, below=235)
        assert found == [pytest.approx(left, abs=0.05)]


@pytest.mark.parametrize("part", ["L7163", "5163"])
def test_what_to_do_and_every_number_can_be_read_and_copied(part: str) -> None:
    stock, pdf = page(part)
    said = words_on(pdf)
    words = page_words(stock)
    assert words.title in said
    for sentence in words.advice:
        assert sentence in said
    for letter in "ABCDEFGH":
        assert f"{letter} 15 mm" in said
    assert "exactly 100 mm" in said


@pytest.mark.parametrize(
    ("width", "height"), [(62, 29), (57, 32), (28, 89), (101.6, 152.4), (152.4, 101.6)]
)
def test_the_page_of_a_roll_has_its_letters_and_nothing_touches_another(
    width: float, height: float
) -> None:
    stock = replace(
        CATALOGUE.find("L7163"),
        page_width=Mm(width),
        page_height=Mm(height),
        width=Mm(width - 2),
        height=Mm(height - 2),
        grid=Grid(Mm(1), Mm(1), Mm(0), Mm(0), 1, 1),
    )
    pdf = made_page(stock, page_words(stock), HANDS.chain(HANDS.find("playpen-sans")))
    assert set("ABCDEFGH") <= set(words_on(pdf))
    boxes = _boxes(pdf)
    for number, (left, bottom, right, top) in enumerate(boxes):
        assert 0 < left < right < width / POINT
        assert 0 < bottom < top < height / POINT
        for left2, bottom2, right2, top2 in boxes[number + 1 :]:
            is_beside = right <= left2 or right2 <= left
            assert is_beside or top <= bottom2 + 1 or top2 <= bottom + 1


def test_equal_stocks_give_equal_bytes() -> None:
    assert page("L7163")[1] == page("L7163")[1]


def test_no_viewer_is_invited_to_scale_it() -> None:
    assert b"/PrintScaling /None" in page("L7163")[1]


def test_the_page_is_as_it_was_looked_at() -> None:
    pdf = page("L7163")[1]
    said = "\n".join([*_paths(pdf), "", *_lines(pdf), ""])
    if os.environ.get("HANDNOTE_GOLDENS") == "write":
        EXPECTED.write_text(said, encoding="utf-8")
    assert said == EXPECTED.read_text(encoding="utf-8")


def _paths(pdf: bytes) -> list[str]:
    """Every operator that is no text."""
    (content,) = (
        decompress(stream)
        for stream in re.findall(rb"stream\n(.*?)endstream", pdf, re.DOTALL)
        if stream[:1] == b"x" and b" re S" in decompress(stream)
    )
    plain = re.sub(rb"BT .*?ET\n?", b"", content, flags=re.DOTALL)
    return plain.decode("ascii").splitlines()


def _boxes(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Where its lines of text stand, in points: left, bottom, right, top."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        return [text.get_rect(number) for number in range(text.count_rects())]


def _lines(pdf: bytes) -> list[str]:
    """Its text, line by line, with the places."""
    boxes = _boxes(pdf)
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        return [f"{box[0]:6.1f} {box[1]:6.1f}  {text.get_text_bounded(*box)}" for box in boxes]

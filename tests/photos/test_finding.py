"""A sheet is found in twelve kinds of photos, and what is wrong with others is told."""

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageOps

from handnote.domain.picture import Doubt, Quad
from handnote.domain.stock import Stock
from handnote.photos.finding import Expected, FoundSheet, find_sheet
from handnote.photos.plane import page_map, seen_at
from handnote.sheets.stocks import StockCatalogue
from tests.photos.made import CONDITIONS, NOT_SEEN, Scene, Taken, page_of, photograph, take

CATALOGUE = StockCatalogue()
L7160 = CATALOGUE.find("Avery L7160")
L7163 = CATALOGUE.find("Avery L7163")
LETTER = CATALOGUE.find("Avery 5160")
TWELVE = frozenset(range(12))


def pixels_of(taken: Taken) -> NDArray[np.uint8]:
    with Image.open(io.BytesIO(taken.data)) as image:
        return np.asarray(ImageOps.exif_transpose(image).convert("RGB"))


def look(taken: Taken, expected: Expected) -> FoundSheet:
    return find_sheet(pixels_of(taken), expected)


def off_by(found: Quad, taken: Taken, stock: Stock) -> float:
    """How many mm beside its place on the sheet a point of it would be cut out, at worst."""
    high, wide = pixels_of(taken).shape[:2]
    size = np.array([wide, high])
    page = stock.page_width, stock.page_height
    true = page_map(np.array(taken.quad) * size, *page)
    said = page_map(np.array(found.corners) * size, *page)
    across, down = np.meshgrid(np.linspace(5, page[0] - 5, 5), np.linspace(5, page[1] - 5, 6))
    points = np.stack([across, down], -1).reshape(-1, 2)
    back = np.asarray(np.linalg.inv(true), np.float64)
    return float(np.hypot(*(seen_at(back, seen_at(said, points)) - points).T).max())


SHEETS = ((L7160, 12), (LETTER, 30))
"""A sheet in part and a whole one, which take turns: each condition is looked at once."""


@pytest.mark.parametrize(
    ("condition", "stock", "written"),
    [(condition, *SHEETS[number % 2]) for number, condition in enumerate(CONDITIONS)],
    ids=CONDITIONS,
)
def test_a_sheet_is_found_the_right_way_up(condition: str, stock: Stock, written: int) -> None:
    taken = take(stock, range(written), condition, seed=31, fonts=NOT_SEEN)
    found = look(taken, Expected(stock, frozenset(range(written))))
    assert off_by(found.quad, taken, stock) < 1.5
    assert found.doubts == ()


def test_a_sheet_fed_the_other_way_round_is_read_as_it_was_written() -> None:
    slots = frozenset(range(9, 21))
    taken = take(L7160, sorted(slots), "upside-down", seed=3, is_turned=True)
    found = look(taken, Expected(L7160, slots, is_turned=True))
    assert off_by(found.quad, taken, L7160) < 1.5


def test_labels_that_were_peeled_off_before_are_no_trouble() -> None:
    slots = frozenset(range(8, 21))
    taken = take(L7160, sorted(slots), "shadow", seed=4, gone=frozenset(range(8)))
    found = look(taken, Expected(L7160, slots))
    assert off_by(found.quad, taken, L7160) < 1.5
    assert found.doubts == ()


def test_a_side_beyond_the_photo_is_told_and_the_rest_is_found() -> None:
    taken = take(L7160, range(12), seed=901, shift=(0.0, 0.17))
    found = look(taken, Expected(L7160, TWELVE))
    assert Doubt.CUT_OFF in found.doubts
    assert off_by(found.quad, taken, L7160) < 5


def test_a_picture_bent_as_no_camera_bends_it_is_found_as_well() -> None:
    page, words = page_of(L7160, range(12), Scene(), seed=5)
    corners = np.array([[0.16, 0.06], [0.93, 0.13], [0.83, 0.95], [0.06, 0.84]])
    scene = Scene(bent=tuple((float(x), float(y)) for x, y in corners))
    taken = photograph(page, scene, 5, words, (L7160.page_width, L7160.page_height))
    found = look(taken, Expected(L7160, TWELVE))
    assert off_by(found.quad, taken, L7160) < 1.5


@pytest.mark.parametrize(
    ("stock", "written", "expected"),
    [(L7163, 10, TWELVE), (L7160, 21, frozenset(range(3))), (L7160, 0, TWELVE)],
    ids=["another stock", "far more than was written", "nothing written"],
)
def test_a_sheet_that_is_not_the_one_is_told(
    stock: Stock, written: int, expected: frozenset[int]
) -> None:
    taken = take(stock, range(written), seed=7)
    assert Doubt.WRONG_SHEET in look(taken, Expected(L7160, expected)).doubts


def test_a_photo_of_a_table_is_no_sheet() -> None:
    dice = np.random.default_rng(1)
    table = dice.integers(90, 130, (900, 1200, 3), np.uint8)
    found = find_sheet(table, Expected(L7160, TWELVE))
    assert found.doubts
    assert found.quad.is_page


def test_looking_can_be_given_up_at_every_step() -> None:
    class Enough(Exception):  # noqa: N818
        pass

    def stop() -> None:
        raise Enough

    taken = take(L7160, range(12), seed=1)
    with pytest.raises(Enough):
        find_sheet(pixels_of(taken), Expected(L7160, TWELVE), stop)

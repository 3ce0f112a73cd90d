"""Photo marks tell which sheet it is and how it lies, for certain or not at all."""

from typing import Any

import numpy as np
import pytest

from handnote.domain.marks import Ruling
from handnote.domain.note import NoteId
from handnote.domain.sheet import OpenSheet
from handnote.domain.stock import Stock
from handnote.pdf.pen_labels import pen_labels
from handnote.photos.finding import Expected
from handnote.photos.marked import Marked, code_at, marks_in
from handnote.sheets.imposition import impose
from handnote.sheets.photo_marks import code_of
from tests.photos.made import CONDITIONS, NOT_SEEN, take
from tests.photos.test_finding import L7160, L7163, LETTER, look, off_by, pixels_of

SOFT: dict[str, Any] = {"desk": "paper", "blur": 1.6, "noise": 6, "fall_off": 0.35}
"""On a table as white as the sheet, a little out of focus."""


def marked(
    stock: Stock, count: int, tag: str, *, sheet: OpenSheet | None = None
) -> tuple[bytes, Marked]:
    """A pen sheet as it is printed, and what it is known by."""
    notes = [NoteId(f"{tag} {number}") for number in range(count)]
    made = impose(notes, stock, [sheet] if sheet else [])[:1]
    first = made[0].placements[0]
    pdf = pen_labels(made, Ruling.LINES, for_photos=True)
    return pdf, Marked(stock, code_of(first.note_id, first.slot, 0))


OTHERS = [marked(stock, 12, f"other {n}")[1] for n in range(10) for stock in (L7160, LETTER)]
SHEETS = ((L7163, 3), (LETTER, 30), (L7160, 12))


@pytest.mark.parametrize(
    ("condition", "stock", "count"),
    [(condition, *SHEETS[number % 3]) for number, condition in enumerate(CONDITIONS)],
    ids=CONDITIONS,
)
def test_it_is_known_among_others_and_lies_as_it_does(
    condition: str, stock: Stock, count: int
) -> None:
    pdf, mine = marked(stock, count, condition)
    taken = take(stock, range(count), condition, seed=41, fonts=NOT_SEEN, printed=pdf)
    seen = marks_in(pixels_of(taken), [*OTHERS, mine])
    assert seen is not None
    assert seen.place == len(OTHERS)
    assert off_by(seen.quad, taken, stock) < 0.6


def test_on_a_table_as_white_as_paper_it_is_found_where_its_edges_are_not() -> None:
    pdf, mine = marked(L7160, 12, "white")
    bare = take(L7160, range(12), "white-desk", 103, **SOFT)
    unmarked = look(bare, Expected(L7160, frozenset(range(12))))
    assert unmarked.doubts
    assert off_by(unmarked.quad, bare, L7160) > 5
    taken = take(L7160, range(12), "white-desk", 103, printed=pdf, **SOFT)
    seen = marks_in(pixels_of(taken), [*OTHERS, mine])
    assert seen is not None
    assert off_by(seen.quad, taken, L7160) < 0.6


@pytest.mark.parametrize("condition", ["perspective", "shadow", "white-desk", "soft"])
def test_a_printer_that_is_off_moves_the_marks_and_not_the_labels(condition: str) -> None:
    pdf, mine = marked(L7160, 12, "off")
    how = {**(SOFT if condition == "soft" else {}), "printed": pdf, "print_off": (1.6, -1.2)}
    named = "white-desk" if condition == "soft" else condition
    taken = take(L7160, range(12), named, 11, **how)
    seen = marks_in(pixels_of(taken), [mine])
    assert seen is not None
    assert off_by(seen.quad, taken, L7160) < 0.6


def test_without_a_word_on_it_upside_down_is_told() -> None:
    pdf, mine = marked(L7163, 2, "bare")
    taken = take(L7163, [], "upside-down", 5, printed=pdf)
    seen = marks_in(pixels_of(taken), [mine])
    assert seen is not None
    assert off_by(seen.quad, taken, L7163) < 0.6


@pytest.mark.parametrize("condition", ["straight", "shadow", "noise", "scan"])
def test_nothing_is_said_of_a_sheet_without_marks_or_of_another(condition: str) -> None:
    pdf, mine = marked(L7160, 12, "mine")
    assert marks_in(pixels_of(take(L7160, range(12), condition, 7)), [*OTHERS, mine]) is None
    printed = take(L7160, range(12), condition, 7, printed=pdf)
    assert marks_in(pixels_of(printed), OTHERS) is None


def test_a_photo_of_anything_is_no_sheet() -> None:
    dice = np.random.default_rng(3)
    for picture in (
        np.zeros((480, 640, 3), np.uint8),
        np.full((480, 640, 3), 255, np.uint8),
        dice.integers(0, 255, (900, 700, 3), np.uint8),
    ):
        assert marks_in(picture, OTHERS) is None


def test_a_sheet_that_was_begun_without_eyes_is_known_by_its_code_once_it_is_found() -> None:
    begun = OpenSheet(frozenset(range(6)))
    pdf, mine = marked(L7160, 5, "begun", sheet=begun)
    taken = take(L7160, range(6, 11), "upside-down", 9, printed=pdf)
    pixels = pixels_of(taken)
    assert marks_in(pixels, [mine]) is None
    found = look(taken, Expected(L7160, frozenset(range(6, 11))))
    seen = code_at(pixels, found.quad.turned(2), [*OTHERS, mine])
    assert seen is not None
    assert seen.place == len(OTHERS)
    assert off_by(seen.quad, taken, L7160) < 1.5

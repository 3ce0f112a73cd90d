"""What a sheet carries besides notes: nothing but what was asked for, and only at a note."""

from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from handnote.domain.settings import Settings
from handnote.domain.sheet import OpenSheet
from handnote.domain.stock import Stock
from handnote.domain.units import POINT
from handnote.services.proofing import Proof, Proofing
from handnote.sheets.label_shape import safe_area
from handnote.sheets.parcel_marks import TALL, spot
from handnote.sheets.stocks import StockCatalogue
from tests.pdf.pixels import ink_of
from tests.services.test_proofing import LONG, note, proofing, stock

__all__ = ["proofing", "stock"]

PLAIN = Settings(drift=0.0)
CUT = replace(PLAIN, crop_marks=True)
MARKED = replace(PLAIN, parcel_marks=True)


def text_on(proof: Proof, page: int, slot: int) -> str:
    """What a reader copies from one label."""
    stock = proof.stock
    left, top = list(stock.grid.origins())[slot]
    bottom = stock.page_height - top - stock.height
    box = (
        left / POINT,
        bottom / POINT,
        (left + stock.width) / POINT,
        (bottom + stock.height) / POINT,
    )
    with pypdfium2.PdfDocument(proof.pdf) as document:
        said = document[page].get_textpage().get_text_bounded(*box)
    return " ".join(said.split())


def test_a_label_says_the_note_the_sign_off_and_nothing_else(
    proofing: Proofing, stock: Stock
) -> None:
    proof = proofing.proof([note("Jo, the blue one.")], stock, settings=PLAIN)
    assert text_on(proof, 0, 0) == "Jo, the blue one. Anna"


def test_a_parcel_mark_is_all_that_is_added_when_it_was_asked_for(
    proofing: Proofing, stock: Stock
) -> None:
    notes = [note(f"Note {number}.", number) for number in range(1, 17)]
    proof = proofing.proof(notes, stock, settings=MARKED)
    said = [text_on(proof, 0, slot) for slot in range(14)]
    said += [text_on(proof, 1, slot) for slot in range(2)]
    assert said == [f"Note {number}. Anna ·{number}" for number in range(1, 17)]


def test_marks_go_on_counting_where_a_note_was_left_out(proofing: Proofing, stock: Stock) -> None:
    notes = [note("One.", 1), note(LONG * 5, 2), note("Three.", 3)]
    proof = proofing.proof(notes, stock, settings=MARKED)
    assert text_on(proof, 0, 1) == "Three. Anna ·2"


@pytest.mark.parametrize("part", ["L7163", "5160", "3474", "8293"])
def test_a_mark_stands_clear_of_the_fullest_label(proofing: Proofing, part: str) -> None:
    stock = StockCatalogue().find(part)
    notes = [note(_filling(proofing, stock), number) for number in range(stock.slots)]
    plain = proofing.proof(notes, stock, settings=Settings(drift=1.0))
    marked = proofing.proof(notes, stock, settings=Settings(drift=1.0, parcel_marks=True))
    assert len(plain.notes) == len(notes)
    before, after = ink_of(plain.pdf, dots=10), ink_of(marked.pdf, dots=10)
    for slot, (left, top) in enumerate(stock.grid.origins()):
        place = spot(stock, slot)
        assert place is not None
        start = left + place.x - (1.6 if place.is_middle else 0)
        found = 0
        for step in range(int(TALL * 10) + 3):
            y = top + place.baseline - TALL - 0.1 + step / 10
            assert before.across(y, start, start + 3.2, below=200) == []
            found += bool(after.across(y, start, start + 3.2, below=200))
        assert found >= 8


def _filling(proofing: Proofing, stock: Stock) -> str:
    """As many words with deep letters as go on a label."""
    text = "Gypsy"
    while proofing.typeset(f"{text} joyfully", "caveat", stock, "Anna", drift=0.0).fits:
        text += " joyfully"
    return text


def test_a_mark_is_outside_the_writings_area(stock: Stock) -> None:
    place = spot(stock, 0)
    assert place is not None
    _, top, _, height = safe_area(stock)
    assert place.baseline - TALL > top + height


def test_labels_too_small_for_a_mark_are_printed_without(proofing: Proofing) -> None:
    whole_page = StockCatalogue().find("5165")
    proof = proofing.proof([note("Jo.")], whole_page, settings=MARKED)
    assert proof.pdf == proofing.proof([note("Jo.")], whole_page, settings=PLAIN).pdf


def test_crop_marks_are_printed_round_labels_with_a_note_and_no_others(
    proofing: Proofing, stock: Stock
) -> None:
    notes = [note("Jo.", 1), note("Flo.", 2)]
    plain = ink_of(proofing.proof(notes, stock, settings=PLAIN).pdf, dots=20)
    ink = ink_of(
        proofing.proof(notes, stock, settings=replace(PLAIN, crop_marks=True)).pdf, dots=20
    )
    x, y = stock.grid.left, stock.grid.top
    assert ink.across(y - 3, x - 1, x + 1) == [pytest.approx(x, abs=0.05)]
    assert plain.across(y - 3, x - 1, x + 1) == []
    bottom = stock.page_height - stock.grid.top
    assert ink.across(bottom + 3, 0, stock.page_width) == []


def test_mirrored_notes_are_turned_over_on_their_own_labels(
    proofing: Proofing, stock: Stock
) -> None:
    notes = [note("Jo, the blue one.", 1), note("Flo, the red.", 2), note("Bo.", 3)]
    plain = proofing.proof(notes, stock, settings=MARKED)
    mirrored = proofing.proof(notes, stock, settings=MARKED, mirror=True)
    one, other = ink_of(plain.pdf, dots=10), ink_of(mirrored.pdf, dots=10)
    for left, top in list(stock.grid.origins())[:3]:
        middle, right = left + stock.width / 2, left + stock.width
        inked = 0
        for down in range(3, 37):
            there = one.across(top + down, left, right)
            turned = [2 * middle - x for x in other.across(top + down, left, right)]
            assert sorted(turned) == pytest.approx(there, abs=0.16)
            inked += bool(there)
        assert inked >= 5


def test_looking_twice_gives_equal_bytes_with_all_marks(proofing: Proofing, stock: Stock) -> None:
    everything = Settings(outlines=True, crop_marks=True, parcel_marks=True)
    notes = [note(f"Note {number}.", number) for number in range(20)]
    one = proofing.proof(notes, stock, settings=everything, mirror=True)
    assert proofing.proof(notes, stock, settings=everything, mirror=True).pdf == one.pdf


@pytest.mark.parametrize("part", ["Plain 95x55 on A4", "Card A7 on A4", "Card Quarter Letter"])
def test_what_she_has_to_cut_out_is_marked_unasked(proofing: Proofing, part: str) -> None:
    stock = StockCatalogue().find(part)
    notes = [note("Jo, the blue one.", 1), note("Sam, the grey one.", 2)]
    unasked = proofing.proof(notes, stock, settings=PLAIN)
    assert unasked.pdf == proofing.proof(notes, stock, settings=CUT).pdf
    left, top = next(stock.grid.origins())
    ink = ink_of(unasked.pdf)
    assert stock.height + top in [
        pytest.approx(y, abs=0.05) for y in ink.down(left + stock.width - 1.5, top + 5, 297)
    ]


def test_labels_that_are_cut_already_are_marked_only_when_asked(
    proofing: Proofing, stock: Stock
) -> None:
    business_cards = StockCatalogue().find("Avery 5371")
    for one in (stock, business_cards, StockCatalogue().find("Card A6")):
        written = [note("Jo, the blue one.")]
        plain = proofing.proof(written, one, settings=PLAIN)
        assert not one.needs_marks
        assert (plain.pdf == proofing.proof(written, one, settings=CUT).pdf) is (one.slots == 1)


def test_on_a_turned_sheet_lines_to_cut_along_are_round_the_note(
    proofing: Proofing, stock: Stock
) -> None:
    turned = OpenSheet(is_turned=True)
    proof = proofing.proof([note("Jo, the blue one.")], stock, [turned], settings=CUT)
    (placement,) = proof.sheets[0].placements
    ink = ink_of(proof.pdf)
    edges = [placement.left, placement.left + stock.width]
    below = placement.top + stock.height + 2.5
    assert ink.across(below, 0, 210) == [pytest.approx(x, abs=0.05) for x in edges]
    assert ink.across(stock.grid.top - 2.5, 0, 210) == []


def test_a_single_label_that_is_tried_is_marked_too(proofing: Proofing) -> None:
    stock = StockCatalogue().find("Plain 95x55 on A4")
    ink = ink_of(proofing.label("Jo, the blue one.", "caveat", stock))
    assert ink.across(8, 5, 205) == [pytest.approx(10, abs=0.05), pytest.approx(105, abs=0.05)]


@pytest.mark.parametrize("part", ["Sticky 76x76 on A4", "Sticky 51x38 on Letter"])
def test_on_sticky_notes_there_are_the_words_and_nothing_on_the_carrier(
    proofing: Proofing, part: str
) -> None:
    stock = StockCatalogue().find(part)
    notes = [note(f"Note {number}.", number) for number in range(stock.slots)]
    asked = replace(CUT, outlines=True)
    proof = proofing.proof(notes, stock, settings=asked)
    assert proof.pdf == proofing.proof(notes, stock, settings=PLAIN).pdf
    ink = ink_of(proof.pdf, dots=10)
    for left, top in stock.grid.origins():
        for x in (left - 2, left, left + 3, left + stock.width - 3, left + stock.width):
            assert ink.down(x, 0, stock.page_height, below=250) == []
        for y in (top - 2, top, top + 3, top + stock.height - 3, top + stock.height):
            assert ink.across(y, 0, stock.page_width, below=250) == []


@pytest.mark.parametrize(
    ("part", "x", "y"),
    [("A5 folded", 105, 0), ("A5 folded wide", 0, 105), ("Half Letter folded", 107.95, 0)],
)
def test_the_note_of_a_folded_card_stands_on_one_half_and_the_fold_is_marked(
    proofing: Proofing, part: str, x: float, y: float
) -> None:
    stock = StockCatalogue().find(part)
    proof = proofing.proof([note(_filling(proofing, stock))], stock, settings=PLAIN)
    ink = ink_of(proof.pdf, dots=10)
    rows = [row / 10 for row in range(round(stock.page_height * 10))]
    inked = {(at, row) for row in rows for at in ink.across(row, 0, stock.page_width, below=200)}
    on_the_fold = {spot for spot in inked if abs(spot[0] - x) < 0.2 or abs(spot[1] - y) < 0.2}
    assert on_the_fold
    assert all(min(a, b, stock.page_width - a, stock.page_height - b) < 7.3 for a, b in on_the_fold)
    written = inked - on_the_fold
    assert len(written) > 500
    left, top, width, height = safe_area(stock)
    # A letter may lean half a millimetre out of its own width.
    assert min(a for a, _ in written) >= x + left - 0.5
    assert min(b for _, b in written) >= y + top - 0.5
    assert max(a for a, _ in written) <= x + left + width + 0.5
    assert max(b for _, b in written) <= y + top + height + 0.5

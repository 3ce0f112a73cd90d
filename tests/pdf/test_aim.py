"""A PDF aimed at a printer is the proof itself, moved; the printer then puts it right."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handnote.domain.calibration import Calibration, Paper
from handnote.domain.marks import Marks
from handnote.domain.note import NoteId
from handnote.domain.units import Mm
from handnote.pdf.aim import aim_operator, aimed
from handnote.pdf.sheets_pdf import render
from tests.pdf.pixels import Ink, ink_of
from tests.pdf.test_sheets_pdf import STOCK, sheet
from tests.typeset.stand import NOTE, typeset

A4 = Paper(STOCK.page_width, STOCK.page_height)
SLOTS = (0, 13)


@pytest.fixture(scope="module")
def proof() -> bytes:
    notes = {str(slot): typeset(NOTE if slot else "", sign_off="") for slot in range(14)}
    by_id = {NoteId(key): note for key, note in notes.items()}
    return render([sheet(notes)], by_id, marks=Marks(outlines=True))


def edges(ink: Ink, made: Calibration) -> list[float]:
    """How far the first and the last label's edges are from where they should be, in mm."""
    off = []
    for slot in SLOTS:
        left, top = list(STOCK.grid.origins())[slot]
        for x, y in ((left, top + 19.0), (left + STOCK.width, top + 19.0)):
            at_x, at_y = made.lands(A4, Mm(x), Mm(y))
            (found,) = ink.across(at_y, at_x - 0.6, at_x + 0.6, below=235)
            off.append(found - at_x)
    for x, y in ((54.0, 15.15), (54.0, 15.15 + 7 * 38.1)):
        at_x, at_y = made.lands(A4, Mm(x), Mm(y))
        (found,) = ink.down(at_x, at_y - 0.6, at_y + 0.6, below=235)
        off.append(found - at_y)
    return off


def test_an_aimed_proof_is_off_by_just_what_the_printer_puts_right(proof: bytes) -> None:
    printer = Calibration(Mm(1.2), Mm(-0.8), 0.985, 1.01)
    straight = edges(ink_of(proof), Calibration())
    assert max(map(abs, straight)) < 0.05
    corner, other = printer.aim(A4, Mm(0), Mm(0)), printer.aim(A4, A4.width, A4.height)
    scale_x, scale_y = (other[0] - corner[0]) / A4.width, (other[1] - corner[1]) / A4.height
    way_back = Calibration(
        Mm((corner[0] + other[0] - A4.width) / 2),
        Mm((corner[1] + other[1] - A4.height) / 2),
        scale_x,
        scale_y,
    )
    moved = edges(ink_of(aimed(proof, A4, printer)), way_back)
    assert max(map(abs, moved)) < 0.05


def test_all_but_the_matrix_is_the_proof_byte_for_byte(proof: bytes) -> None:
    printer = Calibration(Mm(1.2), Mm(-0.8), 0.985, 1.01)
    sent = aimed(proof, A4, printer)
    assert len(sent) == len(proof)
    assert sent != proof
    assert sent.replace(aim_operator(A4, printer), aim_operator(A4)) == proof


def test_a_true_printer_gets_the_proof_itself(proof: bytes) -> None:
    assert aimed(proof, A4, Calibration()) == proof


shifts = st.floats(-10, 10)
scales = st.floats(0.97, 1.03)


@given(shifts, shifts, scales, scales, st.floats(20, 1000), st.floats(20, 1000))
@settings(max_examples=300)
def test_the_matrix_is_always_equally_long_and_plain_numbers(
    shift_x: float, shift_y: float, scale_x: float, scale_y: float, width: float, height: float
) -> None:
    paper = Paper(Mm(width), Mm(height))
    operator = aim_operator(paper, Calibration(Mm(shift_x), Mm(shift_y), scale_x, scale_y))
    assert len(operator) == len(aim_operator(paper))
    numbers = operator.split(b" cm")[0].split()
    assert len(numbers) == 6
    assert all(re.fullmatch(rb"-?\d+(\.\d+)?", number) for number in numbers)


def test_what_has_no_matrix_is_not_sent_as_if_it_had() -> None:
    with pytest.raises(ValueError, match="aim"):
        aimed(b"%PDF-1.7", A4, Calibration())

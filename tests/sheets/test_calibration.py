"""What is read off a test page is what the printer did, and made good it lands where it should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.domain.calibration import Calibration, Paper
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.units import Mm
from handnote.sheets.calibration import (
    Advice,
    Readings,
    advice,
    calibration,
    expected,
    inset,
)

A4 = Paper(Mm(210), Mm(297))
LETTER = Paper(Mm(215.9), Mm(279.4))
ROLL = Paper(Mm(62), Mm(29))

papers = st.sampled_from([A4, LETTER, ROLL, Paper(Mm(101.6), Mm(152.4))])
shifts = st.floats(-9.9, 9.9)
scales = st.floats(0.971, 1.029)
printers = st.builds(Calibration, shifts, shifts, scales, scales)
shares = st.floats(0, 1)


def lands_after(
    correction: Calibration, printer: Calibration, paper: Paper, at: tuple[float, float]
) -> tuple[float, float]:
    """Where a printer puts what was aimed for ``at``."""
    return printer.lands(paper, *correction.aim(paper, Mm(at[0]), Mm(at[1])))


def read_by_eye(printer: Calibration, paper: Paper) -> Readings:
    """What somebody reads who sees tenths of a millimetre and no more."""
    pairs = [(Mm(round(a, 1)), Mm(round(b, 1))) for a, b in expected(printer, paper).sides()]
    return Readings(*pairs)


@given(printers, papers)
def test_what_is_read_exactly_is_exactly_what_the_printer_does(
    printer: Calibration, paper: Paper
) -> None:
    found = calibration(expected(printer, paper), paper)
    assert found.shift_x == pytest.approx(printer.shift_x, abs=1e-9)
    assert found.shift_y == pytest.approx(printer.shift_y, abs=1e-9)
    assert found.scale_x == pytest.approx(printer.scale_x, abs=1e-9)
    assert found.scale_y == pytest.approx(printer.scale_y, abs=1e-9)


@given(printers, papers, shares, shares)
def test_a_corrected_print_lands_where_it_should(
    printer: Calibration, paper: Paper, across: float, down: float
) -> None:
    at = paper.width * across, paper.height * down
    found = calibration(expected(printer, paper), paper)
    assert lands_after(found, printer, paper, at) == pytest.approx(at, abs=1e-6)


@given(shares, shares)
def test_shift_and_scale_read_in_tenths_are_made_good_to_a_twentieth_of_a_millimetre(
    across: float, down: float
) -> None:
    printer = Calibration(Mm(1.2), Mm(-1.2), 0.985, 0.985)
    edge = inset(A4)
    at = (
        edge + (A4.width - 2 * edge) * across,
        edge + (A4.height - 2 * edge) * down,
    )
    found = calibration(read_by_eye(printer, A4), A4)
    assert lands_after(found, printer, A4, at) == pytest.approx(at, abs=0.052)


@given(printers, shares, shares)
def test_even_at_the_edge_of_the_paper_reading_tenths_costs_little(
    printer: Calibration, across: float, down: float
) -> None:
    at = A4.width * across, A4.height * down
    found = calibration(read_by_eye(printer, A4), A4)
    # Half a tenth, from the frame (90 mm from the middle) out to the edge (105 mm) and as much
    # further as the printer shifts, on the worst scale kept: 0.97.
    shift = max(abs(printer.shift_x), abs(printer.shift_y))
    worst = 0.05 * (105 + shift) / 90 / 0.97
    assert lands_after(found, printer, A4, at) == pytest.approx(at, abs=worst + 1e-6)


def test_a_true_printer_reads_the_same_all_round() -> None:
    assert set(expected(Calibration(), A4).sides()) == {(15.0, 15.0)}
    assert calibration(Readings(*[(Mm(15), Mm(15))] * 4), A4) == Calibration()


def test_right_and_down_are_what_she_sees_on_the_paper() -> None:
    readings = Readings(
        left=(Mm(15.6), Mm(15.6)),
        right=(Mm(14.4), Mm(14.4)),
        top=(Mm(16.2), Mm(16.2)),
        bottom=(Mm(13.8), Mm(13.8)),
    )
    found = calibration(readings, A4)
    assert found.shift_x == pytest.approx(0.6)
    assert found.shift_y == pytest.approx(1.2)
    assert [found.scale_x, found.scale_y] == pytest.approx([1, 1])


def test_each_side_counts_as_the_mean_of_its_two_numbers() -> None:
    slanted = Readings(*[(Mm(14.8), Mm(15.2))] * 4)
    assert calibration(slanted, A4).shift_x == pytest.approx(0)
    assert slanted.unevenness == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("readings", "told"),
    [
        ([(15, 15), (15, 15), (15, 15), (15, 15)], ()),
        ([(15, 15.5), (15, 15), (15, 15), (15, 15)], ()),
        ([(15, 15.7), (15, 15), (15, 15), (15, 15)], (Advice.UNEVEN,)),
        ([(15.5, 15.5), (15.3, 15.3), (15, 15), (15, 15)], ()),
        ([(15.5, 15.5), (15.5, 15.5), (15, 15), (15, 15)], (Advice.SCALES,)),
        ([(17, 16), (17, 17), (18, 18), (18, 18)], (Advice.SCALES, Advice.UNEVEN)),
    ],
)
def test_what_no_shift_cures_is_told(
    readings: list[tuple[float, float]], told: tuple[Advice, ...]
) -> None:
    read = Readings(*[(Mm(one), Mm(other)) for one, other in readings])
    assert advice(read, calibration(read, A4)) == told


@pytest.mark.parametrize(
    ("printer", "code", "facts"),
    [
        (Calibration(scale_x=0.94), AskTrouble.PRINTER_SCALES, {"percent": "94.0"}),
        (Calibration(scale_y=1.04), AskTrouble.PRINTER_SCALES, {"percent": "104.0"}),
        (Calibration(shift_x=Mm(-10.4)), AskTrouble.PRINTER_SHIFTS, {"shift": "10.4"}),
        (Calibration(shift_y=Mm(12)), AskTrouble.PRINTER_SHIFTS, {"shift": "12.0"}),
    ],
)
def test_what_is_more_than_a_printer_does_is_refused(
    printer: Calibration, code: AskTrouble, facts: dict[str, str]
) -> None:
    with pytest.raises(Problem) as met:
        calibration(expected(printer, A4), A4)
    assert (met.value.code, met.value.facts) == (code, facts)

"""How far a printer is off is kept for it and its paper, can be forgotten and taken back."""

from datetime import date
from pathlib import Path

import pytest

from handnote.domain.calibration import Calibration, MeasuredPrinter
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.units import Mm
from handnote.services.calibrating import Calibrating
from handnote.services.undo import UndoCode
from handnote.sheets.stocks import StockCatalogue
from tests.services.desk import Desk, desk_in

CATALOGUE = StockCatalogue()
A4, OTHER_A4, LETTER = (CATALOGUE.find(part) for part in ("L7163", "3474", "5163"))
OFF = Calibration(Mm(0.6), Mm(1.2), 1.0, 0.998)


@pytest.fixture
def calibrating(desk: Desk) -> Calibrating:
    return on(desk)


def on(desk: Desk) -> Calibrating:
    return Calibrating(desk.store, desk.undo, desk.clock)


def test_what_was_measured_is_there_the_next_day(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        on(desk).keep("Brother", A4, OFF)
    with desk_in(tmp_path) as desk:
        expected = MeasuredPrinter("Brother", OFF, date(2026, 11, 21))
        assert on(desk).printers(A4) == (expected,)
        assert on(desk).of("Brother", A4) == OFF


def test_it_holds_for_every_stock_on_paper_of_that_size_and_for_no_other(
    calibrating: Calibrating,
) -> None:
    calibrating.keep("Brother", A4, OFF)
    assert calibrating.of("Brother", OTHER_A4) == OFF
    assert calibrating.printers(LETTER) == ()


def test_each_printer_has_its_own_and_measuring_again_replaces_it(
    calibrating: Calibrating,
) -> None:
    calibrating.keep("HP", A4, Calibration(Mm(-2)))
    calibrating.keep("Brother", A4, OFF)
    calibrating.keep("HP", A4, Calibration())
    assert [each.printer for each in calibrating.printers(A4)] == ["Brother", "HP"]
    assert calibrating.of("HP", A4) == Calibration()


def test_a_printer_nobody_measured_is_told_with_those_that_were(calibrating: Calibrating) -> None:
    calibrating.keep("HP", A4, OFF)
    calibrating.keep("Brother", A4, OFF)
    with pytest.raises(Problem) as met:
        calibrating.of("Epson", A4)
    assert met.value.code is AskTrouble.NO_SUCH_PRINTER
    assert met.value.facts == {"printer": "Epson", "known": "Brother, HP"}


def test_forgetting_and_keeping_can_be_taken_back(desk: Desk, calibrating: Calibrating) -> None:
    calibrating.keep("HP", A4, OFF)
    calibrating.forget("HP", A4)
    assert calibrating.printers(A4) == ()
    undone = desk.undo.undo()
    assert undone is not None
    assert undone[0] is UndoCode.CALIBRATED
    assert undone[1].printers == {"HP"}
    assert calibrating.of("HP", A4) == OFF
    desk.undo.undo()
    assert calibrating.printers(A4) == ()

"""What is said of a printer: how far, which way, at what size, since when."""

from datetime import date

import pytest

from handnote.domain.calibration import Calibration
from handnote.domain.units import Mm
from handnote.sheets.calibration import Advice
from handnote.wording.calibrating import ADVICE, about, measured


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (Calibration(), "This printer is quite true; nothing needs to be moved."),
        (
            Calibration(Mm(0.04), Mm(-0.04)),
            "This printer is quite true; nothing needs to be moved.",
        ),
        (Calibration(Mm(0.6), Mm(1.2)), "It prints shifted 0.6 mm right, 1.2 mm down."),
        (Calibration(Mm(-0.6)), "It prints shifted 0.6 mm left."),
        (Calibration(Mm(0), Mm(-2)), "It prints shifted 2.0 mm up."),
        (
            Calibration(Mm(1), scale_x=0.985, scale_y=0.985),
            "It prints shifted 1.0 mm right and at 98.5 % of its size.",
        ),
        (
            Calibration(scale_x=1.01),
            "It prints at 101.0 % of its width and 100.0 % of its height.",
        ),
    ],
)
def test_what_the_numbers_mean(made: Calibration, said: str) -> None:
    assert about(made) == said


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (
            date(2026, 11, 21),
            "Shifted 0.6 mm right, 1.2 mm down, from your test page on 4 November.",
        ),
        (
            date(2027, 1, 2),
            "Shifted 0.6 mm right, 1.2 mm down, from your test page on 4 November 2026.",
        ),
    ],
)
def test_what_stands_under_the_printer(today: date, said: str) -> None:
    assert measured(Calibration(Mm(0.6), Mm(1.2)), date(2026, 11, 4), today) == said


def test_a_true_printer_was_measured_too() -> None:
    day = date(2026, 11, 4)
    assert measured(Calibration(), day, day) == "Quite true, from your test page on 4 November."


def test_all_advice_has_its_words() -> None:
    assert set(ADVICE) == set(Advice)

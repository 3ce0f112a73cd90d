"""Whatever a ruler says can be typed as one reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.domain.units import Mm
from handnote.sheets.ruler import Ruler, figure, length


@pytest.mark.parametrize(
    ("said", "mm"),
    [("15", 15), ("15.5", 15.5), ("15,5", 15.5), (" 15.5 mm ", 15.5), ("15.", 15), (".5", 0.5)],
)
def test_millimetres_with_a_point_or_a_comma(said: str, mm: float) -> None:
    assert length(said, Ruler.MM) == pytest.approx(mm)


@pytest.mark.parametrize(
    ("said", "inches"),
    [("0.59", 0.59), ("19/32", 19 / 32), ("1 3/8", 1.375), ('5/8"', 0.625), ("0,6 in", 0.6)],
)
def test_inches_with_or_without_a_fraction(said: str, inches: float) -> None:
    assert length(said, Ruler.INCH) == pytest.approx(inches * 25.4)


@pytest.mark.parametrize(
    "said", ["", " ", "-3", "1/0", "15 16", "abc", "1e3", "nan", "١٥", "9" * 9]
)
def test_what_is_no_length_is_none_yet(said: str) -> None:
    assert length(said, Ruler.MM) is None


@given(st.floats(0, 400), st.sampled_from(Ruler))
def test_a_figure_shown_can_be_typed_again(mm: float, ruler: Ruler) -> None:
    step = 0.1 if ruler is Ruler.MM else 0.254
    again = length(figure(Mm(mm), ruler), ruler)
    assert again == pytest.approx(mm, abs=step / 2 + 1e-9)

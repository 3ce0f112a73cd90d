"""Lengths are read as people write them, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.sheets.lengths import read_length


@pytest.mark.parametrize(
    ("text", "mm"),
    [
        ("99.1", 99.1),
        ("99,1", 99.1),
        (" 99 mm ", 99),
        ("9.9cm", 99),
        ("4in", 101.6),
        ('2 5/8"', 66.675),
        ("2-5/8 in", 66.675),
        ("2⅝ inches", 66.675),
        ("1½ in.", 38.1),
        ("5/8 inch", 15.875),
        (".5 in", 12.7),
        ("0", 0),
        ("-3", -3),
        ("−3 mm", -3),
    ],
)
def test_a_length_is_read(text: str, mm: float) -> None:
    assert read_length(text) == pytest.approx(mm)


@pytest.mark.parametrize(("text", "mm"), [("2 5/8", 66.675), ("4", 101.6), ("38.1 mm", 38.1)])
def test_without_a_unit_it_is_in_inches_if_so_chosen(text: str, mm: float) -> None:
    assert read_length(text, inches=True) == pytest.approx(mm)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "mm", "nan", "inf", "1e5", "1/0", "2 5/0", "12 34", "1,000.5", "3 px", "0x10", "٣",
     "9" * 400, "5/8/2", "--3", "1 1"],
)  # fmt: skip
def test_what_is_no_length_is_not_taken_for_one(text: str) -> None:
    assert read_length(text) is None


@given(st.text(max_size=60), st.booleans())
def test_any_text_is_a_length_or_none(text: str, inches: bool) -> None:
    length = read_length(text, inches=inches)
    assert length is None or abs(length) < 1e42


@given(st.integers(0, 10**6))
def test_thousandths_come_back_as_they_were(thousandths: int) -> None:
    text = f"{thousandths / 1000:.3f}"
    assert read_length(text) == read_length(text.replace(".", ",")) == float(text)

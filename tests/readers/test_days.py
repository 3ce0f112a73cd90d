"""Days as order files write them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.readers.days import DayOrder, Slashed, read_day, settle
from tests.readers.written import etsy_items, read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-09-08T07:59:59+00:00", date(2026, 9, 8)),
        ("2026-09-03 10:14:00 -0400", date(2026, 9, 3)),
        ("2026/9/3", date(2026, 9, 3)),
        ("Sep-07-26", date(2026, 9, 7)),
        ("Sep-30-26 23:45:00", date(2026, 9, 30)),
        ("26-May-26", date(2026, 5, 26)),
        ("05-oct.-26", date(2026, 10, 5)),
        ("5 août 2026", date(2026, 8, 5)),
        ("05-déc.-26", date(2026, 12, 5)),
        ("03-févr.-26", date(2026, 2, 3)),
        ("01-juin-26", date(2026, 6, 1)),
        ("01-juil.-26", date(2026, 7, 1)),
        ("10-Dez-25", date(2025, 12, 10)),
        ("1. März 2026", date(2026, 3, 1)),
        ("Dec 8, 2024", date(2024, 12, 8)),
        ("September 8, 2024", date(2024, 9, 8)),
        ("03.09.2026", date(2026, 9, 3)),
        ("3.9.26 14:00", date(2026, 9, 3)),
        ("Nov 3rd, 2026", date(2026, 11, 3)),
        ("Tuesday, November 3, 2026", date(2026, 11, 3)),
        ("Tue Nov 03 2026 10:00:00", date(2026, 11, 3)),
        ("Di., 3. Nov. 2026", date(2026, 11, 3)),
        ("mar. 3 nov. 2026", date(2026, 11, 3)),
        ("3 de noviembre de 2026", date(2026, 11, 3)),
        ("3 listopada 2026", date(2026, 11, 3)),
        ("3. listopadu 2026", date(2026, 11, 3)),
        ("3. června 2026", date(2026, 6, 3)),
        ("3. července 2026", date(2026, 7, 3)),
        ("3 Kasım 2026", date(2026, 11, 3)),
        ("3 Şubat 2026", date(2026, 2, 3)),
        ("3 maj 2026", date(2026, 5, 3)),
        ("2026年11月3日", date(2026, 11, 3)),
        ("Tue 03/11/26", Slashed(3, 11, 2026)),
    ],
)
def test_a_day_is_the_day_that_is_written(text: str, day: date | Slashed) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "--",
        "0000-00-00T99:99:99+99:99",
        "0001-01-01",
        "1900-01-00",
        "31-Feb-26",
        "Foo-07-26",
        "46268",
        "1 Fictional Lane",
        "12 Maple Street 2026",
        "yesterday",
        "9999-12-31",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None


def test_two_small_numbers_do_not_say_which_is_the_month() -> None:
    day = read_day("09/03/26")
    assert day == Slashed(9, 3, 2026)
    assert isinstance(day, Slashed)
    assert day.on(DayOrder.MONTH_FIRST) == date(2026, 9, 3)
    assert day.on(DayOrder.DAY_FIRST) == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("usual", "first", "second", "settled"),
    [
        (DayOrder.MONTH_FIRST, 12, 12, DayOrder.MONTH_FIRST),
        (DayOrder.MONTH_FIRST, 12, 31, DayOrder.MONTH_FIRST),
        (DayOrder.MONTH_FIRST, 31, 12, DayOrder.DAY_FIRST),
        (DayOrder.DAY_FIRST, 12, 31, DayOrder.MONTH_FIRST),
        (DayOrder.DAY_FIRST, 12, 12, DayOrder.DAY_FIRST),
        (DayOrder.MONTH_FIRST, 31, 31, DayOrder.MONTH_FIRST),
    ],
)
def test_one_day_over_twelve_settles_the_whole_file(
    usual: DayOrder, first: int, second: int, settled: DayOrder
) -> None:
    assert settle(usual, largest_first=first, largest_second=second) is settled


def test_a_file_saved_by_a_british_spreadsheet_is_read_the_british_way(tmp_path: Path) -> None:
    text = etsy_items(
        {"Order ID": "1", "Sale Date": "03/09/2026"}, {"Order ID": "2", "Sale Date": "13/09/2026"}
    )
    days = [order.ordered_on for order in read(tmp_path, text).orders]
    assert days == [date(2026, 9, 3), date(2026, 9, 13)]


@given(st.text(max_size=40))
def test_no_text_can_break_it(text: str) -> None:
    day = read_day(text)
    if isinstance(day, Slashed):
        day.on(DayOrder.DAY_FIRST)


@given(st.dates(date(1990, 1, 1), date(2068, 12, 31)))
def test_a_day_comes_back_from_every_way_of_writing_it(day: date) -> None:
    assert read_day(day.isoformat()) == day
    assert read_day(f"{day:%d-%b-%Y}") == day
    assert read_day(f"{day:%d.%m.%Y}") == day
    slashed = read_day(f"{day:%m/%d/%Y}")
    assert isinstance(slashed, Slashed)
    assert slashed.on(DayOrder.MONTH_FIRST) == day

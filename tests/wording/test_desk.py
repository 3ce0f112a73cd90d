"""What the window says, in the words a friend would use."""

from datetime import date, timedelta

import pytest

from handnote.domain.finding import Concern, Finding
from handnote.wording import desk

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("days", "said"),
    [(-3, "overdue"), (0, "send today"), (1, "tomorrow"), (2, "Mon"), (6, "Fri"), (9, "30 Nov")],
)
def test_when_a_parcel_goes_is_said_at_a_glance(days: int, said: str) -> None:
    assert desk.goes_out(TODAY + timedelta(days=days), TODAY) == said


def test_no_day_says_nothing() -> None:
    assert desk.goes_out(None, TODAY) == ""


@pytest.mark.parametrize(
    ("number", "said"),
    [
        *((1, ""), (2, "2nd order"), (3, "3rd order"), (4, "4th order"), (11, "11th order")),
        *((12, "12th order"), (13, "13th order"), (21, "21st order"), (112, "112th order")),
    ],
)
def test_orders_are_counted_as_one_says_them(number: int, said: str) -> None:
    assert desk.nth(number) == said


@pytest.mark.parametrize(
    ("words", "overflow", "room", "said"),
    [
        (0, 0, 80, "About 20 words look best; more get smaller"),
        (31, 0, 40, "31 words, fits with room to sign"),
        (60, 0, 5, "60 words, fits; room for about 5 more"),
        (1, 0, 0, "1 word, fits just so"),
        (99, 1, 0, "1 word too long"),
        (99, 12, 0, "12 words too long"),
    ],
)
def test_the_fit_line_tells_the_truth(words: int, overflow: int, room: int, said: str) -> None:
    assert desk.fit(words, overflow, room) == said


def test_a_missing_letter_names_the_pack_only_where_the_pack_has_it() -> None:
    def said(*characters: str) -> str:
        return desk.finding(Finding(Concern.NOT_PRINTABLE, characters=characters))

    assert "handnote-fonts-cjk" in said("花")
    assert "handnote-fonts-cjk" in said("ᚠ", "안")
    assert "handnote-fonts-cjk" not in said("ᚠ")
    assert "by pen" in said("ᚠ")


def test_another_year_is_told_and_this_one_is_not() -> None:
    assert desk.day(date(2026, 5, 2), TODAY) == "2 May"
    assert desk.day(date(2025, 3, 11), TODAY) == "11 March 2025"

"""Days and moments come back from the file as they went in, and sort as they happened."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.storage.moments import (
    day_from,
    day_text,
    moment_from,
    moment_text,
    offset_minutes,
)

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2199, 1, 1), timezones=ZONES)


@given(MOMENTS, MOMENTS)
def test_a_moment_comes_back_and_sorts_as_it_happened(one: datetime, other: datetime) -> None:
    text, later = moment_text(one), moment_text(other)
    assert moment_from(text) == one
    assert text is not None
    assert later is not None
    assert (text < later) == (one < other)


def test_a_moment_comes_back_in_utc() -> None:
    moment = moment_from("2026-11-21T18:40:00.000001Z")
    assert moment == datetime(2026, 11, 21, 18, 40, 0, 1, tzinfo=UTC)
    assert moment is not None
    assert moment.tzinfo is UTC


@given(st.dates())
def test_a_day_comes_back(day: date) -> None:
    assert day_from(day_text(day)) == day


def test_none_stays_none() -> None:
    assert (moment_text(None), moment_from(None), day_text(None), day_from(None)) == (None,) * 4


def test_the_desks_offset_is_kept_in_minutes() -> None:
    kathmandu = timezone(timedelta(hours=5, minutes=45))
    assert offset_minutes(datetime(2026, 11, 21, tzinfo=kathmandu)) == 345
    with pytest.raises(ValueError, match="offset"):
        offset_minutes(datetime(2026, 11, 21))

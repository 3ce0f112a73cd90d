"""What is said of words written before: kind, short, in human times, and without a figure."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handnote.domain.likeness import Habit, Likeness, Repeat, Where
from handnote.domain.note import MadeBy, Note, NoteId, NoteState
from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.wording.sameness import called, habit_line, pair_line, repeat_line
from tests.services.desk import EVENING


def note(person: str, written_on: date) -> Note:
    return Note(
        id=NoteId("n"),
        order_id=OrderId("o"),
        person_id=PersonId("p"),
        person=person,
        text="",
        sign_off="",
        state=NoteState.PRINTED,
        made_by=MadeBy.FONT,
        hand="",
        written_on=written_on,
    )


def said(
    where: Where, said_at: datetime, *, person: str = "Tom Baker", degree: float = 1, times: int = 1
) -> str:
    repeat = Repeat(
        where, note(person, said_at.date()), Likeness(degree, is_alike=True), said_at, times
    )
    return repeat_line(repeat, EVENING)


@pytest.mark.parametrize(
    ("ago", "told"),
    [
        (timedelta(seconds=5), "You told Tom this a moment ago."),
        (timedelta(minutes=7), "You told Tom this a few minutes ago."),
        (timedelta(minutes=31), "You told Tom this half an hour ago."),
        (timedelta(minutes=62), "You told Tom this an hour ago."),
        (timedelta(hours=3), "You told Tom this three hours ago."),
        (timedelta(hours=11), "You told Tom this earlier today."),
        (timedelta(hours=26), "You told Tom this yesterday."),
        (timedelta(days=4), "You told Tom this on Tuesday."),
        (timedelta(days=18), "You told Tom this on the third of November."),
        (timedelta(days=240), "You told Tom this in March."),
        (timedelta(days=620), "You told Tom this in March last year."),
        (timedelta(days=1340), "You told Tom this in March three years ago."),
        (timedelta(days=-3), "You told Tom this earlier."),
        (timedelta(days=30 * 366), "You told Tom this long ago."),
    ],
)
def test_the_time_is_told_as_people_tell_it(ago: timedelta, told: str) -> None:
    assert said(Where.TONIGHT, (EVENING - ago).astimezone(UTC)) == told


def test_what_was_written_to_somebody_before_names_them_and_the_month() -> None:
    march = EVENING - timedelta(days=240)
    assert said(Where.TO_THEM, march, person="Anna K.") == "You wrote this to Anna in March."
    assert said(Where.EVER, march, degree=0.8) == "You wrote nearly this to Tom in March."


def test_a_sentence_says_in_how_many_notes_it_stands() -> None:
    assert (
        said(Where.SENTENCE, EVENING, times=14) == "This sentence stands in fourteen of your notes."
    )
    many = "This sentence stands in a hundred or more of your notes."
    assert said(Where.SENTENCE, EVENING, times=640) == many
    once = said(Where.SENTENCE, EVENING - timedelta(days=1))
    assert once == "You wrote this sentence to Tom yesterday."


def test_a_note_without_a_moment_is_told_by_its_day() -> None:
    repeat = Repeat(
        Where.EVER,
        note("Tom", EVENING.date() - timedelta(days=1)),
        Likeness(1, is_alike=True),
        None,
    )
    assert repeat_line(repeat, EVENING) == "You wrote this to Tom yesterday."


def test_two_labels_and_a_habit_are_told_in_one_line() -> None:
    assert pair_line("Tom Baker", "Ida Holm", is_word_for_word=True) == (
        "Tom and Ida get the same words."
    )
    assert (
        pair_line("Tom", "Ida", is_word_for_word=False) == "Tom and Ida get nearly the same words."
    )
    five = Habit(tuple([note("Tom", EVENING.date())] * 5), (0, 1), (2, 3))
    assert habit_line(five) == "Your last five notes begin and end with the same words."


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("SMITH, JOHN", "John"),
        ("Dr. Ida van der Berg", "Ida"),
        ("山田太郎", "山田太郎"),
        ("", "somebody"),
        ("X" * 40, "X" + "x" * 22 + "…"),
    ],
)
def test_a_name_is_said_in_passing(name: str, first: str) -> None:
    assert called(name) == first


@given(
    st.sampled_from(list(Where)),
    st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)),
    st.integers(1, 1000),
    st.floats(0.5, 1),
)
def test_no_line_has_a_figure_or_raises(
    where: Where, moment: datetime, times: int, degree: float
) -> None:
    line = said(where, moment.replace(tzinfo=UTC), times=times, degree=degree)
    assert not any(letter.isdigit() or letter in "%!" for letter in line)
    assert line.endswith(".")
    assert len(line) < 90

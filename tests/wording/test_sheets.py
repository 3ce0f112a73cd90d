"""Which sheet goes in first, and how it came out, in plain words."""

from datetime import UTC, date, datetime

import pytest

from handnote.domain.note import NoteId
from handnote.domain.run import Outcome, PrintRun, RunId, RunLabel
from handnote.domain.sheet import Fate
from handnote.services.undo import UndoCode
from handnote.wording import screen, sheets

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("part_used", "new", "said"),
    [
        ([], 0, ""),
        ([], 1, "1 new sheet."),
        ([], 3, "3 new sheets."),
        ([(1, False)], 0, "First page: your open sheet with 1 label left."),
        ([(5, False)], 2, "First page: your open sheet with 5 labels left; then 2 new sheets."),
        (
            [(5, True)],
            1,
            (
                "First page: your open sheet with 5 labels left, fed the other way round;"
                " then 1 new sheet."
            ),
        ),
        (
            [(5, False), (1, True), (9, False)],
            1,
            (
                "First 3 pages: your open sheets with 5, 1 (turned) and 9 labels left,"
                " oldest first; then 1 new sheet."
            ),
        ),
    ],
)
def test_which_sheet_goes_in_first(part_used: list[tuple[int, bool]], new: int, said: str) -> None:
    assert sheets.feeding(part_used, new) == said


def test_the_question_names_its_day_unless_it_is_today() -> None:
    assert sheets.came_out(TODAY, TODAY) == "Did it come out right?"
    assert sheets.came_out(date(2026, 11, 19), TODAY) == (
        "Did what you printed on 19 November come out right?"
    )


def test_everything_that_can_be_taken_back_has_its_words() -> None:
    assert set(screen.UNDONE) == set(UndoCode)
    assert set(sheets.FATES) == set(Fate) - {Fate.FREE}


def run(outcome: Outcome, *spoiled: bool) -> PrintRun:
    labels = tuple(
        RunLabel(NoteId(str(slot)), f"P{slot}", 0, slot, is_spoiled=is_spoiled)
        for slot, is_spoiled in enumerate(spoiled)
    )
    return PrintRun(
        RunId("r"),
        datetime(2026, 11, 21, 18, tzinfo=UTC),
        "Avery L7163",
        "ab",
        "ab",
        outcome,
        labels,
        (),
    )


def test_how_a_run_came_out() -> None:
    assert sheets.how_it_came_out(run(Outcome.UNANSWERED, False)) == "not yet said"
    assert sheets.how_it_came_out(run(Outcome.NOTHING_PRINTED, False)) == "nothing was printed"
    assert sheets.how_it_came_out(run(Outcome.ANSWERED, False, False)) == "all good"
    assert sheets.how_it_came_out(run(Outcome.ANSWERED, True, False)) == "1 spoiled"


def test_a_long_run_names_the_first_and_counts_the_rest() -> None:
    told = sheets.run_details(run(Outcome.ANSWERED, True, *[False] * 39))
    assert told.startswith("P0 (label 1, spoiled), P1 (label 2), ")
    assert "P29 (label 30), and 10 more\nPDF, SHA-256: ab" in told

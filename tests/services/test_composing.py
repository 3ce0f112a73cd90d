"""Composing: every pause is kept, and a note is what she last said it is."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from handnote.domain.note import MadeBy, NoteId, NoteState
from handnote.domain.order import LetBe, OrderId, OrderState
from handnote.domain.person import PersonId
from handnote.domain.problem import AskTrouble, Problem
from handnote.services.undo import UndoCode
from handnote.storage import revisions
from tests.services.desk import (
    EVENING,
    THREE_ORDERS,
    TODAY,
    Desk,
    StoppedClock,
    add_three_orders,
    desk_in,
    told,
)
from tests.services.test_printing import print_ready

WORDS = "Maria, the blue one is my favourite"


def texts(desk: Desk, note_id: NoteId) -> list[str]:
    """Return every version of a note ever saved."""
    return list(desk.store.read(lambda connection: revisions.texts(connection, note_id)))


@pytest.fixture
def ids(desk: Desk) -> dict[str, OrderId]:
    return add_three_orders(desk)


def test_everything_the_write_place_shows_comes_at_once(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    sitting = desk.composing.open(ids["maria"])
    assert sitting.order == desk.order("1001")
    assert sitting.person.name == "Maria Sommer"
    assert sitting.person.country == "AT"
    assert sitting.person.since == date(2026, 11, 20)
    assert sitting.note is None
    assert sitting.earlier == ()


def test_what_was_said_before_to_this_person_comes_newest_first(desk: Desk) -> None:
    for number in range(25):
        desk.add(told(str(number), "Anna", buyer_key="etsy|anna|anna"))
        desk.finish(desk.order(str(number)).id, f"note {number}")
    desk.draft(desk.order("23").id, "never mind")
    earlier = desk.composing.open(desk.order("24").id).earlier
    assert [note.text for note in earlier[:3]] == ["note 22", "note 21", "note 20"]
    assert len(earlier) == 20


def test_a_draft_is_there_after_the_machine_stopped(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        order_id = desk.walk_in("Ines")
        saved = desk.composing.save_draft(
            order_id, WORDS, hand="kalam", made_by=MadeBy.OWN_HAND, sign_off="Jo\nxx", cursor=5
        )
        assert saved.at == EVENING
    with desk_in(tmp_path) as desk:
        note = desk.note(order_id)
        assert note.id == saved.note_id
        assert (note.text, note.hand, note.sign_off) == (WORDS, "kalam", "Jo\nxx")
        assert (note.made_by, note.state) == (MadeBy.OWN_HAND, NoteState.DRAFT)
        assert note.person == "Ines"
        position = desk.composing.position()
        assert position is not None
        assert (position.order_id, position.cursor) == (order_id, 5)


def test_nothing_written_makes_no_note(desk: Desk, ids: dict[str, OrderId]) -> None:
    assert desk.draft(ids["maria"], " \n") is None
    assert desk.composing.open(ids["maria"]).note is None
    assert desk.order("1001").state is OrderState.TO_WRITE


def test_a_note_emptied_again_is_kept_but_its_order_is_to_write(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    first = desk.draft(ids["maria"], WORDS)
    assert desk.order("1001").state is OrderState.DRAFT
    assert desk.draft(ids["maria"], "") == first
    assert desk.order("1001").state is OrderState.TO_WRITE
    assert texts(desk, desk.note(ids["maria"]).id) == [WORDS, ""]


def test_every_pause_adds_a_version_and_an_unchanged_one_does_not(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    for text in ("Ma", "Maria", "Maria", "Maria, hello"):
        desk.draft(ids["maria"], text)
    assert texts(desk, desk.note(ids["maria"]).id) == ["Ma", "Maria", "Maria, hello"]


def test_versions_name_their_desk_and_the_version_they_grew_from(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    desk.draft(ids["maria"], "Ma")
    desk.draft(ids["tom"], "To")
    desk.draft(ids["maria"], "Maria")
    rows = desk.store.read(
        lambda connection: connection.execute(
            "SELECT desk = (SELECT id FROM desk), n, parent_n, text FROM revision ORDER BY n"
        ).fetchall()
    )
    assert rows == [(1, 1, None, "Ma"), (1, 2, None, "To"), (1, 3, 1, "Maria")]


def test_her_own_spaces_stay_while_she_types(desk: Desk, ids: dict[str, OrderId]) -> None:
    desk.draft(ids["maria"], "Maria,\tdear \x00\u202e")
    assert desk.note(ids["maria"]).text == "Maria, dear "


def test_a_finished_note_waits_for_its_label(desk: Desk, ids: dict[str, OrderId]) -> None:
    changes = desk.finish(ids["maria"], WORDS)
    note = desk.note(ids["maria"])
    assert changes.orders == {ids["maria"]}
    assert changes.notes == {note.id}
    assert note.state is NoteState.FINISHED
    assert note.finished_at == EVENING
    assert note.finished_at is not None
    assert note.finished_at.tzinfo is UTC
    assert desk.order("1001").state is OrderState.FINISHED


@pytest.mark.parametrize("nothing", ["", "  \n ", "\u202e"])
def test_an_empty_note_cannot_be_finished(
    desk: Desk, ids: dict[str, OrderId], nothing: str
) -> None:
    steps = desk.undo.next_code
    with pytest.raises(Problem) as raised:
        desk.finish(ids["maria"], nothing)
    assert raised.value.code is AskTrouble.NOTE_IS_EMPTY
    assert desk.undo.next_code is steps


def test_finishing_a_note_takes_its_order_back(desk: Desk, ids: dict[str, OrderId]) -> None:
    desk.inbox.let_be(ids["maria"])
    desk.finish(ids["maria"], WORDS)
    assert desk.order("1001").state is OrderState.FINISHED
    desk.undo.undo()
    assert desk.order("1001").let_be is LetBe.CHOSEN
    assert desk.note(ids["maria"]).text == WORDS


def test_a_late_pause_after_finishing_changes_nothing(desk: Desk, ids: dict[str, OrderId]) -> None:
    desk.finish(ids["maria"], WORDS)
    note = desk.note(ids["maria"])
    desk.draft(ids["maria"], WORDS)
    assert desk.note(ids["maria"]) == note


def test_other_words_make_a_finished_note_a_draft_again(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    desk.finish(ids["maria"], WORDS)
    desk.draft(ids["maria"], WORDS + "!")
    note = desk.note(ids["maria"])
    assert (note.state, note.finished_at) == (NoteState.DRAFT, None)
    assert desk.printing.ready() == ()


def test_undoing_finish_makes_a_draft_and_keeps_every_word(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    desk.finish(ids["maria"], WORDS)
    undone = desk.undo.undo()
    assert undone is not None
    assert undone[0] is UndoCode.FINISH
    note = desk.note(ids["maria"])
    assert (note.text, note.state, note.finished_at) == (WORDS, NoteState.DRAFT, None)
    assert desk.past_notes.count() == 0


def test_a_finished_note_can_be_reopened_and_undo_puts_it_back_where_it_was(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    desk.finish(ids["maria"], WORDS)
    desk.finish(ids["tom"], "Ida, happy birthday")
    before = desk.past_notes.newest()
    assert desk.composing.reopen(ids["maria"]).orders == {ids["maria"]}
    assert desk.note(ids["maria"]).state is NoteState.DRAFT
    assert [note.order_id for note in desk.past_notes.newest().notes] == [ids["tom"]]
    assert desk.past_notes.search("favourite").notes == ()
    desk.undo.undo()
    assert desk.past_notes.newest() == before
    assert len(desk.past_notes.search("favourite").notes) == 1


def test_a_printed_note_reopened_waits_again_and_undo_prints_it_again(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    desk.finish(ids["maria"], WORDS)
    desk.printing.answer(print_ready(desk).id, ())
    printed = desk.note(ids["maria"])
    desk.composing.reopen(ids["maria"])
    desk.draft(ids["maria"], "other words")
    assert ids["maria"] in {entry.id for entry in desk.inbox.pile()}
    desk.undo.undo()
    assert desk.note(ids["maria"]) == printed
    assert ids["maria"] not in {entry.id for entry in desk.inbox.pile()}
    assert "other words" in texts(desk, printed.id)


def test_reopening_a_draft_or_nothing_changes_nothing(desk: Desk, ids: dict[str, OrderId]) -> None:
    assert not desk.composing.reopen(ids["maria"])
    desk.draft(ids["maria"], WORDS)
    assert not desk.composing.reopen(ids["maria"])


def test_finishing_again_with_other_words_can_be_undone_to_the_first(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    desk.finish(ids["maria"], WORDS)
    first = desk.note(ids["maria"])
    desk.finish(ids["maria"], "Maria, second thoughts")
    desk.undo.undo()
    assert desk.note(ids["maria"]) == first


def test_undo_adds_a_version_and_removes_none(desk: Desk, ids: dict[str, OrderId]) -> None:
    desk.draft(ids["maria"], "Maria, ")
    desk.finish(ids["maria"], WORDS)
    desk.undo.undo()
    states = desk.store.read(
        lambda connection: connection.execute("SELECT state FROM revision ORDER BY n").fetchall()
    )
    assert [state for (state,) in states] == ["draft", "finished", "draft"]


def test_the_place_she_looked_at_last_is_remembered(
    tmp_path: Path,
) -> None:
    with desk_in(tmp_path) as desk:
        assert desk.composing.position() is None
        ids = add_three_orders(desk)
        desk.composing.visit(ids["tom"], 0)
        desk.composing.visit(ids["anna"], 3)
    with desk_in(tmp_path) as desk:
        position = desk.composing.position()
        assert position is not None
        assert (position.order_id, position.cursor) == (ids["anna"], 3)


def test_a_place_that_was_undone_away_is_no_place(desk: Desk) -> None:
    desk.composing.visit(desk.walk_in(), 0)
    desk.undo.undo()
    assert desk.composing.position() is None


def test_an_order_that_is_not_there_is_a_problem_for_every_command(desk: Desk) -> None:
    nowhere = OrderId("nowhere")
    asks = (
        lambda: desk.composing.open(nowhere),
        lambda: desk.composing.reopen(nowhere),
        lambda: desk.composing.visit(nowhere, 0),
        lambda: desk.draft(nowhere, WORDS),
        lambda: desk.draft(nowhere, ""),
        lambda: desk.finish(nowhere, WORDS),
    )
    for ask in asks:
        with pytest.raises(Problem) as raised:
            ask()
        assert raised.value.code is AskTrouble.NO_SUCH_ORDER


def test_one_private_line_is_remembered_and_can_be_undone(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    anna = desk.order("1003").person_id
    changes = desk.composing.remember(anna, " night nurse,\ncat Miso ")
    assert changes.orders == {ids["anna"]}
    assert desk.composing.open(ids["anna"]).person.memory == "night nurse, cat Miso"
    assert not desk.composing.remember(anna, "night nurse, cat Miso")
    desk.undo.undo()
    assert desk.composing.open(ids["anna"]).person.memory == ""


def test_a_memory_of_nobody_is_a_mistake_of_ours(desk: Desk) -> None:
    with pytest.raises(LookupError):
        desk.composing.remember(PersonId("nobody"), "hm")


def test_the_day_of_a_note_is_the_day_at_the_desk_wherever_it_is_read(tmp_path: Path) -> None:
    auckland = timezone(timedelta(hours=13))
    los_angeles = timezone(timedelta(hours=-8))
    with desk_in(tmp_path, StoppedClock(datetime(2026, 11, 22, 1, 5, tzinfo=auckland))) as desk:
        order_id = desk.walk_in("Ines")
        desk.finish(order_id, WORDS)
    with desk_in(tmp_path, StoppedClock(datetime(2026, 11, 21, 9, 0, tzinfo=los_angeles))) as desk:
        note = desk.note(order_id)
        assert note.written_on == date(2026, 11, 22)
        assert note.finished_at == datetime(2026, 11, 21, 12, 5, tzinfo=UTC)
        offsets = desk.store.read(
            lambda connection: connection.execute("SELECT utc_offset FROM note").fetchall()
        )
        assert offsets == [(13 * 60,)]


@pytest.mark.parametrize("jump", [timedelta(days=-365), timedelta(days=3650)])
def test_the_newest_note_is_on_top_though_the_clock_jumped(desk: Desk, jump: timedelta) -> None:
    add_three_orders(desk)
    desk.finish(desk.order("1001").id, "first")
    desk.clock.moment += jump
    desk.finish(desk.order("1002").id, "second")
    desk.clock.moment = EVENING
    desk.finish(desk.order("1003").id, "third")
    assert [note.text for note in desk.past_notes.newest().notes] == ["third", "second", "first"]


def test_a_note_begun_early_and_finished_late_is_the_newest(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.draft(ids["maria"], "Maria, ")
    desk.finish(ids["tom"], "Ida, happy birthday")
    desk.finish(ids["maria"], WORDS)
    assert [note.order_id for note in desk.past_notes.newest().notes] == [ids["maria"], ids["tom"]]


def test_a_gift_is_written_to_the_one_who_opens_it(desk: Desk, ids: dict[str, OrderId]) -> None:
    desk.finish(ids["tom"], "Ida, happy birthday")
    assert desk.note(ids["tom"]).person == THREE_ORDERS["tom"].recipient
    assert desk.note(ids["tom"]).written_on == TODAY

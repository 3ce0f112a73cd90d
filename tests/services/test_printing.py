"""Printing: a label is done when she says so, and only with the words it carries."""

import pytest

from handnote.domain.note import NoteState
from handnote.domain.order import OrderId, OrderState
from handnote.domain.run import Outcome, PrintRun, RunId, RunLabel
from handnote.services.undo import UndoCode
from tests.services.desk import EVENING, Desk, add_three_orders


@pytest.fixture
def ids(desk: Desk) -> dict[str, OrderId]:
    """Return three orders whose notes are finished."""
    ids = add_three_orders(desk)
    for name, order_id in ids.items():
        desk.finish(order_id, f"Dear {name}, it was lovely to pack this")
    return ids


def print_ready(desk: Desk) -> PrintRun:
    """Print everything that is ready."""
    labels = [
        RunLabel(note.id, note.person, sheet=0, slot=slot)
        for slot, note in enumerate(desk.printing.ready())
    ]
    return desk.printing.record("L7163", 0, "ab" * 32, labels)


def states(desk: Desk, ids: dict[str, OrderId]) -> dict[str, NoteState]:
    return {name: desk.note(order_id).state for name, order_id in ids.items()}


def test_finished_notes_are_ready_in_packing_order(desk: Desk, ids: dict[str, OrderId]) -> None:
    assert [note.order_id for note in desk.printing.ready()] == [
        ids["tom"],
        ids["maria"],
        ids["anna"],
    ]


def test_drafts_and_orders_let_be_are_not_ready(desk: Desk, ids: dict[str, OrderId]) -> None:
    desk.inbox.let_be(ids["tom"])
    desk.composing.reopen(ids["maria"])
    assert [note.order_id for note in desk.printing.ready()] == [ids["anna"]]


def test_a_proof_that_went_out_asks_how_it_came_out(desk: Desk, ids: dict[str, OrderId]) -> None:
    run = print_ready(desk)
    assert desk.printing.unanswered() == (run,)
    assert desk.printing.runs() == (run,)
    assert run.outcome is Outcome.UNANSWERED
    assert run.printed_at == EVENING
    assert [label.slot for label in run.labels] == [0, 1, 2]
    assert set(states(desk, ids).values()) == {NoteState.FINISHED}


def test_what_came_out_is_printed_and_what_was_spoiled_is_ready_again(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    run = print_ready(desk)
    desk.clock.move(minutes=3)
    spoiled = desk.note(ids["maria"]).id
    changes = desk.printing.answer(run.id, [spoiled])
    assert changes.runs == {run.id}
    assert changes.orders == {ids["tom"], ids["anna"]}
    assert changes.notes == {label.note_id for label in run.labels}
    assert states(desk, ids) == {
        "maria": NoteState.FINISHED,
        "tom": NoteState.PRINTED,
        "anna": NoteState.PRINTED,
    }
    assert desk.note(ids["tom"]).printed_at == desk.clock.moment
    assert [note.id for note in desk.printing.ready()] == [spoiled]
    (answered,) = desk.printing.runs()
    assert answered.outcome is Outcome.ANSWERED
    assert [label.note_id for label in answered.labels if label.is_spoiled] == [spoiled]
    assert desk.printing.unanswered() == ()


def test_printed_orders_leave_the_pile(desk: Desk, ids: dict[str, OrderId]) -> None:
    desk.printing.answer(print_ready(desk).id, [])
    assert desk.inbox.pile() == ()
    assert {order.state for order in desk.inbox.orders()} == {OrderState.PRINTED}


def test_an_answer_can_be_undone(desk: Desk, ids: dict[str, OrderId]) -> None:
    run = print_ready(desk)
    before = [desk.note(order_id) for order_id in ids.values()]
    desk.printing.answer(run.id, [desk.note(ids["maria"]).id])
    undone = desk.undo.undo()
    assert undone is not None
    assert undone[0] is UndoCode.PRINTED
    assert [desk.note(order_id) for order_id in ids.values()] == before
    assert desk.printing.unanswered() == (run,)
    assert len(desk.inbox.pile()) == 3


def test_a_note_changed_since_is_not_called_printed(desk: Desk, ids: dict[str, OrderId]) -> None:
    run = print_ready(desk)
    desk.finish(ids["maria"], "Maria, second thoughts")
    desk.composing.reopen(ids["tom"])
    desk.printing.answer(run.id, [])
    assert states(desk, ids) == {
        "maria": NoteState.FINISHED,
        "tom": NoteState.DRAFT,
        "anna": NoteState.PRINTED,
    }


def test_a_run_is_answered_once(desk: Desk, ids: dict[str, OrderId]) -> None:
    run = print_ready(desk)
    desk.printing.answer(run.id, [label.note_id for label in run.labels])
    assert not desk.printing.answer(run.id, [])
    assert set(states(desk, ids).values()) == {NoteState.FINISHED}


def test_runs_come_newest_first(desk: Desk, ids: dict[str, OrderId]) -> None:
    first, second = print_ready(desk), print_ready(desk)
    assert desk.printing.runs() == (second, first)
    assert desk.printing.unanswered() == (second, first)


def test_an_answer_to_no_run_is_a_mistake_of_ours(desk: Desk) -> None:
    with pytest.raises(LookupError):
        desk.printing.answer(RunId("none"), [])
    assert not desk.undo.can_undo


def test_printing_keeps_the_day_it_was_written(desk: Desk, ids: dict[str, OrderId]) -> None:
    day = desk.note(ids["tom"]).written_on
    desk.clock.move(days=3)
    desk.printing.answer(print_ready(desk).id, [])
    assert desk.note(ids["tom"]).written_on == day

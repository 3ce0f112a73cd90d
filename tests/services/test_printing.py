"""Printing: a label is done when she says so, and only with the words it carries."""

from dataclasses import replace

import pytest

from handnote.domain.note import NoteState, Side
from handnote.domain.order import OrderId, OrderState
from handnote.domain.run import Outcome, PrintRun, RunId
from handnote.services.undo import UndoCode
from handnote.sheets.stocks import StockCatalogue
from tests.services.desk import EVENING, STOCK, THREE_ORDERS, Desk, add_three_orders, proof_of


@pytest.fixture
def ids(desk: Desk) -> dict[str, OrderId]:
    """Return three orders whose notes are finished."""
    ids = add_three_orders(desk)
    for name, order_id in ids.items():
        desk.finish(order_id, f"Dear {name}, it was lovely to pack this")
    return ids


def print_ready(desk: Desk) -> PrintRun:
    """Send everything that is to be printed to the printer, on open sheets first."""
    open_sheets = [sheet.as_open() for sheet in desk.sheets.open_of(STOCK)]
    return desk.printing.record(proof_of(desk.printing.to_print(), open_sheets))


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


def test_the_note_of_an_order_that_was_cancelled_waits_until_she_says_otherwise(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    desk.add(replace(THREE_ORDERS["tom"], is_cancelled=True))
    assert [note.order_id for note in desk.printing.ready()] == [ids["maria"], ids["anna"]]
    assert [note.order_id for note in desk.printing.called_off()] == [ids["tom"]]
    assert desk.printing.called_off(Side.OUTSIDE) == ()
    desk.inbox.take_back(ids["tom"])
    assert desk.printing.called_off() == ()
    assert desk.printing.ready()[0].order_id == ids["tom"]
    desk.add(replace(THREE_ORDERS["tom"], is_cancelled=True, words="Sorry"))
    assert desk.printing.called_off() == ()


def test_an_order_let_be_by_choice_is_not_told_as_cancelled(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    desk.inbox.let_be(ids["tom"])
    assert desk.printing.called_off() == ()


def test_a_proof_that_went_out_asks_how_it_came_out(desk: Desk, ids: dict[str, OrderId]) -> None:
    run = print_ready(desk)
    assert desk.printing.unanswered() == (run,)
    assert desk.printing.runs() == (run,)
    assert run.outcome is Outcome.UNANSWERED
    assert run.printed_at == EVENING
    assert [label.slot for label in run.labels] == [0, 1, 2]
    assert run.stock_name == "Avery L7163"
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
    first = print_ready(desk)
    desk.finish(desk.walk_in("Ines"), "May it keep the wind off")
    second = print_ready(desk)
    assert desk.printing.runs() == (second, first)
    assert desk.printing.unanswered() == (second, first)


def test_notes_on_paper_nobody_looked_at_are_not_printed_twice(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    run = print_ready(desk)
    assert desk.printing.to_print() == ()
    assert len(desk.printing.ready()) == 3
    desk.finish(ids["maria"], "Maria, second thoughts")
    assert [note.order_id for note in desk.printing.to_print()] == [ids["maria"]]
    desk.printing.nothing_printed(run.id)
    assert len(desk.printing.to_print()) == 3


def test_where_nothing_was_printed_every_label_is_there_again(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    run = print_ready(desk)
    assert pictures(desk) == ["ppp..........."]
    changes = desk.printing.nothing_printed(run.id)
    assert changes.runs == {run.id}
    assert changes.sheets == {sheet.id for sheet in run.sheets}
    assert pictures(desk) == []
    assert set(states(desk, ids).values()) == {NoteState.FINISHED}
    (answered,) = desk.printing.runs()
    assert answered.outcome is Outcome.NOTHING_PRINTED
    assert not desk.printing.answer(run.id, [])
    desk.undo.undo()
    assert desk.printing.unanswered() == (run,)
    assert pictures(desk) == ["ppp..........."]


def test_labels_given_back_and_printed_on_since_stay_gone(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    desk.sheets.strike_out(STOCK, None, 13)
    desk.printing.nothing_printed(print_ready(desk).id)
    again = print_ready(desk)
    desk.undo.undo()
    (first,) = (run for run in desk.printing.unanswered() if run.id != again.id)
    desk.printing.nothing_printed(first.id)
    assert pictures(desk) == ["ppp..........x"]


def test_a_run_that_reached_no_printer_never_was(desk: Desk, ids: dict[str, OrderId]) -> None:
    desk.sheets.strike_out(STOCK, None, 0)
    run = print_ready(desk)
    assert pictures(desk) == ["xppp.........."]
    desk.printing.withdraw(run.id)
    assert pictures(desk) == ["x............."]
    assert desk.printing.runs() == ()
    assert len(desk.printing.to_print()) == 3


def test_a_spoiled_label_is_used_up_and_its_note_goes_to_the_next_free_one(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    run = print_ready(desk)
    spoiled = run.labels[1]
    desk.printing.answer(run.id, [spoiled.note_id])
    assert pictures(desk) == ["psp..........."]
    (label,) = print_ready(desk).labels
    assert (label.note_id, label.slot) == (spoiled.note_id, 3)
    assert pictures(desk) == ["pspp.........."]


def test_taking_an_answer_back_leaves_the_labels_as_they_were(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    run = print_ready(desk)
    desk.printing.answer(run.id, [run.labels[1].note_id])
    desk.undo.undo()
    assert pictures(desk) == ["ppp..........."]
    assert desk.printing.to_print() == ()


def test_a_run_can_be_printed_again_whole(desk: Desk, ids: dict[str, OrderId]) -> None:
    run = print_ready(desk)
    desk.printing.answer(run.id, [])
    before = [desk.note(order_id) for order_id in ids.values()]
    changes = desk.printing.print_again(run.id)
    assert changes.orders == set(ids.values())
    again = print_ready(desk)
    assert [label.note_id for label in again.labels] == [label.note_id for label in run.labels]
    assert [label.slot for label in again.labels] == [3, 4, 5]
    assert again.sheets == run.sheets
    desk.undo.undo()
    assert [desk.note(order_id) for order_id in ids.values()] == before
    assert not desk.printing.print_again(print_ready(desk).id)


@pytest.mark.parametrize("part", ["Plain 95x55 on A4", "Card A6 on A4", "Sticky 76x76 on A4"])
def test_what_is_cut_or_stuck_anew_leaves_no_part_used_sheet(
    desk: Desk, ids: dict[str, OrderId], part: str
) -> None:
    stock = StockCatalogue().find(part)
    run = desk.printing.record(proof_of(desk.printing.to_print(), stock=stock))
    assert desk.sheets.open_of(stock) == ()
    desk.printing.answer(run.id, [desk.note(ids["maria"]).id])
    assert desk.sheets.open_of(stock) == ()
    assert desk.sheets.sheet(run.sheets[0].id).left == stock.slots - len(ids)


def test_it_is_known_where_a_note_was_printed(desk: Desk, ids: dict[str, OrderId]) -> None:
    run = print_ready(desk)
    maria, tom = desk.note(ids["maria"]).id, desk.note(ids["tom"]).id
    assert desk.printing.run_that_printed(tom) is None
    desk.printing.answer(run.id, [maria])
    assert desk.printing.run_that_printed(maria) is None
    printed = desk.printing.run_that_printed(tom)
    assert printed is not None
    assert printed.id == run.id


def test_equal_input_can_be_proofed_again_from_a_run(desk: Desk, ids: dict[str, OrderId]) -> None:
    run = print_ready(desk)
    assert [note.id for note in desk.printing.notes_of(run)] == [
        label.note_id for label in run.labels
    ]


def pictures(desk: Desk) -> list[str]:
    """What became of the labels of every open sheet."""
    return ["".join(sheet.fates) for sheet in desk.sheets.open_of(STOCK)]


def test_an_answer_to_no_run_is_a_mistake_of_ours(desk: Desk) -> None:
    with pytest.raises(LookupError):
        desk.printing.answer(RunId("none"), [])
    assert not desk.undo.can_undo


def test_printing_keeps_the_day_it_was_written(desk: Desk, ids: dict[str, OrderId]) -> None:
    day = desk.note(ids["tom"]).written_on
    desk.clock.move(days=3)
    desk.printing.answer(print_ready(desk).id, [])
    assert desk.note(ids["tom"]).written_on == day

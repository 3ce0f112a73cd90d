"""A note on the outside of a parcel is one of its own, and nothing of the inside's."""

from pathlib import Path

import pytest

from handnote.domain.note import MadeBy, NoteState, Side
from handnote.domain.order import LetBe, OrderId, OrderState
from handnote.services.composing import Position
from handnote.services.undo import UndoCode
from handnote.storage import revisions
from tests.services.desk import STOCK, Desk, StoppedClock, add_three_orders, desk_in, proof_of, told

INSIDE = "Maria, the blue one is my favourite"
OUTSIDE = "Open me slowly"


@pytest.fixture
def ids(desk: Desk) -> dict[str, OrderId]:
    return add_three_orders(desk)


def texts(desk: Desk, order_id: OrderId, side: Side) -> tuple[str, ...]:
    note = desk.note(order_id, side)
    return desk.store.read(lambda connection: revisions.texts(connection, note.id))


def print_out(desk: Desk, side: Side) -> list[str]:
    """Print what waits for one side, say that all came out, and return the words."""
    notes = desk.printing.to_print(side)
    open_sheets = [sheet.as_open() for sheet in desk.sheets.open_of(STOCK)]
    run = desk.printing.record(proof_of(notes, open_sheets))
    desk.printing.answer(run.id, [])
    return [note.text for note in notes]


def test_an_order_has_two_notes_and_neither_hears_of_the_other(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    desk.draft(ids["maria"], "Mar")
    desk.draft(ids["maria"], "Open", Side.OUTSIDE)
    desk.finish(ids["maria"], INSIDE)
    desk.draft(ids["maria"], "Open me", Side.OUTSIDE)
    assert desk.note(ids["maria"]).state is NoteState.FINISHED
    assert texts(desk, ids["maria"], Side.INSIDE) == ("Mar", INSIDE)
    assert texts(desk, ids["maria"], Side.OUTSIDE) == ("Open", "Open me")
    assert desk.composing.open(ids["tom"], Side.OUTSIDE).note is None


def test_it_holds_what_she_typed_and_nothing_else(desk: Desk, ids: dict[str, OrderId]) -> None:
    desk.composing.finish(
        ids["maria"],
        OUTSIDE,
        hand="caveat",
        made_by=MadeBy.FONT,
        sign_off="",
        side=Side.OUTSIDE,
    )
    note = desk.note(ids["maria"], Side.OUTSIDE)
    assert (note.text, note.sign_off) == (OUTSIDE, "")


def test_the_pile_counts_and_what_was_said_before_mean_the_note_inside(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    before = desk.inbox.pile()
    desk.finish(ids["maria"], OUTSIDE, Side.OUTSIDE)
    assert desk.inbox.pile() == before
    assert desk.printing.ready() == ()
    again = desk.walk_in("Maria")
    desk.add(told("1009", "Maria Sommer", buyer_key="etsy|maria|maria sommer"))
    assert desk.composing.open(desk.order("1009").id).earlier == ()
    desk.finish(ids["maria"], INSIDE)
    (said,) = desk.composing.open(desk.order("1009").id).earlier
    assert said.text == INSIDE
    assert desk.inbox.order(again).state is OrderState.TO_WRITE


def test_each_side_is_printed_by_itself_in_packing_order(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    for name in ("anna", "maria", "tom"):
        desk.finish(ids[name], f"in for {name}")
        desk.finish(ids[name], f"out for {name}", Side.OUTSIDE)
    assert print_out(desk, Side.OUTSIDE) == ["out for tom", "out for maria", "out for anna"]
    assert {entry.state for entry in desk.inbox.pile()} == {OrderState.FINISHED}
    assert print_out(desk, Side.INSIDE) == ["in for tom", "in for maria", "in for anna"]
    assert desk.inbox.pile() == ()
    assert len(desk.past_notes.everything()) == 6
    assert [note.text for note in desk.past_notes.search("out maria").notes] == ["out for maria"]


def test_a_spoiled_one_waits_again_and_undo_asks_again(desk: Desk, ids: dict[str, OrderId]) -> None:
    desk.finish(ids["maria"], OUTSIDE, Side.OUTSIDE)
    (note,) = desk.printing.to_print(Side.OUTSIDE)
    run = desk.printing.record(proof_of([note]))
    assert desk.printing.to_print(Side.OUTSIDE) == ()
    desk.printing.answer(run.id, [note.id])
    assert desk.printing.to_print(Side.OUTSIDE) == (note,)
    desk.undo.undo()
    assert desk.printing.unanswered() == (run,)


def test_undo_of_a_finished_one_keeps_its_words_and_leaves_the_inside_finished(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    desk.finish(ids["maria"], INSIDE)
    desk.finish(ids["maria"], OUTSIDE, Side.OUTSIDE)
    undone = desk.undo.undo()
    assert undone is not None
    assert undone[0] is UndoCode.FINISH
    assert desk.note(ids["maria"], Side.OUTSIDE).state is NoteState.DRAFT
    assert desk.note(ids["maria"], Side.OUTSIDE).text == OUTSIDE
    assert desk.note(ids["maria"]).state is NoteState.FINISHED


def test_a_finished_one_can_be_reopened_alone(desk: Desk, ids: dict[str, OrderId]) -> None:
    desk.finish(ids["maria"], INSIDE)
    desk.finish(ids["maria"], OUTSIDE, Side.OUTSIDE)
    desk.composing.reopen(ids["maria"], Side.OUTSIDE)
    assert desk.note(ids["maria"], Side.OUTSIDE).state is NoteState.DRAFT
    assert desk.note(ids["maria"]).state is NoteState.FINISHED


def test_words_begun_for_the_outside_keep_a_printed_order_within_reach(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    desk.finish(ids["maria"], INSIDE)
    desk.draft(ids["maria"], "Open", Side.OUTSIDE)
    desk.finish(ids["tom"], "Tom")
    desk.draft(ids["tom"], "Open", Side.OUTSIDE)
    desk.draft(ids["tom"], " ", Side.OUTSIDE)
    print_out(desk, Side.INSIDE)
    assert [(entry.id, entry.state) for entry in desk.inbox.pile()] == [
        (ids["maria"], OrderState.PRINTED),
        (ids["anna"], OrderState.TO_WRITE),
    ]
    desk.finish(ids["maria"], OUTSIDE, Side.OUTSIDE)
    assert [entry.id for entry in desk.inbox.pile()] == [ids["anna"]]
    assert print_out(desk, Side.OUTSIDE) == [OUTSIDE]


def test_an_order_that_is_let_be_gets_none_until_one_is_finished(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    desk.finish(ids["maria"], OUTSIDE, Side.OUTSIDE)
    desk.inbox.let_be(ids["maria"])
    assert desk.printing.ready(Side.OUTSIDE) == ()
    assert desk.order("1001").let_be is LetBe.CHOSEN
    desk.finish(ids["maria"], OUTSIDE, Side.OUTSIDE)
    assert [note.text for note in desk.printing.ready(Side.OUTSIDE)] == [OUTSIDE]


def test_an_order_with_words_on_its_outside_is_not_undone_away(desk: Desk) -> None:
    order_id = desk.walk_in("Ines")
    desk.undo.undo()
    assert desk.inbox.orders() == ()
    order_id = desk.walk_in("Ines")
    desk.composing.visit(order_id, 0)
    note_id = desk.draft(order_id, "Open", Side.OUTSIDE)
    assert note_id is not None
    desk.undo.undo()
    assert desk.note(order_id, Side.OUTSIDE).text == "Open"


def test_the_cursor_that_is_remembered_is_that_of_the_inside(tmp_path: Path) -> None:
    with desk_in(tmp_path, StoppedClock()) as desk:
        order_id = desk.walk_in("Ines")
        desk.draft(order_id, "Ines")
        desk.draft(order_id, "Open me slowly", Side.OUTSIDE)
    with desk_in(tmp_path, StoppedClock()) as desk:
        assert desk.composing.position() == Position(order_id, 4)
        assert desk.note(order_id, Side.OUTSIDE).text == "Open me slowly"

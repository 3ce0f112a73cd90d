"""An evening with the pen: whose labels, what to know of each, and what is remembered of it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from handnote.config.resources import resource
from handnote.domain.note import MadeBy, Note, NoteState, Side
from handnote.domain.order import OrderId, OrderState
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.run import Outcome, PrintRun
from handnote.domain.sheet import Fate
from handnote.services.pen_proofing import PenProofing
from handnote.services.pen_sheets import PenSheets
from handnote.services.sameness import Sameness
from handnote.typeset.hands import Hands
from tests.services.desk import STOCK, THREE_ORDERS, Desk, add_three_orders, told

PROOFING = PenProofing(Hands(resource("fonts")))


@pytest.fixture
def ids(desk: Desk) -> dict[str, OrderId]:
    """Return three orders nothing is written for."""
    return add_three_orders(desk)


@pytest.fixture
def pen(desk: Desk) -> PenSheets:
    """Return the evening with the pen at this desk."""
    return PenSheets(desk.store, packing=desk.preferences.packing)


def print_key_sheet(desk: Desk, pen: PenSheets, side: Side = Side.INSIDE) -> PrintRun:
    """Print the key sheet to the sheets that are open, as the window does."""
    open_sheets = [sheet.as_open() for sheet in desk.sheets.open_of(STOCK)]
    return desk.printing.record(PROOFING.labels(pen.to_write(side).notes, STOCK, open_sheets))


def people(notes: Sequence[Note]) -> list[str]:
    return [note.person for note in notes]


def state(desk: Desk, number: str) -> OrderState:
    return desk.order(number).state


def finish_by_pen(desk: Desk, order_id: OrderId, gist: str = "", side: Side = Side.INSIDE) -> None:
    desk.composing.finish(order_id, gist, hand="", made_by=MadeBy.PEN, sign_off="", side=side)


def test_every_order_that_waits_is_on_the_key_sheet_in_packing_order(
    pen: PenSheets, ids: dict[str, OrderId]
) -> None:
    assert people(pen.to_write().notes) == ["Ida Ekberg", "Maria Sommer", "Anna K."]


def test_it_says_what_there_is_to_say(desk: Desk, pen: PenSheets, ids: dict[str, OrderId]) -> None:
    tom, maria, _ = pen.to_write().entries
    assert (tom.is_gift, tom.giver, tom.gift_words) == (True, "Tom Ekberg", "Happy birthday, Ida")
    assert [item.title for item in tom.items] == ["sage candle", "matches"]
    assert (maria.words, maria.nth, maria.last_time) == ("For my sister's new flat", 1, "")


def test_it_says_what_was_written_last_time(desk: Desk, pen: PenSheets) -> None:
    key = "etsy|anna|anna k."
    desk.add(told("1", "Anna K.", buyer_key=key), name="first.csv")
    desk.finish(desk.order("1").id, "Hope the sage keeps your desk calm")
    desk.add(told("2", "Anna K.", buyer_key=key), name="second.csv")
    (entry,) = pen.to_write().entries
    assert entry.last_time == "Hope the sage keeps your desk calm"
    assert (entry.nth, entry.last_on) == (2, desk.clock.now().date())


def test_her_private_line_is_not_on_it(desk: Desk, pen: PenSheets, ids: dict[str, OrderId]) -> None:
    desk.composing.remember(desk.order("1003").person_id, "night nurse, cat Miso")
    assert "Miso" not in repr(pen.to_write(with_drafts=True))


def test_an_order_let_be_or_cancelled_or_written_otherwise_is_not_on_it(
    desk: Desk, pen: PenSheets, ids: dict[str, OrderId]
) -> None:
    desk.inbox.let_be(ids["tom"])
    desk.add(replace(THREE_ORDERS["anna"], is_cancelled=True))
    desk.finish(ids["maria"], "Typed for Maria")
    assert pen.to_write().notes == ()


def test_a_draft_from_the_keyboard_is_named_and_waits(
    desk: Desk, pen: PenSheets, ids: dict[str, OrderId]
) -> None:
    desk.draft(ids["maria"], "Half a sen")
    work = pen.to_write()
    assert people(work.notes) == ["Ida Ekberg", "Anna K."]
    assert people(work.set_aside) == ["Maria Sommer"]


def test_a_draft_that_was_emptied_again_is_nobodys(
    desk: Desk, pen: PenSheets, ids: dict[str, OrderId]
) -> None:
    desk.draft(ids["maria"], "Half")
    desk.draft(ids["maria"], "")
    assert "Maria Sommer" in people(pen.to_write().notes)


def test_words_to_copy_are_on_it_only_where_she_asks(
    desk: Desk, pen: PenSheets, ids: dict[str, OrderId]
) -> None:
    finish_by_pen(desk, ids["anna"], "Miso will like the string")
    assert [entry.draft for entry in pen.to_write().entries] == ["", "", ""]
    assert pen.to_write(with_drafts=True).entries[-1].draft == "Miso will like the string"


def test_printing_it_uses_up_labels_and_says_how_the_notes_were_made(
    desk: Desk, pen: PenSheets, ids: dict[str, OrderId]
) -> None:
    run = print_key_sheet(desk, pen)
    assert run.made_by is MadeBy.PEN
    assert desk.printing.runs()[0].made_by is MadeBy.PEN
    notes = desk.printing.notes_of(run)
    assert {(note.made_by, note.state, note.text) for note in notes} == {
        (MadeBy.PEN, NoteState.FINISHED, "")
    }
    (sheet,) = desk.sheets.open_of(STOCK)
    assert [slot for slot, fate in enumerate(sheet.fates) if fate is Fate.PRINTED] == [0, 1, 2]
    assert pen.to_write().notes == ()


def test_asking_changes_nothing(desk: Desk, pen: PenSheets, ids: dict[str, OrderId]) -> None:
    first, again = pen.to_write(), pen.to_write()
    assert first == again
    assert desk.composing.open(ids["tom"]).note is None


def test_all_stuck_is_one_answer(desk: Desk, pen: PenSheets, ids: dict[str, OrderId]) -> None:
    run = print_key_sheet(desk, pen)
    desk.printing.answer(run.id, ())
    assert [state(desk, number) for number in ("1001", "1002", "1003")] == [OrderState.PRINTED] * 3
    assert desk.printing.unanswered() == ()
    desk.undo.undo()
    assert desk.printing.unanswered()[0].id == run.id
    assert state(desk, "1001") is OrderState.FINISHED


def test_what_went_wrong_is_on_the_next_key_sheet_and_its_label_is_gone(
    desk: Desk, pen: PenSheets, ids: dict[str, OrderId]
) -> None:
    run = print_key_sheet(desk, pen)
    desk.printing.answer(run.id, [run.labels[0].note_id])
    assert people(pen.to_write().notes) == ["Ida Ekberg"]
    again = print_key_sheet(desk, pen)
    assert [label.slot for label in again.labels] == [3]


def test_a_gist_typed_before_all_is_stuck_does_not_undo_what_the_pen_wrote(
    desk: Desk, pen: PenSheets, ids: dict[str, OrderId]
) -> None:
    run = print_key_sheet(desk, pen)
    give_gist(desk, ids["anna"], "about the cat")
    assert desk.note(ids["anna"]).state is NoteState.FINISHED
    assert pen.to_write().notes == ()
    desk.printing.answer(run.id, ())
    assert desk.note(ids["anna"]).state is NoteState.PRINTED


def give_gist(desk: Desk, order_id: OrderId, gist: str) -> None:
    desk.composing.save_draft(
        order_id, gist, hand="", made_by=MadeBy.PEN, sign_off="", cursor=len(gist)
    )


def test_it_is_found_by_its_person_its_order_and_its_gist(
    desk: Desk, pen: PenSheets, ids: dict[str, OrderId]
) -> None:
    run = print_key_sheet(desk, pen)
    desk.printing.answer(run.id, ())
    give_gist(desk, ids["anna"], "about the cat Miso")
    assert desk.note(ids["anna"]).state is NoteState.PRINTED
    for query in ("Anna", "miso", "cat"):
        assert people(desk.past_notes.search(query).notes) == ["Anna K."]
    assert people(desk.past_notes.search("sage").notes) == ["Ida Ekberg"]


def test_what_a_pen_wrote_is_never_sent_to_be_printed_in_a_font(
    desk: Desk, pen: PenSheets, ids: dict[str, OrderId]
) -> None:
    finish_by_pen(desk, ids["anna"], "about the cat")
    desk.finish(ids["maria"], "Typed for Maria")
    assert people(desk.printing.ready()) == ["Maria Sommer"]
    assert people(desk.printing.to_print()) == ["Maria Sommer"]


def test_a_sheet_that_never_came_leaves_all_as_it_was(
    desk: Desk, pen: PenSheets, ids: dict[str, OrderId]
) -> None:
    before = pen.to_write()
    desk.printing.withdraw(print_key_sheet(desk, pen).id)
    assert people(pen.to_write().notes) == people(before.notes)
    assert state(desk, "1001") is OrderState.TO_WRITE
    assert desk.sheets.open_of(STOCK) == ()


def test_nothing_printed_gives_the_orders_back_and_can_be_taken_back(
    desk: Desk, pen: PenSheets, ids: dict[str, OrderId]
) -> None:
    run = print_key_sheet(desk, pen)
    desk.printing.nothing_printed(run.id)
    assert state(desk, "1001") is OrderState.TO_WRITE
    assert desk.printing.runs()[0].outcome is Outcome.NOTHING_PRINTED
    desk.undo.undo()
    assert state(desk, "1001") is OrderState.FINISHED
    assert pen.to_write().notes == ()


def test_a_pen_note_may_be_empty_and_a_typed_one_may_not(
    desk: Desk, ids: dict[str, OrderId]
) -> None:
    finish_by_pen(desk, ids["anna"])
    assert desk.note(ids["anna"]).made_by is MadeBy.PEN
    with pytest.raises(Problem) as raised:
        desk.finish(ids["maria"], " ")
    assert raised.value.code is AskTrouble.NOTE_IS_EMPTY


def test_empty_notes_are_alike_with_none(
    desk: Desk, pen: PenSheets, ids: dict[str, OrderId]
) -> None:
    desk.printing.answer(print_key_sheet(desk, pen).id, ())
    desk.add(told("7", "Noor"), told("8", "Ana"), name="later.csv")
    for number in ("7", "8"):
        finish_by_pen(desk, desk.order(number).id)
    sameness = Sameness(desk.store)
    assert sameness.worst(desk.order("7").id, "") is None
    assert sameness.alike_waiting() == ()
    assert sameness.habit() is None


def test_a_note_for_the_outside_waits_for_the_pen_only_if_it_was_begun(
    desk: Desk, pen: PenSheets, ids: dict[str, OrderId]
) -> None:
    assert pen.to_write(Side.OUTSIDE).notes == ()
    finish_by_pen(desk, ids["anna"], "a hello on the lid", Side.OUTSIDE)
    assert people(pen.to_write(Side.OUTSIDE).notes) == ["Anna K."]
    run = print_key_sheet(desk, pen, Side.OUTSIDE)
    desk.printing.answer(run.id, ())
    assert desk.note(ids["anna"], Side.OUTSIDE).state is NoteState.PRINTED
    assert people(pen.to_write().notes) == ["Ida Ekberg", "Maria Sommer", "Anna K."]


def test_with_nobody_waiting_there_is_nothing_to_print(desk: Desk, pen: PenSheets) -> None:
    with pytest.raises(Problem) as raised:
        PROOFING.labels(pen.to_write().notes, STOCK)
    assert raised.value.code is AskTrouble.NOTHING_TO_PRINT


def test_two_evenings_of_bare_labels_are_two_runs(desk: Desk, pen: PenSheets) -> None:
    desk.walk_in("Noor")
    first = print_key_sheet(desk, pen)
    desk.walk_in("Ana")
    labels = PROOFING.labels(pen.to_write().notes, STOCK)
    assert labels.sha256 != first.proof_sha256


def test_equal_work_gives_equal_bytes(pen: PenSheets, ids: dict[str, OrderId]) -> None:
    one, other = (PROOFING.labels(pen.to_write().notes, STOCK) for _ in range(2))
    assert one.sha256 == other.sha256


def test_a_promise_that_is_still_open_is_on_it(desk: Desk, pen: PenSheets) -> None:
    first = desk.walk_in("Anna", "sage candle")
    desk.finish(first, "Next time I tuck in a new scent to try.")
    note_id = desk.note(first).id
    desk.promising.promise_in(note_id, "a new scent to try")
    person = desk.inbox.order(first).person_id
    assert [promise.words for promise in desk.promising.of_person(person)] == ["a new scent to try"]
    again = pen.again([desk.note(first)])
    assert [entry.promise for entry in again.entries] == ["a new scent to try"]
    (promise,) = desk.promising.of_person(person)
    desk.promising.keep(promise.id)
    assert [entry.promise for entry in pen.again([desk.note(first)]).entries] == [""]

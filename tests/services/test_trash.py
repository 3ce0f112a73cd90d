"""What is thrown away can be put back for thirty days, as it was; then it is gone for good."""

import pytest

from handnote.domain.note import NoteId, Side
from handnote.domain.order import OrderId
from handnote.domain.problem import KeepTrouble, Problem
from handnote.services.trash import Trash
from handnote.storage.connection import Connection, is_sound
from handnote.storage.trash import Thrown
from tests.services.desk import Desk, forgetting_on
from tests.services.test_forgetting import SENTINEL, a_full_life, found_in
from tests.services.test_histories import a_shop, histories_on


def trash_on(desk: Desk) -> Trash:
    return Trash(desk.store, desk.undo, desk.clock)


def everything(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every row but where indexes and counters are."""

    def work(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
        tables = ("person", "orders", "item", "note", "revision", "run_label", "note_index")
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            if table != "note_index"
            else connection.execute("SELECT rowid, words FROM note_index ORDER BY 1").fetchall()
            for table in tables
        }

    return desk.store.read(work)


def all_of_it(desk: Desk) -> tuple[OrderId, NoteId]:
    order_id = a_shop(desk)["maria"]
    return order_id, desk.note(order_id).id


@pytest.mark.parametrize("what", Thrown)
@pytest.mark.parametrize("way", ["undo", "list"])
def test_it_comes_back_to_the_last_letter(desk: Desk, what: Thrown, way: str) -> None:
    order_id, note_id = all_of_it(desk)
    before = everything(desk)
    content = histories_on(desk).content(with_private=True)
    trash = trash_on(desk)
    gone = trash.throw_note(note_id) if what is Thrown.NOTE else trash.throw_order(order_id)
    assert order_id in gone.orders
    assert note_id in gone.notes
    assert "Maria, the blue one" not in [note.text for note in desk.past_notes.everything()]
    assert desk.past_notes.search("one").notes == ()
    assert desk.store.read(lambda c: is_sound(c, thoroughly=True))
    if what is Thrown.NOTE:
        assert order_id not in [order.id for order in desk.inbox.pile()]
        assert desk.note(order_id, Side.OUTSIDE).text == "Hello"
    (thing,) = trash.listed()
    assert (thing.name, thing.text) == ("Maria Sommer", "Maria, the blue one")
    if way == "undo":
        desk.undo.undo()
    else:
        trash.put_back(thing.id)
    assert everything(desk) == before
    assert histories_on(desk).content(with_private=True) == content
    assert trash.listed() == ()
    assert desk.store.read(lambda c: is_sound(c, thoroughly=True))


def test_after_thirty_days_it_is_gone_for_good(desk: Desk) -> None:
    order_id = a_full_life(desk)
    desk.composing.remember(desk.inbox.order(order_id).person_id, "")
    trash = trash_on(desk)
    trash.throw_order(order_id)
    assert "handnote.db" in found_in(desk.store.path.parent, SENTINEL)
    desk.clock.move(days=30)
    assert trash.purge() == 0
    (thing,) = trash.listed()
    assert thing.until == desk.clock.now().date()
    desk.clock.move(days=1)
    assert trash.purge() == 1
    content = desk.store.path.read_bytes()
    assert b"Dear " + SENTINEL.encode() not in content
    with pytest.raises(Problem) as raised:
        trash.put_back(thing.id)
    assert raised.value.code is KeepTrouble.NOT_IN_TRASH


def test_a_clock_that_jumps_back_costs_no_time_and_one_ahead_loses_nothing(desk: Desk) -> None:
    order_id, note_id = all_of_it(desk)
    trash = trash_on(desk)
    desk.clock.move(days=3000)
    trash.throw_note(note_id)
    desk.clock.move(days=-3000)
    assert trash.purge() == 0
    desk.clock.move(days=30)
    assert len(trash.listed()) == 1
    desk.undo.undo()
    assert desk.note(order_id).text == "Maria, the blue one"


def test_a_new_note_is_never_overwritten_by_the_old_one(desk: Desk) -> None:
    order_id, note_id = all_of_it(desk)
    trash = trash_on(desk)
    trash.throw_note(note_id)
    desk.finish(order_id, "another one")
    (thing,) = trash.listed()
    with pytest.raises(Problem) as raised:
        trash.put_back(thing.id)
    assert raised.value.code is KeepTrouble.NOTE_IN_THE_WAY
    assert desk.note(order_id).text == "another one"
    assert trash.listed() == (thing,)


def test_five_hundred_thrown_away_come_back_by_undo(desk: Desk) -> None:
    ids = [desk.walk_in(f"Buyer {n}") for n in range(60)]
    for order_id in ids:
        desk.finish(order_id, "hello")
    trash = trash_on(desk)
    for order_id in ids:
        trash.throw_order(order_id)
    assert desk.past_notes.count() == 0
    for _ in ids:
        desk.undo.undo()
    assert desk.past_notes.count() == len(ids)
    assert len(desk.past_notes.search("buyer").notes) == 60


def test_whoever_is_forgotten_is_out_of_the_trash_too(desk: Desk) -> None:
    order_id = a_full_life(desk)
    note_id = desk.note(order_id).id
    person = desk.inbox.order(order_id).person_id
    trash_on(desk).throw_note(note_id)
    assert forgetting_on(desk).look(person).kept.thrown_away == 1
    forgetting_on(desk).forget(person)
    assert found_in(desk.store.path.parent, SENTINEL) == []
    assert trash_on(desk).listed() == ()

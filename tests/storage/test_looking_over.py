"""A start asks about orders that changed, and comes to what it would by asking about all."""

from collections.abc import Callable

import pytest

from handnote.domain.note import Side
from handnote.domain.order import Item, OrderId
from handnote.domain.problem import Problem
from handnote.services.trash import Trash
from handnote.storage import retention
from handnote.storage.connection import Connection, Row
from handnote.storage.store import Store
from tests.services.desk import TODAY, Desk, StoppedClock, add_three_orders, desk_on, told
from tests.services.test_printing import print_ready


@pytest.fixture
def desk(store: Store) -> Desk:
    """Three orders that were looked over: Maria's with words, Tom's a gift, Anna's bare."""
    desk = desk_on(store, StoppedClock())
    add_three_orders(desk)
    look_round(desk)
    return desk


def look_round(desk: Desk) -> list[Row]:
    """Look over what changed, and return what waits to run out."""

    def work(connection: Connection) -> list[Row]:
        retention.look_round(connection, TODAY)
        return connection.execute("SELECT * FROM quiet ORDER BY order_id").fetchall()

    return desk.store.run(work)


def changed(desk: Desk) -> set[str]:
    rows = desk.store.read(
        lambda connection: connection.execute("SELECT order_id FROM to_look_over").fetchall()
    )
    return {order_id for (order_id,) in rows}


def by_asking_about_all(desk: Desk) -> list[Row]:
    desk.store.run(
        lambda connection: connection.execute(
            "INSERT OR IGNORE INTO to_look_over SELECT id FROM orders"
        )
    )
    return look_round(desk)


def let_be(desk: Desk) -> None:
    desk.inbox.let_be(desk.order("1001").id)


def undo_let_be(desk: Desk) -> None:
    let_be(desk)
    look_round(desk)
    desk.undo.undo()


def begin(desk: Desk) -> None:
    desk.draft(desk.order("1001").id, "Maria, ")


def begin_and_rub_out(desk: Desk) -> None:
    begin(desk)
    look_round(desk)
    desk.draft(desk.order("1001").id, "")


def finish(desk: Desk) -> None:
    desk.finish(desk.order("1001").id, "Maria, the blue one")


def print_it(desk: Desk) -> None:
    finish(desk)
    desk.printing.answer(print_ready(desk).id, ())


def print_and_begin_outside(desk: Desk) -> None:
    print_it(desk)
    look_round(desk)
    desk.draft(desk.order("1001").id, "To the new flat", Side.OUTSIDE)


def reopen(desk: Desk) -> None:
    finish(desk)
    look_round(desk)
    desk.composing.reopen(desk.order("1001").id)


def keep(desk: Desk) -> None:
    desk.retention.keep([desk.order("1001").id])


def let_run_out_again(desk: Desk) -> None:
    keep(desk)
    look_round(desk)
    desk.retention.let_run_out([desk.order("1001").id])


def another_parcel(desk: Desk) -> None:
    desk.correcting.add_parcel(desk.order("1001").id)


def one_parcel_less(desk: Desk) -> None:
    another_parcel(desk)
    look_round(desk)
    desk.undo.undo()


def print_bare(desk: Desk) -> OrderId:
    """Anna's, of whom nothing was written."""
    order_id = desk.order("1003").id
    desk.finish(order_id, "Anna, welcome back")
    desk.printing.answer(print_ready(desk).id, ())
    look_round(desk)
    return order_id


def they_wrote(desk: Desk) -> None:
    desk.correcting.they_wrote(print_bare(desk), "call me at anna@example.org")


def an_import_changes_it(desk: Desk) -> None:
    desk.add(
        told(
            "1001",
            "Maria Sommer",
            words="For my mother",
            items=(Item("red mug", 1, "large"),),
            buyer_key="etsy|maria|maria sommer",
        ),
        name="second.csv",
    )


def throw_away(desk: Desk) -> None:
    trash = Trash(desk.store, desk.undo, desk.clock)
    print_it(desk)
    look_round(desk)
    trash.throw_note(desk.note(desk.order("1001").id).id)


def throw_away_and_put_back(desk: Desk) -> None:
    throw_away(desk)
    look_round(desk)
    desk.undo.undo()


def straight(desk: Desk, statement: str, order_id: OrderId) -> None:
    """Change nothing but one row of the file."""
    desk.store.run(lambda connection: connection.execute(statement, (order_id,)))


def the_item_alone(desk: Desk) -> None:
    straight(desk, "UPDATE item SET personalisation = 'A' WHERE order_id = ?", print_bare(desk))


def one_more_item(desk: Desk) -> None:
    straight(desk, "INSERT INTO item VALUES (?, 7, 'mug', 1, 'large', '')", print_bare(desk))


def one_item_less(desk: Desk) -> None:
    one_more_item(desk)
    look_round(desk)
    straight(desk, "DELETE FROM item WHERE order_id = ? AND place = 7", desk.order("1003").id)


def the_gift_message_alone(desk: Desk) -> None:
    straight(desk, "UPDATE orders SET gift_message = 'A' WHERE id = ?", print_bare(desk))


def the_words_alone(desk: Desk) -> None:
    straight(desk, "UPDATE orders SET words = 'A' WHERE id = ?", print_bare(desk))


def the_details_alone(desk: Desk) -> None:
    straight(desk, "UPDATE orders SET details = 'A' WHERE id = ?", print_bare(desk))


def the_words_are_gone(desk: Desk) -> None:
    print_it(desk)
    look_round(desk)
    order_id = desk.order("1001").id
    straight(desk, "UPDATE orders SET words_are_gone = 1 WHERE id = ?", order_id)


def the_text_alone(desk: Desk) -> None:
    begin(desk)
    look_round(desk)
    straight(desk, "UPDATE note SET text = '' WHERE order_id = ?", desk.order("1001").id)


def the_state_alone(desk: Desk) -> None:
    the_text_alone(desk)
    look_round(desk)
    straight(desk, "UPDATE note SET state = 'finished' WHERE order_id = ?", desk.order("1001").id)


def the_ink_alone(desk: Desk) -> None:
    the_text_alone(desk)
    look_round(desk)
    straight(desk, "UPDATE note SET ink = x'00' WHERE order_id = ?", desk.order("1001").id)


def the_note_alone(desk: Desk) -> None:
    begin(desk)
    look_round(desk)
    straight(desk, "DELETE FROM note WHERE order_id = ?", desk.order("1001").id)


CHANGES = (
    *(let_be, undo_let_be, begin, begin_and_rub_out, finish, print_it, print_and_begin_outside),
    *(reopen, keep, let_run_out_again, another_parcel, one_parcel_less, they_wrote),
    *(an_import_changes_it, throw_away, throw_away_and_put_back),
    *(the_item_alone, one_more_item, one_item_less, the_gift_message_alone, the_details_alone),
    the_words_alone,
    *(the_words_are_gone, the_text_alone, the_state_alone, the_ink_alone, the_note_alone),
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_whatever_changes_an_order_has_it_looked_over(
    desk: Desk, change: Callable[[Desk], None]
) -> None:
    change(desk)
    assert look_round(desk) == by_asking_about_all(desk)


def test_what_was_looked_over_is_not_asked_about_again(desk: Desk) -> None:
    assert changed(desk) == set()
    begin(desk)
    assert changed(desk) == {desk.order("1001").id}
    look_round(desk)
    assert changed(desk) == set()


def test_what_somebody_can_be_reached_by_is_looked_for_where_something_changed(
    desk: Desk,
) -> None:
    they_wrote(desk)
    assert desk.retention.forget_contacts().orders == {desk.order("1003").id}
    assert desk.order("1003").words == ""
    look_round(desk)
    assert not desk.retention.forget_contacts()


def test_a_few_orders_that_changed_nothing_are_not_worth_a_save(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_up_to_date() -> bool:
        return desk.store.read(lambda connection: retention.is_up_to_date(connection, TODAY))

    desk.composing.visit(desk.order("1001").id, 0)
    desk.store.run(
        lambda connection: connection.execute("INSERT INTO to_look_over SELECT id FROM orders")
    )
    assert is_up_to_date()
    monkeypatch.setattr(retention, "_MANY", 2)
    assert not is_up_to_date()
    look_round(desk)
    assert is_up_to_date()


@pytest.mark.parametrize("question", ["_MATCHED", "_NOW", "_SAID"])
def test_no_start_reads_all_orders_or_all_notes(desk: Desk, question: str) -> None:
    def plan(connection: Connection) -> list[str]:
        asked = "EXPLAIN QUERY PLAN " + getattr(retention, question)
        rows = connection.execute(asked, ("2026-11-21",) if "?" in asked else ())
        return [str(row[3]) for row in rows]

    steps = desk.store.read(plan)
    assert any("SCAN to_look_over" in step for step in steps)
    assert not [
        step for step in steps if step.split()[:2] in (["SCAN", "orders"], ["SCAN", "note"])
    ]


def test_an_order_that_is_gone_is_asked_about_no_more(desk: Desk) -> None:
    order_id = desk.walk_in("Ines")
    assert order_id in changed(desk)
    desk.undo.undo()
    assert order_id not in changed(desk)
    with pytest.raises(Problem):
        desk.inbox.order(order_id)

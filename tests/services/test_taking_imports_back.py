"""An import taken back leaves the file as it was: every row of every table."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from handnote.domain.correction import Fact
from handnote.domain.order import IncomingOrder, Item, LetBe
from handnote.services.correcting import Wish
from handnote.storage.connection import Connection
from tests.services.desk import THREE_ORDERS, Desk, add_three_orders, desk_in, told

TEXTS = st.sampled_from(["", "one", "two"])
DAYS = st.sampled_from([None, date(2026, 11, 1), date(2026, 11, 21)])
ORDERS = st.lists(
    st.builds(
        IncomingOrder,
        channel=st.just("etsy"),
        shop=st.sampled_from(["", "second"]),
        number=st.sampled_from(["1", "2", "3", "4"]),
        buyer=st.sampled_from(["Ana", "Ben", ""]),
        recipient=TEXTS,
        items=st.lists(st.builds(Item, title=TEXTS, variation=TEXTS), max_size=2).map(tuple),
        words=TEXTS,
        gift_message=TEXTS,
        ordered_on=DAYS,
        ship_by=DAYS,
        sent_on=DAYS,
        country=st.sampled_from(["", "AT"]),
        is_cancelled=st.booleans(),
        needs_parcel=st.booleans(),
        buyer_key=st.sampled_from(["", "etsy|a", "etsy|b"]),
    ),
    max_size=5,
)
FATES = st.sampled_from(["nothing", "draft", "finish", "let be", "correct", "parcel"])


def content(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table; ``desk.last_revision`` counts saves and never goes back."""

    def work(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'note_index_%' AND name NOT IN ('desk')"
        ).fetchall()
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for (name,) in tables
        }

    return desk.store.read(work)


@given(ORDERS, ORDERS, st.lists(FATES, min_size=8, max_size=8))
@settings(max_examples=120, deadline=None)
def test_an_import_taken_back_leaves_every_row_as_it_was(
    first: list[IncomingOrder], second: list[IncomingOrder], fates: list[str]
) -> None:
    with TemporaryDirectory() as folder, desk_in(Path(folder)) as desk:
        desk.add(*first, name="first.csv")
        for order, fate in zip(desk.inbox.orders(), fates):
            if fate == "draft":
                desk.draft(order.id, "begun")
            elif fate == "finish":
                desk.finish(order.id, "finished")
            elif fate == "let be":
                desk.inbox.let_be(order.id)
            elif fate == "correct":
                wishes = [Wish(Fact.BUYER, "Hers"), Wish(Fact.WORDS, "hers")]
                desk.correcting.correct(order.id, wishes)
            elif fate == "parcel":
                desk.correcting.add_parcel(order.id)
        before = content(desk)
        desk.add(*second, name="second.csv")
        undone = desk.undo.undo()
        assert undone is not None
        assert content(desk) == before


def test_the_last_import_of_today_can_be_taken_back_after_a_restart(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        desk.add(told("0", "Zoë"), name="first.csv")
        before = content(desk)
        desk.add(*THREE_ORDERS.values(), told("0", "Zoë", is_cancelled=True), name="second.csv")
    with desk_in(tmp_path) as desk:
        last = desk.inbox.last_import()
        assert last is not None
        assert (last.files, last.orders) == (("second.csv",), 3)
        changes = desk.inbox.take_back_import(last.id)
        assert len(changes.orders) == 4
        assert content(desk) == before
        assert not desk.inbox.take_back_import(last.id)


def test_an_import_that_changed_nothing_is_not_the_last_one(desk: Desk) -> None:
    add_three_orders(desk)
    desk.add(*THREE_ORDERS.values())
    last = desk.inbox.last_import()
    assert last is not None
    assert last.orders == 3


def test_an_import_of_yesterday_is_not_offered(desk: Desk) -> None:
    add_three_orders(desk)
    desk.clock.move(days=1)
    assert desk.inbox.last_import() is None


def test_the_way_back_of_yesterday_is_forgotten_at_the_next_start(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        desk.add(told("1", "Ana", words="a secret of hers"))
        desk.add(told("1", "Ana", words="something else"))
        desk.clock.move(days=1)
        desk.retention.turn()
        assert content(desk)["import_before"] == []


def test_undoing_what_was_taken_back_already_does_no_harm(desk: Desk) -> None:
    add_three_orders(desk)
    last = desk.inbox.last_import()
    assert last is not None
    desk.inbox.take_back_import(last.id)
    desk.walk_in("Ines")
    desk.undo.undo()
    desk.undo.undo()
    assert desk.inbox.orders() == ()


def test_a_note_begun_since_keeps_its_order(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.draft(ids["maria"], "Maria, ")
    last = desk.inbox.last_import()
    assert last is not None
    assert desk.inbox.take_back_import(last.id).kept == {ids["maria"]}
    assert [order.id for order in desk.inbox.orders()] == [ids["maria"]]


def test_gone_from_the_file_is_not_cancelled(desk: Desk) -> None:
    add_three_orders(desk)
    plan = desk.look(THREE_ORDERS["maria"], name="shorter.csv")
    assert (plan.same, plan.cancelled, len(plan.changed)) == (1, 0, 0)
    desk.inbox.add(plan)
    assert {order.let_be for order in desk.inbox.orders()} == {None}


def test_an_order_cancelled_after_its_note_is_told_and_its_note_kept(desk: Desk) -> None:
    ids = add_three_orders(desk)
    desk.finish(ids["maria"], "Maria, the blue one")
    plan = desk.look(*(replace(order, is_cancelled=True) for order in THREE_ORDERS.values()))
    assert [known.order_id for known in plan.called_off] == [ids["maria"]]
    desk.inbox.add(plan)
    maria = desk.order("1001")
    assert (maria.is_cancelled, maria.let_be) == (True, LetBe.CANCELLED)
    assert desk.note(ids["maria"]).text == "Maria, the blue one"
    assert desk.order("1003").let_be is LetBe.CANCELLED


def test_marketplaces_that_number_all_orders_together_never_ask_which_shop(desk: Desk) -> None:
    desk.add(told("1", "Ana"))
    plan = desk.look(told("1", "Cleo", items=(Item("scarf"),), ordered_on=date(2026, 1, 1)))
    assert plan.asks is None
    assert len(plan.changed) == 1

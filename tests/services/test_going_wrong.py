"""Something went wrong: said once, put right, and the answer stays with the order."""

import pytest

from handnote.bootstrap import open_desk
from handnote.domain.order import OrderId
from handnote.domain.problem import Problem
from handnote.domain.went_wrong import WentWrong
from tests.services.desk import TODAY, Desk


def test_what_was_put_right_is_kept_with_the_order(desk: Desk) -> None:
    order_id = desk.walk_in("Ines")
    assert desk.composing.open(order_id).wrong is None
    desk.going_wrong.went_wrong(order_id)
    assert desk.composing.open(order_id).wrong == WentWrong(TODAY)
    desk.going_wrong.put_right(order_id, " A new mug went out today.\nNothing to pay. ")
    wrong = desk.going_wrong.of_order(order_id)
    assert wrong == WentWrong(TODAY, "A new mug went out today.\nNothing to pay.")
    assert wrong.is_put_right


def test_each_step_can_be_taken_back(desk: Desk) -> None:
    order_id = desk.walk_in("Ines")
    desk.going_wrong.went_wrong(order_id)
    desk.going_wrong.put_right(order_id, "A new mug")
    desk.going_wrong.nothing_went_wrong(order_id)
    assert desk.going_wrong.of_order(order_id) is None
    desk.undo.undo()
    assert desk.going_wrong.of_order(order_id) == WentWrong(TODAY, "A new mug")
    desk.undo.undo()
    assert desk.going_wrong.of_order(order_id) == WentWrong(TODAY)
    desk.undo.undo()
    assert desk.going_wrong.of_order(order_id) is None


def test_said_twice_it_is_said_once(desk: Desk) -> None:
    order_id = desk.walk_in("Ines")
    assert desk.going_wrong.went_wrong(order_id)
    assert not desk.going_wrong.went_wrong(order_id)


def test_an_order_that_is_not_here_went_nowhere_wrong(desk: Desk) -> None:
    with pytest.raises(Problem):
        desk.going_wrong.went_wrong(OrderId("nowhere"))


def test_an_excuse_as_the_opening_is_mentioned_only_then(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    desk = open_desk(tmp_path_factory.mktemp("desk"))
    try:
        order_id = desk.inbox.add_by_hand("Anna Berg", "mug")
        text = "Unfortunately the post office lost it. A new mug is on its way to you."
        assert "excuse" not in [it.kind for it in desk.listening().hear(order_id, text)]
        desk.going_wrong.went_wrong(order_id)
        assert "excuse" in [it.kind for it in desk.listening().hear(order_id, text)]
    finally:
        desk.close()

"""Correcting: her word stands over the shop's, over every import, until she takes it back."""

from dataclasses import replace

import pytest

from handnote.domain.order import IncomingOrder, OrderId
from handnote.domain.problem import AskTrouble, Problem
from handnote.services.correcting import CALL_LIMIT, Correcting
from handnote.services.undo import UndoCode
from tests.services.desk import Desk, told

ORDER = told("1", buyer="KOWALSKA, ANNA", words="from the shop", buyer_key="k1")


@pytest.fixture
def correcting(desk: Desk) -> Correcting:
    desk.add(ORDER)
    return Correcting(desk.store, desk.undo, desk.clock)


def words(desk: Desk) -> tuple[str, bool]:
    order = desk.order("1")
    return order.words, order.words_are_hers


def called(desk: Desk, number: str = "1") -> str:
    return desk.composing.open(desk.order(number).id).called


def test_what_she_wrote_down_stands_over_what_the_shop_said(
    desk: Desk, correcting: Correcting
) -> None:
    assert words(desk) == ("from the shop", False)
    assert correcting.they_wrote(desk.order("1").id, " from the page\n").orders
    assert words(desk) == ("from the page", True)


def test_no_later_import_overwrites_it(desk: Desk, correcting: Correcting) -> None:
    correcting.they_wrote(desk.order("1").id, "from the page")
    desk.add(replace(ORDER, words="the shop again", gift_message="Kiss"), name="later.csv")
    assert words(desk) == ("from the page", True)
    assert desk.order("1").gift_message == "Kiss"


def test_emptied_it_is_what_the_shop_says_by_now(desk: Desk, correcting: Correcting) -> None:
    correcting.they_wrote(desk.order("1").id, "from the page")
    desk.add(replace(ORDER, words="the shop again"), name="later.csv")
    correcting.they_wrote(desk.order("1").id, "")
    assert words(desk) == ("the shop again", False)


def test_the_shops_own_words_left_as_they_are_are_no_correction(
    desk: Desk, correcting: Correcting
) -> None:
    assert not correcting.they_wrote(desk.order("1").id, "from the shop")
    assert words(desk) == ("from the shop", False)
    assert desk.undo.next_code is UndoCode.IMPORT


def test_it_can_be_taken_back(desk: Desk, correcting: Correcting) -> None:
    correcting.they_wrote(desk.order("1").id, "one")
    correcting.they_wrote(desk.order("1").id, "two")
    undone = desk.undo.undo()
    assert undone is not None
    assert undone[0] is UndoCode.THEY_WROTE
    assert words(desk) == ("one", True)
    desk.undo.undo()
    assert words(desk) == ("from the shop", False)


def test_what_is_pasted_is_made_safe(desk: Desk, correcting: Correcting) -> None:
    correcting.they_wrote(desk.order("1").id, "he\x00llo\u202e\r\nyou" + "x" * 50_000)
    kept = desk.order("1").words
    assert kept.startswith("hello\nyou")
    assert len(kept) == 20_000


def test_an_order_that_is_gone_is_a_problem(correcting: Correcting) -> None:
    with pytest.raises(Problem) as caught:
        correcting.they_wrote(OrderId("nowhere"), "hello")
    assert caught.value.code is AskTrouble.NO_SUCH_ORDER
    with pytest.raises(Problem):
        correcting.call_them(OrderId("nowhere"), "Ania")


def test_what_she_calls_somebody_holds_for_their_later_orders_however_spelled(
    desk: Desk, correcting: Correcting
) -> None:
    correcting.call_them(desk.order("1").id, " Ania ")
    desk.add(told("2", buyer="Anna Kowalska", buyer_key="k1"), name="later.csv")
    assert (called(desk), called(desk, "2")) == ("Ania", "Ania")
    desk.add(replace(ORDER, ordered_on=None, country="Poland"), name="again.csv")
    assert called(desk) == "Ania"


def test_whom_she_buys_for_is_called_something_else(desk: Desk, correcting: Correcting) -> None:
    gift = replace(told("2", buyer="Anna Kowalska", buyer_key="k1"), recipient="Zofia Nowak")
    desk.add(gift, name="gift.csv")
    correcting.call_them(desk.order("1").id, "Ania")
    correcting.call_them(desk.order("2").id, "Zosia")
    assert (called(desk), called(desk, "2")) == ("Ania", "Zosia")


def test_another_persons_order_of_the_same_name_is_not_touched(
    desk: Desk, correcting: Correcting
) -> None:
    desk.add(told("2", buyer="KOWALSKA, ANNA", buyer_key="k2"), name="other.csv")
    correcting.call_them(desk.order("1").id, "Ania")
    assert called(desk, "2") == ""


def test_a_name_can_be_corrected_again_guessed_again_and_taken_back(
    desk: Desk, correcting: Correcting
) -> None:
    order_id = desk.order("1").id
    correcting.call_them(order_id, "Ania")
    correcting.call_them(order_id, "Anka")
    assert not correcting.call_them(order_id, "Anka")
    assert called(desk) == "Anka"
    correcting.call_them(order_id, "")
    assert called(desk) == ""
    for before in ("Anka", "Ania", ""):
        undone = desk.undo.undo()
        assert undone is not None
        assert undone[0] is UndoCode.CALLED
        assert called(desk) == before


def test_a_name_is_one_short_line(desk: Desk, correcting: Correcting) -> None:
    correcting.call_them(desk.order("1").id, "An\nia" * 100)
    assert len(called(desk)) <= CALL_LIMIT
    assert "\n" not in called(desk)


def test_with_the_person_goes_what_they_are_called(desk: Desk, correcting: Correcting) -> None:
    correcting.call_them(desk.order("1").id, "Ania")
    desk.store.run(lambda connection: connection.execute("DELETE FROM orders"))
    desk.store.run(lambda connection: connection.execute("DELETE FROM person"))
    left = desk.store.read(lambda now: now.execute("SELECT count(*) FROM called").fetchone())
    assert left == (0,)


@pytest.mark.parametrize(
    ("order", "is_calm"),
    [
        (replace(ORDER, words="For my friend. Her father passed away."), True),
        (replace(ORDER, gift_message="With sympathy"), True),
        (replace(ORDER, words="Happy birthday!"), False),
    ],
)
def test_a_sitting_knows_of_a_hard_time_and_the_file_does_not(
    desk: Desk, order: IncomingOrder, is_calm: bool
) -> None:
    desk.add(order)
    assert desk.composing.open(desk.order("1").id).is_calm is is_calm

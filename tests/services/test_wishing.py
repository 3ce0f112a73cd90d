"""What somebody asked for once is honoured from then on."""

import pytest

from handnote.bootstrap import open_desk
from handnote.domain.order import LetBe, OrderState
from handnote.domain.wish import Wish, WishKind
from handnote.wording import adding
from handnote.wording import desk as words
from tests.services.desk import TODAY, Desk, told

ANNA = "etsy|anna|anna k."
NO_NOTE = Wish(WishKind.NO_NOTE)


@pytest.fixture(autouse=True)
def orders_of_anna(desk: Desk) -> None:
    for number in ("1", "2", "3"):
        desk.add(told(number, "Anna K.", buyer_key=ANNA), name=f"{number}.csv")
    desk.add(told("4", "Tom", buyer_key="tom"), name="tom.csv")
    desk.finish(desk.order("1").id, "Welcome")
    desk.draft(desk.order("2").id, "Anna, ")


def anna_wishes(desk: Desk, *wishes: Wish) -> None:
    desk.wishing.wish(desk.order("1").person_id, wishes)


def test_orders_of_who_asks_for_no_note_are_passed_over(desk: Desk) -> None:
    anna_wishes(desk, NO_NOTE)
    third = desk.order("3")
    assert (third.state, third.let_be) == (OrderState.LET_BE, LetBe.WISHED)
    assert words.standing(third, TODAY) == "asks for no note"
    assert [order.number for order in desk.inbox.pile()][-1] == "3"


def test_what_is_written_already_stays_as_it_is(desk: Desk) -> None:
    anna_wishes(desk, NO_NOTE)
    assert desk.order("1").state is OrderState.FINISHED
    assert desk.order("2").state is OrderState.DRAFT


def test_their_next_order_is_passed_over_as_it_comes_in(desk: Desk) -> None:
    anna_wishes(desk, NO_NOTE)
    plan = desk.look(told("5", "Anna K.", buyer_key=ANNA), told("6", "Ida"), name="next.csv")
    assert plan.no_note == 1
    assert "1 asks for no note" in adding.summary(plan)
    desk.inbox.add(plan)
    assert desk.order("5").let_be is LetBe.WISHED
    assert desk.order("6").state is OrderState.TO_WRITE


def test_a_note_may_be_written_all_the_same(desk: Desk) -> None:
    anna_wishes(desk, NO_NOTE)
    third = desk.order("3").id
    desk.inbox.take_back(third)
    assert desk.order("3").state is OrderState.TO_WRITE
    desk.undo.undo()
    assert desk.order("3").let_be is LetBe.WISHED


def test_who_asks_no_more_is_written_to_again(desk: Desk) -> None:
    chosen = desk.order("2").id
    desk.composing.save_draft(
        chosen, "", hand="caveat", made_by=desk.note(chosen).made_by, sign_off="", cursor=0
    )
    desk.inbox.let_be(chosen)
    anna_wishes(desk, NO_NOTE)
    anna_wishes(desk)
    assert desk.order("3").state is OrderState.TO_WRITE
    assert desk.order("2").let_be is LetBe.CHOSEN


def test_a_wish_can_be_taken_back_with_all_it_did(desk: Desk) -> None:
    before = desk.inbox.pile()
    anna_wishes(desk, NO_NOTE, Wish(WishKind.NO_PLASTIC))
    assert desk.inbox.pile() != before
    desk.undo.undo()
    assert desk.inbox.pile() == before
    assert desk.wishing.of_person(desk.order("1").person_id) == ()


def test_the_same_wishes_once_more_change_nothing(desk: Desk) -> None:
    anna_wishes(desk, NO_NOTE)
    assert not desk.wishing.wish(desk.order("1").person_id, [NO_NOTE])


def test_wishes_that_say_something_need_words(desk: Desk) -> None:
    anna_wishes(
        desk,
        Wish(WishKind.LANGUAGE, " "),
        Wish(WishKind.SPELLING, " Ánna \n"),
        Wish(WishKind.NO_PLASTIC, "nothing to say"),
        Wish(WishKind.OTHER, "by the back door, please"),
    )
    assert desk.wishing.of_person(desk.order("1").person_id) == (
        Wish(WishKind.NO_PLASTIC),
        Wish(WishKind.SPELLING, "Ánna"),
        Wish(WishKind.OTHER, "by the back door, please"),
    )


def test_their_own_spelling_is_what_they_are_called(desk: Desk) -> None:
    third = desk.order("3").id
    desk.correcting.call_them(third, "Anni")
    anna_wishes(desk, Wish(WishKind.SPELLING, "Ánna"))
    assert desk.composing.open(third).called == "Ánna"
    anna_wishes(desk)
    assert desk.composing.open(third).called == "Anni"


def test_whom_somebody_buys_for_keeps_their_own_name(desk: Desk) -> None:
    desk.add(told("7", "Anna K.", buyer_key=ANNA, recipient="Ida Berg"), name="gift.csv")
    anna_wishes(desk, Wish(WishKind.SPELLING, "Ánna"))
    assert desk.composing.open(desk.order("7").id).called == ""


def test_a_secret_gift_is_known_where_the_note_is_written(desk: Desk) -> None:
    anna_wishes(desk, Wish(WishKind.SECRET_GIFT))
    assert desk.composing.open(desk.order("3").id).keeps_secret
    assert not desk.composing.open(desk.order("4").id).keeps_secret


def test_checks_read_a_note_in_the_language_that_was_asked_for(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    desk = open_desk(tmp_path_factory.mktemp("desk"))
    try:
        order_id = desk.inbox.add_by_hand("Anna Berg", "mug")
        person = desk.inbox.order(order_id).person_id
        text = "Rabattcode SOMMER20"
        listening = desk.listening()
        desk.wishing.wish(person, [Wish(WishKind.LANGUAGE, "de")])
        found = [mention.kind for mention in listening.hear(order_id, text)]
        assert "coupon" in found
        assert listening.tells_the_gift("Your mug is here", desk.inbox.order(order_id))
        assert not listening.tells_the_gift("Hello Anna", desk.inbox.order(order_id))
        assert not listening.tells_the_gift(" ", desk.inbox.order(order_id))
    finally:
        desk.close()


def test_who_has_a_wish_is_not_forgotten_with_an_order_that_runs_out(desk: Desk) -> None:
    person = desk.order("4").person_id
    desk.wishing.wish(person, [NO_NOTE])
    for _ in range(3):
        desk.retention.turn()
        desk.retention.shown(desk.retention.outlook(ahead=60).coming)
        desk.clock.move(days=40)
    assert desk.wishing.of_person(person) == (NO_NOTE,)
    desk.add(told("8", "Tom", buyer_key="tom"), name="tom-again.csv")
    assert desk.order("8").let_be is LetBe.WISHED

"""Pasting: an order from a mail is looked at, added once, and never more of it than is kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from handnote.bootstrap import open_desk
from handnote.domain.order import BY_HAND, IncomingOrder, Item
from handnote.domain.problem import AskTrouble, Problem
from handnote.services.pasting import Pasting
from handnote.services.undo import UndoCode
from tests.readers.test_pasted import MAIL
from tests.services.desk import TODAY, Desk, told


@pytest.fixture
def pasting(desk: Desk) -> Pasting:
    return Pasting(desk.store, desk.undo, desk.clock)


def understood(pasting: Pasting, text: str = MAIL) -> IncomingOrder:
    return pasting.look(text).pasted.order


def test_looking_changes_nothing(desk: Desk, pasting: Pasting) -> None:
    assert pasting.look(MAIL).known is None
    assert desk.inbox.orders() == ()
    assert not desk.undo.can_undo


def test_an_order_is_added_with_the_person_and_their_words(desk: Desk, pasting: Pasting) -> None:
    pasting.add(understood(pasting))
    (order,) = desk.inbox.orders()
    assert (order.buyer, order.recipient) == ("Anna Kowalska", "Zofia Nowak")
    assert (order.channel, order.number) == ("etsy", "3141592653")
    assert order.is_gift
    assert order.words_are_hers
    assert order.items[0] == Item("Blue speckled mug", 2, "Color: Blue", "For Zoe,\nwith love")
    assert desk.composing.open(order.id).person.country == "Poland"


def test_one_typed_by_hand_is_of_today(desk: Desk, pasting: Pasting) -> None:
    pasting.add(understood(pasting, "Anna Kowalska, blue mug"))
    (order,) = desk.inbox.orders()
    assert (order.channel, order.ordered_on) == (BY_HAND, TODAY)


def test_nothing_pasted_is_a_problem(pasting: Pasting) -> None:
    with pytest.raises(Problem) as caught:
        pasting.look(" \n\t")
    assert caught.value.code is AskTrouble.NOTHING_PASTED


def test_the_same_order_is_not_added_twice(desk: Desk, pasting: Pasting) -> None:
    first = pasting.add(understood(pasting))
    look = pasting.look(MAIL)
    assert look.known is not None
    assert look.known.id == first
    with pytest.raises(Problem) as caught:
        pasting.add(look.pasted.order)
    assert caught.value.code is AskTrouble.ALREADY_HERE
    assert len(desk.inbox.orders()) == 1


@pytest.mark.parametrize(
    ("number", "channel", "is_known"),
    [
        ("1001", "shopify", True),
        ("#1001", "shopify", True),
        ("1001", BY_HAND, True),
        ("1001", "etsy", False),
        ("100", "shopify", False),
        ("", "shopify", False),
        ("#", "shopify", False),
    ],
)
def test_a_number_is_known_in_its_own_shop_or_where_no_shop_is_told(
    desk: Desk, pasting: Pasting, number: str, channel: str, is_known: bool
) -> None:
    desk.add(replace(told("#1001"), channel="shopify"))
    assert (pasting.known(channel, number) is not None) is is_known


def test_the_file_that_comes_later_fills_in_and_leaves_her_words(
    desk: Desk, pasting: Pasting
) -> None:
    pasting.add(understood(pasting))
    from_file = replace(
        told("3141592653", buyer="Anna Kowalska", words="the shop's"), ordered_on=TODAY
    )
    desk.add(replace(from_file, channel="etsy"))
    (order,) = desk.inbox.orders()
    assert order.words == "Please wrap it plainly, it is for my sister."
    assert order.ordered_on == TODAY
    assert order.gift_message == "Happy birthday Zosia!"


def test_it_can_be_taken_back_unless_a_note_was_begun(desk: Desk, pasting: Pasting) -> None:
    pasting.add(understood(pasting))
    assert desk.undo.next_code is UndoCode.PASTE
    desk.undo.undo()
    assert desk.inbox.orders() == ()
    people = desk.store.read(lambda now: now.execute("SELECT count(*) FROM person").fetchone())
    assert people == (0,)
    order_id = pasting.add(understood(pasting))
    desk.draft(order_id, "Zosia,")
    undone = desk.undo.undo()
    assert undone is not None
    assert undone[1].kept == {order_id}


def test_nothing_private_of_a_paste_reaches_the_disk(tmp_path: Path) -> None:
    mail = MAIL.replace("Prosta 5", "Canarystraat 5").replace("Warszawa", "Canaryville") + (
        "Phone: +48 601 555 777\nE-mail: canary@example.com\nSubtotal: $77.77\n"
        "Note to seller: ring 0048 601 555 777 or write to canary@example.com\n"
    )
    desk = open_desk(tmp_path / "desk")
    try:
        desk.pasting.add(desk.pasting.look(mail).pasted.order)
        desk.undo.undo()
        desk.pasting.add(desk.pasting.look(mail).pasted.order)
    finally:
        desk.close()
    kept = b"".join(file.read_bytes() for file in (tmp_path / "desk").rglob("*") if file.is_file())
    assert b"Blue speckled mug" in kept
    for private in (b"anary", b"601 555", b"77.77", b"24.00"):
        assert private not in kept

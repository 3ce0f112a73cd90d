"""Promises are held before her until they are kept."""

from datetime import date

import pytest

from handnote.domain.note import NoteId
from handnote.domain.order import OrderId
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.promise import Promise, PromiseId
from tests.services.desk import TODAY, Desk, told

SAID = "Anna, next time I’ll tuck in a new scent to try. Jo"
WORDS = "next time I’ll tuck in a new scent to try"


@pytest.fixture
def july(desk: Desk) -> Promise:
    """Anna's second note, with something promised in it, and her third order."""
    for number in ("1", "2", "3"):
        desk.add(told(number, "Anna K.", buyer_key="etsy|anna|anna k."), name=f"{number}.csv")
    desk.finish(desk.order("1").id, "Welcome")
    desk.finish(desk.order("2").id, SAID)
    return desk.promising.promise_in(desk.note(desk.order("2").id).id, WORDS)


def test_a_promise_knows_its_words_its_note_its_person_and_its_day(
    desk: Desk, july: Promise
) -> None:
    order = desk.order("2")
    assert (july.words, july.note_id) == (WORDS, desk.note(order.id).id)
    assert (july.person_id, july.made_on, july.kept_on) == (order.person_id, TODAY, None)


def test_it_greets_her_on_that_persons_next_order_until_it_is_kept(
    desk: Desk, july: Promise
) -> None:
    third = desk.order("3").id
    assert [promise.words for promise in desk.composing.open(third).promises] == [WORDS]
    desk.promising.keep(july.id)
    assert desk.composing.open(third).promises == ()
    assert desk.promising.of_person(july.person_id)[0].kept_on == TODAY


def test_it_is_asked_once_with_each_other_order_and_never_with_its_own(
    desk: Desk, july: Promise
) -> None:
    third = desk.order("3").id
    (promise,) = desk.composing.open(third).promises
    assert promise.is_to_ask_at(third)
    assert not promise.is_to_ask_at(desk.order("2").id)
    desk.promising.not_yet(promise.id, third)
    (promise,) = desk.composing.open(third).promises
    assert promise.is_open
    assert not promise.is_to_ask_at(third)
    assert promise.is_to_ask_at(OrderId("a fourth"))


def test_keeping_can_be_taken_back_and_so_can_promising(desk: Desk, july: Promise) -> None:
    desk.promising.keep(july.id)
    desk.undo.undo()
    assert [each.is_open for each in desk.promising.of_person(july.person_id)] == [True]
    desk.promising.keep(july.id)
    desk.promising.keep_open(july.id)
    assert desk.promising.of_person(july.person_id)[0].is_open
    desk.promising.take_away(july.id)
    assert desk.promising.of_person(july.person_id) == ()
    desk.undo.undo()
    assert [each.words for each in desk.promising.of_person(july.person_id)] == [WORDS]
    for _ in range(4):
        desk.undo.undo()
    assert desk.promising.of_person(july.person_id) == ()


def test_open_promises_tell_the_note_each_stands_in(desk: Desk, july: Promise) -> None:
    (found,) = desk.promising.open_ones()
    assert (found.person, found.promise.id) == ("Anna K.", july.id)
    assert found.note is not None
    assert found.span is not None
    assert found.note.text[slice(*found.span)] == WORDS


def test_a_promise_is_found_again_when_its_note_is_written_anew(desk: Desk, july: Promise) -> None:
    order = desk.order("2").id
    desk.finish(order, "Dear Anna! I’ll tuck in a new scent to try next time.")
    (found,) = desk.promising.open_ones()
    assert found.span is not None
    desk.finish(order, "Dear Anna, thank you.")
    (found,) = desk.promising.open_ones()
    assert found.span is None
    assert found.promise.words == WORDS


def test_it_may_be_promised_before_anything_is_written(desk: Desk) -> None:
    order_id = desk.walk_in("Ines")
    promise = desk.promising.promise_at(order_id, "  I’ll keep you\nthe blue one ")
    assert (promise.words, promise.note_id) == ("I’ll keep you the blue one", None)
    (found,) = desk.promising.open_ones()
    assert (found.person, found.note) == ("Ines", None)


def test_nothing_is_no_promise(desk: Desk) -> None:
    with pytest.raises(Problem) as raised:
        desk.promising.promise_at(desk.walk_in(), " \n\u202e ")
    assert raised.value.code is AskTrouble.NOTHING_PROMISED
    assert desk.promising.open_ones() == ()


def test_what_is_not_here_cannot_be_promised_or_kept(desk: Desk) -> None:
    with pytest.raises(Problem):
        desk.promising.promise_at(OrderId("nowhere"), "the blue one")
    with pytest.raises(LookupError):
        desk.promising.promise_in(NoteId("none"), "the blue one")
    with pytest.raises(Problem) as raised:
        desk.promising.keep(PromiseId("none"))
    assert raised.value.code is AskTrouble.NO_SUCH_PROMISE
    desk.promising.not_yet(PromiseId("none"), OrderId("nowhere"))


def test_a_promise_outlives_an_order_that_runs_out(desk: Desk) -> None:
    order_id = desk.walk_in("Ines")
    desk.promising.promise_at(order_id, "the blue one")
    desk.clock.move(days=1)
    desk.retention.turn()
    for _ in range(2):
        desk.retention.shown(desk.retention.outlook(ahead=60).coming)
        desk.clock.move(days=40)
    desk.promising.open_ones()
    assert [found.promise.made_on for found in desk.promising.open_ones()] == [date(2026, 11, 21)]


def test_a_long_promise_is_cut_to_what_a_label_holds(desk: Desk) -> None:
    promise = desk.promising.promise_at(desk.walk_in(), "word " * 1000)
    assert len(promise.words) <= 300

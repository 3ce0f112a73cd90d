"""What is known of an order and its person, as facts a note can speak of."""

from dataclasses import replace

from handnote.domain.answer import Answer, AnswerId
from handnote.domain.fact import FactKind
from handnote.domain.note import NoteId
from handnote.domain.order import Item
from handnote.domain.person import PersonId
from handnote.domain.promise import Promise, PromiseId
from handnote.services.known_facts import facts_of, known_facts
from handnote.wording import seeing as wording
from tests.services.desk import TODAY, Desk, told

HERS = PersonId("p")


def test_all_that_is_known_of_an_order_is_a_fact(desk: Desk) -> None:
    item = Item("Mug", variation="Blue", personalisation="For Ida")
    order = told(
        "7",
        "Ann",
        recipient="Ida",
        items=(item,),
        words="Soon?",
        gift_message="Happy birthday",
        details="Ribbon: red",
        country="FR",
        buyer_key="ann",
    )
    desk.add(told("6", "Ann", recipient="Ida", buyer_key="ann"))
    desk.finish(desk.order("6").id, "Hello")
    desk.add(order)
    desk.composing.remember(desk.order("7").person_id, "two cats")
    sitting = replace(
        desk.composing.open(desk.order("7").id),
        promises=(Promise(PromiseId("1"), HERS, "the recipe", TODAY),),
        answers=(Answer(AnswerId("1"), HERS, NoteId("n"), "We love it", TODAY),),
    )
    facts = facts_of(sitting)
    assert {fact.kind for fact in facts} == set(FactKind)
    assert all(fact.text.strip() for fact in facts if fact.kind is not FactKind.GIFT)
    assert all(wording.line(fact) for fact in facts)


def test_of_a_plain_order_little_is_known(desk: Desk) -> None:
    desk.add(told("7", "Ida", items=()))
    sitting = desk.composing.open(desk.order("7").id)
    assert [fact.kind for fact in facts_of(sitting)] == [FactKind.NAME, FactKind.ORDERS]


def test_a_note_does_not_speak_of_what_it_promises_itself(desk: Desk) -> None:
    desk.add(told("7", "Ida"))
    order = desk.order("7")
    desk.draft(order.id, "I keep you the blue one")
    desk.promising.promise_at(order.id, "the blue one")
    sitting = desk.composing.open(order.id)
    assert [promise.words for promise in sitting.promises] == ["the blue one"]
    assert not [one for one in known_facts(sitting) if one.fact.kind is FactKind.PROMISE]

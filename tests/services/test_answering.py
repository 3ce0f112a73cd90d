"""They wrote back: it sits under its note, and kind words have a shelf."""

import pytest

from handnote.domain.answer import Answer, AnswerId
from handnote.domain.problem import AskTrouble, Problem
from tests.services.desk import TODAY, Desk, told

WORDS = "my desk and my cat thank you"


@pytest.fixture
def answer(desk: Desk) -> Answer:
    for number in ("1", "2"):
        desk.add(told(number, "Anna K.", buyer_key="anna"), name=f"{number}.csv")
    desk.finish(desk.order("1").id, "Welcome")
    return desk.answering.they_wrote_back(desk.note(desk.order("1").id).id, f" {WORDS}\r\n")


def test_an_answer_sits_under_its_note_with_its_day(desk: Desk, answer: Answer) -> None:
    note = desk.note(desk.order("1").id)
    assert (answer.words, answer.told_on, answer.is_kind) == (WORDS, TODAY, True)
    assert desk.answering.to_note(note.id) == (answer,)


def test_it_is_beside_the_next_order(desk: Desk, answer: Answer) -> None:
    assert desk.composing.open(desk.order("2").id).answers == (answer,)


def test_kind_words_stand_on_the_shelf_newest_first(desk: Desk, answer: Answer) -> None:
    desk.clock.move(days=2)
    note = desk.note(desk.order("1").id)
    desk.answering.they_wrote_back(note.id, "It came broken", is_kind=False)
    later = desk.answering.they_wrote_back(note.id, "The second one is perfect")
    shelf = desk.answering.shelf()
    assert [kind.answer.id for kind in shelf] == [later.id, answer.id]
    assert (shelf[1].person, shelf[1].note_text) == ("Anna K.", "Welcome")


def test_it_is_put_up_and_taken_down_and_each_can_be_taken_back(desk: Desk, answer: Answer) -> None:
    desk.answering.put_on_shelf(answer.id, is_kind=False)
    assert desk.answering.shelf() == ()
    desk.undo.undo()
    assert len(desk.answering.shelf()) == 1
    desk.answering.take_away(answer.id)
    assert desk.answering.of_person(answer.person_id) == ()
    desk.undo.undo()
    assert desk.answering.of_person(answer.person_id) == (answer,)
    desk.undo.undo()
    assert desk.answering.of_person(answer.person_id) == ()


def test_nothing_is_no_answer(desk: Desk, answer: Answer) -> None:
    with pytest.raises(Problem) as raised:
        desk.answering.they_wrote_back(answer.note_id, " \u202e\x00\n")
    assert raised.value.code is AskTrouble.NOTHING_ANSWERED
    assert not desk.answering.take_away(AnswerId("none"))


def test_a_book_of_an_answer_is_kept_as_far_as_one_reads(desk: Desk, answer: Answer) -> None:
    long = desk.answering.they_wrote_back(answer.note_id, "so " * 90_000)
    assert len(long.words) <= 4000


def test_the_notes_to_choose_from_are_those_to_this_person(desk: Desk, answer: Answer) -> None:
    desk.walk_in("Tom")
    assert [note.text for note in desk.answering.notes_to(desk.order("2").id)] == ["Welcome"]

"""Questions for an empty label: three, about this order, each with its mark, never a sentence."""

from dataclasses import replace

import pytest

from handnote.domain.order import Item, Order, OrderId, OrderState
from handnote.domain.person import PersonId
from handnote.wording.questions import questions

ORDER = Order(
    id=OrderId("o"),
    channel="etsy",
    shop="",
    number="1",
    person_id=PersonId("p"),
    buyer="Maria Silva",
    recipient="",
    items=(Item("Blue mug"),),
    state=OrderState.TO_WRITE,
)
KINDS = {
    "calm-again": (replace(ORDER, nth=2), True),
    "calm": (ORDER, True),
    "gift": (replace(ORDER, gift_message="For you"), False),
    "regular": (replace(ORDER, nth=3), False),
    "second": (replace(ORDER, nth=2), False),
    "their-words": (replace(ORDER, words="for my sister's new flat"), False),
    "made-theirs": (replace(ORDER, items=(Item("Blue mug", personalisation="M."),)), False),
    "first": (ORDER, False),
}


def asked(kind: str) -> tuple[str, ...]:
    order, is_calm = KINDS[kind]
    return questions(order, "Maria", is_calm=is_calm)


@pytest.mark.parametrize("kind", KINDS)
def test_three_are_asked_and_each_ends_with_its_mark(kind: str) -> None:
    assert len(asked(kind)) == 3
    assert all(question.endswith("?") for question in asked(kind))
    assert not any("{" in question or "!" in question for question in asked(kind))


def test_every_kind_of_order_is_asked_something_else() -> None:
    assert len({asked(kind) for kind in KINDS}) == len(KINDS)


def test_where_something_went_wrong_it_is_asked_first_what_it_was_like_for_them() -> None:
    for order, is_calm in KINDS.values():
        first, second, third = questions(order, "Maria", is_calm=is_calm, went_wrong=True)
        assert first == "What was it like for them?"
        assert second == "What have you put right?"
        assert third.endswith("?")


def test_they_speak_of_this_very_order() -> None:
    assert any("Blue mug" in question for question in asked("first"))
    assert any("Maria" in question for question in asked("first"))


def test_without_a_name_or_a_thing_they_are_still_questions() -> None:
    bare = replace(ORDER, items=(), buyer="")
    said = " ".join(questions(bare, "", is_calm=False))
    assert "them" in said
    assert "  " not in said


def test_a_title_cannot_ask_for_a_name_or_go_on_for_ever() -> None:
    odd = replace(ORDER, items=(Item("{name} " + "very " * 200),))
    said = questions(odd, "Maria", is_calm=False)
    assert "{name}" in said[0]
    assert max(map(len, said)) < 200


def test_in_a_hard_time_nothing_is_asked_that_is_merry() -> None:
    merry = {"welcome", "wish", "glad", "fun", "surprise"}
    for kind in ("calm", "calm-again"):
        words = " ".join(asked(kind)).casefold()
        assert not any(word in words for word in merry)

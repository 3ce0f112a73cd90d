"""What the pane shows of one order's person, put into words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from handnote.domain.names.greeting import Greeting, greeting
from handnote.domain.note import NoteId
from handnote.domain.order import Order
from handnote.qt.write.person_pane import PersonState
from handnote.qt.write.small_label import EarlierNote, Quoted
from handnote.services.composing import Sitting
from handnote.wording import desk as words
from handnote.wording import people as people_words
from handnote.wording import person as person_words
from handnote.wording.questions import questions


@dataclass(frozen=True, slots=True)
class Opened:
    """A sitting with everything made ready that may not take the window's time."""

    sitting: Sitting
    earlier: tuple[EarlierNote, ...]


def greeting_of(order: Order, called: str = "") -> Greeting:
    """What to call whoever gets this note: as the seller says, or else as a friend would guess."""
    return Greeting(called) if called else greeting(order.addressee, order.country)


def person_state(
    order: Order, today: date, opened: Opened | None = None, *, asks_in: str
) -> PersonState:
    """The pane for this order; what only the desk knows follows once it is ``opened``.

    Its questions are asked in the language ``asks_in``.
    """
    sitting = opened.sitting if opened else None
    person = sitting.person if sitting else None
    name = words.name_of(order)
    call = greeting_of(order, sitting.called if sitting else "")
    asked = _questions(sitting, call.call, asks_in) if sitting else ()
    return PersonState(
        order_id=order.id,
        person_id=order.person_id,
        name=person_words.for_whom(call, name),
        whole_name=person_words.as_the_shop_has_it(call, name),
        doubt=person_words.doubt(call, order.addressee),
        since=words.since(order.country, person.since if person else None, order.nth),
        items=tuple(_item_lines(order)),
        where=words.where_and_when(order, today),
        gift=words.gift_line(order),
        words=order.words,
        words_from=person_words.who_said(order),
        words_spoken=person_words.spoken_words(order),
        gift_message=words.quoted(order.gift_message) if order.gift_message else "",
        details=order.details,
        namesake=_namesake(sitting),
        other_id=sitting.namesake.id if sitting and sitting.namesake else None,
        wrong=tuple(_wrong_lines(sitting, asked)) if sitting else (),
        wishes=people_words.asked_for(sitting.wishes) if sitting else "",
        promises=tuple(_promises(sitting, today)) if sitting else (),
        earlier=opened.earlier if opened else (),
        memory=person.memory if person else "",
        question=asked[0] if sitting and sitting.note is None and not sitting.wrong else "",
        questions=asked,
    )


def hidden_state(order: Order) -> PersonState:
    """The pane while names are hidden: what was sold, and nothing of anybody."""
    return PersonState(
        order_id=order.id,
        person_id=order.person_id,
        name=words.nameless(order),
        since="",
        items=tuple((words.item(item), "") for item in order.items),
        is_hidden=True,
    )


def _questions(sitting: Sitting, call: str, asks_in: str) -> tuple[str, ...]:
    return questions(
        sitting.order,
        call,
        is_calm=sitting.is_calm,
        went_wrong=sitting.wrong is not None,
        language=asks_in,
    )


def _namesake(sitting: Sitting | None) -> str:
    if sitting is None or sitting.namesake is None:
        return ""
    return people_words.the_same(sitting.namesake, sitting.order)


def _wrong_lines(sitting: Sitting, asked: Sequence[str]) -> Iterator[str]:
    """First what it was like for them, then what was put right, or that it is still asked."""
    if sitting.wrong is None:
        return
    yield asked[0]
    yield people_words.put_right(sitting.wrong, asked[1])


def _promises(sitting: Sitting, today: date) -> Iterator[Quoted]:
    for number, promise in enumerate(sitting.promises):
        said = people_words.promised(promise, today)
        yield Quoted(words.quoted(promise.words), said, f"promise {number}")


def answers_to(note_id: NoteId, sitting: Sitting, today: date) -> tuple[Quoted, ...]:
    """What they wrote back about one of the earlier notes."""
    return tuple(
        Quoted(words.quoted(answer.words), people_words.answered(answer, today), f"answer {number}")
        for number, answer in enumerate(sitting.answers)
        if answer.note_id == note_id
    )


def _item_lines(order: Order) -> Iterator[tuple[str, str]]:
    """What was sold, a line for each thing there is to say of it, and where it glows."""
    for number, item in enumerate(order.items):
        yield words.item(item), f"title {number}"
        if item.variation:
            yield item.variation, f"variation {number}"
        if item.personalisation:
            yield words.quoted(item.personalisation), f"personalisation {number}"

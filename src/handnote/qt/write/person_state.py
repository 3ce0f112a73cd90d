"""What the pane shows of one order's person, put into words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from handnote.domain.names.greeting import Greeting, greeting
from handnote.domain.order import Order
from handnote.qt.write.person_pane import EarlierNote, PersonState
from handnote.services.composing import Sitting
from handnote.wording import desk as words
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


def person_state(order: Order, today: date, opened: Opened | None = None) -> PersonState:
    """The pane for this order; what only the desk knows follows once it is ``opened``."""
    sitting = opened.sitting if opened else None
    person = sitting.person if sitting else None
    name = words.name_of(order)
    call = greeting_of(order, sitting.called if sitting else "")
    asked = questions(order, call.call, is_calm=sitting.is_calm) if sitting else ()
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
        earlier=opened.earlier if opened else (),
        memory=person.memory if person else "",
        question=asked[0] if sitting and sitting.note is None else "",
        questions=asked,
    )


def _item_lines(order: Order) -> Iterator[tuple[str, str]]:
    """What was sold, a line for each thing there is to say of it, and where it glows."""
    for number, item in enumerate(order.items):
        yield words.item(item), f"title {number}"
        if item.variation:
            yield item.variation, f"variation {number}"
        if item.personalisation:
            yield words.quoted(item.personalisation), f"personalisation {number}"

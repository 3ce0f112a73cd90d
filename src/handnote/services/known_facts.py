"""What is known of an order and its person that a note could speak of, and where each is shown."""

from collections.abc import Iterator
from typing import NamedTuple

from handnote.domain.fact import Fact, FactKind
from handnote.domain.order import Order
from handnote.services.composing import Sitting

_EARLIER = 3


class KnownFact(NamedTuple):
    """A fact, and the spot in the person column that glows when a note speaks of it."""

    fact: Fact
    spot: str


def known_facts(sitting: Sitting) -> tuple[KnownFact, ...]:
    """Everything the person column shows of this sitting that words could be about."""
    order = sitting.order
    return tuple(
        known
        for known in (*_of_the_person(sitting), *_of_the_items(order), *_of_the_words(order))
        if known.fact.text.strip() or known.fact.kind is FactKind.GIFT
    )


def facts_of(sitting: Sitting) -> tuple[Fact, ...]:
    """The same without where each is shown, for who has no person column."""
    return tuple(known.fact for known in known_facts(sitting))


def _of_the_person(sitting: Sitting) -> Iterator[KnownFact]:
    order = sitting.order
    for name in dict.fromkeys((order.addressee, sitting.person.name, sitting.called)):
        yield KnownFact(Fact(FactKind.NAME, name), "")
    yield KnownFact(Fact(FactKind.ORDERS, str(order.nth)), "since")
    yield KnownFact(Fact(FactKind.COUNTRY, order.country), "since")
    if order.is_gift:
        yield KnownFact(Fact(FactKind.GIFT), "gift")
        giver = order.buyer if order.buyer != order.addressee else ""
        yield KnownFact(Fact(FactKind.GIVER, giver), "gift")
    yield KnownFact(Fact(FactKind.MEMORY, sitting.person.memory), "memory")
    for number, note in enumerate(sitting.earlier[:_EARLIER]):
        yield KnownFact(Fact(FactKind.EARLIER_NOTE, note.text), f"earlier-note {number}")
    for number, promise in enumerate(sitting.promises):
        if promise.order_id != order.id:  # a note does not speak of what it promises itself
            yield KnownFact(Fact(FactKind.PROMISE, promise.words), f"promise {number}")
    for number, answer in enumerate(sitting.answers):
        yield KnownFact(Fact(FactKind.ANSWER, answer.words), f"answer {number}")


def _of_the_items(order: Order) -> Iterator[KnownFact]:
    for number, item in enumerate(order.items):
        yield KnownFact(Fact(FactKind.TITLE, item.title), f"title {number}")
        yield KnownFact(Fact(FactKind.VARIATION, item.variation), f"variation {number}")
        personalisation = Fact(FactKind.PERSONALISATION, item.personalisation)
        yield KnownFact(personalisation, f"personalisation {number}")


def _of_the_words(order: Order) -> Iterator[KnownFact]:
    yield KnownFact(Fact(FactKind.WORDS, order.words), "words")
    yield KnownFact(Fact(FactKind.GIFT_MESSAGE, order.gift_message), "gift-message")
    yield KnownFact(Fact(FactKind.DETAILS, order.details), "details")

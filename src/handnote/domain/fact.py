"""Facts: what is known of one order and its person that a note could speak of."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from handnote.domain.order import Order
from handnote.domain.person import Person


class FactKind(StrEnum):
    """Where a fact comes from."""

    NAME = "name"
    """What the person who gets the note is called. It earns nothing, and neither do its words."""
    GIVER = "giver"
    """Who bought it for them."""
    TITLE = "title"
    VARIATION = "variation"
    PERSONALISATION = "personalisation"
    WORDS = "words"
    GIFT_MESSAGE = "gift-message"
    DETAILS = "details"
    """``name: value`` a line; only the values can be spoken of."""
    MEMORY = "memory"
    EARLIER_NOTE = "earlier-note"
    PROMISE = "promise"
    COUNTRY = "country"
    ORDERS = "orders"
    """How many orders of this person there are with this one, in digits."""
    GIFT = "gift"
    """That somebody else opens the parcel; its text may be empty."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a note could speak of, in the words it was told in."""

    kind: FactKind
    text: str = ""


def facts_of(
    order: Order, person: Person, *, earlier: Iterable[str] = (), promises: Iterable[str] = ()
) -> tuple[Fact, ...]:
    """All that is known of one order and whoever gets its note; nothing that is empty.

    ``earlier`` are notes they were given before, the newest first.
    """
    told = [
        (FactKind.NAME, order.addressee),
        (FactKind.NAME, person.name if person.name != order.addressee else ""),
        (FactKind.GIVER, order.buyer if order.is_gift and order.buyer != order.addressee else ""),
        *((FactKind.TITLE, item.title) for item in order.items),
        *((FactKind.VARIATION, item.variation) for item in order.items),
        *((FactKind.PERSONALISATION, item.personalisation) for item in order.items),
        (FactKind.WORDS, order.words),
        (FactKind.GIFT_MESSAGE, order.gift_message),
        (FactKind.DETAILS, order.details),
        (FactKind.MEMORY, person.memory),
        *((FactKind.EARLIER_NOTE, text) for text in earlier),
        *((FactKind.PROMISE, text) for text in promises),
        (FactKind.COUNTRY, order.country),
        (FactKind.ORDERS, str(order.nth)),
    ]
    gift = (Fact(FactKind.GIFT),) if order.is_gift else ()
    return (*(Fact(kind, text) for kind, text in told if text.strip()), *gift)

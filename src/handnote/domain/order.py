"""Orders: what was sold, to whom, and what the buyer said."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, NewType

from handnote.domain.names.kinds import is_company
from handnote.domain.names.same import is_other_person
from handnote.domain.person import PersonId

OrderId = NewType("OrderId", str)
"""A UUID of ours; the shop's own number is ``Order.number``."""

BY_HAND = "by-hand"
"""The channel of an order that came from no file: a walk-in, a fair."""


class OrderState(StrEnum):
    """Where an order stands with its note."""

    TO_WRITE = "to-write"
    DRAFT = "draft"
    FINISHED = "finished"
    LET_BE = "let-be"
    PRINTED = "printed"


class PilePlace(NamedTuple):
    """One place in the pile: which order lies there, and how far its note has come."""

    order_id: OrderId
    state: OrderState


class LetBe(StrEnum):
    """Why an order gets no note."""

    CHOSEN = "chosen"
    CANCELLED = "cancelled"
    SENT = "sent"
    NO_PARCEL = "no-parcel"
    WISHED = "wished"
    """Its person asks for no note."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an order."""

    title: str
    quantity: int = 1
    variation: str = ""
    personalisation: str = ""


@dataclass(frozen=True, slots=True)
class IncomingOrder:
    """An order as an order file tells it, before it has met the seller's history.

    There is no field for a street, an e-mail, a phone or a price, by design.
    ``buyer_key`` is an opaque fingerprint of the shop's own buyer identity (a user name or
    e-mail that was forgotten in the row loop), or empty where the file has none.
    """

    channel: str
    shop: str
    number: str
    buyer: str
    recipient: str
    items: tuple[Item, ...]
    words: str = ""
    gift_message: str = ""
    details: str = ""
    """What was filled in at checkout, ``name: value`` a line, as the shop wrote it."""
    ordered_on: date | None = None
    ship_by: date | None = None
    sent_on: date | None = None
    country: str = ""
    is_cancelled: bool = False
    needs_parcel: bool = True
    buyer_key: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two readings of a file the same order."""
        return self.channel, self.shop, self.number


@dataclass(frozen=True, slots=True)
class Order:
    """An order on the desk."""

    id: OrderId
    channel: str
    shop: str
    number: str
    person_id: PersonId
    buyer: str
    recipient: str
    items: tuple[Item, ...]
    state: OrderState
    words: str = ""
    gift_message: str = ""
    details: str = ""
    ordered_on: date | None = None
    ship_by: date | None = None
    country: str = ""
    let_be: LetBe | None = None
    nth: int = 1
    """1 for this person's first order, 2 for the second, and so on."""
    parcel: int = 1
    """2 for the second parcel of an order that goes out in several."""
    is_cancelled: bool = False
    """Whether its shop says so; what is let be says what the seller does about it."""
    is_kept: bool = False
    """Whether the seller keeps names and words, however long ago it was."""

    words_are_hers: bool = False
    """Whether ``words`` were written down by the seller, over what the shop said if it did."""

    @property
    def addressee(self) -> str:
        """Whose parcel the note lies in."""
        return self.recipient or self.buyer

    @property
    def is_for_another(self) -> bool:
        """Whether somebody other than the buyer opens the parcel, as far as names can tell."""
        return is_other_person(self.buyer, self.recipient)

    @property
    def is_gift(self) -> bool:
        """Whether it is somebody's present, as far as the shop says: a company gets none."""
        return looks_like_gift(self.buyer, self.recipient, self.gift_message)


def looks_like_gift(buyer: str, recipient: str, gift_message: str) -> bool:
    """Whether an order of that buyer to that recipient is a gift, as far as can be told."""
    goes_elsewhere = is_other_person(buyer, recipient) and not is_company(recipient)
    return goes_elsewhere or bool(gift_message)

"""Facts: what is known of one order and its person that a note could speak of."""

from dataclasses import dataclass
from enum import StrEnum


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
    ANSWER = "answer"
    """What they wrote back about an earlier note."""
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

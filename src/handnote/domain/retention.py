"""What runs out by itself: names and words nobody needs any more, and when."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handnote.domain.order import OrderId

USUAL_DAYS = 30
"""How long names and words stay once nothing waits for them, unless the seller says otherwise."""

_E_MAIL = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{2,}|(?<!\S)@\w{3,}")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_TELEPHONE = re.compile(r"\+?\d(?:[\s()./–-]{0,3}\d){6,14}")


class RunsOut(StrEnum):
    """What of an order runs out."""

    ORDER = "order"
    """All of it: it has no note that is kept."""
    WORDS = "words"
    """What the buyer wrote: its note is printed and stays, with its person's name."""


@dataclass(frozen=True, slots=True)
class RunningOut:
    """An order that runs out, the day it may, and when that was first shown."""

    order_id: OrderId
    what: RunsOut
    channel: str
    ends: date
    shown_on: date | None
    shown_at: str


@dataclass(frozen=True, slots=True)
class RanOut:
    """How many orders of a channel ran out on a day, and of how many others the words."""

    channel: str
    orders: int
    words: int
    day: date = date.min


def holds_contact(text: str) -> bool:
    """Whether somebody can be reached by what a text says: an e-mail, a telephone, a link.

    It errs on the side of yes; a day written in numbers is not taken for a telephone.
    """
    if _E_MAIL.search(text) or _LINK.search(text):
        return True
    return bool(_TELEPHONE.search(_DAY.sub(" ", text)))

"""Notes: the one short message for one order."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from handnote.domain.order import OrderId
from handnote.domain.person import PersonId

NoteId = NewType("NoteId", str)


class NoteState(StrEnum):
    """How far a note has come."""

    DRAFT = "draft"
    FINISHED = "finished"
    PRINTED = "printed"


class MadeBy(StrEnum):
    """How a note was made. A font is never called handwriting."""

    PEN = "pen"
    INK = "ink"
    OWN_HAND = "own-hand"
    FONT = "font"


@dataclass(frozen=True, slots=True)
class Note:
    """What the seller wrote for one order, and in which hand.

    ``finished_at`` and ``printed_at`` are aware instants in UTC; ``written_on`` is the day
    it was at the desk, which never changes with a time zone.
    """

    id: NoteId
    order_id: OrderId
    person_id: PersonId
    person: str
    text: str
    sign_off: str
    state: NoteState
    made_by: MadeBy
    hand: str
    written_on: date
    finished_at: datetime | None = None
    printed_at: datetime | None = None

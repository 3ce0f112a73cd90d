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


class Side(StrEnum):
    """Where a note is found: in the parcel, or on the outside of its envelope or lid."""

    INSIDE = "inside"
    OUTSIDE = "outside"

    @property
    def other(self) -> "Side":
        """The side that this one is not."""
        return Side.OUTSIDE if self is Side.INSIDE else Side.INSIDE


class MadeBy(StrEnum):
    """How a note was made. A font is never called handwriting."""

    PEN = "pen"
    INK = "ink"
    OWN_HAND = "own-hand"
    FONT = "font"


@dataclass(frozen=True, slots=True)
class Note:
    """What the seller wrote for one order, and in which hand; an order has one for each side.

    ``finished_at`` and ``printed_at`` are aware instants in UTC; ``written_on`` is the day
    it was at the desk, which never changes with a time zone. ``ink`` is what was written or drawn
    on its label, ``signature`` a sign-off in ink, both as ``ink.codec`` packs them; what was
    written in ink has its gist in ``text``.
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
    side: Side = Side.INSIDE
    finished_at: datetime | None = None
    printed_at: datetime | None = None
    ink: bytes = b""
    signature: bytes = b""
    is_from_elsewhere: bool = False
    """Whether it was written before it came to handnote; it is here to be read."""


def is_blank(note: Note) -> bool:
    """Whether nothing would be on its label: what is written in ink is not its gist."""
    if note.made_by is MadeBy.INK:
        return not note.ink
    return not (note.text.strip() or (note.ink and note.made_by is not MadeBy.PEN))

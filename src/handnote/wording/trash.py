"""What was thrown away, in words."""

from datetime import date
from typing import TYPE_CHECKING

from handnote.wording import desk

if TYPE_CHECKING:
    from handnote.storage.trash import InTrash

TITLE = "Thrown away"
MENU = "Thrown away…"
THROW_NOTE = "Throw this note away"
THROW_ORDER = "Take this order out"
ABOUT = "Each can be put back for thirty days, as it was. After that it is gone for good."
NOTHING = "Nothing was thrown away in the last thirty days."
PUT_BACK = "Put back"
IS_BACK = "Put back."
NOTE_THROWN = "The note is thrown away; it can be put back for thirty days."
ORDER_THROWN = "The order is taken out; it can be put back for thirty days."
_SHORT = 60


def line(thing: "InTrash", today: date) -> str:
    """One thing: whose it was, how it begins, and until when it can be put back."""
    begins = " ".join(thing.text.split())
    if len(begins) > _SHORT:
        begins = f"{begins[:_SHORT].rstrip()}…"
    parts = [thing.name or desk.SOMEBODY]
    if begins:
        parts.append(desk.quoted(begins))
    parts.append(f"until {desk.day(thing.until, today)}")
    return " · ".join(parts)

"""People: who gets a note."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

PersonId = NewType("PersonId", str)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the seller writes to. Known by name; never by street, e-mail or phone."""

    id: PersonId
    name: str
    country: str = ""
    memory: str = ""
    """One private line in the seller's words; never printed."""
    since: date | None = None
    """The day of their first order, as far as the desk knows."""

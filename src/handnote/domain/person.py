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


@dataclass(frozen=True, slots=True)
class PersonInShort:
    """Somebody as a list of people has them: who, and how much is known of them."""

    id: PersonId
    name: str
    notes: int
    orders: int
    since: date | None
    channels: tuple[str, ...] = ()
    """Where they bought, in the order of the alphabet."""
    wishes: tuple[str, ...] = ()
    """The kinds of their wishes, in the order of the alphabet."""
    open_promises: int = 0


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody else of the same name, who may be the same person: asked, never guessed."""

    id: PersonId
    name: str
    channel: str
    """Where they bought last."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Somebody the seller said is this person too, and since when."""

    id: str
    """Of the merge, which it is taken back by."""
    person_id: PersonId
    name: str
    made_on: date

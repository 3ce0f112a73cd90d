"""Wishes: what somebody asked for, once, and for good."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

VALUE_LIMIT = 200
"""Longest wish in words kept, in characters."""


class WishKind(StrEnum):
    """What can be asked for. The words for each live in ``handnote.wording``."""

    NO_NOTE = "no-note"
    NO_PLASTIC = "no-plastic"
    LANGUAGE = "language"
    """Which language the notes are in; the value is a code such as ``de``."""
    SPELLING = "spelling"
    """How their name is written; the value is the name."""
    SECRET_GIFT = "secret-gift"  # noqa: S105 - the secret of a present, no password
    """What is in the parcel is not to be told on its outside."""
    OTHER = "other"
    """Anything else; the value is in the seller's words."""


WITH_VALUE = frozenset({WishKind.LANGUAGE, WishKind.SPELLING, WishKind.OTHER})
"""Wishes that say something; one of these without a value is none."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing somebody asked for."""

    kind: WishKind
    value: str = ""


def value_of(wishes: Iterable[Wish], kind: WishKind) -> str:
    """Return what a wish of this kind says; empty where there is none."""
    return next((wish.value for wish in wishes if wish.kind is kind), "")


def asks_for(wishes: Iterable[Wish], kind: WishKind) -> bool:
    """Whether one of the wishes is of this kind."""
    return any(wish.kind is kind for wish in wishes)

"""Findings: what was noticed about a note. A finding never changes it."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding asks of the seller."""

    LIT = "lit"
    """Something true of this person or order glows; nothing is said."""
    HINT = "hint"
    """One grey line, once."""
    HELD = "held"
    """The label waits until the seller lets it go."""


class Concern(StrEnum):
    """What can be noticed, by a code that stays the same. The words for each live in wording."""

    DOES_NOT_FIT = "does-not-fit"
    NOT_PRINTABLE = "not-printable"
    INK_DAMAGED = "ink-damaged"
    LEFTOVER_TOKEN = "leftover-token"  # noqa: S105 - a merge token, not a secret
    REVIEW_ASK = "review-ask"
    COUPON = "coupon"
    HASHTAG = "hashtag"
    FOLLOW = "follow"
    LINK = "link"
    PRESSURE = "pressure"
    CORPORATE = "corporate"
    MONEY = "money"
    BODY = "body"
    HEALTH = "health"
    ALONE = "alone"
    EXCUSE = "excuse"
    SPELLING = "spelling"
    MISNAMED = "misspelt-name"
    FOR_ANYONE = "for-anyone"
    UNSIGNED = "unsigned"

    @property
    def level(self) -> Level:
        """How much this asks of the seller, wherever it is noticed."""
        return Level.HELD if self in _HELD else Level.HINT


_HELD = frozenset(
    {
        Concern.DOES_NOT_FIT,
        Concern.NOT_PRINTABLE,
        Concern.INK_DAMAGED,
        Concern.LEFTOVER_TOKEN,
        Concern.REVIEW_ASK,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One concern: ``count`` words too many, or the ``characters`` no hand here can print.

    ``start`` and ``end`` are code points of the note's text, equal where it is about the whole
    note; ``fact`` is what stands there, as the seller wrote it.
    """

    concern: Concern
    count: int = 0
    characters: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    fact: str = ""

    @property
    def level(self) -> Level:
        """How much it asks of the seller."""
        return self.concern.level

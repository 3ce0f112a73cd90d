"""Hands: the ways a note can look."""

from dataclasses import dataclass

from handnote.domain.units import Mm


@dataclass(frozen=True, slots=True)
class Hand:
    """A hand font and the sizes at which it reads as writing.

    ``smallest`` is the least em a reader manages without effort, ``largest`` the em above
    which it looks like a poster; ``leading`` is the baseline distance in ems.
    """

    id: str
    name: str
    file: str
    smallest: Mm
    largest: Mm
    leading: float

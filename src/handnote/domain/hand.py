"""Hands: the ways a note can look."""

from dataclasses import dataclass, replace
from enum import StrEnum

from handnote.domain.units import Mm


class Nib(StrEnum):
    """How much ink a pen leaves, least first."""

    FINE = "fine"
    MEDIUM = "medium"
    BROAD = "broad"


@dataclass(frozen=True, slots=True)
class Hand:
    """A hand font and the sizes at which it reads as writing.

    ``smallest`` is the least em a reader manages without effort, ``largest`` the em above
    which it looks like a poster; ``leading`` is the baseline distance in ems. ``file`` writes
    with a fine nib, ``nibs`` name the files for broader ones, least first; ``nib`` is in use.
    """

    id: str
    name: str
    file: str
    smallest: Mm
    largest: Mm
    leading: float
    nibs: tuple[tuple[Nib, str], ...] = ()
    nib: Nib = Nib.FINE

    def with_nib(self, nib: Nib) -> "Hand":
        """The same hand with this nib, or the nearest finer one it has."""
        order = list(Nib)
        finer = [own for own, _ in self.nibs if order.index(own) <= order.index(nib)]
        return replace(self, nib=finer[-1] if finer else Nib.FINE)

    @property
    def file_in_use(self) -> str:
        """The font file that writes with the nib in use."""
        return dict(self.nibs).get(self.nib, self.file)

"""Findings: what was noticed about a note. A finding never changes it."""

from dataclasses import dataclass
from enum import StrEnum


class Concern(StrEnum):
    """What can be noticed. The words for each live in wording."""

    DOES_NOT_FIT = "does-not-fit"
    NOT_PRINTABLE = "not-printable"


@dataclass(frozen=True, slots=True)
class Finding:
    """One concern: ``count`` words too many, or the ``characters`` no hand here can print."""

    concern: Concern
    count: int = 0
    characters: tuple[str, ...] = ()

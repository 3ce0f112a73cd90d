"""Sheets: notes placed on the labels of one page of a stock."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from handnote.domain.note import NoteId
from handnote.domain.stock import Stock
from handnote.domain.units import Mm

SheetId = NewType("SheetId", str)


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet to fill before any new one: the slots that are gone, and how it is fed.

    ``id`` is that of a sheet the desk remembers; None for one told of only this once.
    """

    used: frozenset[int] = frozenset()
    is_turned: bool = False
    id: SheetId | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """One note on one label; ``slot`` counts from 0, row by row, as the sheet was sold.

    ``left`` and ``top`` are where the label lies on the page as it is fed.
    """

    note_id: NoteId
    slot: int
    left: Mm
    top: Mm


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of labels. ``is_turned`` says that it is fed the other way round."""

    stock: Stock
    placements: tuple[Placement, ...]
    used: frozenset[int] = frozenset()
    """Slots that were gone before."""
    is_turned: bool = False
    id: SheetId | None = None
    """Which remembered sheet it is; None for a new one."""


class Fate(StrEnum):
    """What has become of one label. The letters are those of a sheet's picture."""

    FREE = "."
    PRINTED = "p"
    SPOILED = "s"
    STRUCK = "x"


@dataclass(frozen=True, slots=True)
class KnownSheet:
    """A physical sheet the desk remembers: what became of each of its labels, by slot."""

    id: SheetId
    stock_name: str
    fates: tuple[Fate, ...]
    is_turned: bool
    begun_at: datetime

    @property
    def left(self) -> int:
        """How many labels can still be printed on."""
        return self.fates.count(Fate.FREE)

    def as_open(self) -> OpenSheet:
        """The sheet as imposition sees it."""
        gone = (slot for slot, fate in enumerate(self.fates) if fate is not Fate.FREE)
        return OpenSheet(frozenset(gone), self.is_turned, self.id)

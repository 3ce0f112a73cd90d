"""Sheets: notes placed on the labels of one page of a stock."""

from dataclasses import dataclass
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

"""Sheets: notes placed on the labels of one page of a stock."""

from dataclasses import dataclass

from handnote.domain.note import NoteId
from handnote.domain.stock import Stock
from handnote.domain.units import Mm


@dataclass(frozen=True, slots=True)
class Placement:
    """One note on one label; ``slot`` counts from 0, row by row."""

    note_id: NoteId
    slot: int
    left: Mm
    top: Mm


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of labels."""

    stock: Stock
    placements: tuple[Placement, ...]
    used: frozenset[int] = frozenset()
    """Slots that were gone before."""

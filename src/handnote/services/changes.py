"""Changes: what a command changed, so that each place knows what to read again."""

from dataclasses import dataclass

from handnote.domain.note import NoteId
from handnote.domain.order import OrderId
from handnote.domain.run import RunId
from handnote.domain.sheet import SheetId


@dataclass(frozen=True, slots=True)
class Changes:
    """The orders, notes, print runs and label sheets that are not as they were."""

    orders: frozenset[OrderId] = frozenset()
    notes: frozenset[NoteId] = frozenset()
    runs: frozenset[RunId] = frozenset()
    sheets: frozenset[SheetId] = frozenset()
    kept: frozenset[OrderId] = frozenset()
    """Orders an undo left where they are, because a note was begun for them meanwhile."""

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.orders or self.notes or self.runs or self.sheets)

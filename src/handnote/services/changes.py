"""Changes: what a command changed, so that each place knows what to read again."""

from dataclasses import dataclass

from handnote.domain.note import NoteId
from handnote.domain.order import OrderId
from handnote.domain.run import RunId
from handnote.domain.sheet import SheetId


@dataclass(frozen=True, slots=True)
class Changes:
    """What is not as it was: orders, notes, runs, label sheets, printers, the packing order."""

    orders: frozenset[OrderId] = frozenset()
    notes: frozenset[NoteId] = frozenset()
    runs: frozenset[RunId] = frozenset()
    sheets: frozenset[SheetId] = frozenset()
    printers: frozenset[str] = frozenset()
    packing: bool = False
    kept: frozenset[OrderId] = frozenset()
    """Orders an undo left where they are, because a note was begun for them meanwhile."""

    outside: frozenset[OrderId] = frozenset()
    """Those of the orders of which it is the note on the outside that changed."""

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        changed = self.orders, self.notes, self.runs, self.sheets, self.printers
        return self.packing or any(changed)

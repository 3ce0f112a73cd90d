"""Imposition: notes onto the labels of as many sheets as they need."""

from collections.abc import Sequence
from itertools import groupby

from handnote.domain.note import NoteId
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.sheet import Placement, Sheet
from handnote.domain.stock import Stock


def impose(note_ids: Sequence[NoteId], stock: Stock, *, start: int = 0) -> tuple[Sheet, ...]:
    """The notes in this order, one a label, row by row; the first sheet begins at slot ``start``.

    There are exactly as many sheets as the notes need. A ``start`` the sheet does not have
    raises ``NO_SUCH_LABEL``, which counts labels from 1 as people do.
    """
    if not 0 <= start < stock.slots:
        raise Problem(AskTrouble.NO_SUCH_LABEL, label=start + 1, slots=stock.slots)
    origins = tuple(stock.grid.origins())
    positions = ((start + n, note_id) for n, note_id in enumerate(note_ids))
    gone = frozenset(range(start))
    sheets = []
    for page, placed in groupby(positions, key=lambda pair: pair[0] // stock.slots):
        placements = tuple(
            Placement(note_id, position % stock.slots, *origins[position % stock.slots])
            for position, note_id in placed
        )
        sheets.append(Sheet(stock, placements, used=frozenset() if page else gone))
    return tuple(sheets)

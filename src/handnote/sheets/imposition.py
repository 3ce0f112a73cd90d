"""Imposition: notes onto the labels of open sheets first, then of as many new ones as needed."""

from collections.abc import Iterable, Sequence
from itertools import chain, repeat

from handnote.domain.note import NoteId
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.sheet import OpenSheet, Placement, Sheet
from handnote.domain.stock import Stock
from handnote.domain.units import Mm

NEW = OpenSheet()
"""A sheet nothing is gone from."""


def impose(
    note_ids: Sequence[NoteId], stock: Stock, open_sheets: Sequence[OpenSheet] = ()
) -> tuple[Sheet, ...]:
    """The notes in this order, one a label: open sheets are filled first, in their order.

    There are exactly as many sheets as the notes need; an open sheet without a free label is
    passed over.
    """
    sheets: list[Sheet] = []
    at = 0
    for sheet in chain(open_sheets, repeat(NEW)):
        if at == len(note_ids):
            return tuple(sheets)
        free = free_slots(stock, sheet)
        taken = note_ids[at : at + len(free)]
        if taken:
            sheets.append(_fill(taken, stock, sheet, free[: len(taken)]))
            at += len(taken)
    raise AssertionError("new sheets never end")


def free_slots(stock: Stock, sheet: OpenSheet) -> tuple[int, ...]:
    """The slots of ``sheet`` that can still be printed on, in the order they are used up."""
    return tuple(slot for slot in range(stock.slots) if slot not in sheet.used)


def begun_at(label: int, stock: Stock, *, is_turned: bool = False) -> OpenSheet:
    """A sheet whose labels before ``label`` are gone; raises ``NO_SUCH_LABEL``.

    Labels count from 1 here and in ``with_gone``, as people do.
    """
    return OpenSheet(frozenset(range(_slot(label, stock))), is_turned=is_turned)


def with_gone(labels: Iterable[int], stock: Stock, *, is_turned: bool = False) -> OpenSheet:
    """A sheet these labels are gone from; raises ``NO_SUCH_LABEL``."""
    gone = frozenset(_slot(label, stock) for label in labels)
    return OpenSheet(gone, is_turned=is_turned)


def corners(stock: Stock, *, is_turned: bool = False) -> tuple[tuple[Mm, Mm], ...]:
    """Top-left corner of every label on the page as it is fed, by slot.

    A turned page has its labels where a half turn about its middle puts them, so margins that
    differ from side to side come out right.
    """
    origins = tuple(stock.grid.origins())
    if not is_turned:
        return origins
    return tuple(
        (
            Mm(stock.page_width - left - stock.width),
            Mm(stock.page_height - top - stock.height),
        )
        for left, top in origins
    )


def _fill(
    note_ids: Sequence[NoteId], stock: Stock, sheet: OpenSheet, slots: Sequence[int]
) -> Sheet:
    # Turned or not, the same labels go: those next to the ones already gone. So what is left
    # stays in one piece, and a printer can grip it again. The notes are in reading order on
    # the page as it is fed, which on a turned sheet begins with the last of these labels.
    where = corners(stock, is_turned=sheet.is_turned)
    in_reading_order = slots[::-1] if sheet.is_turned else slots
    placements = tuple(
        Placement(note_id, slot, *where[slot])
        for note_id, slot in zip(note_ids, in_reading_order, strict=True)
    )
    return Sheet(stock, placements, used=sheet.used, is_turned=sheet.is_turned, id=sheet.id)


def _slot(label: int, stock: Stock) -> int:
    if not 1 <= label <= stock.slots:
        raise Problem(AskTrouble.NO_SUCH_LABEL, label=label, slots=stock.slots)
    return label - 1

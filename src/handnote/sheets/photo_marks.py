"""Photo marks: four eyes and a row of dots in a sheet's margin, by which a photo is known again.

They stand outside every label, where a printer reaches, and only where the margin has room.
"""

import hashlib
from dataclasses import dataclass
from itertools import product

from handnote.domain.note import NoteId
from handnote.domain.stock import Stock
from handnote.domain.units import Mm
from handnote.sheets.label_shape import UNPRINTED

EYE = Mm(2.4)
"""Half of an eye: a disc, which a blurred photo leaves what it is."""

DOT = Mm(0.6)
"""Half of a dot of the code."""

BITS = 32
_PITCH = Mm(1.5)
_COLUMNS = 32
_ROWS = 2
_IN = Mm(UNPRINTED + EYE + 0.8)
"""How far from both edges the middle of an eye is."""

_CLEAR = Mm(0.9)
"""What is left between a mark and the next label."""

_BESIDE_EYES = Mm(5.0)

Point = tuple[Mm, Mm]


@dataclass(frozen=True, slots=True)
class Code:
    """What tells a sheet from others: ``bits`` stands at the place that is its ``slot``'s."""

    bits: int
    slot: int


def code_of(note_id: NoteId, slot: int, page: int) -> Code:
    """The code of a page, by the first of its notes and where that is; it tells nobody whose.

    It is the same when the page is made again, and another one on every other sheet.
    """
    whole = hashlib.sha256(f"{page} {slot} {note_id}".encode()).digest()
    return Code(int.from_bytes(whole[: BITS // 8]), slot)


def have_room(stock: Stock) -> bool:
    """Whether a sheet of this stock has a margin above and below its labels for them."""
    if stock.is_roll:
        return False
    grid = stock.grid
    below = stock.page_height - grid.top - (grid.down - 1) * grid.pitch_y - stock.height
    return min(grid.top, below) >= _IN + EYE + _CLEAR


def eyes(width: Mm, height: Mm) -> tuple[Point, Point, Point, Point]:
    """The middles of the eyes on a page of this size, from its top left one clockwise."""
    right, bottom = Mm(width - _IN), Mm(height - _IN)
    return (_IN, _IN), (right, _IN), (right, bottom), (_IN, bottom)


def places(width: Mm) -> int:
    """How many codes a margin has room for: a sheet that is fed again gets the next place."""
    room = width - 2 * (_IN + _BESIDE_EYES)
    return max(1, int(room / (_COLUMNS * _PITCH)))


def cells(width: Mm, place: int) -> tuple[tuple[Point, Point], ...]:
    """The two spots of every bit at a place, the highest bit first: a dot is on one of them.

    Where it is on the first the bit is 1. So light and shade need not be known to read it.
    """
    room = width - 2 * (_IN + _BESIDE_EYES)
    begin = _IN + _BESIDE_EYES + place * room / places(width) + _PITCH / 2
    top = _IN - (_ROWS - 1) * _PITCH / 2
    pairs = product(range(_ROWS), range(0, _COLUMNS, 2))
    return tuple(
        (
            (Mm(begin + column * _PITCH), Mm(top + row * _PITCH)),
            (Mm(begin + (column + 1) * _PITCH), Mm(top + row * _PITCH)),
        )
        for row, column in pairs
    )


def place_of(code: Code, stock: Stock) -> int:
    """Where on a sheet's margin this code stands."""
    return code.slot * places(stock.page_width) // stock.slots


def dots(code: Code, stock: Stock) -> tuple[Point, ...]:
    """The middles of a code's dots."""
    pairs = cells(stock.page_width, place_of(code, stock))
    return tuple(
        pair[0] if code.bits >> (BITS - 1 - number) & 1 else pair[1]
        for number, pair in enumerate(pairs)
    )

"""Parcel marks: a tiny number beside the writing, to find the parcel a label belongs to."""

from dataclasses import dataclass
from functools import lru_cache
from string import ascii_uppercase, digits

from handnote.domain.stock import Shape, Stock
from handnote.domain.units import Mm
from handnote.sheets.label_shape import safe_area, unprinted

TALL = Mm(1.25)
"""How tall its figures are: as in the small print on a ticket."""

_GAP = Mm(0.4)
"""Clear space between the writing's area and the mark."""

_EDGE = Mm(0.8)
"""The least there must be between the mark and the edge of the label."""

_LETTERS = ascii_uppercase.replace("I", "").replace("O", "")
_SIGNS = digits + _LETTERS


@dataclass(frozen=True, slots=True)
class Spot:
    """Where on a label a mark goes: its baseline, and its left end or its middle."""

    x: Mm
    baseline: Mm
    is_middle: bool = False


def parcel_mark(place: int) -> str:
    """The mark of the label at ``place`` of a run, counted from 0: ``·1``, ``·2`` and so on.

    Each is another one, with four characters at most: from the ten thousandth label on the
    first is a letter. It tells nothing of the order or of who made it.
    """
    number = place + 1
    if number < 1000:
        return f"·{number}"
    if number < 10_000:
        return str(number)
    rest = number - 10_000
    signs = []
    for _ in range(3):
        rest, sign = divmod(rest, len(_SIGNS))
        signs.append(_SIGNS[sign])
    return _LETTERS[rest] + "".join(reversed(signs))


def has_room(stock: Stock) -> bool:
    """Whether every label of a sheet has room for a mark."""
    return all(spot(stock, slot) for slot in range(stock.slots))


@lru_cache(maxsize=1024)
def spot(stock: Stock, slot: int) -> Spot | None:
    """Where the mark of a label goes: outside the writing, inside the die line, and printed.

    That is below the writing, or above it at a page's lower edge where a printer does not
    reach. None where a label leaves no room.
    """
    _, label_top = list(stock.grid.origins())[slot]
    left, top, width, height = safe_area(stock)
    if stock.shape in (Shape.ROUND, Shape.ELLIPSE):
        x, is_middle = Mm(left + width / 2), True
        half = _half_height_at(stock, TALL)
        foot, head = stock.height / 2 + half, stock.height / 2 - half
    else:
        x, is_middle = Mm(max(left, stock.corner)), False
        foot, head = float(stock.height), 0.0
    below = Mm(top + height + _GAP + TALL)
    above = Mm(top - _GAP)
    _, reach = unprinted(stock)
    lowest = min(foot - _EDGE, stock.page_height - reach - label_top)
    highest = max(head + _EDGE, reach - label_top)
    if below <= lowest:
        return Spot(x, below, is_middle)
    return Spot(x, above, is_middle) if above - TALL >= highest else None


def _half_height_at(stock: Stock, half_width: Mm) -> float:
    """How far from its middle an ellipse still is twice ``half_width`` wide, down or up."""
    share = min(1.0, 2 * half_width / stock.width)
    return float(stock.height / 2 * (1 - share**2) ** 0.5)

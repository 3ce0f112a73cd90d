"""Faint lines to write along with a pen, within what a label leaves to writing."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import radians, tan

from handnote.domain.stock import Stock
from handnote.domain.units import Mm
from handnote.sheets.label_shape import safe_area

NATURAL = Mm(6.8)
"""How far apart the lines of everyday writing stand: about the baselines of our hands."""

_ABOVE = 0.72
"""The share of a line's height that is above its baseline."""

_SLANT = tan(radians(14))
"""How far writing leans for its height."""

_BETWEEN_SLANTS = Mm(12.0)


@dataclass(frozen=True, slots=True)
class Guide:
    """A straight guide, in mm from the label's own top left corner."""

    x1: Mm
    y1: Mm
    x2: Mm
    y2: Mm


def baselines(stock: Stock) -> tuple[Guide, ...]:
    """The lines to write on, as many as the label's height holds, at least one."""
    left, top, width, height = safe_area(stock)
    count = max(1, int(height / NATURAL))
    step = min(height / count, NATURAL * 1.2)
    first = top + (height - step * count) / 2 + step * _ABOVE
    ys = (Mm(first + number * step) for number in range(count))
    return tuple(Guide(left, y, Mm(left + width), y) for y in ys)


def slants(stock: Stock) -> Iterator[Guide]:
    """Upstrokes to lean letters by, leftward as a left hand leans them; none off the lines."""
    lines = baselines(stock)
    left, top, width, _ = safe_area(stock)
    foot = lines[-1].y1
    reach = (foot - top) * _SLANT
    count = int((width - reach) / _BETWEEN_SLANTS)
    for number in range(1, count + 1):
        x = left + reach + (number - 0.5) * (width - reach) / count
        yield Guide(Mm(x - reach), top, Mm(x), foot)

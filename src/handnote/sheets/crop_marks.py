"""Crop marks: short lines at a label's corners to cut along, clear of every other label."""

from collections.abc import Iterator
from dataclasses import dataclass

from handnote.domain.stock import Stock
from handnote.domain.units import Mm
from handnote.sheets.label_shape import UNPRINTED

_AWAY = Mm(1.0)
"""How far outside the corner a mark begins, so that none of it stays on what is cut out."""

_LONG = Mm(3.0)
_ON_THE_EDGE = Mm(2.0)
_CLEAR = Mm(0.3)
"""How far a mark stays from another label."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line on the page."""

    x1: Mm
    y1: Mm
    x2: Mm
    y2: Mm


def crop_marks(stock: Stock, slot: int) -> Iterator[Stroke]:
    """Two marks at each corner of the label in ``slot``, in line with its edges.

    A mark stands outside the label where there is bare paper that a printer reaches. Where
    there is none, as between labels that touch, it lies on the label's own edge instead.
    """
    left, top = list(stock.grid.origins())[slot]
    right, bottom = Mm(left + stock.width), Mm(top + stock.height)
    for y in (top, bottom):
        yield _across(stock, left, y, -1)
        yield _across(stock, right, y, 1)
    for x in (left, right):
        yield _down(stock, x, top, -1)
        yield _down(stock, x, bottom, 1)


def _across(stock: Stock, x: Mm, y: Mm, step: int) -> Stroke:
    near, far = Mm(x + step * _AWAY), Mm(x + step * (_AWAY + _LONG))
    outside = Stroke(near, y, far, y)
    within = Stroke(x, y, Mm(x - step * _ON_THE_EDGE), y)
    is_reached = UNPRINTED <= far <= stock.page_width - UNPRINTED
    return outside if is_reached and _is_bare(stock, outside) else within


def _down(stock: Stock, x: Mm, y: Mm, step: int) -> Stroke:
    near, far = Mm(y + step * _AWAY), Mm(y + step * (_AWAY + _LONG))
    outside = Stroke(x, near, x, far)
    within = Stroke(x, y, x, Mm(y - step * _ON_THE_EDGE))
    is_reached = UNPRINTED <= far <= stock.page_height - UNPRINTED
    return outside if is_reached and _is_bare(stock, outside) else within


def _is_bare(stock: Stock, stroke: Stroke) -> bool:
    """Whether no label lies under the stroke."""
    xs, ys = sorted((stroke.x1, stroke.x2)), sorted((stroke.y1, stroke.y2))
    return not any(
        left - _CLEAR < xs[1]
        and xs[0] < left + stock.width + _CLEAR
        and top - _CLEAR < ys[1]
        and ys[0] < top + stock.height + _CLEAR
        for left, top in stock.grid.origins()
    )

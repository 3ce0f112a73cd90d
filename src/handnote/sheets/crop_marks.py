"""Crop marks: short lines to cut or to fold along, clear of every other label."""

from collections.abc import Iterator
from dataclasses import dataclass

from handnote.domain.stock import Stock
from handnote.domain.units import Mm
from handnote.sheets.imposition import corners
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


def crop_marks(stock: Stock, slot: int, *, is_turned: bool = False) -> Iterator[Stroke]:
    """Two marks at each corner of the label in ``slot``, in line with its edges.

    A mark stands outside the label where there is bare paper that a printer reaches. Where
    there is none, as between labels that touch, it lies on the label's own edge instead. An
    edge that is the page's own has none. A folded card has marks at both ends of its fold only.
    """
    if stock.is_folded:
        yield from _fold_marks(stock)
        return
    left, top = corners(stock, is_turned=is_turned)[slot]
    right, bottom = Mm(left + stock.width), Mm(top + stock.height)
    page = _Page(stock, is_turned)
    for y in (top, bottom):
        if 0 < y < stock.page_height:
            yield page.across(left, y, -1)
            yield page.across(right, y, 1)
    for x in (left, right):
        if 0 < x < stock.page_width:
            yield page.down(x, top, -1)
            yield page.down(x, bottom, 1)


def _fold_marks(stock: Stock) -> Iterator[Stroke]:
    """From where a printer begins to print, along the fold."""
    width, height = stock.page_width, stock.page_height
    if stock.width < width:
        fold, foot = Mm(width / 2), Mm(height - UNPRINTED)
        yield Stroke(fold, UNPRINTED, fold, Mm(UNPRINTED + _LONG))
        yield Stroke(fold, Mm(foot - _LONG), fold, foot)
    else:
        fold, far = Mm(height / 2), Mm(width - UNPRINTED)
        yield Stroke(UNPRINTED, fold, Mm(UNPRINTED + _LONG), fold)
        yield Stroke(Mm(far - _LONG), fold, far, fold)


@dataclass(frozen=True, slots=True)
class _Page:
    stock: Stock
    is_turned: bool

    def across(self, x: Mm, y: Mm, step: int) -> Stroke:
        near, far, start, end = _ends(x, step, self.stock.page_width)
        outside = Stroke(near, y, far, y)
        is_reached = UNPRINTED <= far <= self.stock.page_width - UNPRINTED
        return outside if is_reached and self._is_bare(outside) else Stroke(start, y, end, y)

    def down(self, x: Mm, y: Mm, step: int) -> Stroke:
        near, far, start, end = _ends(y, step, self.stock.page_height)
        outside = Stroke(x, near, x, far)
        is_reached = UNPRINTED <= far <= self.stock.page_height - UNPRINTED
        return outside if is_reached and self._is_bare(outside) else Stroke(x, start, x, end)

    def _is_bare(self, stroke: Stroke) -> bool:
        """Whether no label lies under the stroke."""
        stock = self.stock
        xs, ys = sorted((stroke.x1, stroke.x2)), sorted((stroke.y1, stroke.y2))
        return not any(
            left - _CLEAR < xs[1]
            and xs[0] < left + stock.width + _CLEAR
            and top - _CLEAR < ys[1]
            and ys[0] < top + stock.height + _CLEAR
            for left, top in corners(stock, is_turned=self.is_turned)
        )


def _ends(at: Mm, step: int, page: Mm) -> tuple[Mm, Mm, Mm, Mm]:
    """Where a mark from a corner ``at`` begins and ends, outside it and else on the edge.

    On the edge it begins where a printer does, or nobody would see it on labels that run to
    the edge of the page.
    """
    start = Mm(min(max(at, UNPRINTED), page - UNPRINTED))
    return (
        Mm(at + step * _AWAY),
        Mm(at + step * (_AWAY + _LONG)),
        start,
        Mm(start - step * _ON_THE_EDGE),
    )

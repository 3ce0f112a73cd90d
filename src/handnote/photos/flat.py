"""A sheet laid flat: its page in millimetres, and where on it there is ink."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handnote.domain.stock import Stock
from handnote.photos.edges import smoothed, without_ink
from handnote.photos.plane import Grey, Points, looked_up, page_map, seen_at
from handnote.sheets.imposition import corners

_FAINT = 0.11
"""How much darker than the paper round it ink is at least, as a share of the paper's light."""

_THICK = 2.6
"""Millimetres: what is wider than this is a shadow or a hole, no stroke of a pen."""

_INSET = 1.2
"""How far from its die line a label is looked at, in mm."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A page from above. ``ink`` is how much darker than the paper it is, 0 where it is not."""

    ink: Grey
    dots: float
    """Pixels of a millimetre."""

    seen: NDArray[np.bool_]
    """What of the page is in the picture."""


def laid_flat(grey: Grey, quad: Points, size: tuple[float, float], dots: float) -> Flat:
    """The page of this size with its corners at ``quad`` in the picture, in ink and paper."""
    wide, high = round(size[0] * dots), round(size[1] * dots)
    plane = page_map(quad, *size)
    x, y = np.meshgrid((np.arange(wide) + 0.5) / dots, (np.arange(high) + 0.5) / dots)
    page = looked_up(grey, seen_at(plane, np.stack([x, y], -1)))
    seen = ~np.isnan(page)
    page = np.where(seen, page, np.float32(np.nanmedian(page) if seen.any() else 255))
    paper = smoothed(without_ink(page, max(2, round(_THICK * dots / 2))), 2)
    dark = 1 - page / np.maximum(paper, 8)
    noise = float(np.median(np.abs(dark[seen]))) if seen.any() else 0.0
    ink = np.where(seen & (dark > max(_FAINT, 4 * noise)), dark, 0)
    return Flat(ink.astype(np.float32), dots, seen)


@dataclass(frozen=True, slots=True)
class InkShares:
    """Where the ink of a flat page is: on each label by slot, and beside them, as shares."""

    labels: tuple[float, ...]
    """How much of each label's own area is ink."""

    astray: float
    """How much of all ink lies where nobody writes: across die lines and off the labels."""

    unseen: tuple[float, ...]
    """How much of each label is not in the picture."""


def ink_shares(flat: Flat, stock: Stock, *, is_turned: bool = False) -> InkShares:
    """How much was written where, if this is a sheet of that stock fed that way."""
    marked = flat.ink > 0
    free = np.ones(marked.shape, bool)
    labels, unseen = [], []
    for left, top in corners(stock, is_turned=is_turned):
        part = _part(flat, left, top, stock)
        labels.append(float(marked[part].mean()))
        unseen.append(1 - float(flat.seen[part].mean()))
        free[part] = False
    border = round(4 * flat.dots)
    inner = np.zeros_like(free)
    inner[border:-border, border:-border] = True
    total = float(marked[inner].sum())
    astray = float(marked[free & inner].sum()) / total if total > 30 else 0.0
    return InkShares(tuple(labels), astray, tuple(unseen))


def label_inks(
    flat: Flat, stock: Stock, slots: Sequence[int], *, is_turned: bool = False
) -> list[Grey]:
    """The ink of these labels, each by itself."""
    where = corners(stock, is_turned=is_turned)
    return [flat.ink[_part(flat, *where[slot], stock)] for slot in slots]


def _part(flat: Flat, left: float, top: float, stock: Stock) -> tuple[slice, slice]:
    inset = min(_INSET, stock.width / 12, stock.height / 12)
    dots = flat.dots
    return (
        slice(max(0, round((top + inset) * dots)), round((top + stock.height - inset) * dots)),
        slice(max(0, round((left + inset) * dots)), round((left + stock.width - inset) * dots)),
    )

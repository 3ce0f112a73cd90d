"""Which way up writing is: what letters reach for, where lines end, and what was printed."""

from collections.abc import Sequence

import numpy as np

from handnote.domain.stock import Stock
from handnote.photos.flat import Flat
from handnote.photos.plane import Grey
from handnote.sheets.imposition import corners
from handnote.sheets.parcel_marks import TALL, spot

SURE = 1.0
"""From here on a way up is more than a guess."""


def way_up(inks: Sequence[Grey], dots: float) -> float:
    """How sure it is that these labels' writing is the right way up; below 0, that it is not.

    In most scripts more letters reach above the others than below, lines begin beneath each
    other and the last line is the shorter one. No one of them is certain.
    """
    reaches, ends, begins = [], [], []
    for ink in inks:
        marked = ink > 0
        if marked.mean() < 0.004:
            continue
        if (reach := _reach(marked, dots)) is not None:
            reaches.append(reach)
        if (lines := _line_ends(marked, dots)) is not None:
            ends.append(lines[0])
            begins.append(lines[1])
    return 1.6 * _weight(reaches) + 0.8 * _weight(ends) + 0.5 * _weight(begins)


def marks_say(flat: Flat, stock: Stock, slots: Sequence[int], *, is_turned: bool = False) -> float:
    """The same by the parcel marks, where they were printed: those lie below, not above."""
    right, wrong = 0.0, 0.0
    where = corners(stock, is_turned=is_turned)
    for slot in slots:
        place = spot(stock, slot)
        if place is None or place.is_middle:
            return 0.0
        left, top = where[slot]
        box = (place.x - 0.3, place.baseline - TALL - 0.4, place.x + 3.6, place.baseline + 0.3)
        turned = (stock.width - box[2], stock.height - box[3])
        size = (box[2] - box[0], box[3] - box[1])
        right += _inked(flat, (left + box[0], top + box[1]), size)
        wrong += _inked(flat, (left + turned[0], top + turned[1]), size)
    least = 0.02 * max(1, len(slots))
    return float(np.clip((right - wrong) / max(least, right + wrong), -1, 1)) * 1.5


def _inked(flat: Flat, corner: tuple[float, float], size: tuple[float, float]) -> float:
    left, top = (round(side * flat.dots) for side in corner)
    wide, high = (round(side * flat.dots) for side in size)
    part = flat.ink[max(0, top) : top + high, max(0, left) : left + wide]
    return float((part > 0).mean()) if part.size else 0.0


def _weight(found: Sequence[float]) -> float:
    """The mean in its own uncertainty, at most two of them: many labels say more than one."""
    if not found:
        return 0.0
    spread = float(np.std(found)) if len(found) > 2 else 0.5
    sure = float(np.mean(found)) / max(1e-6, max(spread, 0.05) / len(found) ** 0.5)
    return float(np.clip(sure / 2, -2, 2))


def _reach(marked: np.ndarray[tuple[int, int], np.dtype[np.bool_]], dots: float) -> float | None:
    """How much lower than its middle the weight of a stretch of a line lies, in line heights."""
    window = max(3, round(7 * dots))
    sums = np.cumsum(np.pad(marked.astype(np.float32), ((0, 0), (window, 0))), axis=1)
    mass = sums[:, window:] - sums[:, :-window]
    step = max(1, window // 3)
    mass = mass[:, window::step]
    shifts, sizes = [], []
    for column in mass.T:
        is_on = np.concatenate([[False], column > 0, [False]])
        turns = np.flatnonzero(is_on[1:] != is_on[:-1])
        for start, end in zip(turns[::2], turns[1::2], strict=True):
            height = end - start
            if not 2.2 * dots <= height <= 9 * dots:
                continue
            weight = column[start:end]
            rows = np.arange(height) + 0.5
            shifts.append((float((weight * rows).sum() / weight.sum()) - height / 2) / height)
            sizes.append(float(weight.sum()))
    if sum(sizes) < 20 * dots:
        return None
    return float(np.average(shifts, weights=sizes))


def _line_ends(
    marked: np.ndarray[tuple[int, int], np.dtype[np.bool_]], dots: float
) -> tuple[float, float] | None:
    """How much longer the first line is than the last, and how much more ragged ends are."""
    rows = marked.sum(1)
    lit = rows > 0.12 * rows.max()
    written = np.flatnonzero(lit)
    if len(written) == 0 or written[-1] - written[0] < 8 * dots:
        return None
    top, bottom = written[0], written[-1] + 1
    third = max(1, (bottom - top) // 3)
    bands = marked[top : top + third], marked[bottom - third : bottom]
    spans = []
    for band in bands:
        columns = np.flatnonzero(band.any(0))
        spans.append((columns[0], columns[-1]) if len(columns) else (0, 0))
    wide = marked.shape[1]
    longer = (spans[0][1] - spans[0][0] - spans[1][1] + spans[1][0]) / wide
    ragged = (abs(spans[0][1] - spans[1][1]) - abs(spans[0][0] - spans[1][0])) / wide
    return float(longer), float(ragged)

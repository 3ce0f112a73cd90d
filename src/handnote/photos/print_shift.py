"""How far a printer put its marks beside their places, by the edges of the sheet they are on."""

import numpy as np

from handnote.photos.plane import Grey, Map, looked_up, seen_at

_REACH = 3.2
"""Millimetres to both sides that an edge is looked for; the nearest labels are farther off."""

_STEP = 0.1
_ENDS = 8.0
_BLOCKS = 4
_AGREE = 0.7
"""How far parts of one edge, and the two edges across from each other, may be apart in mm."""

_STANDS_OUT = 5.0
_LEAST = 0.8
_WORTH_IT = 0.6
"""Marks are more exact than edges: less than this is no shift."""


def print_shift(least: Grey, plane: Map, size: tuple[float, float]) -> tuple[float, float]:
    """How far right and down of where marks say it lies a page is, in mm; 0 where no edge is seen.

    ``least`` is the darkest colour of each pixel, ``plane`` leads to it from the page by marks.
    """
    wide, high = size
    across = _together(
        _edge(least, plane, (0.0, _ENDS), (0.0, high - _ENDS), level=True),
        _edge(least, plane, (wide, _ENDS), (wide, high - _ENDS), level=True),
    )
    down = _together(
        _edge(least, plane, (_ENDS, 0.0), (wide - _ENDS, 0.0), level=False),
        _edge(least, plane, (_ENDS, high), (wide - _ENDS, high), level=False),
    )
    return across, down


def _together(one: float | None, other: float | None) -> float:
    seen = [side for side in (one, other) if side is not None]
    if not seen or max(seen) - min(seen) > _AGREE:
        return 0.0
    shift = sum(seen) / len(seen)
    return shift if abs(shift) >= _WORTH_IT else 0.0


def _edge(
    least: Grey, plane: Map, start: tuple[float, float], end: tuple[float, float], *, level: bool
) -> float | None:
    """How far beside this side of the page its edge is; None where there is none to be sure of."""
    along = np.linspace(start, end, 240)
    beside = np.arange(-_REACH, _REACH + _STEP / 2, _STEP)
    aside = np.stack([beside, 0 * beside] if level else [0 * beside, beside], -1)
    strip = looked_up(least, seen_at(plane, along[:, None, :] + aside[None, :, :]))
    is_seen = ~np.isnan(strip).any(1)
    if is_seen.mean() < 0.6:
        return None
    strip = strip[is_seen]
    peaks = [_steepest(part) for part in np.array_split(strip, _BLOCKS)]
    whole = _steepest(strip)
    if whole is None:
        return None
    place = float(beside[0] + whole * _STEP)
    agreeing = sum(peak is not None and abs((peak - whole) * _STEP) < _AGREE for peak in peaks)
    return place if agreeing >= _BLOCKS - 1 else None


def _steepest(strip: Grey) -> float | None:
    """Where along its columns a strip changes most, if that stands out."""
    profile = np.convolve(strip.mean(0), np.ones(3) / 3, "valid")
    slope = np.abs(profile[4:] - profile[:-4])
    peak = int(slope.argmax())
    usual = float(np.median(slope))
    if slope[peak] < max(_LEAST, _STANDS_OUT * usual):
        return None
    return peak + 3.0

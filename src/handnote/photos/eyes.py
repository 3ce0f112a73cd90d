"""The eyes of a sheet in a photo: round, dark, and alone on the paper."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from handnote.photos.edges import smoothed, without_ink
from handnote.photos.plane import Grey, Points

_DARK = 0.7
"""How much of the light of the paper round it dark ink gives back at most."""

_PAPER = 0.85
"""From here on it is none."""

_LEAST, _MOST = 7, 60
"""Pixels across an eye."""

_LONGER = 1.8
"""How many times as long as wide an eye may be, seen from the side."""

_FULL, _EMPTY = 0.9, 0.12
"""What share of an eye is dark at least, and of the ring of paper round it at most."""

_COARSER = 3
_REACH = 11
"""Of those pixels, more than half of the largest eye there may be."""

_KEPT = 12


@dataclass(frozen=True, slots=True)
class Eye:
    """The middle of something like an eye and how far it goes to all sides, in pixels."""

    x: float
    y: float
    size: float


def eyes_in(grey: Grey) -> list[Eye]:
    """What looks like an eye in a picture, the largest first; writing hardly ever does."""
    shade = _shade(grey)
    dark = np.asarray(shade < _DARK)
    level = _middles(dark)
    upright = _middles(np.ascontiguousarray(dark.T))
    high, wide = dark.shape
    tall = np.zeros((high + 4, wide + 4), np.float32)
    for x, y, long in upright[:, [1, 0, 2]]:
        # A middle is where both ways of measuring it agree to two pixels.
        tall[int(y) : int(y) + 5, int(x) : int(x) + 5] = long
    across = tall[level[:, 1].astype(np.intp) + 2, level[:, 0].astype(np.intp) + 2]
    with np.errstate(divide="ignore"):
        ratio = level[:, 2] / across
    is_round = (ratio > 1 / _LONGER) & (ratio < _LONGER)
    found: list[Eye] = []
    for (x, y, long), high_ in zip(level[is_round], across[is_round], strict=True):
        is_known = any(np.hypot(eye.x - x, eye.y - y) < eye.size for eye in found)
        if not is_known and _is_alone(dark, (x, y), (long, float(high_))):
            found.append(_settled(shade, x, y, (long + float(high_)) / 2))
    found.sort(key=lambda eye: -eye.size)
    return found[:_KEPT]


def _shade(grey: Grey) -> Grey:
    """How light each place is as a share of the paper round it: a shadow is paper."""
    high, wide = grey.shape
    size = max(8, wide // _COARSER), max(8, high // _COARSER)
    small = Image.fromarray(grey).resize(size, Image.Resampling.BOX)
    paper = smoothed(without_ink(np.asarray(small, np.float32), _REACH), 2)
    whole = Image.fromarray(paper).resize((wide, high), Image.Resampling.BILINEAR)
    light = np.maximum(np.asarray(whole, np.float32), 24)
    return np.asarray(smoothed(grey) / light, np.float32)


def _middles(dark: NDArray[np.bool_]) -> Points:
    """The middle of every dark stretch of a row that may cross an eye, and its length."""
    high, wide = dark.shape
    rows = np.zeros((high, wide + 1), np.int8)
    rows[:, :wide] = dark
    turns = np.flatnonzero(np.diff(np.concatenate([[0], rows.ravel(), [0]])))
    begins, ends = turns[::2], turns[1::2]
    long = ends - begins
    fits = (long >= _LEAST) & (long <= _MOST)
    middle = (begins[fits] + ends[fits]) / 2
    return np.column_stack([middle % (wide + 1), middle // (wide + 1), long[fits]])


def _is_alone(
    dark: NDArray[np.bool_], middle: tuple[float, float], size: tuple[float, float]
) -> bool:
    """Whether it is dark as far as it goes, and light all round."""
    (x, y), (long, tall) = middle, size
    reach_x, reach_y = int(long * 0.9) + 2, int(tall * 0.9) + 2
    high, wide = dark.shape
    left, top = int(x) - reach_x, int(y) - reach_y
    if left < 0 or top < 0 or left + 2 * reach_x >= wide or top + 2 * reach_y >= high:
        return False
    part = dark[top : top + 2 * reach_y + 1, left : left + 2 * reach_x + 1]
    down, across = np.mgrid[-reach_y : reach_y + 1, -reach_x : reach_x + 1]
    away = np.hypot(across / (long / 2), down / (tall / 2))
    ring = (away > 1.35) & (away < 1.75)
    return bool(part[away < 0.85].mean() > _FULL and part[ring].mean() < _EMPTY)


def _settled(shade: Grey, x: float, y: float, size: float) -> Eye:
    """An eye with its middle where the weight of its ink is, to a part of a pixel."""
    high, wide = shade.shape
    reach = 0.85 * size
    for _ in range(2):
        left, right = max(0, int(x - reach)), min(wide, int(x + reach) + 2)
        top, bottom = max(0, int(y - reach)), min(high, int(y + reach) + 2)
        part = shade[top:bottom, left:right]
        down, across = np.mgrid[top:bottom, left:right] + 0.5
        is_in = np.hypot(across - x, down - y) <= reach
        if not is_in.any():
            break
        weight = np.where(is_in, np.clip(_PAPER - part, 0, None), 0)
        total = float(weight.sum())
        if total <= 0:
            break
        x, y = float((weight * across).sum() / total), float((weight * down).sum() / total)
    return Eye(x, y, size)

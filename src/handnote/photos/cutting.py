"""Cutting the labels of a sheet out of its photo, in even light, small enough to keep."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from handnote.domain.picture import MOST_BYTES, Quad
from handnote.domain.stock import Stock
from handnote.photos.edges import smoothed, without_ink
from handnote.photos.plane import Points, map_of, page_map, seen_at
from handnote.sheets.imposition import corners

_DPI = 300
_MOST_WIDE = 900
_BLEED = 0.8
"""How much of what lies beside a label is shown with it, in mm: a photo is never that exact."""

_COARSE = 4.0
"""Pixels of a millimetre the light is measured at."""

_REACH = 5
"""Of those, half the width of the widest stroke of a pen."""

_PAPER = 250.0
_GRAIN = 0.94
"""What is this near to the light of the paper is paper."""
_QUALITIES = (84, 74, 62, 50)
_DARK, _FAINT = 0.75, 0.88
_WRITTEN = 0.004


@dataclass(frozen=True, slots=True)
class Cutting:
    """One label cut out of a photo, with what can be said of it."""

    slot: int
    jpeg: bytes
    width: int
    height: int
    ink: float
    """What share of it is written on."""

    edge: float
    """How many millimetres the sharpest edges take up; 0 where there is no writing."""

    unseen: float
    """What share of it lies outside the photo."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing seems to be written on it."""
        return self.ink < _WRITTEN


def cut_out(
    pixels: NDArray[np.uint8],
    quad: Quad,
    stock: Stock,
    slots: Sequence[int],
    *,
    is_turned: bool = False,
    on_the_way: Callable[[], None] = lambda: None,
) -> tuple[Cutting, ...]:
    """The labels in these slots, upright, each a JPEG of at most ``MOST_BYTES`` without notes.

    ``on_the_way`` is called after each; what it raises stops the work.
    """
    image = Image.fromarray(pixels)
    corner_points = np.array(quad.corners) * image.size
    plane = page_map(corner_points, stock.page_width, stock.page_height)
    where = corners(stock, is_turned=is_turned)
    made = []
    for slot in slots:
        left, top = where[slot]
        box = (
            left - _BLEED,
            top - _BLEED,
            left + stock.width + _BLEED,
            top + stock.height + _BLEED,
        )
        sides = np.array([[box[0], box[1]], [box[2], box[1]], [box[2], box[3]], [box[0], box[3]]])
        made.append(_cut(image, seen_at(plane, sides), slot, (box[2] - box[0], box[3] - box[1])))
        on_the_way()
    return tuple(made)


def _cut(image: Image.Image, seen: Points, slot: int, size: tuple[float, float]) -> Cutting:
    if np.isnan(seen).any():
        raise ValueError("a label beyond the horizon")
    # No more pixels than the photo has there, and none of them thrown away below 300 dpi.
    photographed = float(np.hypot(*(seen[1] - seen[0])))
    wide = int(max(60, min(_MOST_WIDE, size[0] / 25.4 * _DPI, photographed * 1.1)))
    high = max(24, min(_MOST_WIDE * 2, round(wide * size[1] / size[0])))
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], float)
    way_back = map_of(flat, seen)
    way_back = way_back / way_back[2, 2]
    label = image.transform(
        (wide, high),
        Image.Transform.PERSPECTIVE,
        [float(value) for value in way_back.ravel()[:8]],
        Image.Resampling.BICUBIC,
        fillcolor=(255, 255, 255),
    )
    dots = wide / size[0]
    unseen = _share_outside(seen, image.size)
    even = _in_even_light(label, dots)
    ink, edge = _read(even, dots)
    return Cutting(slot, _packed(even), wide, high, ink, edge, unseen)


def _share_outside(seen: Points, size: tuple[int, int]) -> float:
    plane = map_of(np.array([[0, 0], [1, 0], [1, 1], [0, 1]], float), seen)
    across, down = np.meshgrid(np.linspace(0.05, 0.95, 10), np.linspace(0.05, 0.95, 10))
    places = seen_at(plane, np.stack([across, down], -1))
    is_in = (places >= 0).all(-1) & (places <= np.array(size)).all(-1)
    return 1 - float(is_in.mean())


def _in_even_light(label: Image.Image, dots: float) -> NDArray[np.uint8]:
    """The label as on white paper under one light: each colour by that of the paper round it.

    The paper is what is left without anything as thin as a stroke, so that the edge of a
    shadow, which is no stroke, goes as well.
    """
    wide, high = label.size
    coarse = label.resize(
        (max(8, round(wide / dots * _COARSE)), max(8, round(high / dots * _COARSE))),
        Image.Resampling.BOX,
    )
    light = np.empty((high, wide, 3), np.float32)
    for colour, band in enumerate(coarse.split()):
        paper = smoothed(without_ink(smoothed(np.asarray(band, np.float32)), _REACH), 2)
        whole = Image.fromarray(paper).resize((wide, high), Image.Resampling.BICUBIC)
        light[..., colour] = np.asarray(whole, np.float32)
    even = np.asarray(label, np.float32) / np.maximum(light, 12)
    # Without ink the lightest grain is left, not the usual one; of the rest most goes as well.
    usual = np.median(even.reshape(-1, 3), axis=0) * _GRAIN
    return (np.clip(even / np.maximum(usual, 0.3), 0, 1) * _PAPER).astype(np.uint8)


def _read(label: NDArray[np.uint8], dots: float) -> tuple[float, float]:
    """How much of a label is ink, and how wide its sharpest edges are in mm."""
    inset = round((_BLEED + 1.2) * dots)
    grey = smoothed(label[inset:-inset, inset:-inset].astype(np.float32).mean(2) / _PAPER)
    if not grey.size:
        return 0.0, 0.0
    deepest = float(np.percentile(grey, 0.5))
    ink = float((grey < max(_DARK, (1 + deepest) / 2)).mean()) if deepest < _FAINT else 0.0
    if ink < _WRITTEN:
        return ink, 0.0
    slopes = np.abs(np.diff(grey, axis=1))
    steepest = float(np.percentile(slopes, 99.8))
    return ink, (1 - deepest) / max(1e-3, steepest) / dots


def _packed(label: NDArray[np.uint8]) -> bytes:
    image = Image.fromarray(label)
    while True:
        for quality in _QUALITIES:
            out = io.BytesIO()
            image.save(out, "JPEG", quality=quality, optimize=True)
            if len(out.getvalue()) <= MOST_BYTES:
                return out.getvalue()
        image = image.resize((max(1, image.width * 3 // 4), max(1, image.height * 3 // 4)))

"""Sheets with photo marks: which one it is and how it lies, for certain, or nothing is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from handnote.domain.picture import Quad
from handnote.domain.stock import Stock
from handnote.domain.units import Mm
from handnote.photos.eyes import Eye, eyes_in
from handnote.photos.outline import aspect_miss
from handnote.photos.plane import Grey, Map, Points, looked_up, map_of, page_map, seen_at
from handnote.photos.print_shift import print_shift
from handnote.sheets.photo_marks import BITS, Code, cells, eyes, place_of

_LOOKED_AT = 2000
_LEAST_AREA = 0.04
_NEARER = 3.0
"""How many times as near as the farthest eye the nearest one may be."""

_MOST_MISS = 0.35
_WRONG_BITS = 1
_CONTRAST = 0.16
"""How much darker, as a share of the paper, the spot with the dot is than the one without."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sheet that may be in a photo, with the code it would have in its margin."""

    stock: Stock
    code: Code

    @property
    def size(self) -> tuple[float, float]:
        """Its page in mm."""
        return self.stock.page_width, self.stock.page_height


@dataclass(frozen=True, slots=True)
class Seen:
    """Which of the sheets asked for is in a photo, by its place among them, and how it lies."""

    place: int
    quad: Quad


def marks_in(pixels: NDArray[np.uint8], wanted: Sequence[Marked]) -> Seen | None:
    """The sheet whose eyes and code are in a photo; None where that is none of them for certain."""
    grey = _grey(pixels)
    high, wide = grey.shape
    found = _quads(eyes_in(grey), (wide, high))
    for size in dict.fromkeys(marked.size for marked in wanted):
        frame = np.array(eyes(Mm(size[0]), Mm(size[1])))
        across, down = (frame[2] - frame[0]).tolist()
        for corners in found:
            for turn in range(4):
                turned = np.roll(corners, turn, 0)
                if aspect_miss(turned, (across, down), (wide, high)) > _MOST_MISS:
                    continue
                plane = map_of(frame, turned)
                place = _read(grey, plane, size, wanted)
                if place is not None:
                    shift = print_shift(_least(pixels), plane, size)
                    return Seen(place, _quad(plane, size, (wide, high), shift))
    return None


def code_at(pixels: NDArray[np.uint8], quad: Quad, wanted: Sequence[Marked]) -> Seen | None:
    """Which of these sheets lies within these corners by its code, whichever way round it is."""
    grey = _grey(pixels)
    high, wide = grey.shape
    for turn in range(4):
        turned = quad.turned(turn)
        corners = np.array(turned.corners) * (wide, high)
        for size in dict.fromkeys(marked.size for marked in wanted):
            place = _read(grey, page_map(corners, *size), size, wanted)
            if place is not None:
                return Seen(place, turned)
    return None


def _grey(pixels: NDArray[np.uint8]) -> Grey:
    image = Image.fromarray(pixels).convert("L")
    image.thumbnail((_LOOKED_AT, _LOOKED_AT), Image.Resampling.BOX)
    return np.asarray(image, np.float32)


def _least(pixels: NDArray[np.uint8]) -> Grey:
    """The darkest colour of each pixel, in the size of ``_grey``: most tables are dark in one."""
    image = Image.fromarray(pixels)
    image.thumbnail((_LOOKED_AT, _LOOKED_AT), Image.Resampling.BOX)
    return np.asarray(np.asarray(image).min(2), np.float32)


def _quads(found: Sequence[Eye], size: tuple[int, int]) -> list[Points]:
    """Four eyes each that could be those of one sheet, clockwise, the largest first."""
    made = []
    for four in combinations(found, 4):
        sizes = [eye.size for eye in four]
        if max(sizes) > _NEARER * min(sizes):
            continue
        points = np.array([[eye.x, eye.y] for eye in four])
        middle = points.mean(0)
        turned = points[np.argsort(np.arctan2(*(points - middle).T[::-1]))]
        ways = np.roll(turned, -1, 0) - turned
        after = np.roll(ways, -1, 0)
        if not (ways[:, 0] * after[:, 1] - ways[:, 1] * after[:, 0] > 0).all():
            continue
        beyond = np.roll(turned, -1, 0)
        area = float((turned[:, 0] * beyond[:, 1] - beyond[:, 0] * turned[:, 1]).sum()) / 2
        if area > _LEAST_AREA * size[0] * size[1]:
            made.append((area, turned))
    made.sort(key=lambda one: -one[0])
    return [turned for _, turned in made]


def _read(
    grey: Grey, plane: Map, size: tuple[float, float], wanted: Sequence[Marked]
) -> int | None:
    """The sheet whose code stands where it should on a page that lies so."""
    read: dict[int, int | None] = {}
    for number, marked in enumerate(wanted):
        if marked.size != size:
            continue
        place = place_of(marked.code, marked.stock)
        if place not in read:
            read[place] = _bits(grey, plane, Mm(size[0]), place)
        bits = read[place]
        if bits is not None and (bits ^ marked.code.bits).bit_count() <= _WRONG_BITS:
            return number
    return None


def _bits(grey: Grey, plane: Map, width: Mm, place: int) -> int | None:
    """What stands at a place of the margin; None where that is no code."""
    spots = np.array(cells(width, place))
    beside = 0.22 * np.array([[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]])
    seen = looked_up(grey, seen_at(plane, spots[:, :, None, :] + beside)).mean(-1)
    if np.isnan(seen).any():
        return None
    paper = max(8.0, float(np.percentile(seen, 75)))
    darker = (seen[:, 1] - seen[:, 0]) / paper
    if (np.abs(darker) > _CONTRAST).sum() < BITS - 2:
        return None
    return int("".join("1" if one > 0 else "0" for one in darker), 2)


def _quad(
    plane: Map, size: tuple[float, float], picture: tuple[int, int], shift: tuple[float, float]
) -> Quad:
    wide, high = size
    page = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], float) + shift
    return Quad.of((seen_at(plane, page) / picture).tolist())

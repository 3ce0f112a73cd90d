"""The straight edges in a picture, and what supports each of them along its way."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handnote.photos.plane import Grey, Points

_STEPS = 180
"""Directions looked at, one a degree."""

_KERNEL = 4
"""Pixels on each side that are dark only for being written on."""


@dataclass(frozen=True, slots=True)
class Edges:
    """How steep the picture is at each pixel, and in which direction it gets lighter."""

    steep: Grey
    across: Grey
    down: Grey
    usual: float
    """How steep an edge is that can hardly be an accident."""

    strong: float
    """How steep those edges are that catch the eye first; the grain of a table is not."""


@dataclass(frozen=True, slots=True)
class Line:
    """All points whose share of ``normal`` is ``away``; ``normal`` has the length 1."""

    normal: tuple[float, float]
    away: float
    is_frame: bool = False

    @property
    def degrees(self) -> float:
        """The direction of the normal, from 0 to under 180."""
        return float(np.degrees(np.arctan2(self.normal[1], self.normal[0])) % 180)


def without_ink(grey: Grey, reach: int = _KERNEL) -> Grey:
    """The picture without anything thin and dark: writing, die lines, the grain of a table."""
    return -_widest(-_widest(grey, reach), reach)


def smoothed(grey: Grey, times: int = 1) -> Grey:
    """The picture with each pixel a mean of its neighbours, ``times`` over."""
    for _ in range(times):
        edged = np.pad(grey, 1, mode="edge")
        rows = edged[:-2] + 2 * edged[1:-1] + edged[2:]
        grey = (rows[:, :-2] + 2 * rows[:, 1:-1] + rows[:, 2:]) / 16
    return grey


def edges_of(grey: Grey) -> Edges:
    """The slopes of a picture, by Sobel's rule."""
    edged = np.pad(grey, 1, mode="edge")
    rows = edged[:-2] + 2 * edged[1:-1] + edged[2:]
    across = (rows[:, 2:] - rows[:, :-2]) / 8
    columns = edged[:, :-2] + 2 * edged[:, 1:-1] + edged[:, 2:]
    down = (columns[2:] - columns[:-2]) / 8
    steep = np.hypot(across, down).astype(np.float32)
    # Noise makes most of the slopes; an edge stands a good deal out of it.
    noise = float(np.median(steep))
    usual = max(0.6, 3.0 * noise)
    strong = max(2 * usual, 0.3 * float(np.percentile(steep, 99.5)))
    return Edges(steep, across.astype(np.float32), down.astype(np.float32), usual, strong)


def lines_of(edges: Edges, most: int = 16) -> list[Line]:
    """The straightest and longest edges, best first, and the four sides of the picture."""
    high, wide = edges.steep.shape
    rows, columns = np.nonzero(edges.steep > edges.usual)
    strength = np.minimum(edges.steep[rows, columns], 2 * edges.strong)
    x, y = columns + 0.5 - wide / 2, rows + 0.5 - high / 2
    facing = np.degrees(np.arctan2(edges.down[rows, columns], edges.across[rows, columns])) % 180
    reach = int(np.hypot(wide, high) / 2) + 2
    votes = np.zeros((_STEPS, reach + 1), np.float32)
    angles = np.radians(np.arange(_STEPS))
    nearest = np.round(facing).astype(np.intp)
    for aside in (-2, -1, 0, 1, 2):
        step = (nearest + aside) % _STEPS
        away = x * np.cos(angles[step]) + y * np.sin(angles[step])
        # Two pixels a place.
        place = np.clip(np.round((away + reach) / 2), 0, reach).astype(np.intp)
        votes += np.bincount(step * (reach + 1) + place, strength, _STEPS * (reach + 1)).reshape(
            votes.shape
        )
    return [*_peaks(votes, most, reach, (wide, high)), *_frame(wide, high)]


def _peaks(votes: NDArray[np.float32], most: int, reach: int, size: tuple[int, int]) -> list[Line]:
    """The most voted for, none too near a better one; a half turn on, a line is itself."""
    wide, high = size
    padded = votes + np.roll(votes, 1, 1) + np.roll(votes, -1, 1)
    found: list[Line] = []
    for _ in range(most):
        step, place = np.unravel_index(int(padded.argmax()), padded.shape)
        if padded[step, place] <= 0:
            break
        angle = np.radians(float(step))
        normal = (float(np.cos(angle)), float(np.sin(angle)))
        away = float(place) * 2 - reach + normal[0] * wide / 2 + normal[1] * high / 2
        found.append(Line(normal, away))
        for near in range(step - 5, step + 6):
            row, middle = near % _STEPS, int(place)
            if not 0 <= near < _STEPS:
                middle = reach - middle
            padded[row, max(0, middle - 5) : middle + 6] = 0
    return found


def _frame(wide: int, high: int) -> list[Line]:
    return [
        Line((1.0, 0.0), 0.0, is_frame=True),
        Line((1.0, 0.0), float(wide), is_frame=True),
        Line((0.0, 1.0), 0.0, is_frame=True),
        Line((0.0, 1.0), float(high), is_frame=True),
    ]


def crossing(one: Line, other: Line) -> tuple[float, float] | None:
    """Where two lines meet, or None for two that are as good as parallel."""
    (a, b), (c, d) = one.normal, other.normal
    turn = a * d - b * c
    if abs(turn) < 0.1:
        return None
    return (d * one.away - b * other.away) / turn, (a * other.away - c * one.away) / turn


def fitted(edges: Edges, ends: Points, reach: float) -> Line | None:
    """The line that best follows the edge between two points; None where there is no edge.

    ``reach`` is how far beside the way it is looked for. Right to a tenth of a pixel.
    """
    way = ends[1] - ends[0]
    length = float(np.hypot(*way))
    if length < 20:
        return None
    normal = np.array([-way[1], way[0]]) / length
    shares = np.linspace(0.03, 0.97, int(length / 2))
    offsets = np.arange(-reach, reach + 0.5)
    middle = ends[0] + shares[:, None] * way
    places = middle[:, None, :] + offsets[None, :, None] * normal
    high, wide = edges.steep.shape
    x = np.clip(places[..., 0] - 0.5, 0, wide - 1).round().astype(np.intp)
    y = np.clip(places[..., 1] - 0.5, 0, high - 1).round().astype(np.intp)
    slope = np.abs(edges.across[y, x] * normal[0] + edges.down[y, x] * normal[1])
    best = slope.argmax(1)
    steep = slope[np.arange(len(best)), best]
    is_there = steep > edges.usual * 0.7
    if is_there.sum() < max(10, len(best) * 0.2):
        return None
    along, beside = shares[is_there] * length, offsets[best[is_there]]
    # Robust against what lies beside the edge: outliers lose their say step by step.
    weight = np.ones_like(along)
    lean, off = 0.0, float(np.median(beside))
    for _ in range(8):
        lean, off = np.polyfit(along, beside, 1, w=weight)
        miss = np.abs(beside - lean * along - off)
        weight = 1 / (1 + (miss / max(0.7, float(np.median(miss)))) ** 2)
    start = ends[0] + off * normal
    turned = way / length + lean * normal
    upright = np.array([-turned[1], turned[0]]) / np.hypot(*turned)
    return Line((float(upright[0]), float(upright[1])), float(start @ upright))


def _widest(grey: Grey, reach: int) -> Grey:
    for axis in (0, 1):
        width = 1
        # A window of twice the size is two of the half: four steps instead of nine.
        padding = [(0, 0), (0, 0)]
        padding[axis] = (reach, reach)
        grey = np.pad(grey, padding, mode="edge")
        full = 2 * reach + 1
        while width < full:
            step = min(width, full - width)
            size = grey.shape[axis] - step
            grey = np.maximum(
                np.take(grey, range(size), axis), np.take(grey, range(step, step + size), axis)
            )
            width += step
    return grey

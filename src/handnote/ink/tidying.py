"""What a pen tells, made fit to keep: nothing odd, nothing outside, no more points than needed.

Smoothing is not in here: ink is printed as it was written.
"""

from collections.abc import Iterable, Sequence
from math import exp, hypot, isfinite

from handnote.domain.drawing import EVEN, Point, Sample
from handnote.domain.units import Mm

TOLERANCE = 0.04
"""How far the kept path may lie from the pen's, in mm; with the rounding of the codec it stays
well under the tenth of a millimetre that nobody sees."""

NEAREST = 0.02
"""A sample nearer than this to the one before tells nothing new, in mm."""

_AT_ONCE = 400
"""Most samples thinned in one go: the time a long zigzag takes grows with their square."""

_REACH = 48
"""Most neighbours on each side that steady a sample."""


def usable(sample: Sample, before: Point | None, width: float, height: float) -> Point | None:
    """The sample as a point on the label; None where it says nothing of its place.

    A place beside the label becomes the nearest on its edge. Where a pen has no word for its
    pressure, it is pressed as just before.
    """
    if not (isfinite(sample.x) and isfinite(sample.y)):
        return None
    pressure = sample.pressure if isfinite(sample.pressure) else before.pressure if before else EVEN
    return Point(
        Mm(min(max(sample.x, 0.0), width)),
        Mm(min(max(sample.y, 0.0), height)),
        min(max(pressure, 0.0), 1.0),
    )


def is_news(point: Point, before: Point) -> bool:
    """Whether a point is worth keeping after the one before it."""
    return (
        hypot(point.x - before.x, point.y - before.y) >= NEAREST
        or abs(point.pressure - before.pressure) > 0.1
    )


def thinned(points: Sequence[Point], nib: float, tolerance: float = TOLERANCE) -> list[Point]:
    """The fewest of these points whose path stays within ``tolerance`` of theirs, in mm.

    The width of the line counts as its place does. Both ends stay (Ramer, Douglas, Peucker).
    """
    if len(points) <= 2:
        return list(points)
    kept = [points[0]]
    for start in range(0, len(points) - 1, _AT_ONCE):
        kept.extend(_thinned(points[start : start + _AT_ONCE + 1], nib / 2, tolerance)[1:])
    return kept


def _thinned(points: Sequence[Point], weight: float, tolerance: float) -> list[Point]:
    stays = [False] * len(points)
    stays[0] = stays[-1] = True
    open_parts = [(0, len(points) - 1)]
    limit = tolerance * tolerance
    while open_parts:
        first, last = open_parts.pop()
        ax, ay, ap = points[first]
        dx, dy, dp = points[last].x - ax, points[last].y - ay, (points[last].pressure - ap) * weight
        long = dx * dx + dy * dy + dp * dp
        worst, at = limit, 0
        for index in range(first + 1, last):
            point = points[index]
            px, py, pp = point.x - ax, point.y - ay, (point.pressure - ap) * weight
            along = (px * dx + py * dy + pp * dp) / long if long else 0.0
            along = 0.0 if along < 0.0 else min(along, 1.0)
            px, py, pp = px - along * dx, py - along * dy, pp - along * dp
            off = px * px + py * py + pp * pp
            if off > worst:
                worst, at = off, index
        if at:
            stays[at] = True
            open_parts += [(first, at), (at, last)]
    return [point for point, is_kept in zip(points, stays, strict=True) if is_kept]


def steadied(points: Sequence[Point], times: Sequence[float], spread: float) -> list[Point]:
    """The path of a hand that shakes, evened out over ``spread`` milliseconds; its ends stay.

    Only for who asks for it.
    """
    if spread <= 0 or len(points) <= 2:
        return list(points)
    found = [points[0]]
    for index in range(1, len(points) - 1):
        # As far to one side as to the other: a path is not drawn in towards its middle.
        reach = min(_REACH, index, len(points) - 1 - index)
        near = range(index - reach, index + reach + 1)
        weights = [exp(-(((times[i] - times[index]) / spread) ** 2) / 2) for i in near]
        found.append(_mean((points[i] for i in near), weights))
    return [*found, points[-1]]


def _mean(points: Iterable[Point], weights: Sequence[float]) -> Point:
    total = sum(weights)
    x = y = pressure = 0.0
    for point, weight in zip(points, weights, strict=True):
        x += point.x * weight
        y += point.y * weight
        pressure += point.pressure * weight
    return Point(Mm(x / total), Mm(y / total), pressure / total)

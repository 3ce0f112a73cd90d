"""From the path of a pen to the shapes its ink covers: the same for the screen and for paper."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import acos, atan2, ceil, cos, hypot, pi, sin

from handnote.domain.drawing import Outline, Point, Stroke

Corner = tuple[float, float]

_FLAT = 0.008
"""How far the straight sides of a round end may lie inside its circle, in mm."""

_SHARP = 0.5
"""The cosine of the turn from which on a corner is a round end and a new beginning: 60 degrees."""

_FOLDS = 0.5
"""The share of a step that the inside of a turn may take up; its other end may turn as well."""


def outlines(strokes: Iterable[Stroke]) -> tuple[Outline, ...]:
    """The shapes that these strokes fill, in their order; shapes of one stroke may overlap.

    Each is to be filled by the rule of non-zero winding.
    """
    return tuple(Outline(stroke.ink, shape) for stroke in strokes for shape in shapes(stroke))


def shapes(stroke: Stroke) -> list[tuple[Corner, ...]]:
    """The closed shapes one stroke covers, at least one.

    A stroke is parted where it turns so sharply that the inside of the turn would fold over
    and leave a hole; the parts end round and meet, so that no seam is seen.
    """
    path = [(p.x, p.y, stroke.radius(p.pressure)) for p in _moving(stroke.points)]
    if len(path) == 1:
        x, y, radius = path[0]
        return [tuple(_arc(x, y, radius, 0.0, 2 * pi))[:-1]]
    found = []
    start = 0
    for index in range(1, len(path)):
        if index == len(path) - 1 or _turns_sharply(*path[index - 1 : index + 2]):
            found.append(tuple(_shape(path[start : index + 1])))
            start = index
    return found


def _moving(points: Sequence[Point]) -> list[Point]:
    """The points without those that stay where the one before is."""
    found = [points[0]]
    for point in points[1:]:
        last = found[-1]
        if hypot(point.x - last.x, point.y - last.y) > 1e-6:
            found.append(point)
        elif point.pressure > last.pressure:
            found[-1] = point
    return found


Place = tuple[float, float, float]


def _turns_sharply(before: Place, here: Place, after: Place) -> bool:
    ax, ay = here[0] - before[0], here[1] - before[1]
    bx, by = after[0] - here[0], after[1] - here[1]
    a, b = hypot(ax, ay), hypot(bx, by)
    cosine = (ax * bx + ay * by) / (a * b)
    if cosine < _SHARP:
        return True
    # tan(θ/2), by which the inside of the turn is shorter for each unit of radius.
    half = ((1 - cosine) / (1 + cosine)) ** 0.5
    return bool(here[2] * half > _FOLDS * min(a, b))


def _shape(path: Sequence[Place]) -> Iterator[Corner]:
    """Up one side, round the end, down the other and round the beginning."""
    ways = [atan2(b[1] - a[1], b[0] - a[0]) for a, b in pairwise(path)]
    sides = [_beside(path, ways, index) for index in range(1, len(path) - 1)]
    x, y, radius = path[0]
    yield from _arc(x, y, radius, ways[0] + pi / 2, ways[0] + 3 * pi / 2)
    yield from (left for left, _ in sides)
    x, y, radius = path[-1]
    yield from _arc(x, y, radius, ways[-1] - pi / 2, ways[-1] + pi / 2)
    yield from (right for _, right in reversed(sides))


def _beside(path: Sequence[Place], ways: Sequence[float], index: int) -> tuple[Corner, Corner]:
    """The corners on both sides of a point within a path."""
    x, y, radius = path[index]
    turn = (ways[index] - ways[index - 1] + pi) % (2 * pi) - pi
    way = ways[index - 1] + turn / 2 - pi / 2
    reach = radius / cos(turn / 2)
    dx, dy = cos(way) * reach, sin(way) * reach
    return (x + dx, y + dy), (x - dx, y - dy)


def _arc(x: float, y: float, radius: float, start: float, end: float) -> Iterator[Corner]:
    """Corners on a circle from one angle to another, as many as make it look round."""
    step = 2 * acos(1 - min(1.0, _FLAT / radius)) if radius > _FLAT else pi / 2
    count = max(2, ceil((end - start) / step))
    for number in range(count + 1):
        angle = start + (end - start) * number / count
        yield x + cos(angle) * radius, y + sin(angle) * radius

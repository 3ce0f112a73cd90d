"""Drawings moved and made smaller, never stretched."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from math import hypot

from handnote.domain.drawing import Drawing, Point, Stroke
from handnote.domain.units import Mm

_SAME = 0.05
"""Labels whose sides differ by no more than this are of one size, in mm."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in mm."""


def bounds(strokes: Sequence[Stroke]) -> Box:
    """The box round these strokes with the width of their lines; there must be one."""
    reach = [
        (point.x, point.y, stroke.radius(point.pressure))
        for stroke in strokes
        for point in stroke.points
    ]
    return (
        min(x - r for x, _, r in reach),
        min(y - r for _, y, r in reach),
        max(x + r for x, _, r in reach),
        max(y + r for _, y, r in reach),
    )


def moved(stroke: Stroke, dx: float, dy: float, scale: float = 1.0) -> Stroke:
    """A stroke made larger or smaller about the label's corner, and then moved."""
    points = tuple(
        Point(Mm(p.x * scale + dx), Mm(p.y * scale + dy), p.pressure) for p in stroke.points
    )
    return replace(stroke, points=points, nib=Mm(stroke.nib * scale))


def shifted(drawing: Drawing, picked: Collection[int], dx: float, dy: float) -> Drawing:
    """The drawing with some of its strokes moved, as far as the label goes."""
    strokes = [drawing.strokes[index] for index in picked]
    if not strokes:
        return drawing
    xs = [point.x for stroke in strokes for point in stroke.points]
    ys = [point.y for stroke in strokes for point in stroke.points]
    dx = min(max(dx, -min(xs)), drawing.width - max(xs))
    dy = min(max(dy, -min(ys)), drawing.height - max(ys))
    return replace(
        drawing,
        strokes=tuple(
            moved(stroke, dx, dy) if index in picked else stroke
            for index, stroke in enumerate(drawing.strokes)
        ),
    )


def fitted(drawing: Drawing, area: Box) -> Drawing:
    """The drawing inside an area: moved no farther and made no smaller than it takes."""
    if not drawing.strokes:
        return drawing
    left, top, right, bottom = bounds(drawing.strokes)
    scale = min(1.0, (area[2] - area[0]) / (right - left), (area[3] - area[1]) / (bottom - top))
    dx = _into(left * scale, right * scale, area[0], area[2])
    dy = _into(top * scale, bottom * scale, area[1], area[3])
    strokes = tuple(moved(stroke, dx, dy, scale) for stroke in drawing.strokes)
    return replace(drawing, strokes=strokes)


def _into(first: float, last: float, least: float, most: float) -> float:
    return least - first if first < least else min(0.0, most - last)


def on_label(drawing: Drawing, width: Mm, height: Mm) -> Drawing:
    """The drawing on a label of another size: in its middle, smaller where it has to be."""
    is_same = abs(drawing.width - width) < _SAME and abs(drawing.height - height) < _SAME
    if is_same or not drawing.strokes:
        return drawing
    scale = min(1.0, width / drawing.width, height / drawing.height)
    dx = (width - drawing.width * scale) / 2
    dy = (height - drawing.height * scale) / 2
    strokes = tuple(moved(stroke, dx, dy, scale) for stroke in drawing.strokes)
    return Drawing(width, height, strokes)


def cut_out(drawing: Drawing) -> Drawing:
    """The drawing on a label just as large as it is: how a sign-off is kept."""
    if not drawing.strokes:
        return drawing
    left, top, right, bottom = bounds(drawing.strokes)
    strokes = tuple(moved(stroke, -left, -top) for stroke in drawing.strokes)
    return Drawing(Mm(max(right - left, 0.1)), Mm(max(bottom - top, 0.1)), strokes)


def touched(drawing: Drawing, x: float, y: float, reach: float) -> int | None:
    """The last stroke whose line passes within ``reach`` of a place; None for none."""
    for index in range(len(drawing.strokes) - 1, -1, -1):
        stroke = drawing.strokes[index]
        if _distance(stroke, x, y) <= reach + stroke.nib / 2:
            return index
    return None


def inside(drawing: Drawing, loop: Sequence[tuple[float, float]]) -> frozenset[int]:
    """The strokes that a loop drawn round them holds: half of their points or more."""
    if len(loop) < 3:
        return frozenset()
    found = set()
    for index, stroke in enumerate(drawing.strokes):
        held = sum(_is_inside(point.x, point.y, loop) for point in stroke.points)
        if held * 2 >= len(stroke.points):
            found.add(index)
    return frozenset(found)


def _distance(stroke: Stroke, x: float, y: float) -> float:
    first = stroke.points[0]
    nearest = hypot(first.x - x, first.y - y)
    for a, b in zip(stroke.points, stroke.points[1:], strict=False):
        dx, dy = b.x - a.x, b.y - a.y
        long = dx * dx + dy * dy
        along = ((x - a.x) * dx + (y - a.y) * dy) / long if long else 0.0
        along = min(max(along, 0.0), 1.0)
        nearest = min(nearest, hypot(a.x + along * dx - x, a.y + along * dy - y))
    return nearest


def _is_inside(x: float, y: float, loop: Sequence[tuple[float, float]]) -> bool:
    is_inside = False
    bx, by = loop[-1]
    for ax, ay in loop:
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            is_inside = not is_inside
        bx, by = ax, ay
    return is_inside

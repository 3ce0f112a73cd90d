"""The four sides of a sheet in a picture: those edges that frame something like a page."""

from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from handnote.photos.edges import Edges, Line, crossing, fitted
from handnote.photos.plane import Grey, Points, page_map

_LEAST_AREA = 0.10
_OUTSIDE = 0.04
"""How far outside the picture a corner may be and still count as seen, in shares of it."""

_KEPT = 24

_FOCALS = (0.6, 0.75, 0.95, 1.4, 4.0)
"""Focal lengths, in longer sides of a picture: from those of telephones to a view from afar."""

_FRAME_SAYS = 0.35
"""What the side of a picture speaks for being that of a page: little, and not nothing."""

_USUAL_FOCAL = 0.75
_MOST_LOST = 2.0
"""How many times longer than its part in the picture a side may be."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Four corners in turn, and how much speaks for them; more is better."""

    corners: Points
    score: float
    support: tuple[float, float, float, float]
    """How much of an edge each side has along it, from the first corner on: 1 for a clear one."""

    on_frame: tuple[bool, bool, bool, bool]
    """Which sides are those of the picture itself."""


def outlines(edges: Edges, lines: list[Line], shape: tuple[float, float]) -> list[Outline]:
    """The likeliest outlines of a page of this shape, best first; the corners go clockwise."""
    along = [_support_along(edges, line) for line in lines]
    pairs = []
    for one, other in combinations(range(len(lines)), 2):
        lean = abs(lines[one].degrees - lines[other].degrees)
        if min(lean, 180 - lean) < 35:
            pairs.append((one, other))
    found = []
    for (a, c), (b, d) in combinations(pairs, 2):
        if (
            len({a, b, c, d}) < 4
            or (outline := _outline(edges, lines, along, (a, b, c, d))) is None
        ):
            continue
        found.append(_judged(outline, shape, edges))
    found.sort(key=lambda one: -one.score)
    return _apart(found)[:_KEPT]


def settled(edges: Edges, outline: Outline) -> Outline:
    """The same outline with each side laid along its edge; a side without one stays."""
    sides: list[Line] = []
    corners = outline.corners
    for number in range(4):
        ends = corners[[number, (number + 1) % 4]]
        line = None if outline.on_frame[number] else fitted(edges, ends, reach=5.0)
        sides.append(line or _through(ends))
    met = [crossing(sides[number - 1], sides[number]) for number in range(4)]
    moved = np.array([new or tuple(old) for new, old in zip(met, corners, strict=True)], float)
    if float(np.abs(moved - corners).max()) > 25:
        return outline
    return Outline(moved, outline.score, outline.support, outline.on_frame)


def aspect_miss(corners: Points, shape: tuple[float, float], size: tuple[int, int]) -> float:
    """How far corners are from those of a page of this shape, as the log of the ratio of sides.

    A camera's focal length is not known: the one of those phones have that fits best is taken.
    """
    return min(_miss(corners, shape, size, focal) for focal in _FOCALS)


def _miss(
    corners: Points, shape: tuple[float, float], size: tuple[int, int], focal: float
) -> float:
    wide, high = size
    plane = page_map(corners - np.array([wide, high]) / 2, *shape)
    seen = np.diag([1 / (focal * max(wide, high))] * 2 + [1.0]) @ plane
    one, other = seen[:, 0], seen[:, 1]
    lengths = float(np.linalg.norm(one)), float(np.linalg.norm(other))
    square = abs(float(one @ other)) / (lengths[0] * lengths[1])
    return abs(float(np.log(lengths[0] / lengths[1]))) + square


def completed(
    outline: Outline, shape: tuple[float, float], size: tuple[int, int]
) -> Outline | None:
    """The page whose one side is beyond the picture, by its other three; None for any other.

    Where the two sides that leave the picture end is not seen: they are as long as makes it a
    page of this shape, before a camera of the focal length that most telephones have.
    """
    if sum(outline.on_frame) != 1:
        return None
    lost = outline.on_frame.index(True)
    # Turned so that the lost side is that from the third corner to the fourth.
    corners = np.roll(outline.corners, 2 - lost, 0)
    best, lengths = 9.0, (1.3, 1.3)
    for step in (0.1, 0.03, 0.01):
        middle = lengths
        for one, other in product(step * np.arange(-4, 5), repeat=2):
            tried = middle[0] + float(one), middle[1] + float(other)
            made = _with_ends(corners, *tried)
            miss = min(_miss(made, sides, size, _USUAL_FOCAL) for sides in (shape, shape[::-1]))
            if miss < best:
                best, lengths = miss, tried
    whole = np.roll(_with_ends(corners, *lengths), lost - 2, 0)
    if best > 0.03 or min(lengths) < 1.0 or max(lengths) > _MOST_LOST or not _is_convex(whole):
        return None
    costs = min(aspect_miss(corners, sides, size) for sides in (shape, shape[::-1]))
    better = outline.score + min(_shape_costs(costs), 0.3) - 0.05
    return Outline(whole, better, outline.support, outline.on_frame)


def _with_ends(corners: Points, left: float, right: float) -> Points:
    """The page with its third and fourth corner so much further along their sides."""
    a, b, c, d = corners
    return np.array([a, b, b + (c - b) * right, a + (d - a) * left])


def _support_along(edges: Edges, line: Line) -> Grey:
    """How much of an edge there is along a line, summed up step by step, a pixel a step."""
    high, wide = edges.steep.shape
    way = np.array([-line.normal[1], line.normal[0]])
    start = np.array(line.normal) * line.away
    reach = int(np.hypot(wide, high)) + 2
    steps = np.arange(-reach, reach)
    best = np.zeros(len(steps), np.float32)
    for aside in (-2, -1, 0, 1, 2):
        places = start + steps[:, None] * way + aside * np.array(line.normal)
        x, y = np.floor(places).astype(np.intp).T
        is_in = (x >= 0) & (y >= 0) & (x < wide) & (y < high)
        x, y = np.where(is_in, x, 0), np.where(is_in, y, 0)
        slope = np.abs(edges.across[y, x] * line.normal[0] + edges.down[y, x] * line.normal[1])
        best = np.maximum(best, np.where(is_in, slope, 0))
    there = np.clip(best / edges.usual, 0, 1) + np.clip(best / edges.strong, 0, 1)
    return np.cumsum(there / 2).astype(np.float32)


def _outline(
    edges: Edges, lines: list[Line], along: list[Grey], four: tuple[int, int, int, int]
) -> Outline | None:
    high, wide = edges.steep.shape
    met = [crossing(lines[four[number - 1]], lines[four[number]]) for number in range(4)]
    if any(point is None for point in met):
        return None
    corners = np.array(met, float)
    low = -_OUTSIDE * np.array([wide, high])
    if (corners < low).any() or (corners > np.array([wide, high]) - low).any():
        return None
    turned = corners[[1, 2, 3, 0]]
    area = float((corners[:, 0] * turned[:, 1] - turned[:, 0] * corners[:, 1]).sum()) / 2
    if abs(area) < _LEAST_AREA * wide * high:
        return None
    sides = [lines[line] for line in four]
    sums = [along[line] for line in four]
    if area < 0:  # anticlockwise: the other way round, each side still from its corner on
        corners = corners[[0, 3, 2, 1]]
        sides, sums = sides[::-1], sums[::-1]
    if not _is_convex(corners):
        return None
    support = []
    for number in range(4):
        ends = corners[[number, (number + 1) % 4]]
        support.append(_between(sides[number], sums[number], ends))
    frames = tuple(side.is_frame for side in sides)
    a, b, c, d = support
    e, f, g, h = frames
    return Outline(corners, abs(area) / (wide * high), (a, b, c, d), (e, f, g, h))


def _between(line: Line, sums: Grey, ends: Points) -> float:
    way = np.array([-line.normal[1], line.normal[0]])
    middle = len(sums) // 2
    places = sorted(
        int(np.clip(round(float(end @ way)) + middle, 0, len(sums) - 1)) for end in ends
    )
    length = max(1, places[1] - places[0])
    inside = float(sums[places[1]] - sums[places[0]]) / length
    # The edge of a page ends at its corners; those of tables and boards go on.
    more = max(4, length // 8)
    last = len(sums) - 1
    before = float(sums[places[0]] - sums[max(0, places[0] - more)])
    after = float(sums[min(last, places[1] + more)] - sums[places[1]])
    return inside - 0.25 * (before + after) / (2 * more)


def _judged(outline: Outline, shape: tuple[float, float], edges: Edges) -> Outline:
    high, wide = edges.steep.shape
    real = [
        seen
        for seen, is_frame in zip(outline.support, outline.on_frame, strict=True)
        if not is_frame
    ]
    framed = 4 - len(real)
    weakest = min(real, default=_FRAME_SAYS)
    upright = aspect_miss(outline.corners, shape, (wide, high))
    lying = aspect_miss(outline.corners, shape[::-1], (wide, high))
    costs = _shape_costs(min(upright, lying))
    score = (sum(real) + framed * _FRAME_SAYS) / 4
    score += 0.6 * (weakest * len(real) + _FRAME_SAYS * framed) / 4
    score += 0.25 * outline.score
    # A page that goes on beyond the picture has no shape yet.
    score -= min(costs, 0.3) if framed == 1 else costs
    return Outline(outline.corners, score, outline.support, outline.on_frame)


def _shape_costs(miss: float) -> float:
    return min(1.0, (miss / 0.25) ** 2) * 0.4


def _is_convex(corners: Points) -> bool:
    ways = corners[[1, 2, 3, 0]] - corners
    turns = ways[:, 0] * ways[[1, 2, 3, 0], 1] - ways[:, 1] * ways[[1, 2, 3, 0], 0]
    return bool((turns > 0).all())


def _through(ends: Points) -> Line:
    way = ends[1] - ends[0]
    normal = np.array([-way[1], way[0]]) / max(1e-9, float(np.hypot(*way)))
    return Line((float(normal[0]), float(normal[1])), float(ends[0] @ normal))


def _apart(found: list[Outline]) -> list[Outline]:
    kept: list[Outline] = []
    for one in found[:400]:
        if all(_distance(one.corners, other.corners) > 8 for other in kept):
            kept.append(one)
        if len(kept) == _KEPT:
            break
    return kept


def _distance(one: Points, other: Points) -> float:
    return min(float(np.abs(one - np.roll(other, turn, 0)).max()) for turn in range(4))

"""How a flat sheet lies in a picture: the map from its millimetres to the picture's pixels."""

from typing import cast

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.float32]
Points = NDArray[np.float64]
"""One point a row, x before y."""

Map = NDArray[np.float64]
"""Three by three; what lies at (x, y, 1) is seen at the first two figures over the third."""


def map_of(here: Points, there: Points) -> Map:
    """The map that takes four or more points there, as nearly as can be.

    Raises ``ValueError`` for points that no plane can lie like.
    """
    middle, spread = here.mean(0), max(1e-9, float(np.abs(here - here.mean(0)).max()))
    x, y = ((here - middle) / spread).T
    u, v = there.T
    none, one = np.zeros_like(x), np.ones_like(x)
    left = np.vstack(
        [
            np.column_stack([x, y, one, none, none, none, -u * x, -u * y]),
            np.column_stack([none, none, none, x, y, one, -v * x, -v * y]),
        ]
    )
    solved, _, rank, _ = np.linalg.lstsq(left, np.concatenate([u, v]), rcond=None)
    if rank < left.shape[1]:
        raise ValueError("these points lie on a line")
    to_unit = np.array([[1, 0, -middle[0]], [0, 1, -middle[1]], [0, 0, spread]]) / spread
    return cast("Map", np.append(solved, 1.0).reshape(3, 3) @ to_unit)


def seen_at(plane: Map, points: Points) -> Points:
    """Where the points of a plane are seen; one at or behind the horizon is nowhere (nan)."""
    x, y = points[..., 0], points[..., 1]
    depth = plane[2, 0] * x + plane[2, 1] * y + plane[2, 2]
    depth = np.where(depth > 1e-9, depth, np.nan)
    u = (plane[0, 0] * x + plane[0, 1] * y + plane[0, 2]) / depth
    v = (plane[1, 0] * x + plane[1, 1] * y + plane[1, 2]) / depth
    return np.stack([u, v], axis=-1)


def looked_up(picture: Grey, points: Points, outside: float = np.nan) -> Grey:
    """The picture's values at these places, between four pixels; ``outside`` it, that."""
    high, wide = picture.shape
    x, y = points[..., 0] - 0.5, points[..., 1] - 0.5
    with np.errstate(invalid="ignore"):
        is_in = (x >= 0) & (y >= 0) & (x < wide - 1) & (y < high - 1)
    x, y = np.where(is_in, x, 0), np.where(is_in, y, 0)
    left, top = x.astype(np.intp), y.astype(np.intp)
    across, down = (x - left).astype(np.float32), (y - top).astype(np.float32)
    above = picture[top, left] * (1 - across) + picture[top, left + 1] * across
    below = picture[top + 1, left] * (1 - across) + picture[top + 1, left + 1] * across
    found = above * (1 - down) + below * down
    return np.where(is_in, found, np.float32(outside)).astype(np.float32)


def page_map(quad: Points, width: float, height: float) -> Map:
    """The map of a page with these corners, from its millimetres from the top left."""
    page = np.array([[0, 0], [width, 0], [width, height], [0, height]], float)
    return map_of(page, quad)

"""The path of a label's edge."""

from handnote.domain.stock import Shape, Stock
from handnote.domain.units import POINT, Mm

_ARC = 0.5523
"""How far a Bézier's handles reach to draw a quarter of a circle: 4/3 (√2 − 1)."""


def die_line(stock: Stock, left: Mm, top: Mm) -> str:
    """The cut edge of a label of ``stock`` whose own corner is at ``left`` and ``top``, in mm."""
    corner = stock.corner if stock.shape is Shape.ROUNDED else Mm(0.0)
    if stock.shape in (Shape.ROUND, Shape.ELLIPSE):
        corner = Mm(max(stock.width, stock.height))
    bottom = stock.page_height - top - stock.height
    return outline(
        (left / POINT, bottom / POINT),
        (stock.width / POINT, stock.height / POINT),
        corner / POINT,
    )


def outline(corner_at: tuple[float, float], size: tuple[float, float], radius: float) -> str:
    """A closed rounded rectangle from its lower left corner, in points.

    A radius beyond half a side becomes the half: a large one draws an ellipse.
    """
    left, bottom = corner_at
    width, height = size
    right, top = left + width, bottom + height
    rx, ry = min(radius, width / 2), min(radius, height / 2)
    hx, hy = rx * (1 - _ARC), ry * (1 - _ARC)
    points = [
        (f"{left + rx:.3f} {bottom:.3f} m"),
        (f"{right - rx:.3f} {bottom:.3f} l"),
        _curve((right - hx, bottom), (right, bottom + hy), (right, bottom + ry)),
        (f"{right:.3f} {top - ry:.3f} l"),
        _curve((right, top - hy), (right - hx, top), (right - rx, top)),
        (f"{left + rx:.3f} {top:.3f} l"),
        _curve((left + hx, top), (left, top - hy), (left, top - ry)),
        (f"{left:.3f} {bottom + ry:.3f} l"),
        _curve((left, bottom + hy), (left + hx, bottom), (left + rx, bottom)),
        "h",
    ]
    return " ".join(points)


def _curve(*points: tuple[float, float]) -> str:
    return " ".join(f"{x:.3f} {y:.3f}" for x, y in points) + " c"

"""The part of a label that writing may use."""

from math import sqrt

from handnote.domain.stock import Medium, Shape, Stock
from handnote.domain.units import Mm
from handnote.typeset.typeset_note import Area

UNPRINTED = Mm(4.2)
"""How far from a page's edge a common printer begins to print."""

_FED_WHOLE = (Medium.ROLL, Medium.CONTINUOUS, Medium.FORM)
"""What has no page edge of a sheet printer: each stock says itself how far its printer reaches."""

# Lines of writing want width: four fifths of it leave three fifths of the height, and the four
# corners still touch the ellipse (0.8 squared and 0.6 squared make 1).
_WIDE = 0.8
_HIGH = sqrt(1 - _WIDE**2)

_OFF_THE_CORNER = 1 - sqrt(1 / 2)
"""The inset, in corner radii, at which a square corner just fits into a rounded one."""


def safe_area(stock: Stock) -> tuple[Mm, Mm, Mm, Mm]:
    """Left, top, width and height of the writing, measured from the label's own corner.

    It keeps ``stock.safe`` inside the die line and its corners, and inside what a printer of
    sheets commonly reaches where labels run to the edge of the page; on a very small label, at
    most a quarter of a side. What the stock's own printer cannot reach is never written on.
    On a round label it is a rectangle within that margin.
    """
    grid = stock.grid
    beside = min(
        grid.left, stock.page_width - grid.left - _span(grid.across, grid.pitch_x, stock.width)
    )
    above = min(
        grid.top, stock.page_height - grid.top - _span(grid.down, grid.pitch_y, stock.height)
    )
    safe = max(stock.safe, stock.corner * _OFF_THE_CORNER)
    common = _common(stock)
    inset_x = _inset(stock.width, max(safe, common - beside), stock.unprinted_x - beside)
    inset_y = _inset(stock.height, max(safe, common - above), stock.unprinted_y - above)
    width = stock.width - 2 * inset_x
    height = stock.height - 2 * inset_y
    if stock.shape in (Shape.ROUND, Shape.ELLIPSE):
        width, height = width * _WIDE, height * _HIGH
    return (
        Mm((stock.width - width) / 2),
        Mm((stock.height - height) / 2),
        Mm(width),
        Mm(height),
    )


def label_of(stock: Stock, area: Area) -> Stock:
    """The label a note was set for, by the area it was given: a tape is cut to its length."""
    if stock.medium is not Medium.CONTINUOUS:
        return stock
    length = 2 * area.left + area.width if stock.turned else 2 * area.top + area.height
    return stock.cut(Mm(round(length, 3)))


def unprinted(stock: Stock) -> tuple[Mm, Mm]:
    """How far from the side edges, and from the upper and lower edge, of its page none prints."""
    common = _common(stock)
    return max(common, stock.unprinted_x), max(common, stock.unprinted_y)


def _common(stock: Stock) -> Mm:
    return Mm(0) if stock.medium in _FED_WHOLE else UNPRINTED


def _span(count: int, pitch: float, size: float) -> float:
    return (count - 1) * pitch + size


def _inset(side: float, wanted: float, needed: float) -> float:
    """What is wanted, as far as a small label has room for it; what is needed, in any case."""
    return max(min(wanted, side / 4), needed)

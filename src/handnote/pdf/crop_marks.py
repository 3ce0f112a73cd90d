"""Crop marks as a path."""

from functools import lru_cache

from handnote.domain.stock import Stock
from handnote.domain.units import POINT
from handnote.sheets.crop_marks import crop_marks as strokes


@lru_cache(maxsize=1024)
def crop_marks(stock: Stock, slot: int, *, is_turned: bool = False) -> str:
    """The crop marks of one label; every sheet of a stock has the same."""
    height = stock.page_height
    return " ".join(
        f"{stroke.x1 / POINT:.3f} {(height - stroke.y1) / POINT:.3f} m "
        f"{stroke.x2 / POINT:.3f} {(height - stroke.y2) / POINT:.3f} l"
        for stroke in strokes(stock, slot, is_turned=is_turned)
    )

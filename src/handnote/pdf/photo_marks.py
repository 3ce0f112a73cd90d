"""Photo marks as they are printed: what a photo of a written sheet is known by."""

from collections.abc import Iterator

from handnote.domain.sheet import Sheet
from handnote.domain.units import POINT, Mm
from handnote.pdf.outline import outline
from handnote.sheets.photo_marks import DOT, EYE, Point, code_of, dots, eyes, have_room

_INK = "0 g"


def photo_marks(sheet: Sheet, page: int) -> Iterator[str]:
    """The marks of one sheet, none where they have no room.

    Eyes stand on a sheet from its first label on: on one that is fed again they are there.
    """
    stock = sheet.stock
    if not sheet.placements or not have_room(stock):
        return
    first = sheet.placements[0]
    if min(placement.slot for placement in sheet.placements) == 0:
        corners = eyes(stock.page_width, stock.page_height)
        yield f"q {_INK} {' '.join(_disc(eye, EYE, sheet) for eye in corners)} f Q"
    code = code_of(first.note_id, first.slot, page)
    yield f"q {_INK} {' '.join(_disc(dot, DOT, sheet) for dot in dots(code, stock))} f Q"


def _disc(middle: Point, radius: Mm, sheet: Sheet) -> str:
    left = (middle[0] - radius) / POINT
    bottom = (sheet.stock.page_height - middle[1] - radius) / POINT
    size = 2 * radius / POINT
    return outline((left, bottom), (size, size), radius / POINT)

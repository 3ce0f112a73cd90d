"""Labels for the pen as PDF: bare, or with faint dots to write along and a parcel mark."""

from collections.abc import Iterator, Mapping, Sequence

from handnote.domain.calibration import Paper
from handnote.domain.marks import Ruling
from handnote.domain.note import NoteId
from handnote.domain.sheet import Placement, Sheet
from handnote.domain.units import POINT, Mm
from handnote.pdf.document import Document
from handnote.pdf.note_operators import Origin, line_operators
from handnote.pdf.photo_marks import photo_marks
from handnote.sheets.parcel_marks import spot
from handnote.sheets.ruling import Guide, baselines, slants
from handnote.typeset.typeset_note import Line

# Dots rather than a line: a printer of black alone breaks a thin grey line up anyhow, and
# dots leave a tenth of the ink.
_DOTS = "0.55 G 1 J 0.5 w [0 {apart:.2f}] 0 d"
_APART, _SLANTED_APART = 3.4, 5.6
"""Points from one dot to the next, on the lines to write on and on those that lean."""

_MARK = "0.35 g"


def pen_labels(
    sheets: Sequence[Sheet],
    ruling: Ruling,
    marks: Mapping[NoteId, Line] | None = None,
    *,
    for_photos: bool = False,
) -> bytes:
    """One page a sheet; nothing outside the labels that are written on. Equal in, equal out.

    ``marks`` are parcel marks, each a line set at the origin. ``for_photos`` prints marks in the
    margins, by which a photo of the sheet is known again.
    """
    first = sheets[0].stock
    document = Document("Labels", Paper(first.page_width, first.page_height))
    for page, sheet in enumerate(sheets):
        parts: list[str] = list(photo_marks(sheet, page)) if for_photos else []
        for placement in sheet.placements:
            parts += _guides(sheet, placement, ruling)
            if marks and placement.note_id in marks:
                parts += _mark(document, sheet, placement, marks[placement.note_id])
        document.add(parts, Paper(sheet.stock.page_width, sheet.stock.page_height))
    return document.finish()


def _guides(sheet: Sheet, placement: Placement, ruling: Ruling) -> Iterator[str]:
    if ruling is Ruling.NOTHING:
        return
    lines = " ".join(_stroke(guide, sheet, placement) for guide in baselines(sheet.stock))
    yield f"q {_DOTS.format(apart=_APART)} {lines} S Q"
    leaning = " ".join(_stroke(guide, sheet, placement) for guide in slants(sheet.stock))
    if ruling is Ruling.LEFT_HANDED and leaning:
        yield f"q {_DOTS.format(apart=_SLANTED_APART)} {leaning} S Q"


def _stroke(guide: Guide, sheet: Sheet, placement: Placement) -> str:
    def place(x: Mm, y: Mm) -> str:
        across = (placement.left + x) / POINT
        return f"{across:.3f} {(sheet.stock.page_height - placement.top - y) / POINT:.3f}"

    return f"{place(guide.x1, guide.y1)} m {place(guide.x2, guide.y2)} l"


def _mark(document: Document, sheet: Sheet, placement: Placement, mark: Line) -> Iterator[str]:
    where = spot(sheet.stock, placement.slot)
    if where is None:
        return
    left = where.x - mark.width / 2 if where.is_middle else where.x
    origin = Origin(
        Mm(placement.left + left), Mm(placement.top + where.baseline), sheet.stock.page_height
    )
    yield _MARK
    yield from line_operators([mark], origin, document.font_for)

"""Sheets of notes into the bytes that are shown, saved and printed."""

from collections.abc import Iterator, Mapping, Sequence

from handnote.domain.calibration import Paper
from handnote.domain.ink import Ink
from handnote.domain.marks import Marks
from handnote.domain.note import NoteId
from handnote.domain.sheet import Placement, Sheet
from handnote.domain.stock import Stock
from handnote.domain.units import POINT, Mm
from handnote.pdf.crop_marks import crop_marks
from handnote.pdf.document import Document
from handnote.pdf.note_operators import Origin, line_operators, note_operators
from handnote.pdf.outline import die_line
from handnote.sheets.parcel_marks import Spot
from handnote.sheets.parcel_marks import spot as mark_spot
from handnote.typeset.typeset_note import Line, TypesetNote

_OUTLINE = "0.8 G 0.3 w"
_CROP_MARK = "0 G 0.25 w"
_PLAIN = Marks()
_NO_MARKS: Mapping[NoteId, Line] = {}


def render(
    sheets: Sequence[Sheet],
    notes: Mapping[NoteId, TypesetNote],
    *,
    marks: Marks = _PLAIN,
    ink: Ink = Ink.BLUE_BLACK,
) -> bytes:
    """One page a sheet, at exactly the page size of its stock; equal input, equal bytes."""
    press = Press(marks=marks, ink=ink)
    for sheet in sheets:
        press.add(sheet, notes)
    return press.finish()


class Press:
    """Takes sheets of one stock, one after the other.

    ``marks`` are drawn only round labels that carry a note.
    """

    def __init__(self, *, marks: Marks = _PLAIN, ink: Ink = Ink.BLUE_BLACK) -> None:
        self._document: Document | None = None
        self._marks = marks
        self._colour = " ".join(f"{value / 255:.4f}" for value in ink.rgb) + " rg"

    def add(
        self,
        sheet: Sheet,
        notes: Mapping[NoteId, TypesetNote],
        parcel_marks: Mapping[NoteId, Line] = _NO_MARKS,
    ) -> None:
        """One more page, with the notes placed on it, each with its parcel mark if it has one.

        A mark is a line set at the origin.
        """
        stock = sheet.stock
        if self._document is None:
            self._document = Document("Labels", Paper(stock.page_width, stock.page_height))
        parts = [self._colour]
        for placement in sheet.placements:
            if self._marks.outlines:
                parts.append(f"q {_OUTLINE} {die_line(stock, placement.left, placement.top)} S Q")
            if self._marks.crop_marks:
                marks = crop_marks(stock, placement.slot, is_turned=sheet.is_turned)
                parts += [f"q {_CROP_MARK} {marks} S Q"] if marks else []
            written = self._written(sheet, placement, notes, parcel_marks)
            parts.extend(_turned_over(written, stock, placement) if self._marks.mirror else written)
        self._document.add(parts, Paper(stock.page_width, stock.page_height))

    def finish(self) -> bytes:
        """The whole document; nothing can be added after."""
        return self._document.finish() if self._document else b""

    def _written(
        self,
        sheet: Sheet,
        placement: Placement,
        notes: Mapping[NoteId, TypesetNote],
        parcel_marks: Mapping[NoteId, Line],
    ) -> Iterator[str]:
        """What stands on one label: the note, its sign-off and at most a parcel mark."""
        assert self._document
        stock, font_for = sheet.stock, self._document.font_for
        origin = Origin(placement.left, placement.top, stock.page_height)
        yield from note_operators(notes[placement.note_id], origin, font_for)
        mark, spot = parcel_marks.get(placement.note_id), mark_spot(stock, placement.slot)
        if mark and spot:
            yield from line_operators([mark], _beside(origin, spot, mark), font_for)


def _turned_over(written: Iterator[str], stock: Stock, placement: Placement) -> Iterator[str]:
    """A label's writing mirrored where it stands, so that every label keeps its slot."""
    across = (2 * placement.left + stock.width) / POINT
    yield f"q -1 0 0 1 {across:.4f} 0 cm"
    yield from written
    yield "Q"


def _beside(origin: Origin, spot: Spot, mark: Line) -> Origin:
    left = spot.x - mark.width / 2 if spot.is_middle else spot.x
    return Origin(Mm(origin.left + left), Mm(origin.top + spot.baseline), origin.page_height)

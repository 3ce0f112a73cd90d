"""Sheets of notes into the bytes that are shown, saved and printed."""

import zlib
from collections.abc import Mapping, Sequence

from reportlab.pdfbase import pdfdoc

from handnote.domain.ink import Ink
from handnote.domain.note import NoteId
from handnote.domain.sheet import Placement, Sheet
from handnote.domain.stock import Shape
from handnote.domain.units import POINT, Mm
from handnote.pdf.glyph_font import GlyphFont
from handnote.pdf.note_operators import Origin, note_operators
from handnote.pdf.outline import outline
from handnote.typeset.face import Face
from handnote.typeset.typeset_note import TypesetNote

_OUTLINE = "0.8 G 0.3 w"

_EFFORT = 4
"""How hard zlib tries: the usual 6 takes two and a half times as long for a page 7 % smaller."""


def render(
    sheets: Sequence[Sheet],
    notes: Mapping[NoteId, TypesetNote],
    *,
    outlines: bool = False,
    ink: Ink = Ink.BLUE_BLACK,
) -> bytes:
    """One page a sheet, at exactly the page size of its stock; equal input, equal bytes.

    Viewers are asked not to scale. Fonts are embedded as subsets; there are no annotations,
    no scripts and no names in the metadata. ``outlines`` draws the die lines of the labels
    that carry a note.
    """
    press = Press(outlines=outlines, ink=ink)
    for sheet in sheets:
        press.add(sheet, notes)
    return press.finish()


class Press:
    """Takes sheets one after the other and keeps no more of each than its finished page."""

    def __init__(self, *, outlines: bool = False, ink: Ink = Ink.BLUE_BLACK) -> None:
        self._document = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))
        _describe(self._document)
        self._fonts: dict[str, GlyphFont] = {}
        self._outlines = outlines
        self._colour = " ".join(f"{value / 255:.4f}" for value in ink.rgb) + " rg"

    def add(self, sheet: Sheet, notes: Mapping[NoteId, TypesetNote]) -> None:
        """One more page, with the notes placed on it."""
        parts = [self._colour]
        for placement in sheet.placements:
            if self._outlines:
                parts.append(f"q {_OUTLINE} {_die_line(sheet, placement)} S Q")
            origin = Origin(placement.left, placement.top, sheet.stock.page_height)
            parts.extend(note_operators(notes[placement.note_id], origin, self._font_for))
        page = _page(sheet.stock.page_width, sheet.stock.page_height, parts)
        self._document.addPage(page)

    def finish(self) -> bytes:
        """The whole document; nothing can be added after."""
        for font in self._fonts.values():
            font.add_to(self._document)
        data = self._document.GetPDFData(None)
        return data if isinstance(data, bytes) else data.encode("latin-1")

    def _font_for(self, face: Face) -> GlyphFont:
        if face.id not in self._fonts:
            self._fonts[face.id] = GlyphFont(face, f"F{len(self._fonts) + 1}")
        return self._fonts[face.id]


def _describe(document: pdfdoc.PDFDocument) -> None:
    document.setTitle("Labels")
    document.setAuthor("")
    document.setSubject("")
    document.setCreator("handnote")
    document.setProducer("handnote")
    preferences = pdfdoc.ViewerPreferencesPDFDictionary()
    preferences["PrintScaling"] = "None"
    document.Catalog.ViewerPreferences = preferences


def _page(width: Mm, height: Mm, parts: Sequence[str]) -> pdfdoc.PDFPage:
    page = pdfdoc.PDFPage()
    page.MediaBox = pdfdoc.PDFArray([0, 0, round(width / POINT, 4), round(height / POINT, 4)])
    # Compressed here and now, so that a thousand pages never stand about at full length.
    flate = pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFArray([pdfdoc.PDFName("FlateDecode")])})
    content = zlib.compress("\n".join(parts).encode("ascii"), _EFFORT)
    stream = pdfdoc.PDFStream(dictionary=flate, content=content)
    page.Contents = stream
    resources = pdfdoc.PDFResourceDictionary()
    resources.basicFonts()
    page.Resources = resources
    page.Override_default_compilation = 1  # the page is complete as it stands
    return page


def _die_line(sheet: Sheet, placement: Placement) -> str:
    stock = sheet.stock
    corner = stock.corner if stock.shape is Shape.ROUNDED else Mm(0.0)
    if stock.shape in (Shape.ROUND, Shape.ELLIPSE):
        corner = Mm(max(stock.width, stock.height))
    bottom = stock.page_height - placement.top - stock.height
    return outline(
        (placement.left / POINT, bottom / POINT),
        (stock.width / POINT, stock.height / POINT),
        corner / POINT,
    )

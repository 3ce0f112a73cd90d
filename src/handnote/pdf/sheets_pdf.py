"""Sheets of notes into the bytes that are shown, saved and printed."""

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
    document = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))
    _describe(document)
    fonts: dict[str, GlyphFont] = {}

    def font_for(face: Face) -> GlyphFont:
        if face.id not in fonts:
            fonts[face.id] = GlyphFont(face, f"F{len(fonts) + 1}")
        return fonts[face.id]

    for sheet in sheets:
        parts = [" ".join(f"{value / 255:.4f}" for value in ink.rgb) + " rg"]
        for placement in sheet.placements:
            if outlines:
                parts.append(f"q {_OUTLINE} {_die_line(sheet, placement)} S Q")
            origin = Origin(placement.left, placement.top, sheet.stock.page_height)
            parts.extend(note_operators(notes[placement.note_id], origin, font_for))
        document.addPage(_page(sheet.stock.page_width, sheet.stock.page_height, parts))
    for font in fonts.values():
        font.add_to(document)
    data = document.GetPDFData(None)
    return data if isinstance(data, bytes) else data.encode("latin-1")


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
    stream = pdfdoc.PDFStream(content="\n".join(parts).encode("ascii"))
    stream.filters = [pdfdoc.PDFZCompress]
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

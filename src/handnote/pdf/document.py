"""A PDF in the making: its pages, and the fonts they share."""

import zlib
from collections.abc import Sequence

from reportlab.pdfbase import pdfdoc

from handnote.domain.calibration import Paper
from handnote.domain.units import POINT
from handnote.pdf.aim import aim_operator
from handnote.pdf.glyph_font import GlyphFont
from handnote.pdf.photo import Jpeg, as_stream
from handnote.typeset.face import Face

_EFFORT = 4
"""How hard zlib tries: the usual 6 takes two and a half times as long for a page 7 % smaller."""


class Document:
    """Takes pages one after the other and keeps no more of each than its finished bytes.

    Viewers are asked not to scale. Fonts are embedded as subsets; there are no annotations,
    no scripts and no names in the metadata. Equal pages give equal bytes.
    """

    def __init__(self, title: str, paper: Paper) -> None:
        self._document = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))
        _describe(self._document, title)
        self._paper = paper
        self._fonts: dict[str, GlyphFont] = {}
        self._photos: dict[str, object] = {}
        # As it stands, without a filter: ``aimed`` looks for these very bytes.
        self._aim = pdfdoc.PDFStream(content=aim_operator(paper), filters=[])

    def add(self, operators: Sequence[str], paper: Paper | None = None) -> None:
        """One more page, drawn by these operators; on ``paper`` if it is of another length.

        A page is aimed by its upper edge, whatever its length: that is where a printer begins.
        """
        paper = paper or self._paper
        page = pdfdoc.PDFPage()
        width, height = (round(side / POINT, 4) for side in (paper.width, paper.height))
        page.MediaBox = pdfdoc.PDFArray([0, 0, width, height])
        longer = (paper.height - self._paper.height) / POINT
        content = "\n".join(operators)
        contents = [self._document.Reference(self._aim, "aim")]
        if longer:
            move = pdfdoc.PDFStream(content=f"1 0 0 1 0 {longer:.4f} cm\n".encode(), filters=[])
            contents.insert(0, self._document.Reference(move))
            content = f"1 0 0 1 0 {-longer:.4f} cm\n{content}"
        written = _compressed(content.encode("ascii"))
        page.Contents = pdfdoc.PDFArray([*contents, self._document.Reference(written)])
        resources = pdfdoc.PDFResourceDictionary()
        resources.basicFonts()
        if self._photos:
            resources.XObject, self._photos = self._photos, {}
        page.Resources = resources
        page.Override_default_compilation = 1  # the page is complete as it stands
        self._document.addPage(page)

    def font_for(self, face: Face) -> GlyphFont:
        """The font that draws this face on all pages."""
        if face.id not in self._fonts:
            self._fonts[face.id] = GlyphFont(face, f"F{len(self._fonts) + 1}")
        return self._fonts[face.id]

    def name_of(self, photo: Jpeg) -> str:
        """What a photo is called on the page that is added next, and on no other."""
        name = f"P{len(self._photos) + 1}"
        self._photos[name] = self._document.Reference(as_stream(photo))
        return name

    def finish(self) -> bytes:
        """The whole document; nothing can be added after."""
        for font in self._fonts.values():
            font.add_to(self._document)
        data = self._document.GetPDFData(None)
        return data if isinstance(data, bytes) else data.encode("latin-1")


def _describe(document: pdfdoc.PDFDocument, title: str) -> None:
    document.setTitle(title)
    document.setAuthor("")
    document.setSubject("")
    document.setCreator("handnote")
    document.setProducer("handnote")
    preferences = pdfdoc.ViewerPreferencesPDFDictionary()
    preferences["PrintScaling"] = "None"
    document.Catalog.ViewerPreferences = preferences


def _compressed(content: bytes) -> pdfdoc.PDFStream:
    # Compressed here and now, so that a thousand pages never stand about at full length.
    flate = pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFArray([pdfdoc.PDFName("FlateDecode")])})
    return pdfdoc.PDFStream(dictionary=flate, content=zlib.compress(content, _EFFORT))

"""Any glyph of a face in a PDF, with the text it stands for: a Type0 font.

A code stands for a pair of glyph and text, so one glyph may say different things and what
is copied from the page is what was typed. (ISO 32000-1, 9.7 and 9.10.3.)
"""

from reportlab.pdfbase import pdfdoc

from handnote.typeset.face import Face


class _Codes(dict[tuple[int, str], tuple[str, float]]):
    """For a glyph and what it says, its code as four hex digits and its width in ems."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, pair: tuple[int, str]) -> tuple[str, float]:
        self[pair] = f"{len(self) + 1:04X}", self._face.advance(pair[0])
        return self[pair]


class GlyphFont:
    """The glyphs of one face used in one document; ``codes`` are given in order of first use."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.codes = _Codes(face)

    def add_to(self, document: pdfdoc.PDFDocument) -> None:
        """Embed the subset and everything a viewer needs to draw and read it."""
        data, new_glyphs = self.face.subset(glyph for glyph, _ in self.codes)
        base_name = pdfdoc.PDFName(f"{self._tag()}+{self.face.path.stem}")
        descriptor = self._descriptor(document, base_name, data)
        descendant = _dictionary(
            Type=pdfdoc.PDFName("Font"),
            Subtype=pdfdoc.PDFName("CIDFontType2"),
            BaseFont=base_name,
            CIDSystemInfo=_dictionary(
                Registry=pdfdoc.PDFString("Adobe"),
                Ordering=pdfdoc.PDFString("Identity"),
                Supplement=0,
            ),
            FontDescriptor=document.Reference(descriptor, f"descriptor:{self.name}"),
            W=pdfdoc.PDFArray(
                [1, pdfdoc.PDFArray([_round(width * 1000) for _, width in self.codes.values()])]
            ),
            CIDToGIDMap=document.Reference(
                _stream(self._glyph_map(new_glyphs)), f"glyphs:{self.name}"
            ),
        )
        font = _dictionary(
            Type=pdfdoc.PDFName("Font"),
            Subtype=pdfdoc.PDFName("Type0"),
            BaseFont=base_name,
            Encoding=pdfdoc.PDFName("Identity-H"),
            DescendantFonts=pdfdoc.PDFArray(
                [document.Reference(descendant, f"descendant:{self.name}")]
            ),
            ToUnicode=document.Reference(_stream(self._to_unicode()), f"text:{self.name}"),
        )
        fonts = document.idToObject["BasicFonts"].dict
        # A reference, not the dictionary itself: poppler complains of the latter.
        fonts[self.name] = document.Reference(font, f"font:{self.name}")

    def _tag(self) -> str:
        """Six capitals before the name, as the standard asks of a subset (9.6.4)."""
        number = int(self.name.lstrip("F"))
        return "".join(chr(65 + number // 26**place % 26) for place in range(5, -1, -1))

    def _descriptor(
        self, document: pdfdoc.PDFDocument, base_name: pdfdoc.PDFName, data: bytes
    ) -> pdfdoc.PDFDictionary:
        ascent, descent = self.face.line_reach
        file = _stream(data, Length1=len(data))
        return _dictionary(
            Type=pdfdoc.PDFName("FontDescriptor"),
            FontName=base_name,
            Flags=4,
            FontBBox=pdfdoc.PDFArray(self._bounds()),
            ItalicAngle=0,
            Ascent=_round(ascent * 1000),
            Descent=_round(descent * 1000),
            CapHeight=_round(self.face.ascent * 1000),
            StemV=80,
            FontFile2=document.Reference(file, f"file:{self.name}"),
        )

    def _bounds(self) -> list[float]:
        boxes = [self.face.box(glyph) for glyph, _ in self.codes] or [(0.0, 0.0, 0.0, 0.0)]
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return [_round(v * 1000) for v in (min(lefts), min(bottoms), max(rights), max(tops))]

    def _glyph_map(self, new_glyphs: dict[int, int]) -> bytes:
        glyphs = [0, *(new_glyphs[glyph] for glyph, _ in self.codes)]
        return b"".join(glyph.to_bytes(2) for glyph in glyphs)

    def _to_unicode(self) -> bytes:
        rows = [
            f"<{code}> <{text.encode('utf-16-be').hex().upper()}>"
            for (_, text), (code, _) in self.codes.items()
            if text
        ]
        blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
        body = "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
        return _TO_UNICODE.replace("BODY", body).encode("ascii")


_TO_UNICODE = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
BODY
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def _dictionary(**entries: object) -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(entries)


def _stream(data: bytes, **entries: object) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream(dictionary=_dictionary(**entries), content=data)
    stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _round(number: float) -> float | int:
    rounded = round(number, 2)
    return int(rounded) if rounded == int(rounded) else rounded

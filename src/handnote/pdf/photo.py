"""A photo of a label in a PDF: its JPEG as it is, if every viewer can be relied on to draw it."""

from dataclasses import dataclass

from reportlab.pdfbase import pdfdoc

_SHADES = {1: "DeviceGray", 3: "DeviceRGB"}
_NO_LENGTH = frozenset((0x01, *range(0xD0, 0xD9)))
_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
"""Ways of packing that every viewer unfolds: baseline, extended, progressive."""

_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Jpeg:
    """A JPEG with what its own header says of it."""

    data: bytes
    width: int
    height: int
    colours: int


def read_jpeg(data: bytes) -> Jpeg | None:
    """What a JPEG's header says; None for bytes that no viewer could be relied on to draw."""
    if data[:2] != b"\xff\xd8" or data[-2:] != b"\xff\xd9":
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _NO_LENGTH or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES:
            depth = data[at + 4]
            height = int.from_bytes(data[at + 5 : at + 7])
            width = int.from_bytes(data[at + 7 : at + 9])
            colours = data[at + 9] if at + 9 < len(data) else 0
            is_sound = depth == 8 and colours in _SHADES and min(width, height) > 0
            if not is_sound or max(width, height) > _MOST:
                return None
            return Jpeg(data, width, height, colours)
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return None


def as_stream(jpeg: Jpeg) -> pdfdoc.PDFStream:
    """The picture as a PDF keeps it, unfolded by the viewer."""
    about = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": jpeg.width,
        "Height": jpeg.height,
        "ColorSpace": pdfdoc.PDFName(_SHADES[jpeg.colours]),
        "BitsPerComponent": 8,
        "Interpolate": "true",
        "Filter": pdfdoc.PDFArray([pdfdoc.PDFName("DCTDecode")]),
    }
    return pdfdoc.PDFStream(dictionary=pdfdoc.PDFDictionary(about), content=jpeg.data)

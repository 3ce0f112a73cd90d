"""Pixels of a proof's page: the sheet on screen is the very bytes that will be printed."""

from dataclasses import dataclass
from io import BytesIO


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as rows of BGRx pixels, ``stride`` bytes each."""

    pixels: bytes
    width: int
    height: int
    stride: int


def page_image(pdf: bytes, page: int, width: int) -> PageImage:
    """Page ``page`` (from 0) of ``pdf``, ``width`` pixels wide. For the slow worker only.

    pypdfium2 must be called from one thread at a time; it is loaded at the first sheet.
    """
    import pypdfium2  # type: ignore[import-untyped]  # ships no types

    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        bitmap = sheet.render(
            scale=width / sheet.get_width(), rev_byteorder=False, prefer_bgrx=True
        )
        return PageImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
    finally:
        document.close()


def page_count(pdf: bytes) -> int:
    """How many pages ``pdf`` has. For the slow worker only."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def turned(pdf: bytes) -> bytes:
    """``pdf`` with every page turned by a quarter, clockwise. For the slow worker only."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            document[number].set_rotation(90)
        written = BytesIO()
        document.save(written)
        return written.getvalue()
    finally:
        document.close()

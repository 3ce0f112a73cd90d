"""The label on screen is the label on paper: the same picture, pixel beside pixel."""

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from handnote.config.resources import font_packs, resource
from handnote.domain.ink import Ink
from handnote.domain.units import POINT
from handnote.qt.widgets.note_painter import draw_note
from handnote.services.proofing import Proofing
from handnote.sheets.stocks import StockCatalogue
from handnote.typeset.hands import Hands

NOTE = (
    "Inês — three mugs now, you’re building a set without telling me! Naïve façade, "
    "Łódź, cảm ơn. I kept back the one you liked."
)


@pytest.mark.parametrize("dots", [8, 16])
@pytest.mark.parametrize("hand", ["caveat", "playpen-sans", "kalam", "patrick-hand"])
def test_what_is_drawn_is_what_is_printed(hand: str, dots: int) -> None:
    proofing = Proofing(Hands(resource("fonts"), font_packs()))
    stock = StockCatalogue().find("L7163")
    printed = _printed(proofing.label(NOTE, hand, stock, sign_off="Anna"), dots)
    drawn = QImage(printed.size(), QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    painter.translate(stock.grid.left * dots, stock.grid.top * dots)
    note = proofing.typeset(NOTE, hand, stock, "Anna", seed=NOTE)
    draw_note(painter, note, dots, QColor(*Ink.BLUE_BLACK.rgb))
    painter.end()
    ink = _ink(printed)
    assert _ink(drawn) == pytest.approx(ink, rel=0.12)
    assert ink > 100
    assert _difference(drawn, printed) < 0.20 * ink


def _printed(pdf: bytes, dots: int) -> QImage:
    document = pypdfium2.PdfDocument(pdf)
    bitmap = document[0].render(scale=dots * POINT, prefer_bgrx=True)
    image = QImage(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
    ).copy()
    document.close()
    return image.copy(0, 0, image.width(), round(60 * dots))


def _grey(image: QImage) -> bytes:
    return bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits())


def _ink(image: QImage) -> float:
    return sum(255 - value for value in _grey(image)) / 255


def _difference(one: QImage, other: QImage) -> float:
    return sum(abs(a - b) for a, b in zip(_grey(one), _grey(other), strict=True)) / 255

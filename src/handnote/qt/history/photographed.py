"""Notes a pen wrote as they looked: the photo of a label in the place of what was typed of it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from handnote.domain.picture import NotePicture
from handnote.qt.widgets.photo import unfolded

if TYPE_CHECKING:
    from handnote.qt.history.note_card import NoteCard

_CORNER = 7


def photographed(card: "NoteCard", picture: NotePicture | None) -> "NoteCard":
    """The card with its picture, if there is one."""
    return replace(card, picture=picture.jpeg) if picture else card


def draw_photo(painter: QPainter, jpeg: bytes, box: QRectF) -> None:
    """Draw the photo of a label as large as goes onto its paper; nothing of it is cut off."""
    ratio = painter.device().devicePixelRatioF()
    image = unfolded(jpeg, round(box.width() * ratio), round(box.height() * ratio))
    if image.isNull():
        return
    shape = QPainterPath()
    shape.addRoundedRect(box, _CORNER, _CORNER)
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    filled = QRectF(0, 0, image.width() / ratio, image.height() / ratio)
    filled.moveCenter(box.center())
    painter.drawImage(filled, image)
    painter.restore()

"""Notes a pen wrote as they looked: the photo of a label in the place of what was typed of it."""

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath

from handnote.domain.picture import NotePicture

if TYPE_CHECKING:
    from handnote.qt.history.note_card import NoteCard

_KEPT = 48
"""Pictures kept unfolded, about two screens full."""

_CORNER = 7


def photographed(card: "NoteCard", picture: NotePicture | None) -> "NoteCard":
    """The card with its picture, if there is one."""
    return replace(card, picture=picture.jpeg) if picture else card


def draw_photo(painter: QPainter, jpeg: bytes, box: QRectF) -> None:
    """Draw the photo of a label as large as goes onto its paper; nothing of it is cut off."""
    ratio = painter.device().devicePixelRatioF()
    image = _unfolded(jpeg, round(box.width() * ratio), round(box.height() * ratio))
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


@lru_cache(maxsize=_KEPT)
def _unfolded(jpeg: bytes, wide: int, high: int) -> QImage:
    """A JPEG at the size it is drawn at: unfolding it smaller takes a fraction of the time."""
    kept = QByteArray(jpeg)
    buffer = QBuffer(kept)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    size = reader.size()
    if size.isEmpty():
        return QImage()
    size.scale(QSize(max(1, wide), max(1, high)), Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(size)
    return reader.read()

"""Photos of labels made ready to be drawn: unfolded once, at the size they are shown at."""

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_KEPT = 48
"""Pictures kept unfolded, about two screens full."""


@lru_cache(maxsize=_KEPT)
def unfolded(jpeg: bytes, wide: int, high: int) -> QImage:
    """A JPEG as large as goes into so many pixels; a null image for one that is none.

    It may be asked in any thread. Unfolding it smaller takes a fraction of the time.
    """
    kept = QByteArray(jpeg)
    buffer = QBuffer(kept)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    size = reader.size()
    if size.isEmpty():
        return QImage()
    size.scale(QSize(max(1, wide), max(1, high)), Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(size)
    return reader.read()

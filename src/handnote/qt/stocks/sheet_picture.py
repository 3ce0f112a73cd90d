"""A small picture of a sheet: its page, and its labels where the figures put them."""

from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from handnote.domain.stock import Shape, Stock
from handnote.qt.theme import Colours
from handnote.qt.widgets.note_painter import label_path

_CARRIER = "#E9E3D7"
"""The page under the labels; paper is light in the dark too."""

_PLAIN_BELOW = 9.0
"""A label smaller than this in pixels is drawn without its corners."""

_MOST_DRAWN = 1500
"""Labels drawn at most; what cannot be printed may have any number."""

_SLACK = 0.011


def draw_sheet(painter: QPainter, stock: Stock, box: QRectF, colours: Colours) -> None:
    """Draw the page as large as goes into ``box``; labels that leave the page are warm."""
    scale = min(box.width() / stock.page_width, box.height() / stock.page_height)
    width, height = stock.page_width * scale, stock.page_height * scale
    page = QRectF(box.center().x() - width / 2, box.center().y() - height / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.colour("line"), 1))
    painter.setBrush(QColor(_CARRIER))
    if not stock.is_roll:
        painter.drawRect(page)
    painter.translate(page.topLeft())
    _draw_labels(painter, stock, scale, colours)
    painter.restore()


def sheet_pixmap(stock: Stock, size: int, ratio: float, colours: Colours) -> QPixmap:
    """The picture in a square of ``size``, drawn once for all stocks of the same figures."""
    figures = replace(stock, brand="", part="", title="", grade="", equivalents=())
    return _pixmap(figures, size, ratio, colours)


@lru_cache(maxsize=600)
def _pixmap(stock: Stock, size: int, ratio: float, colours: Colours) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_sheet(painter, stock, QRectF(1, 1, size - 2, size - 2), colours)
    painter.end()
    return pixmap


def _draw_labels(painter: QPainter, stock: Stock, scale: float, colours: Colours) -> None:
    if stock.slots > _MOST_DRAWN:
        return
    is_small = min(stock.width, stock.height) * scale < _PLAIN_BELOW
    inside: list[QRectF] = []
    outside: list[QRectF] = []
    for left, top in stock.grid.origins():
        place = QRectF(left * scale, top * scale, stock.width * scale, stock.height * scale)
        (inside if _is_on_page(stock, left, top) else outside).append(place)
    painter.setBrush(colours.colour("paper"))
    thin = 0.6 if is_small else 1.0
    for places, pen in (
        (inside, QPen(colours.colour("pen"), thin)),
        (outside, QPen(colours.colour("warm"), thin + 0.6)),
    ):
        painter.setPen(pen)
        if is_small and stock.shape in (Shape.RECTANGLE, Shape.ROUNDED):
            painter.drawRects(places)
            continue
        path = label_path(stock, scale)
        for place in places:
            painter.drawPath(path.translated(place.topLeft()))


def _is_on_page(stock: Stock, left: float, top: float) -> bool:
    return (
        left >= -_SLACK
        and top >= -_SLACK
        and left + stock.width <= stock.page_width + _SLACK
        and top + stock.height <= stock.page_height + _SLACK
    )

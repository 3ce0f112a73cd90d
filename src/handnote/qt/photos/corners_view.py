"""A photo with the four corners of the sheet in it, to be dragged or moved with the arrows."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from handnote.domain.picture import Quad
from handnote.domain.stock import Stock
from handnote.qt.theme import Theme
from handnote.sheets.imposition import corners
from handnote.wording import photos as words

_ROUND = 26
"""Pixels of a handle from side to side: a thumb's width on most screens."""

_MARGIN = 22
_STEP, _FAR = 1.0, 12.0
_PAUSE_MS = 250


class CornersView(QWidget):
    """Shows a photo and the page in it; ``quad_dragged`` tells of new corners after a pause.

    To make a photo smaller takes too long for a window. ``size_wanted`` tells how many pixels it
    is shown at; until ``show_scaled`` brings them the photo is drawn coarsely.
    """

    quad_dragged = Signal(object)
    size_wanted = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme, image: QImage) -> None:
        super().__init__(parent)
        self.setObjectName("corners-view")
        self.setAccessibleName(words.PHOTO)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme = theme
        self._image = image
        self._shown = QPixmap()
        self._wanted = QSize()
        self._quad = Quad.inset()
        self._stock: Stock | None = None
        self._used: frozenset[int] = frozenset()
        self._is_turned = False
        self._handles = [_Handle(self, number) for number in range(4)]
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.quad_dragged.emit(self._quad))

    @property
    def quad(self) -> Quad:
        """The corners as they are now."""
        return self._quad

    def show_sheet(
        self, quad: Quad, stock: Stock, used: frozenset[int], *, is_turned: bool
    ) -> None:
        """Draw the labels of a sheet that lies so; those in ``used`` stand out."""
        self._quad, self._stock, self._used, self._is_turned = quad, stock, used, is_turned
        self._place_handles()
        self.update()

    @property
    def image(self) -> QImage:
        """The photo itself."""
        return self._image

    @property
    def scaled_to(self) -> QSize:
        """How many pixels the photo has that is drawn; none while it is drawn coarsely."""
        return self._shown.size()

    def show_scaled(self, image: QImage) -> None:
        """Draw this from now on; one that was made for another size is dropped."""
        if image.size() == self._wanted:
            self._shown = QPixmap.fromImage(image)
            self._shown.setDevicePixelRatio(self.devicePixelRatioF())
            self.update()

    def move_corner(self, number: int, by: QPointF) -> None:
        """Move a corner by so many pixels of the screen."""
        box = self._box()
        across, down = self._quad.corners[number]
        to = across + by.x() / box.width(), down + by.y() / box.height()
        self._quad = self._quad.moved(number, to)
        self._place_handles()
        self._pause.start()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for an upright page."""
        return QSize(460, 560)

    def minimumSizeHint(self) -> QSize:
        """Small, and corners can still be told apart."""
        return QSize(240, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The photo fills what there is."""
        self._shown, self._wanted = QPixmap(), QSize()
        self._place_handles()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photo, the labels as they are thought to lie, and the edge of the page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box()
        if self._shown.isNull():
            self._ask_for(box)
            painter.drawImage(box, self._image)
        else:
            painter.drawPixmap(box.topLeft(), self._shown)
        page = QPolygonF([self._on_screen(number) for number in range(4)])
        ink = self._theme.colours.colour("ink")
        if self._stock:
            self._draw_labels(painter, page, self._stock, ink)
        for colour, width in ((QColor(255, 255, 255, 200), 4), (ink, 2)):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, width))
            painter.drawPolygon(page)

    def _ask_for(self, box: QRectF) -> None:
        size = (box.size() * self.devicePixelRatioF()).toSize()
        if size != self._wanted:
            self._wanted = size
            self.size_wanted.emit(size)

    def _draw_labels(self, painter: QPainter, page: QPolygonF, stock: Stock, ink: QColor) -> None:
        wide, high = stock.page_width, stock.page_height
        flat = QPolygonF([QPointF(0, 0), QPointF(wide, 0), QPointF(wide, high), QPointF(0, high)])
        lies = QTransform()
        if not QTransform.quadToQuad(flat, page, lies):
            return
        tint = QColor(ink)
        tint.setAlpha(40)
        line = QColor(ink)
        line.setAlpha(150)
        for slot, (left, top) in enumerate(corners(stock, is_turned=self._is_turned)):
            label = lies.map(QPolygonF(QRectF(left, top, stock.width, stock.height)))
            painter.setPen(QPen(line, 1))
            painter.setBrush(tint if slot in self._used else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(label)

    def _box(self) -> QRectF:
        """Where in the widget the photo is."""
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        wide, high = max(1, self._image.width()), max(1, self._image.height())
        scale = min(room.width() / wide, room.height() / high)
        box = QRectF(0, 0, max(1.0, wide * scale), max(1.0, high * scale))
        box.moveCenter(room.center())
        return box

    def _on_screen(self, number: int) -> QPointF:
        box = self._box()
        across, down = self._quad.corners[number]
        return QPointF(box.left() + across * box.width(), box.top() + down * box.height())

    def _place_handles(self) -> None:
        for number, handle in enumerate(self._handles):
            middle = self._on_screen(number)
            # A corner beyond the photo is held at the widget's edge, where it can be caught.
            x = min(max(middle.x(), _ROUND / 2), self.width() - _ROUND / 2)
            y = min(max(middle.y(), _ROUND / 2), self.height() - _ROUND / 2)
            handle.move(round(x - _ROUND / 2), round(y - _ROUND / 2))
            handle.tell(self._quad)


class _Handle(QWidget):
    """One corner to drag, or to move with the arrows; with Shift, further."""

    def __init__(self, view: CornersView, number: int) -> None:
        super().__init__(view)
        self.setObjectName(f"corner-{number}")
        self.setFixedSize(_ROUND, _ROUND)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self._view = view
        self._number = number
        self._held: QPoint | None = None
        self.setAccessibleDescription(words.HOW_TO_DRAG)

    def tell(self, quad: Quad) -> None:
        """Say aloud which corner it is and where."""
        across, down = quad.corners[self._number]
        self.setAccessibleName(
            words.CORNER_AT.format(
                corner=words.CORNERS[self._number],
                across=round(across * 100),
                down=round(down * 100),
            )
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring one can see through, filled while the keys go to it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._view._theme.colours
        ring = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setPen(QPen(QColor(255, 255, 255), 5))
        painter.drawEllipse(ring)
        painter.setPen(QPen(colours.colour("warm" if self.hasFocus() else "ink"), 3))
        if self.hasFocus():
            inside = colours.colour("warm")
            inside.setAlpha(90)
            painter.setBrush(inside)
        painter.drawEllipse(ring)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._held = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The corner follows."""
        if self._held is None:
            return
        now = event.globalPosition().toPoint()
        self._view.move_corner(self._number, QPointF(now - self._held))
        self._held = now

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move it by a pixel, with Shift by twelve."""
        far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = _FAR if far else _STEP
        ways = {
            Qt.Key.Key_Left: QPointF(-step, 0),
            Qt.Key.Key_Right: QPointF(step, 0),
            Qt.Key.Key_Up: QPointF(0, -step),
            Qt.Key.Key_Down: QPointF(0, step),
        }
        if way := ways.get(Qt.Key(event.key())):
            self._view.move_corner(self._number, way)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The corner the keys go to is on top of the others."""
        self.raise_()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It looks like the others again."""
        self.update()

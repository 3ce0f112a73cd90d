"""The sheet as it will be: pixels of the proof, and the labels that can be begun at."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from handnote.domain.stock import Stock
from handnote.qt.print.page_image import PageImage
from handnote.qt.theme import Theme
from handnote.qt.widgets.note_painter import label_path
from handnote.wording import screen

_MARGIN = 26


@dataclass(frozen=True, slots=True)
class SheetState:
    """One page: its image, its stock, the slots gone before and the one picked in the list."""

    image: PageImage | None
    stock: Stock
    used: frozenset[int]
    written: frozenset[int]
    picked: int | None = None


class SheetView(QWidget):
    """Shows one sheet; a click or Enter on a label begins the printing there."""

    start_requested = Signal(int)
    width_changed = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._theme = theme
        self._state: SheetState | None = None
        self._image: QImage | None = None
        self._cursor = 0
        self._hovered: int | None = None

    def show_state(self, state: SheetState) -> None:
        """Draw this sheet."""
        self._state = state
        self._image = None
        if state.image:
            page = state.image
            self._image = QImage(
                page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32
            ).copy()
        self._cursor = min(self._cursor, state.stock.slots - 1)
        self._tell_name()
        self.update()

    def pick(self, slot: int | None) -> None:
        """Mark the label picked in the list beside the sheet."""
        if self._state:
            self._state = replace(self._state, picked=slot)
            self.update()

    def pixels_wide(self) -> int:
        """How wide the page should be rendered to fill the view, in device pixels."""
        return max(64, round(self._page().width() * self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        """Room for a page."""
        return QSize(520, 700)

    def resizeEvent(self, event: object) -> None:
        """The page wants new pixels at a new size."""
        self.width_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, the used labels hatched, the rest faintly outlined."""
        if self._state is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = self._page()
        for spread, alpha in ((11, 3), (7, 4), (3, 6)):
            painter.setPen(QPen(QColor(0, 0, 0, alpha), spread * 2))
            painter.drawRect(page.translated(0, 3))
        painter.fillRect(page, self._theme.colours.colour("paper"))
        if self._image:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.drawImage(page, self._image)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for slot in range(self._state.stock.slots):
            self._draw_slot(painter, slot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The label under the pointer is outlined."""
        self._hovered = self._slot_at(event.position())
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the pointer any more."""
        self._hovered = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin at this label."""
        slot = self._slot_at(event.position())
        if slot is not None:
            self._cursor = slot
            self.start_requested.emit(slot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from label to label; Enter or Space begins there."""
        if self._state is None:
            return
        across = self._state.stock.grid.across
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -across,
            Qt.Key.Key_Down: across,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._cursor = max(0, min(self._state.stock.slots - 1, self._cursor + steps[key]))
            self._tell_name()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.start_requested.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The label the keys are on shows."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It goes."""
        self.update()

    def _tell_name(self) -> None:
        if self._state:
            total = self._state.stock.slots
            self.setAccessibleName(f"{screen.LABEL_SHEET}, {self._cursor + 1} / {total}")

    def _page(self) -> QRectF:
        if self._state is None:
            return QRectF(0, 0, 10, 10)
        stock = self._state.stock
        room_x, room_y = self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN
        scale = max(0.05, min(room_x / stock.page_width, room_y / stock.page_height))
        width, height = stock.page_width * scale, stock.page_height * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _scale(self) -> float:
        assert self._state
        return self._page().width() / self._state.stock.page_width

    def _slot_corner(self, slot: int) -> QPointF:
        assert self._state
        left, top = list(self._state.stock.grid.origins())[slot]
        return self._page().topLeft() + QPointF(left, top) * self._scale()

    def _slot_at(self, point: QPointF) -> int | None:
        if self._state is None:
            return None
        stock, scale = self._state.stock, self._scale()
        at = (point - self._page().topLeft()) / scale
        for slot, (left, top) in enumerate(stock.grid.origins()):
            if 0 <= at.x() - left <= stock.width and 0 <= at.y() - top <= stock.height:
                return slot
        return None

    def _draw_slot(self, painter: QPainter, slot: int) -> None:
        assert self._state
        state = self._state
        path = label_path(state.stock, self._scale()).translated(self._slot_corner(slot))
        if slot in state.used:
            painter.fillPath(path, QColor("#F4F1EA"))
            painter.setClipPath(path)
            painter.setPen(QPen(QColor("#E2DCCF"), 3))
            box = path.boundingRect()
            reach = int(box.height())
            for x in range(int(box.left()) - reach, int(box.right()), 12):
                painter.drawLine(QPointF(x, box.bottom()), QPointF(x + reach, box.top()))
            painter.setClipping(False)
        is_marked = slot == state.picked or (self.hasFocus() and slot == self._cursor)
        if is_marked or slot == self._hovered:
            painter.setPen(QPen(QColor("#27406B"), 2 if is_marked else 1.2))
        else:
            painter.setPen(QPen(QColor("#DCD5C8"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

"""The sheet as it will be fed: pixels of the proof, and labels to strike out or to mark."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from handnote.domain.stock import Stock
from handnote.qt.print.page_image import PageImage
from handnote.qt.theme import Theme
from handnote.qt.widgets.note_painter import label_path
from handnote.sheets.imposition import corners
from handnote.wording import sheets as words

_MARGIN = 26
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class SheetState:
    """One page: its image and its stock, and what is known of its labels, by slot.

    ``used`` says in a word what became of a label before; ``written`` whose note is on it.
    While a run ``asks`` how it came out, its labels can be marked as ``spoiled``; without an
    image the names stand where the notes are.
    """

    image: PageImage | None
    stock: Stock
    is_turned: bool = False
    used: Mapping[int, str] = field(default_factory=dict)
    written: Mapping[int, str] = field(default_factory=dict)
    spoiled: frozenset[int] = frozenset()
    asks: bool = False
    picked: int | None = None


class SheetView(QWidget):
    """Shows one sheet. A click or Space strikes a label out or gives it back, or marks it.

    With Shift the printing starts there. Enter does what is done to the sheet as a whole.
    """

    label_picked = Signal(int)
    start_requested = Signal(int)
    done_requested = Signal()
    throw_away_requested = Signal()
    another_requested = Signal()
    width_changed = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._theme = theme
        self._state: SheetState | None = None
        self._corners: tuple[tuple[float, float], ...] = ()
        self._image: QImage | None = None
        self._cursor = 0
        self._hovered: int | None = None

    def show_state(self, state: SheetState) -> None:
        """Draw this sheet."""
        if self._state is None or state.image is not self._state.image:
            self._image = _image(state.image) if state.image else None
        self._state = state
        self._corners = corners(state.stock, is_turned=state.is_turned)
        self._cursor = min(self._cursor, state.stock.slots - 1)
        self._tell_name()
        self.update()

    def pick(self, slot: int | None) -> None:
        """Mark the label picked in the list beside the sheet."""
        if self._state:
            self._state = replace(self._state, picked=slot)
            self.update()

    def pixels_wide(self, stock: Stock) -> int:
        """How wide a page of ``stock`` should be rendered to fill the view, in device pixels."""
        return max(64, round(self._page_of(stock).width() * self.devicePixelRatioF()))

    def middle_of(self, slot: int) -> QPoint:
        """Where in the view a label has its middle."""
        return self._path(slot).boundingRect().center().toPoint()

    def sizeHint(self) -> QSize:
        """Room for a page."""
        return QSize(520, 700)

    def resizeEvent(self, event: object) -> None:
        """The page wants new pixels at a new size."""
        self.width_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, the used labels hatched, the spoiled ones crossed, the rest outlined."""
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
            self._draw_slot(painter, slot, self._state)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The label under the pointer is outlined."""
        slot = self._slot_at(event.position())
        if slot != self._hovered:
            self._hovered = slot
            self.update()

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the pointer any more."""
        self._hovered = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Strike this label out, give it back or mark it; with Shift, start here."""
        slot = self._slot_at(event.position())
        if slot is not None and event.button() is Qt.MouseButton.LeftButton:
            self._move_to(slot)
            self._choose(event.modifiers())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from label to label as they lie; Space is a click and Enter ends it."""
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
            step = -steps[key] if self._state.is_turned else steps[key]
            self._move_to(max(0, min(self._state.stock.slots - 1, self._cursor + step)))
        elif key is Qt.Key.Key_Space:
            self._choose(event.modifiers())
        elif key in _ENTER:
            self.done_requested.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done to this label and this sheet, in words."""
        if self._state is None or self._state.asks:
            return
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        slot = self._cursor if is_by_key else self._slot_at(QPointF(event.pos()))
        at = self.mapToGlobal(self.middle_of(self._cursor)) if is_by_key else event.globalPos()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if slot is not None:
            self._move_to(slot)
            is_gone = slot in self._state.used
            strike = menu.addAction(words.GIVE_BACK if is_gone else words.STRIKE_OUT)
            strike.triggered.connect(self._pick_cursor)
            menu.addAction(words.START_HERE).triggered.connect(self._start_at_cursor)
            menu.addSeparator()
        if self._state.used:
            menu.addAction(words.THROW_AWAY).triggered.connect(self.throw_away_requested)
        menu.addAction(words.ANOTHER).triggered.connect(self.another_requested)
        menu.popup(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The label the keys are on shows."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It goes."""
        self.update()

    def _choose(self, modifiers: Qt.KeyboardModifier) -> None:
        is_start = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if is_start and self._state and not self._state.asks:
            self._start_at_cursor()
        else:
            self._pick_cursor()

    def _pick_cursor(self) -> None:
        self.label_picked.emit(self._cursor)

    def _start_at_cursor(self) -> None:
        self.start_requested.emit(self._cursor)

    def _move_to(self, slot: int) -> None:
        self._cursor = slot
        self._tell_name()
        self.update()

    def _tell_name(self) -> None:
        if self._state is None:
            return
        state, slot = self._state, self._cursor
        what = [state.used.get(slot, ""), state.written.get(slot, "")]
        if slot in state.spoiled:
            what.append(words.SPOILED)
        said = ", ".join(part for part in what if part)
        self.setAccessibleName(words.spoken_label(slot, state.stock.slots, said))

    def _page(self) -> QRectF:
        if self._state is None:
            return QRectF(0, 0, 10, 10)
        return self._page_of(self._state.stock)

    def _page_of(self, stock: Stock) -> QRectF:
        room_x, room_y = self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN
        scale = max(0.05, min(room_x / stock.page_width, room_y / stock.page_height))
        width, height = stock.page_width * scale, stock.page_height * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _scale(self) -> float:
        assert self._state
        return self._page().width() / self._state.stock.page_width

    def _path(self, slot: int) -> QPainterPath:
        assert self._state
        scale = self._scale()
        corner = self._page().topLeft() + QPointF(*self._corners[slot]) * scale
        return label_path(self._state.stock, scale).translated(corner)

    def _slot_at(self, point: QPointF) -> int | None:
        if self._state is None:
            return None
        stock = self._state.stock
        at = (point - self._page().topLeft()) / self._scale()
        for slot, (left, top) in enumerate(self._corners):
            if 0 <= at.x() - left <= stock.width and 0 <= at.y() - top <= stock.height:
                return slot
        return None

    def _draw_slot(self, painter: QPainter, slot: int, state: SheetState) -> None:
        path = self._path(slot)
        if slot in state.used:
            _hatch(painter, path)
            _write(painter, path, state.used[slot], "#9A9384", at_top=True)
        elif state.image is None and slot in state.written:
            _write(painter, path, state.written[slot], "#6A6459")
        if slot in state.spoiled:
            _cross(painter, path)
            _write(painter, path, words.SPOILED, "#B4472F", at_top=True)
        is_marked = slot == state.picked or (self.hasFocus() and slot == self._cursor)
        if is_marked or slot == self._hovered:
            painter.setPen(QPen(QColor("#27406B"), 2 if is_marked else 1.2))
        else:
            painter.setPen(QPen(QColor("#DCD5C8"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)


# The paper is white in the dark theme too, so what is drawn on it has colours of its own.
def _hatch(painter: QPainter, path: QPainterPath) -> None:
    painter.fillPath(path, QColor("#F4F1EA"))
    painter.setClipPath(path)
    painter.setPen(QPen(QColor("#E2DCCF"), 3))
    box = path.boundingRect()
    reach = int(box.height())
    for x in range(int(box.left()) - reach, int(box.right()), 12):
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + reach, box.top()))
    painter.setClipping(False)


def _cross(painter: QPainter, path: QPainterPath) -> None:
    painter.fillPath(path, QColor(246, 228, 220, 150))
    painter.setClipPath(path)
    painter.setPen(QPen(QColor("#B4472F"), 2))
    box = path.boundingRect()
    painter.drawLine(box.topLeft(), box.bottomRight())
    painter.drawLine(box.bottomLeft(), box.topRight())
    painter.setClipping(False)


def _write(
    painter: QPainter, path: QPainterPath, text: str, colour: str, *, at_top: bool = False
) -> None:
    """A word on a label. It brings its own paper, for it may stand on writing or hatching."""
    inset = min(12.0, path.boundingRect().height() / 6)
    box = path.boundingRect().adjusted(inset, inset, -inset, -inset)
    place = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideMiddle, max(0, int(box.width()))
    )
    align = place if at_top else Qt.AlignmentFlag.AlignCenter
    behind = painter.boundingRect(box, align, shown).adjusted(-4, -1, 4, 1)
    painter.fillRect(behind, QColor("#F4F1EA"))
    painter.setPen(QColor(colour))
    painter.drawText(box, align, shown)


def _image(page: PageImage) -> QImage:
    return QImage(
        page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32
    ).copy()

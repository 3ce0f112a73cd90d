"""A label one can write on: only what is new is painted, and at once."""

from functools import lru_cache
from time import monotonic

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from handnote.domain.drawing import EVEN, NIBS, Point, Sample, Stroke
from handnote.domain.stock import Stock
from handnote.ink.moving import bounds
from handnote.ink.outlining import shapes
from handnote.qt.ink.pen_application import PenApplication
from handnote.qt.ink.pointing import Pen, Phase, finger, is_eraser, phase_of, pressure_of
from handnote.qt.ink.sheet import InkSheet, Look, Tool
from handnote.qt.theme import Theme
from handnote.qt.widgets.note_painter import draw_note, draw_paper, label_path
from handnote.qt.write.bare_label import BareLabel
from handnote.services.inking import write_area
from handnote.typeset.typeset_note import Area, TypesetNote

_LOST_MS = 3000
"""How long a pen that is down may say nothing before it is taken for unplugged."""

_LEADING = 7.0
"""How far guide lines stand apart, in mm; on a label too low for two of them, a line's room."""

_STEP = 0.5
_STRIDE = 5.0
"""How far the arrow keys move what is picked, in mm; with Shift, the stride."""

_TOOL_KEYS = {Qt.Key.Key_P: Tool.PEN, Qt.Key.Key_E: Tool.ERASER, Qt.Key.Key_L: Tool.LASSO}
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class InkView(BareLabel):
    """Shows a sheet of ink on its label, and takes what a pen, a finger or the mouse does.

    Lines are drawn into an image as they come; the shapes that will be printed take their
    place when the pen is lifted.
    """

    done_requested = Signal()
    typing_requested = Signal()
    menu_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, theme: Theme, stock: Stock, sheet: InkSheet) -> None:
        super().__init__(parent, theme, stock)
        self.sheet = sheet
        self._backdrop: TypesetNote | None = None
        self._is_read_only = False
        self._has_guides = True
        self._near = Pen()
        self._paper = QImage()
        self._ink = QImage()
        self._live = QImage()
        self._live_box = QRect()
        self._area = write_area(stock)
        self._window: tuple[float, float] | None = None
        self._lost = QTimer(self)
        self._lost.setSingleShot(True)
        self._lost.setInterval(_LOST_MS)
        self._lost.timeout.connect(sheet.lift)
        application = QApplication.instance()
        if isinstance(application, PenApplication):
            application.pen_came.connect(self.pen_came)
            application.pen_went.connect(self.pen_went)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)
        self.setCursor(Qt.CursorShape.CrossCursor)
        sheet.line_drawn.connect(self._draw_line)
        sheet.stroke_added.connect(self._draw_stroke)
        sheet.redrawn.connect(self.draw_again)
        sheet.marked.connect(self.update)
        sheet.tool_changed.connect(self._show_tool)

    def show_stock(self, stock: Stock) -> None:
        """Be a label of this stock from now on."""
        self._area = write_area(stock)
        self.sheet.set_size(stock.width, stock.height)
        super().show_stock(stock)
        self.draw_again()

    def show_backdrop(self, note: TypesetNote | None, *, has_guides: bool) -> None:
        """Show typed words or a sign-off under the ink; guide lines are never printed."""
        if (note, has_guides) != (self._backdrop, self._has_guides):
            self._backdrop, self._has_guides = note, has_guides
            self.draw_again()

    def set_read_only(self, is_read_only: bool) -> None:  # noqa: FBT001 - as Qt's own is
        """Let nothing be written, or let it again."""
        self._is_read_only = is_read_only
        self.setCursor(Qt.CursorShape.ArrowCursor if is_read_only else Qt.CursorShape.CrossCursor)

    @property
    def area(self) -> Area:
        """The part of the label that comes out of any printer."""
        return self._area

    def show_window(self, window: tuple[float, float] | None) -> None:
        """Show which part of the label, from left to right in mm, is seen larger elsewhere."""
        self._window = window
        self.update()

    def fit(self) -> None:
        """Bring all ink inside that part."""
        area = self._area
        self.sheet.fit((area.left, area.top, area.right, area.bottom))

    @property
    def is_near_edge(self) -> bool:
        """Whether some ink may not come out of the printer."""
        strokes = self.sheet.drawing.strokes
        if not strokes:
            return False
        left, top, right, bottom = bounds(strokes)
        area = self._area
        return (
            left < area.left - 0.3
            or top < area.top - 0.3
            or (right > area.right + 0.3 or bottom > area.bottom + 0.3)
        )

    def draw_again(self) -> None:
        """Draw everything anew, when it is next seen."""
        self._ink = QImage()
        self.update()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen on a tablet; turned round it rubs out."""
        self._near.seen()
        event.accept()  # or Qt would make a mouse of it
        phase = phase_of(event)
        is_lost = phase is Phase.MOVE and not self.sheet.is_busy
        if phase is None or (is_lost and not event.buttons()):
            return
        tool = Tool.ERASER if is_eraser(event) else None
        # A pen taken for lost writes on as soon as it is heard of.
        now = Phase.PRESS if is_lost else phase
        self._point(now, event.position(), pressure_of(event), tool)
        if self.sheet.is_busy:
            self._lost.start()
        else:
            self._lost.stop()

    def event(self, event: QEvent) -> bool:
        """A finger, unless a pen is about: then it is the palm of the hand that holds it."""
        if isinstance(event, QTouchEvent) and (phase := phase_of(event)):
            event.accept()
            place = finger(event)
            if self._near.is_about or place is None:
                if not self._near.is_about:
                    self.sheet.lift()
                return True
            self._point(phase, place, EVEN, None)
            return True
        return super().event(event)

    def pen_came(self) -> None:
        """A pen is near the tablet."""
        self._near.came()

    def pen_went(self) -> None:
        """The pen left the tablet, or the tablet was unplugged: what was written stays."""
        self._near.went()
        self.sheet.lift()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse writes too; its right button rubs out."""
        if _is_mouse(event):
            is_right = event.button() is Qt.MouseButton.RightButton
            self._point(Phase.PRESS, event.position(), EVEN, Tool.ERASER if is_right else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """On the way with a button down."""
        if _is_mouse(event) and event.buttons():
            self._point(Phase.MOVE, event.position(), EVEN, None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lifted."""
        if _is_mouse(event):
            self._point(Phase.LIFT, event.position(), EVEN, None)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was being written stays written."""
        self.sheet.lift()
        super().hideEvent(event)

    def _point(self, phase: Phase, at: QPointF, pressure: float, tool: Tool | None) -> None:
        if self._is_read_only:
            return
        x, y = self.to_label(at)
        sample = Sample(x, y, pressure, monotonic() * 1000)
        if phase is Phase.PRESS:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.sheet.press(sample, tool=tool)
        elif phase is Phase.MOVE:
            self.sheet.move(sample)
        else:
            self.sheet.move(sample)
            self.sheet.lift()
            self.left.emit()

    def to_label(self, at: QPointF) -> tuple[float, float]:
        """Where on the label a place of the widget is, in mm."""
        corner = self.corner
        return (at.x() - corner.x()) / self.scale, (at.y() - corner.y()) / self.scale

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tools by their letters, the picked by the arrow keys; Enter is done."""
        key, modifiers = event.key(), event.modifiers()
        bare = not modifiers & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if event.matches(QKeySequence.StandardKey.Redo) or (
            key == Qt.Key.Key_Z
            and modifiers == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            self.sheet.redo()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.sheet.select_all()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done_requested.emit()
        elif not bare or self._is_read_only or not self._use_key(event):
            super().keyPressEvent(event)

    def _use_key(self, event: QKeyEvent) -> bool:
        """Do what a bare key asks; whether it asks for anything here."""
        key = Qt.Key(event.key())
        if key in _TOOL_KEYS:
            self.sheet.use(_TOOL_KEYS[key])
        elif key in _ARROWS and self.sheet.selected:
            is_far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            dx, dy = (way * (_STRIDE if is_far else _STEP) for way in _ARROWS[key])
            self.sheet.nudge(dx, dy)
        elif key == Qt.Key.Key_F:
            self.fit()
        elif key in (Qt.Key.Key_I, Qt.Key.Key_Menu):
            self.menu_requested.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.sheet.selected:
            self.sheet.delete()
        elif key == Qt.Key.Key_Escape and (self.sheet.selected or self.sheet.tool is not Tool.PEN):
            self.sheet.use(Tool.PEN) if self.sheet.tool is not Tool.PEN else self.sheet.select(())
        elif Qt.Key.Key_1 <= key < Qt.Key.Key_1 + len(NIBS):
            nib = NIBS[key - Qt.Key.Key_1]
            self.sheet.write_like(Look(nib, self.sheet.look.ink, self.sheet.look.steady))
        elif key == Qt.Key.Key_Escape or (event.text().isprintable() and event.text().strip()):
            self.typing_requested.emit()
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows."""
        super().focusInEvent(event)
        self.draw_again()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.draw_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything in another size."""
        super().resizeEvent(event)
        self.draw_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Of paper, ink and the stroke being made, only what is asked for."""
        if self._ink.isNull():
            self._draw_all()
        painter = QPainter(self)
        box = event.rect()
        ratio = self.devicePixelRatioF()
        source = QRectF(box.x() * ratio, box.y() * ratio, box.width() * ratio, box.height() * ratio)
        target = QRectF(box)
        painter.drawImage(target, self._paper, source)
        painter.drawImage(target, self._ink, source)
        if box.intersects(self._live_box):
            painter.drawImage(target, self._live, source)
        self._draw_selection(painter)
        painter.end()

    def _draw_all(self) -> None:
        ratio = self.devicePixelRatioF()
        size = (self.size().toSizeF() * ratio).toSize()
        for name in ("_paper", "_ink", "_live"):
            image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
            image.setDevicePixelRatio(ratio)
            image.fill(Qt.GlobalColor.transparent)
            setattr(self, name, image)
        self._live_box = QRect()
        self._draw_paper()
        painter = self._painter(self._ink)
        for stroke in self.sheet.drawing.strokes:
            painter.fillPath(_path(stroke), QColor(*stroke.ink.rgb))
        painter.end()

    def _draw_paper(self) -> None:
        painter = QPainter(self._paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        edge = label_path(self.stock, self.scale).translated(self.corner)
        draw_paper(painter, edge, colours.colour("paper"))
        if self.hasFocus():
            painter.setPen(QPen(colours.colour("ink"), 2))
            painter.drawPath(edge)
        painter.setClipPath(edge)
        painter.translate(self.corner)
        if self._has_guides:
            painter.setPen(QPen(QColor("#E6E8F0"), 1.2))
            for y in guide_lines(self._area):
                painter.drawLine(
                    QPointF(self._area.left * self.scale, y * self.scale),
                    QPointF(self._area.right * self.scale, y * self.scale),
                )
        if self._backdrop:
            draw_note(painter, self._backdrop, self.scale, colours.colour("pen"))
        painter.end()

    def _painter(self, image: QImage) -> QPainter:
        """A painter in millimetres on the label, which ends at its edge."""
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.corner)
        painter.scale(self.scale, self.scale)
        painter.setClipPath(label_path(self.stock, 1.0))
        return painter

    def _draw_line(self, start: Point, end: Point, look: Look) -> None:
        """The latest bit of a stroke: into the image, and only its own small box on screen."""
        if self._live.isNull():
            return
        stroke = Stroke((start, end), look.nib, look.ink)
        width = 2 * stroke.radius((start.pressure + end.pressure) / 2) * self.scale
        a, b = self._on_screen(start), self._on_screen(end)
        painter = QPainter(self._live)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(*look.ink.rgb), max(width, 0.6))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if a == b:
            painter.drawPoint(a)
        else:
            painter.drawLine(a, b)
        painter.end()
        grown = width / 2 + 2
        box = QRectF(a, b).normalized().adjusted(-grown, -grown, grown, grown).toAlignedRect()
        self._live_box = self._live_box.united(box)
        self.update(box)

    def _draw_stroke(self, stroke: Stroke) -> None:
        """A stroke is made: its shape, as it will be printed, in the place of its lines."""
        if self._ink.isNull():
            return
        painter = self._painter(self._ink)
        painter.fillPath(_path(stroke), QColor(*stroke.ink.rgb))
        painter.end()
        box = self._live_box
        left, top, right, bottom = bounds([stroke])
        corner = self.corner
        shape = QRectF(left, top, right - left, bottom - top)
        shown = QRectF(shape.topLeft() * self.scale + corner, shape.size() * self.scale)
        if not box.isEmpty():
            eraser = QPainter(self._live)
            eraser.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            eraser.fillRect(box, Qt.GlobalColor.transparent)
            eraser.end()
        self._live_box = QRect()
        self.update(box.united(shown.adjusted(-2, -2, 2, 2).toAlignedRect()))

    def _draw_selection(self, painter: QPainter) -> None:
        """A dashed box round what is picked, and the loop while it is drawn."""
        sheet = self.sheet
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colours.colour("warm"), 1.2, Qt.PenStyle.DashLine))
        if sheet.selected:
            strokes = [sheet.drawing.strokes[index] for index in sheet.selected]
            left, top, right, bottom = bounds(strokes)
            box = QRectF(left, top, right - left, bottom - top)
            shown = QRectF(box.topLeft() * self.scale + self.corner, box.size() * self.scale)
            painter.drawRect(shown.adjusted(-4, -4, 4, 4))
        if self._window:
            first, last = (self.corner.x() + x * self.scale for x in self._window)
            high = self.stock.height * self.scale
            painter.setPen(QPen(self._theme.colours.colour("ink"), 1.0, Qt.PenStyle.DotLine))
            painter.drawRect(QRectF(first, self.corner.y(), last - first, high))
        if len(sheet.loop) > 1:
            corner, scale = self.corner, self.scale
            loop = [QPointF(x * scale, y * scale) + corner for x, y in sheet.loop]
            painter.drawPolyline(QPolygonF(loop))

    def _on_screen(self, point: Point) -> QPointF:
        corner = self.corner
        return QPointF(corner.x() + point.x * self.scale, corner.y() + point.y * self.scale)

    def _show_tool(self) -> None:
        shapes_of = {
            Tool.PEN: Qt.CursorShape.CrossCursor,
            Tool.ERASER: Qt.CursorShape.PointingHandCursor,
            Tool.LASSO: Qt.CursorShape.SizeAllCursor,
        }
        self.setCursor(shapes_of[self.sheet.tool])
        self.update()


def guide_lines(area: Area) -> list[float]:
    """How far below the label's upper edge its guide lines are, in mm."""
    count = max(1, int(area.height / _LEADING))
    return [area.top + area.height * (number + 1) / count - 1.2 for number in range(count)]


def _is_mouse(event: QMouseEvent) -> bool:
    """Whether it is a mouse, and not one that Qt or the system makes of a pen or a finger."""
    return event.source() is Qt.MouseEventSource.MouseEventNotSynthesized


@lru_cache(maxsize=4096)
def _path(stroke: Stroke) -> QPainterPath:
    """The printed shape of a stroke, in mm."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for shape in shapes(stroke):
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in shape]))
        path.closeSubpath()
    return path

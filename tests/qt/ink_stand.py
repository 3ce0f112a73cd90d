"""A label to write on, and the events that a pen, a finger and a mouse send."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from handnote.config.resources import resource
from handnote.domain.drawing import Sample
from handnote.domain.stock import Stock
from handnote.qt.ink.sheet import InkSheet
from handnote.qt.ink.view import InkView
from handnote.qt.theme import Theme

NO_KEYS = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.MouseButton.NoButton

Capability = QInputDevice.Capability
_SENSES = Capability.Position | Capability.Pressure | Capability.Hover
PEN = QPointingDevice(
    "a pen", 71, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen, _SENSES, 1, 2
)
TURNED_PEN = QPointingDevice(
    "its end", 72, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Eraser, _SENSES, 1, 2
)


class InkStand:
    """One view over one sheet of ink."""

    def __init__(self, stock: Stock) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme = Theme(resource("theme"))
        theme.apply(application, dark=False)
        self.window = QWidget()
        self.window.resize(700, 330)
        self.sheet = InkSheet(self.window)
        self.sheet.set_size(stock.width, stock.height)
        self.view = InkView(self.window, theme, stock, self.sheet)
        self.view.resize(700, 330)
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()


def pen_event(
    view: InkView, kind: QEvent.Type, sample: Sample, *, turned: bool = False
) -> QTabletEvent:
    """What a tablet says of a pen at a place of the label in mm."""
    corner, scale = view.corner, view.scale
    at = QPointF(corner.x() + sample.x * scale, corner.y() + sample.y * scale)
    is_down = kind is not QEvent.Type.TabletRelease
    return QTabletEvent(
        kind, TURNED_PEN if turned else PEN, at, view.mapToGlobal(at), sample.pressure,
        0.0, 0.0, 0.0, 0.0, 0.0, NO_KEYS, _LEFT, _LEFT if is_down else _NONE,
    )  # fmt: skip


def write(view: InkView, samples: Iterable[Sample], *, turned: bool = False) -> None:
    """Replay a recorded path as tablet events, as Qt sends them."""
    kind = QEvent.Type.TabletPress
    last = None
    for sample in samples:
        QApplication.sendEvent(view, pen_event(view, kind, sample, turned=turned))
        kind, last = QEvent.Type.TabletMove, sample
    assert last is not None
    lifted = pen_event(view, QEvent.Type.TabletRelease, last, turned=turned)
    QApplication.sendEvent(view, lifted)


def line(x: float, y: float, to_x: float, to_y: float, steps: int = 20) -> list[Sample]:
    return [
        Sample(x + (to_x - x) * n / steps, y + (to_y - y) * n / steps, 0.5, 5.0 * n)
        for n in range(steps + 1)
    ]


def drag(view: InkView, samples: Iterable[Sample], button: Qt.MouseButton = _LEFT) -> None:
    """The same with a mouse."""
    kind = QEvent.Type.MouseButtonPress
    corner, scale = view.corner, view.scale
    for sample in samples:
        at = QPointF(corner.x() + sample.x * scale, corner.y() + sample.y * scale)
        QApplication.sendEvent(
            view, QMouseEvent(kind, at, view.mapToGlobal(at), button, button, NO_KEYS)
        )
        kind = QEvent.Type.MouseMove
    done = QEvent.Type.MouseButtonRelease
    QApplication.sendEvent(
        view, QMouseEvent(done, at, view.mapToGlobal(at), button, _NONE, NO_KEYS)
    )

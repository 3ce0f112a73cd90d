"""Which events are a pen, a finger or a mouse on the label, and which are a resting palm."""

from enum import Enum
from time import monotonic

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QPointingDevice, QTabletEvent, QTouchEvent

from handnote.domain.drawing import EVEN

PALM_S = 0.5
"""How long after a pen was last near a touch is taken for the hand that holds it."""


class Phase(Enum):
    """What a pointer does."""

    PRESS = "press"
    MOVE = "move"
    LIFT = "lift"


class Pen:
    """What is known of a pen tablet: whether its pen is near."""

    def __init__(self) -> None:
        self._last = float("-inf")
        self._is_near = False

    def seen(self) -> None:
        """It said something."""
        self._last = monotonic()

    def came(self) -> None:
        """It came near."""
        self._is_near = True
        self.seen()

    def went(self) -> None:
        """It left, or was unplugged."""
        self._is_near = False
        self.seen()

    @property
    def is_about(self) -> bool:
        """Whether a touch now is more likely a palm than a finger."""
        return self._is_near or monotonic() - self._last < PALM_S


def phase_of(event: QEvent) -> Phase | None:
    """What the pointer of a tablet or touch event does."""
    return _PHASES.get(event.type())


def is_eraser(event: QTabletEvent) -> bool:
    """Whether the pen is held the wrong way round."""
    return event.pointerType() is QPointingDevice.PointerType.Eraser


def finger(event: QTouchEvent) -> QPointF | None:
    """Where the one finger is; None for several, which do not write."""
    points = event.points()
    return points[0].position() if len(points) == 1 else None


def pressure_of(event: QTabletEvent) -> float:
    """How hard the pen is pressed; a tablet without a sense of it presses evenly."""
    senses = event.pointingDevice().capabilities()
    if not senses & QPointingDevice.Capability.Pressure:
        return EVEN
    return event.pressure()


_PHASES = {
    QEvent.Type.TabletPress: Phase.PRESS,
    QEvent.Type.TabletMove: Phase.MOVE,
    QEvent.Type.TabletRelease: Phase.LIFT,
    QEvent.Type.TouchBegin: Phase.PRESS,
    QEvent.Type.TouchUpdate: Phase.MOVE,
    QEvent.Type.TouchEnd: Phase.LIFT,
    QEvent.Type.TouchCancel: Phase.LIFT,
}

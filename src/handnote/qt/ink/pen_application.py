"""The application, which is told when a pen comes near a tablet."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication


class PenApplication(QApplication):
    """Passes on what Qt tells the application alone: a pen came near, or left."""

    pen_came = Signal()
    pen_went = Signal()

    def event(self, event: QEvent) -> bool:
        """Listen for the pen; everything else is Qt's."""
        if event.type() == QEvent.Type.TabletEnterProximity:
            self.pen_came.emit()
        elif event.type() == QEvent.Type.TabletLeaveProximity:
            self.pen_went.emit()
        return super().event(event)

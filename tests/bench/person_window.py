"""In the child: a window on a long history, and one order after the other put on the label."""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from handnote.bootstrap import open_desk
from handnote.domain.order import OrderId
from handnote.qt.app import dressed_application, share_time_fairly, today
from handnote.qt.window import MainWindow

_AS_IT_COMES = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


class _Window(MainWindow):
    """Says of whom all is painted, and when it was."""

    painted_at = 0.0
    painted: OrderId | None = None

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self.painted_at = time.perf_counter()
            state = self.places.write_place.person._state
            self.painted = state.order_id if state and state.earlier else None
        return done


def main() -> None:
    """Open the folder that is the first argument and go on as often as the second says."""
    application, theme = dressed_application()
    share_time_fairly()
    window = _Window(open_desk(Path(sys.argv[1]), checks_later=True), theme, today=today)
    window.show()
    window.activateWindow()  # without a window manager nobody else does, and keys go nowhere
    if not QTest.qWaitForWindowActive(window):
        raise RuntimeError("the window never got the keys")
    window.start()

    def wait(is_so: Callable[[], bool]) -> None:
        while not is_so():
            application.processEvents(_AS_IT_COMES)

    def at_rest() -> None:
        until = time.perf_counter() + 0.3  # what follows a pause, and the next order read ahead
        while time.perf_counter() < until or not window.is_at_rest():
            application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            time.sleep(0.001)

    wait(lambda: window.painted is not None)
    took, least = [], []
    for _ in range(int(sys.argv[2])):
        at_rest()
        before = window.painted
        begun = time.perf_counter()
        keys = QApplication.focusWidget() or window
        QTest.keyClick(keys, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        while window.painted in (before, None):
            application.processEvents(_AS_IT_COMES)
        took.append(window.painted_at - begun)
        at_rest()
        begun = time.perf_counter()
        window.repaint()
        least.append(time.perf_counter() - begun)
    print(json.dumps({"took": took, "least": least}), flush=True)
    os._exit(0)

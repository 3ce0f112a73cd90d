"""Waits for files that are still coming in, without holding up the window or a worker."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from handnote.qt.tasks import Tasks
from handnote.services.settling import Settling

BETWEEN_LOOKS_MS = 300


class FilesToCome(QObject):
    """Tells when the files last asked for stand still; each look is made in the slow worker."""

    arrived = Signal(object)
    late = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._settling: Settling | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BETWEEN_LOOKS_MS)
        self._timer.timeout.connect(self._look)
        self._looks = 0

    @property
    def is_waiting(self) -> bool:
        """Whether a look is still to come."""
        return self._settling is not None

    def wait_for(self, files: Sequence[Path]) -> None:
        """Wait for these and no longer for any asked before."""
        self._settling = Settling(files)
        self._looks = 0
        self._look()

    def stop(self) -> None:
        """Wait no more."""
        self._settling = None
        self._timer.stop()

    def _look(self) -> None:
        settling = self._settling
        if settling is None:
            return

        def told(is_still: bool) -> None:  # noqa: FBT001 - what a look answers
            if settling is not self._settling:
                return
            if is_still:
                self.stop()
                self.arrived.emit(list(settling.paths))
                return
            self._looks += 1
            if self._looks > 1 and settling.growing:
                self.late.emit(settling.growing)
            self._timer.start()

        self._tasks.run_slow(settling.look, told)

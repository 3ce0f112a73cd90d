"""When a draft is due: after a pause in typing, and never later than a second."""

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 200
LONGEST_MS = 1000


class DraftKeeper(QObject):
    """Asks for a save 200 ms after the last key, and at most 1 s after the first unsaved one."""

    save_due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)

    @property
    def is_waiting(self) -> bool:
        """Whether something typed has not been asked to be saved yet."""
        return self._longest.isActive()

    def typed(self) -> None:
        """A key changed the text."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self) -> None:
        """Ask now, if anything waits: at a switch, at closing, at a signal."""
        if self.is_waiting:
            self._ask()

    def forget(self) -> None:
        """Nothing waits any more: the text went another way."""
        self._pause.stop()
        self._longest.stop()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._ask)
        return timer

    def _ask(self) -> None:
        self.forget()
        self.save_due.emit()

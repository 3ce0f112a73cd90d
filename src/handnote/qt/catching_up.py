"""Reads notes from before there was an index of likenesses, in a thread that mostly waits."""

import threading

from PySide6.QtCore import QObject, Signal

from handnote.domain.problem import Problem
from handnote.services.desk import Desk

_BREATH_S = 3.0
"""How long after the start it begins."""

_BETWEEN_STEPS_S = 0.02
"""A step is a save of some hundred notes: most of the time the desk is hers."""

_PATIENCE_S = 2.0


class CatchingUp(QObject):
    """Reads what is unread of the history, once, and says how far it has come."""

    told = Signal(int, int)
    """How many places are read, and how many there are; both alike when all is read."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_over = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, in a while."""
        self._thread = threading.Thread(target=self._work, name="handnote-reader", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Read no more; the next start goes on from there."""
        self._is_over.set()
        if self._thread:
            self._thread.join(_PATIENCE_S)

    def _work(self) -> None:
        if self._is_over.wait(_BREATH_S):
            return
        try:
            sameness = self._desk.sameness()
            if sameness.is_behind:
                sameness.catch_up(self.told.emit, self._goes_on)
        except Problem:
            return  # a full disk, say: the next start goes on
        except RuntimeError:
            if not self._is_over.is_set():
                raise  # otherwise the desk was closed under a slow step

    def _goes_on(self) -> bool:
        return not self._is_over.wait(_BETWEEN_STEPS_S)

"""Watches a folder from a thread of its own: a disk that sleeps or is gone holds up nobody."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from handnote.domain.problem import Problem
from handnote.services.watching import Arrival, Watching

LOOK_EVERY_S = 3.0
"""Looking whether a folder has changed costs microseconds, and works on every kind of disk."""

_PATIENCE_S = 1.0


class FolderWatch(QObject):
    """Tells of order files that come into a folder, each once."""

    found = Signal(object)

    def __init__(self, watching: Watching, parent: QObject) -> None:
        super().__init__(parent)
        self._watching = watching
        self._round: _Round | None = None

    def watch(self, folder: str, *, begins: bool = False) -> None:
        """Watch this folder from now on, and no other; empty for none.

        When it ``begins``, what is there already is not told of.
        """
        self._end()
        if folder:
            self._round = _Round(self._watching, Path(folder), self._tell, begins=begins)
            self._round.start()

    def look_again(self) -> None:
        """Look as if the folder had changed."""
        if self._round is not None:
            self._round.wake()

    def stop(self) -> None:
        """Look no more; a look under way is waited for, but for no longer than a moment."""
        if round_ := self._end():
            round_.join(_PATIENCE_S)

    def _end(self) -> "_Round | None":
        """The window does not wait for a disk: the round ends after its look."""
        ended, self._round = self._round, None
        if ended is not None:
            ended.stop()
        return ended

    def _tell(self, arrival: Arrival) -> None:
        self.found.emit(arrival)


class _Round(threading.Thread):
    """Looks at one folder until it is stopped; whatever is wrong with it is tried again."""

    def __init__(
        self,
        watching: Watching,
        folder: Path,
        tell: Callable[[Arrival], None],
        *,
        begins: bool,
    ) -> None:
        super().__init__(name="handnote-watch", daemon=True)
        self._watching = watching
        self._folder = folder
        self._tell = tell
        self._begins = begins
        self._is_over = threading.Event()
        self._woken = threading.Event()
        self._changed: int | None = None
        self._told: frozenset[str] = frozenset()

    def wake(self) -> None:
        """Look now, whether anything changed or not."""
        self._changed = None
        self._woken.set()

    def stop(self) -> None:
        """End after the look that is under way, if that ends."""
        self._is_over.set()
        self._woken.set()

    def run(self) -> None:
        """Look whenever the folder has changed."""
        while not self._is_over.is_set():
            self._woken.clear()
            try:
                self._look()
            except Problem:
                self._changed = None  # a full disk, say: the next look may fare better
            except RuntimeError:
                if not self._is_over.is_set():
                    raise
                return  # a disk took so long that the desk is closed by now
            self._woken.wait(LOOK_EVERY_S)

    def _look(self) -> None:
        if self._begins:
            self._watching.begin(self._folder)
            self._begins = False
        changed = _changed(self._folder)
        if changed is None or changed == self._changed:
            return
        seen = self._watching.look(self._folder, is_over=self._is_over.is_set)
        self._changed = None if seen.is_unsettled else changed
        arrival = seen.arrival
        if arrival and arrival.marks != self._told and not self._is_over.is_set():
            self._told = arrival.marks
            self._tell(arrival)


def _changed(folder: Path) -> int | None:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return None

"""How far slow work is, told in the window's thread, and a way to end work nobody waits for."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from handnote.domain.progress import Hear, Stopped

_LONG_S = 0.5
"""What is done sooner needs no telling."""

_BETWEEN_TELLING_S = 0.05


class Hearing(QObject):
    """Listens to work in another thread for the window."""

    _heard = Signal(object, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heard.connect(self._tell)

    def of(self, is_wanted: Callable[[], bool], tell: Callable[[int], None]) -> Hear:
        """What new work is to call: it raises ``Stopped`` as soon as the work is not wanted.

        ``is_wanted`` is asked in the worker; ``tell`` is called in the window's thread, not
        too often, and never for work that is not wanted any more.
        """
        begun = told = time.monotonic()
        telling = _Telling(is_wanted, tell)

        def hear(done: int) -> None:
            nonlocal told
            if not is_wanted():
                raise Stopped
            now = time.monotonic()
            if now - begun > _LONG_S and now - told > _BETWEEN_TELLING_S:
                told = now
                self._heard.emit(telling, done)

        return hear

    def _tell(self, telling: "_Telling", done: int) -> None:
        if telling.is_wanted():
            telling.tell(done)


class _Telling:
    """Whom one work tells, and whether it still does."""

    def __init__(self, is_wanted: Callable[[], bool], tell: Callable[[int], None]) -> None:
        self.is_wanted = is_wanted
        self.tell = tell

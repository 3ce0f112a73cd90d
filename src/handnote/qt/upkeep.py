"""What the desk looks after by itself, once the window has stood a moment."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from handnote.qt.occasions import Occasions
from handnote.qt.tasks import Tasks
from handnote.services.desk import Desk
from handnote.wording import safekeeping

if TYPE_CHECKING:
    from handnote.domain.problem import Problem

_BREATH_MS = 1500
"""How long the window is left alone before it looks at what runs out."""


class Upkeep(QObject):
    """Begins after a breath, in a window that is still there; what fails is tried another day."""

    noted = Signal(str)
    """Something to read at leisure, where nothing else is to be read."""

    def __init__(self, desk: Desk, tasks: Tasks, window: QWidget, occasions: Occasions) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self._occasions = occasions

    def start(self) -> None:
        """Begin when the first letter can be typed."""
        QTimer.singleShot(_BREATH_MS, self, self.begin)

    def begin(self) -> None:
        """Let run out, empty the trash, write the readable copy, look for copies and namesakes."""
        if self._window.isVisible():
            self._occasions.keeping.turn()
            self._tasks.run_slow(self._desk.trash.purge, None, _let_go)
            self._tasks.run_slow(self._desk.safekeeping.write_readable_if_due, None, _let_go)
            self._occasions.safe.look_for_strays(self._tell_of_strays)
            self._find_namesakes()

    def _tell_of_strays(self, names: Sequence[str]) -> None:
        if names:
            self.noted.emit(safekeeping.strays(names))

    def _find_namesakes(self, more: bool = True) -> None:  # noqa: FBT001, FBT002 - an answer's
        """Names from before namesakes were looked for, piece by piece, while she writes."""
        if more:
            find = self._desk.people.find_namesakes
            self._tasks.run_slow(find, self._find_namesakes, _let_go)


def _let_go(problem: "Problem") -> None:
    """Nobody asked for it, and it is tried again at the next start."""

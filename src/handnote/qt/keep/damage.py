"""Where damage is found while the window is open, it is said, and the last good backup offered."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from handnote.domain.problem import Problem
from handnote.services.safekeeping import Safekeeping
from handnote.wording import safekeeping as words
from handnote.wording import screen
from handnote.wording.problems import sentence

_BREATH_MS = 5000
"""How long after the start a large file is checked: the window comes first."""


class DamageWatch(QObject):
    """Asks for the check a large file is owed, and tells what any check finds."""

    going_back_wanted = Signal(object)
    """The path of the backup she would go on from; she is shown what it holds first."""

    _found = Signal(object)

    def __init__(self, safekeeping: Safekeeping, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        # From the saver's thread to the window's own.
        self._found.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        safekeeping.hear_of_damage(self._found.emit)
        QTimer.singleShot(_BREATH_MS, self, safekeeping.check_if_owed)

    def _tell(self, problem: Problem) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, screen.APP, sentence(problem))
        box.setParent(self._window, box.windowFlags())
        box.setObjectName("found-damaged")
        box.setTextFormat(Qt.TextFormat.PlainText)
        if "backup" in problem.facts:
            go_back = box.addButton(words.go_back_to(problem), QMessageBox.ButtonRole.AcceptRole)
            go_back.setObjectName("go-back")
            go_back.clicked.connect(lambda: self._go_back(problem))
        box.addButton(screen.CLOSE, QMessageBox.ButtonRole.RejectRole)
        box.finished.connect(box.deleteLater)
        box.open()

    def _go_back(self, problem: Problem) -> None:
        folder, name = (str(problem.facts[fact]) for fact in ("folder", "backup"))
        self.going_back_wanted.emit(Path(folder) / "backups" / name)

"""One window a desk: a second start hands its files to the first one and goes away.

The kernel's lock says who is first (in storage). The second leaves a request file in the
data folder, which the first one watches; taking the file away is its answer.
"""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from handnote.config.files import write_whole

_PATTERN = "open-*.request"
_PATIENCE_S = 2.5
_LONGEST = 64 * 1024


def ask_first_window(folder: Path, files: Sequence[Path]) -> bool:
    """Ask the window that has this desk to come up with ``files``; whether it answered."""
    request = folder / f"open-{uuid4().hex}.request"
    names = [str(file.resolve()) for file in files]
    write_whole(request, json.dumps(names).encode())
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        if not request.exists():
            return True
        time.sleep(0.02)
    request.unlink(missing_ok=True)
    return False


class Requests(QObject):
    """Tells of every start that found this window already there."""

    made = Signal(list)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        for request in sorted(self._folder.glob(_PATTERN)):
            files = _files_in(request)
            request.unlink(missing_ok=True)
            self.made.emit(files)


def _files_in(request: Path) -> list[Path]:
    """The files a request names; none for one that cannot be read."""
    try:
        said = json.loads(request.read_bytes()[:_LONGEST])
    except (OSError, ValueError):
        return []
    if not isinstance(said, list):
        return []
    return [Path(name) for name in said if isinstance(name, str)]

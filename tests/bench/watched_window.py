"""In the child: when a window can first be typed in, and how fast it answers the keys.

Nothing may be loaded here before the window is drawn that a bare window does without: the
names in ``Qt`` alone take as long as a tenth of its start.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    Editor = QTextEdit | QPlainTextEdit

_SETTLED_MS = 300
_BETWEEN_KEYS_MS = 4


class Watch:
    """Waits until an editor can be typed in, types ``text``, tells the parent and leaves.

    ``prepare`` is called after the start was measured and before the first key.
    """

    def __init__(self, text: str, prepare: Callable[[], None] = lambda: None) -> None:
        self._text = text
        self._prepare = prepare
        self._paints = 0
        self._is_writable = False

    def shown(self, editor: "Editor") -> None:
        """The editor's window comes up: on a bare X server it has to ask for the keys."""
        QTimer.singleShot(0, editor.window().activateWindow)

    def painted(self, editor: "Editor", *, is_ready: bool = True) -> None:
        """The editor was drawn, and ``is_ready`` to take a letter if the keys go to it."""
        self._paints += 1
        if not self._is_writable and is_ready and QApplication.focusWidget() is editor:
            self._is_writable = True
            # The next turn of the loop: by then this paint is handed over to the screen.
            QTimer.singleShot(0, lambda: self._measure(editor))

    def _measure(self, editor: "Editor") -> None:
        writable_at = time.monotonic()
        _rest(_SETTLED_MS)
        started = _memory("VmRSS")
        self._prepare()
        keys = [self._seconds_for(letter, editor) for letter in self._text]
        if editor.toPlainText() != self._text:
            raise RuntimeError("not every key arrived")
        memory = {"started": started, "typed": _memory("VmRSS"), "peak": _memory("VmHWM")}
        _tell_and_leave({"writable_at": writable_at, "keys": keys, "memory": memory})

    def _seconds_for(self, letter: str, editor: "Editor") -> float:
        """From the key to the repainted window."""
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        paints = self._paints
        begun = time.perf_counter()
        QApplication.sendEvent(editor, press)
        while self._paints == paints:
            QCoreApplication.processEvents()
        took = time.perf_counter() - begun
        _rest(_BETWEEN_KEYS_MS)
        return took


def _rest(milliseconds: int) -> None:
    """Give timers, and answers from other threads, their turn."""
    until = time.monotonic() + milliseconds / 1000
    while time.monotonic() < until:
        QCoreApplication.processEvents()
        time.sleep(0.0005)


def _memory(what: str) -> float | None:
    """``VmRSS``, resident now, or ``VmHWM``, at most so far, in MiB; None off Linux."""
    from pathlib import Path

    if sys.platform != "linux":
        return None
    said = Path("/proc/self/status").read_text("ascii")
    (line,) = (line for line in said.splitlines() if line.startswith(f"{what}:"))
    return int(line.split()[1]) / 1024


def _tell_and_leave(told: dict[str, object]) -> None:
    """Answer the parent at once: what a window does on closing is not measured here."""
    import json

    print(json.dumps(told), flush=True)
    os._exit(0)

"""Something to draw windows on: the display there is, one of our own, or none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Screen:
    """A name for people, and what a child needs in its environment to draw there."""

    name: str
    environment: Mapping[str, str]


OFFSCREEN = Screen("offscreen, nothing is shown", {"QT_QPA_PLATFORM": "offscreen"})


@contextmanager
def some_screen() -> Iterator[Screen]:
    """The desktop's own; without one an Xvfb for as long as it is needed; else offscreen."""
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    if sys.platform != "linux" or display:
        yield Screen(f"the display {display}" if display else "this desktop", {})
    elif xvfb := shutil.which("Xvfb"):
        with _virtual_screen(xvfb) as screen:
            yield screen if _draws(screen) else OFFSCREEN
    else:
        yield OFFSCREEN


@contextmanager
def _virtual_screen(xvfb: str) -> Iterator[Screen]:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [xvfb, "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        yield Screen(f"Xvfb :{number}", {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"})
    finally:
        server.terminate()
        server.wait()


def _draws(screen: Screen) -> bool:
    """Whether Qt finds there all it needs: its X11 part wants more libraries than a server has."""
    opened = subprocess.run(
        [sys.executable, "-c", "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"],
        env={**os.environ, **screen.environment},
        capture_output=True,
    )
    return opened.returncode == 0

"""In the child: a window on a large pile, until all of it is read, and what she does then."""

import json
import os
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from handnote.bootstrap import open_desk
from handnote.qt.app import dressed_application, share_time_fairly, today
from handnote.qt.window import MainWindow

_AS_IT_COMES = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


def main() -> None:
    """Open the desk in the folder that is the argument, wait for the pile, search, let one be."""
    application, theme = dressed_application()
    share_time_fairly()
    begun = time.perf_counter()
    desk = open_desk(Path(sys.argv[1]))
    window = MainWindow(desk, theme, today=today)
    window.show()
    window.start()
    beats: list[float] = []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    heart.start(2)

    def wait(is_so: Callable[[], bool]) -> float:
        while not is_so():
            application.processEvents(_AS_IT_COMES)
        return time.perf_counter()

    shown = wait(lambda: window.writing.current is not None)
    beats.clear()
    read = wait(window.is_at_rest)
    stalls = [after - before for before, after in pairwise(beats)]
    place = window.places.write_place
    everything = place.pile.model().rowCount()
    began_to_look = time.perf_counter()
    place.find_edited.emit("zqx")
    found = wait(lambda: place.pile.model().rowCount() < everything)
    place.find_edited.emit("")
    wait(window.is_at_rest)
    went = time.perf_counter()
    window.writing.let_be()
    gone = time.perf_counter()
    told = {
        "shown": shown - begun,
        "read": read - begun,
        "stall": max(stalls, default=0.0),
        "found": found - began_to_look,
        "next": gone - went,
    }
    print(json.dumps(told), flush=True)
    os._exit(0)

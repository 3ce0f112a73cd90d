"""In the child: from the key to the sheet on the Print place, and how still the window held."""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from handnote.bootstrap import open_desk
from handnote.qt.app import dressed_application, share_time_fairly, today
from handnote.qt.window import MainWindow
from handnote.services.proofing import Proofing

_UNTIL_SHE_PRINTS_S = 2.0
_AS_IT_COMES = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
"""A window sleeps until something happens; one that never slept would take the worker's time."""


def main() -> None:
    """Open the desk in the folder that is the argument, wait a moment and press Ctrl+P."""
    application, theme = dressed_application()
    share_time_fairly()
    desk = open_desk(Path(sys.argv[1]))
    window = MainWindow(desk, theme, today=today)
    window.show()
    window.start()
    beats: list[float] = []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    heart.start(2)
    ready = time.perf_counter() + _UNTIL_SHE_PRINTS_S
    while time.perf_counter() < ready or not window.is_at_rest():
        application.processEvents(_AS_IT_COMES)
    beats.clear()
    pressed = time.perf_counter()
    window.go_to(1)
    while not window.is_at_rest():
        application.processEvents(_AS_IT_COMES)
    application.processEvents(_AS_IT_COMES)  # the sheet is drawn
    shown = time.perf_counter()
    beats += [shown]
    stalls = [after - before for before, after in zip([pressed, *beats], beats, strict=False)]
    stock = desk.catalogue.find(desk.preferences.current.stock)
    begun = time.perf_counter()
    Proofing(desk.proofing.hands).proof(desk.printing.to_print(), stock)
    alone = time.perf_counter() - begun
    print(json.dumps({"shown": shown - pressed, "alone": alone, "stall": max(stalls)}), flush=True)
    os._exit(0)

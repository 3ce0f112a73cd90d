"""The main job where there is no screen: a label sheet and pictures of the window, as files."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from handnote.services.desk import Desk
from handnote.wording import screen

_PATIENCE_S = 20.0


def tour(
    folder: Path, *, open_desk: Callable[[Path], Desk], make_sample: Callable[[Path], None]
) -> int:
    """Make the sample shop under ``folder``, print its labels, and take three pictures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import qInstallMessageHandler

    from handnote.qt.app import dressed_application, quiet_messages, today
    from handnote.qt.window import MainWindow

    qInstallMessageHandler(quiet_messages)
    application, theme = dressed_application()
    shop = folder / "sample-shop"
    shutil.rmtree(shop, ignore_errors=True)
    make_sample(shop)
    window = MainWindow(open_desk(shop), theme, today=today, is_sample=True)
    window.show()
    window.start()

    def wait_until(is_so: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _PATIENCE_S
        application.processEvents()  # what was asked for a moment ago is under way only now
        while not is_so() and time.monotonic() < deadline:
            application.processEvents()
            time.sleep(0.005)

    wait_until(window.is_at_rest)
    made = []
    for number, name in enumerate(("write", "print", "history")):
        window.go_to(number)
        wait_until(window.is_at_rest)
        window.grab()  # what is laid out and drawn only once it is looked at begins now
        wait_until(window.is_at_rest)
        picture = folder / f"{name}.png"
        window.grab().save(str(picture))
        made.append(picture)
        if name == "print" and (proof := window.places.printer.proof):
            labels = folder / "labels.pdf"
            labels.write_bytes(proof.pdf)
            made.append(labels)
    window.close()
    print(screen.TOUR_DONE)
    for file in dict.fromkeys(made):
        print(f"  {file}")
    return 0

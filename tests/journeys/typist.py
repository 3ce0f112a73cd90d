"""A seller in a process of her own, typing until somebody pulls the plug.

Called as ``python -m tests.journeys.typist FOLDER``. Prints what the window calls saved, a
JSON string a line, and ``typing`` once it has begun.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from handnote.bootstrap import make_sample, open_desk
from handnote.domain.note import MadeBy
from handnote.qt.app import App, close_on_signals, dressed_application

WORDS = "the glaze came out bluer than the last one and I thought of your window at once "


def main(folder: Path) -> int:
    application, theme = dressed_application()
    app = App(application, theme, open_desk=open_desk, make_sample=make_sample)
    app.show_desk(folder, [])
    close_on_signals(app, application)
    window = app.windows[0]
    window.writing.make_by(MadeBy.FONT)
    editor = window.places.write_place.editor
    typed: list[str] = []

    def tell(text: str) -> None:
        if text == "Saved":
            order = window.writing.current
            assert order is not None
            note = window._desk.composing.open(order.id).note
            print(json.dumps([order.number, note.text if note else ""]), flush=True)

    def type_on() -> None:
        if not typed:
            print("typing", flush=True)
        QTest.keyClicks(editor, WORDS[len(typed) % len(WORDS)])
        typed.append("")
        if len(typed) % 23 == 0:
            pause.start(260)
        else:
            pause.start(12)

    pause = QTimer()
    pause.setSingleShot(True)
    pause.timeout.connect(type_on)
    window.writing.saved.connect(tell)
    QTimer.singleShot(600, type_on)
    return int(application.exec())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

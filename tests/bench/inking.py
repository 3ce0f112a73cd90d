"""A pen on the label: from its event to the painted bit of line, and what a note in ink takes."""

import json
import os
import sys
import time
from collections.abc import Iterator

from handnote.ink.codec import decode, encode
from handnote.ink.outlining import outlines
from tests.bench.measurement import Measurement, ms, p95, seconds, spread
from tests.bench.processes import output, python
from tests.bench.screen import Screen
from tests.bench.size import Size
from tests.ink.handwriting import note, written

_WORDS = 40


def measure(size: Size, screen: Screen) -> Iterator[Measurement]:
    """A window of its own writes words; the floor is one line drawn into a bare image."""
    command = python("from tests.bench.inking import main; main()", str(max(2, size.letters // 4)))
    told = json.loads(output(command, screen.environment))
    name = "a pen's event to the painted bit of its line"
    yield from spread(name, told["painted"], told["floor"], aim="≤ 4 ms")
    yield ms("a pen lifted to the printed shape, p95", p95(told["lifted"]), aim="≤ 16 ms")
    drawing = note(_WORDS)
    data = encode(drawing)
    yield Measurement(f"a note of {_WORDS} words in ink", len(data) / 1024, "KB", aim="≤ 8 KB")
    yield ms("its shapes from what is kept", seconds(_shapes, data))


def _shapes(data: bytes) -> None:
    outlines(decode(data).strokes)


def main() -> None:
    """In the child: words written with tablet events, each painted before the next comes."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtWidgets import QApplication

    from handnote.qt.app import dressed_application
    from handnote.sheets.stocks import StockCatalogue
    from tests.qt.ink_stand import InkStand, pen_event

    application, _ = dressed_application()
    stand = InkStand(StockCatalogue().find("L7163"))
    view = stand.view
    view.window().resize(1000, 460)
    view.resize(1000, 460)
    application.processEvents()
    image = QImage(1000, 460, QImage.Format.Format_ARGB32_Premultiplied)
    painted, floor, lifted = [], [], []
    for path in written(int(sys.argv[1])):
        kind = QEvent.Type.TabletPress
        for sample in path:
            event = pen_event(view, kind, sample)
            begun = time.perf_counter()
            QApplication.sendEvent(view, event)
            application.processEvents()
            painted.append(time.perf_counter() - begun)
            kind = QEvent.Type.TabletMove
            begun = time.perf_counter()
            painter = QPainter(image)
            painter.setPen(Qt.GlobalColor.blue)
            painter.drawLine(QPointF(10, 10), QPointF(14, 13))
            painter.end()
            floor.append(time.perf_counter() - begun)
        event = pen_event(view, QEvent.Type.TabletRelease, path[-1])
        begun = time.perf_counter()
        QApplication.sendEvent(view, event)
        application.processEvents()
        lifted.append(time.perf_counter() - begun)
    print(json.dumps({"painted": painted, "floor": floor, "lifted": lifted}), flush=True)
    os._exit(0)

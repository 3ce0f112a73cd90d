"""Pasting an order: what is on the clipboard becomes a sheet, and the sheet an order."""

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from handnote.domain.order import IncomingOrder, OrderId
from handnote.qt.paste_sheet import PasteSheet
from handnote.qt.tasks import Tasks
from handnote.readers.channels import channels
from handnote.readers.pasted import LONGEST
from handnote.services.desk import Desk
from handnote.services.pasting import PasteLook


class Pasting(QObject):
    """Reads in the background; a newer paste drops an older one, and one sheet is open."""

    added = Signal(str)
    changed = Signal(object)
    problem_met = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self._asked = 0
        self._sheet: PasteSheet | None = None

    def paste(self, data: QMimeData | None) -> None:
        """Read the text of a clipboard, of a web page if there is nothing plainer."""
        text = ""
        if data is not None:
            # Never QTextDocument: it would load what a page names.
            text = data.text() if data.hasText() else data.html()
        self.read(text[:LONGEST])

    def read(self, text: str) -> None:
        """Show what a text tells of an order; the text itself is then forgotten."""
        if self._sheet is not None:
            return
        self._asked += 1
        asked = self._asked
        look = self._desk.pasting.look

        def work() -> PasteLook:
            channels()  # a dozen small files, read here once rather than in the window's time
            return look(text)

        def show(found: PasteLook) -> None:
            if asked == self._asked and self._sheet is None:
                self._show(found)

        self._tasks.run_slow(work, show, self.problem_met.emit)

    def _show(self, look: PasteLook) -> None:
        sheet = PasteSheet(self._window, look, channels(), self._desk.pasting.day)
        sheet.given.connect(self._add)
        sheet.number_changed.connect(self._look_for)
        sheet.words_given.connect(self._keep_words)
        sheet.order_wanted.connect(self.added)
        sheet.finished.connect(self._forget)
        sheet.finished.connect(sheet.deleteLater)
        self._sheet = sheet
        sheet.open()

    def _forget(self) -> None:
        self._sheet = None

    def _look_for(self, channel: str, number: str) -> None:
        known = self._desk.pasting.known
        sheet = self._sheet

        def show(order: object) -> None:
            if sheet is not None and sheet is self._sheet:
                sheet.show_known(order)  # type: ignore[arg-type]  # what ``known`` returned

        self._tasks.run(lambda: known(channel, number), show, self.problem_met.emit)

    def _add(self, told: IncomingOrder) -> None:
        add = self._desk.pasting.add
        self._tasks.run(lambda: add(told), self.added.emit, self.problem_met.emit)

    def _keep_words(self, order_id: str, words: str) -> None:
        they_wrote = self._desk.correcting.they_wrote
        self._tasks.run(
            lambda: they_wrote(OrderId(order_id), words), self.changed.emit, self.problem_met.emit
        )

"""The carrier page of sticky notes, printed or saved: between the services and the dialogs."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from handnote.config.files import write_whole
from handnote.domain.stock import Stock
from handnote.qt.print.asking import ask_for_printer, ask_where, printer_for
from handnote.qt.print.printer_choosing import PrinterChoosing
from handnote.qt.print.to_printer import print_pdf
from handnote.qt.tasks import Tasks
from handnote.services.calibrating import paper
from handnote.services.desk import Desk
from handnote.wording import carrier as words


class CarrierPage(QObject):
    """Puts on paper where the notes are to be stuck, moved as the notes themselves will be."""

    problem_met = Signal(object)
    said = Signal(str)

    def __init__(
        self, desk: Desk, tasks: Tasks, choosing: PrinterChoosing, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._choosing = choosing
        self._window = window

    def print_it(self) -> None:
        """Ask the system's dialog for a printer and send it the page."""
        stock = self._desk.stock
        printer = printer_for(paper(stock), words.TITLE)
        self._choosing.prepare(printer)
        ask_for_printer(self._window, printer, lambda: self.send(stock, printer))

    def save_it(self) -> None:
        """Ask where to, and save the page there."""
        save = partial(self.save_as, self._desk.stock)
        ask_where(self._window, words.SAVE_CARRIER, "carrier-page.pdf", save)

    def save_as(self, stock: Stock, path: Path) -> None:
        """Write the page for the picked printer to ``path``."""
        picked = self._choosing.picked
        self._tasks.run_slow(
            lambda: write_whole(path, self._made(stock, picked)),
            lambda _: self.said.emit(words.carrier_saved(path.name)),
            self.problem_met.emit,
        )

    def send(self, stock: Stock, printer: QPrinter) -> None:
        """Print the page where the system's dialog pointed."""
        is_file = bool(printer.outputFileName())
        name = self._choosing.picked if is_file else printer.printerName()

        def work() -> None:
            print_pdf(self._made(stock, name), [paper(stock)], printer)

        self._tasks.run_slow(work, None, self.problem_met.emit)

    def _made(self, stock: Stock, printer: str) -> bytes:
        """For the slow worker."""
        page = self._desk.proofing.carrier(stock, words.carrier_words(stock))
        return self._desk.calibrating.aimed_page(page, stock, printer)

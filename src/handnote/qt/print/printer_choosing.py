"""Choosing a printer and measuring it: between the services and the widgets."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from handnote.config.files import write_whole
from handnote.domain.calibration import Calibration, MeasuredPrinter, Paper
from handnote.domain.problem import Problem
from handnote.domain.stock import Stock
from handnote.domain.units import Mm
from handnote.qt.print.calibration_sheet import CalibrationSheet, Judgement, SheetAbout
from handnote.qt.print.printer_choice import PrinterChoice, PrinterState
from handnote.qt.print.printers import cups_printers, has_cups, system_printers
from handnote.qt.print.to_printer import page_layout, print_pdf
from handnote.qt.tasks import Tasks
from handnote.services.calibrating import paper
from handnote.services.desk import Desk
from handnote.sheets.calibration import Readings, advice, calibration, inset
from handnote.sheets.ruler import Ruler, figure, length
from handnote.wording import calibrating as words
from handnote.wording import screen
from handnote.wording.problems import sentence


class PrinterChoosing(QObject):
    """Knows which printer is picked; measures it when asked to."""

    problem_met = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        choice: PrinterChoice,
        window: QWidget,
        *,
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._choice = choice
        self._window = window
        self._today = today
        self._stock: Stock | None = None
        self._names: tuple[str, ...] | None = None
        self._measured: tuple[MeasuredPrinter, ...] = ()
        choice.printer_picked.connect(self.pick)
        choice.test_page_requested.connect(self.open_sheet)

    @property
    def picked(self) -> str:
        """The printer that is picked; empty where the system's dialog is to ask."""
        return self._desk.preferences.current.printer

    def look(self, stock: Stock) -> None:
        """Find out which printers there are, and what is known of them for this stock's paper."""
        self._stock = stock
        if self._names is None:
            self._names = ()
            if has_cups():
                self._tasks.run_slow(cups_printers, self._take_names)
            else:
                self._take_names(system_printers())
        calibrating = self._desk.calibrating
        self._tasks.run(
            lambda: calibrating.printers(stock), self._take_measured, self.problem_met.emit
        )

    def pick(self, name: str) -> None:
        """Print on this one from now on; empty to be asked every time."""
        try:
            self._desk.preferences.print_with(name)
        except Problem as problem:
            self.problem_met.emit(problem)
        self._show()

    def prepare(self, printer: QPrinter) -> None:
        """Let the system's dialog begin with the picked printer, if it is there."""
        if self.picked in (self._names or ()):
            printer.setPrinterName(self.picked)

    def open_sheet(self) -> None:
        """Show the sheet for the test page of the stock in use."""
        if self._stock is None:
            return
        stock, on = self._stock, paper(self._stock)
        about = SheetAbout(self._offered(), self.picked, on, self._known_of(self.picked))
        sheet = CalibrationSheet(self._window, about, lambda said, ruler: judged(said, ruler, on))
        sheet.print_requested.connect(lambda: self._print_test_page(stock, sheet))
        sheet.save_requested.connect(lambda: self._ask_where(stock, sheet))
        sheet.given.connect(lambda name, made: self._keep(name, stock, made))
        sheet.forget_requested.connect(lambda name: self._forget(name, stock))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def save_test_page(self, stock: Stock, path: Path) -> None:
        """Write the test page to ``path``."""
        proofing = self._desk.proofing

        def work() -> None:
            write_whole(path, proofing.test_page(stock, words.page_words(stock)))

        self._tasks.run_slow(
            work, lambda _: self.said.emit(words.test_page_saved(path.name)), self.problem_met.emit
        )

    def _print_test_page(self, stock: Stock, sheet: CalibrationSheet) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.prepare(printer)
        printer.setPageLayout(page_layout(paper(stock), is_turned=stock.turned))
        printer.setDocName(words.TITLE)
        dialog = QPrintDialog(printer, sheet)
        dialog.accepted.connect(lambda: self._send_test_page(stock, printer, sheet))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own ``open`` wants a slot by name

    def _send_test_page(self, stock: Stock, printer: QPrinter, sheet: CalibrationSheet) -> None:
        """The page goes out as it is: what the printer does to it is what is measured."""
        proofing = self._desk.proofing

        def work() -> None:
            pdf = proofing.test_page(stock, words.page_words(stock))
            print_pdf(pdf, [paper(stock)], printer, is_turned=stock.turned)

        self._tasks.run_slow(work, None, self.problem_met.emit)
        if printer.printerName():
            sheet.name_printer(printer.printerName())

    def _ask_where(self, stock: Stock, sheet: CalibrationSheet) -> None:
        home = str(Path.home())
        dialog = QFileDialog(sheet, words.SAVE_TEST_PAGE, home, screen.PDF_FILES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("test-page.pdf")
        dialog.fileSelected.connect(lambda name: self.save_test_page(stock, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep(self, name: str, stock: Stock, made: Calibration) -> None:
        calibrating = self._desk.calibrating

        def kept(_: None) -> None:
            self.said.emit(words.KEPT)
            self.pick(name)
            self.look(stock)

        self._tasks.run(lambda: calibrating.keep(name, stock, made), kept, self.problem_met.emit)

    def _forget(self, name: str, stock: Stock) -> None:
        calibrating = self._desk.calibrating

        def forgotten(_: None) -> None:
            self.said.emit(words.FORGOTTEN)
            self.look(stock)

        self._tasks.run(lambda: calibrating.forget(name, stock), forgotten, self.problem_met.emit)

    def _take_names(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._show()

    def _take_measured(self, measured: tuple[MeasuredPrinter, ...]) -> None:
        self._measured = measured
        self._show()

    def _offered(self) -> tuple[str, ...]:
        """The system's printers, those that were measured, and the picked one."""
        measured = (each.printer for each in self._measured)
        names = (*(self._names or ()), *measured, self.picked)
        return tuple(dict.fromkeys(name for name in names if name))

    def _known_of(self, name: str) -> Calibration | None:
        return next((each.made for each in self._measured if each.printer == name), None)

    def _show(self) -> None:
        self._choice.show_state(PrinterState(self._offered(), self.picked, self._about()))

    def _about(self) -> str:
        if not self.picked:
            return words.NOT_PICKED
        for each in self._measured:
            if each.printer == self.picked:
                return words.measured(each.made, each.measured_on, self._today())
        return words.NOT_MEASURED


def judged(said: Sequence[str], ruler: Ruler, on: Paper) -> Judgement:
    """What eight typed numbers mean for a printer, A to H."""
    read = [length(text, ruler) for text in said]
    whole = [number for number in read if number is not None]
    if len(whole) < len(read):
        return Judgement(words.not_yet(figure(inset(on), ruler)), None)
    readings = Readings(*_pairs(whole))
    try:
        made = calibration(readings, on)
    except Problem as problem:
        return Judgement(sentence(problem), None, is_problem=True)
    advised = [words.ADVICE[each] for each in advice(readings, made)]
    return Judgement("\n".join([*advised, words.about(made)]), made, is_problem=bool(advised))


def _pairs(numbers: Sequence[Mm]) -> list[tuple[Mm, Mm]]:
    return list(zip(numbers[::2], numbers[1::2], strict=True))

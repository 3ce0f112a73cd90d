"""A proof on its way to a printer or a file: aimed, written down, and then let go."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from handnote.config.files import write_whole
from handnote.domain.calibration import Paper
from handnote.domain.problem import Problem
from handnote.domain.run import PrintRun
from handnote.qt.print.printer_choosing import PrinterChoosing
from handnote.qt.print.to_printer import page_layout, print_pdf
from handnote.qt.tasks import Tasks
from handnote.services.calibrating import paper
from handnote.services.desk import Desk
from handnote.services.proofing import Proof
from handnote.sheets.pick_list import list_paper
from handnote.wording import screen
from handnote.wording.calibrating import saved_for


class Sending(QObject):
    """Lets proofs go out, each as one run however often it goes."""

    problem_met = Signal(object)
    said = Signal(str)
    went_out = Signal(object)
    withdrawn = Signal()

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        window: QWidget,
        choosing: PrinterChoosing,
        unanswered: Callable[[], Sequence[PrintRun]],
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self._choosing = choosing
        self._unanswered = unanswered
        self._sent: set[str] = set()

    def print_it(self, proof: Proof) -> None:
        """Ask the system's dialog for a printer and send it the proof."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._choosing.prepare(printer)
        is_turned = proof.stock.turned and not proof.key
        printer.setPageLayout(page_layout(_papers(proof)[0], is_turned=is_turned))
        printer.setDocName(screen.APP)
        dialog = QPrintDialog(printer, self._window)
        dialog.accepted.connect(lambda: self.send(proof, printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own ``open`` wants a slot by name

    def send(self, proof: Proof, printer: QPrinter) -> None:
        """Print where the system's dialog pointed, made good for it, and ask how it came out."""
        is_file = bool(printer.outputFileName())
        name = self._choosing.picked if is_file else printer.printerName()

        def put_out(sent: Proof) -> None:
            is_turned = sent.stock.turned and not sent.key
            print_pdf(sent.key or sent.pdf, _papers(sent), printer, is_turned=is_turned)

        self._go_out(proof, name, put_out, lambda _: "")
        if name:
            self._choosing.pick(name)

    def save_it(self, proof: Proof) -> None:
        """Ask where to, and save the proof there."""
        dialog = QFileDialog(
            self._window, screen.SAVE_PDF_TITLE, str(Path.home()), screen.PDF_FILES
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("key-sheet.pdf" if proof.key else "labels.pdf")
        dialog.fileSelected.connect(lambda name: self.save_as(proof, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_as(self, proof: Proof, path: Path) -> None:
        """Write the proof to ``path``, for the picked printer, and ask how it came out."""
        printer = self._choosing.picked

        def said(sent: Proof) -> str:
            is_moved = sent.sha256 != proof.sha256 and not sent.key
            return saved_for(path.name, printer) if is_moved else screen.saved_as(path.name)

        self._go_out(proof, printer, lambda sent: write_whole(path, sent.key or sent.pdf), said)

    def _go_out(
        self,
        proof: Proof,
        printer: str,
        send: Callable[[Proof], None],
        said: Callable[[Proof], str],
    ) -> None:
        """Aim the proof at a printer, write the run down, then let it go.

        The same proof is one run, however often it goes.
        """
        is_out = proof.sha256 in self._sent or any(
            run.proof_sha256 == proof.sha256 for run in self._unanswered()
        )
        if not is_out:
            self._sent.add(proof.sha256)
        calibrating, printing = self._desk.calibrating, self._desk.printing

        def fail(problem: Problem) -> None:
            if not is_out:
                self._sent.discard(proof.sha256)
            self.problem_met.emit(problem)

        def let_go(sent: Proof, run: PrintRun | None) -> None:
            self._tasks.run_slow(
                lambda: send(sent),
                lambda _: self._say(said(sent)),
                lambda problem: self._withdraw(run, problem),
            )
            if run is None:
                return
            self._sent.discard(proof.sha256)
            self.went_out.emit(run)

        def record(sent: Proof) -> None:
            if is_out:
                let_go(sent, None)
            else:
                self._tasks.run(
                    lambda: printing.record(proof, sent.sha256), lambda run: let_go(sent, run), fail
                )

        self._tasks.run_slow(lambda: calibrating.aimed(proof, printer), record, fail)

    def _withdraw(self, run: PrintRun | None, problem: Problem) -> None:
        """It did not reach its printer or file: say why, and all its labels are free again."""
        printing = self._desk.printing
        self.problem_met.emit(problem)
        if run is None:
            return
        self._tasks.run(
            lambda: printing.withdraw(run.id),
            lambda _: self.withdrawn.emit(),
            self.problem_met.emit,
        )

    def _say(self, said: str) -> None:
        if said:
            self.said.emit(said)


def _papers(proof: Proof) -> list[Paper]:
    """The paper of each page that goes out; a key sheet's pages are all alike."""
    if not proof.key:
        return [paper(sheet.stock) for sheet in proof.sheets]
    return [list_paper(proof.stock) if proof.stock.is_roll else paper(proof.stock)]

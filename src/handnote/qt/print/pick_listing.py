"""The pick list, printed or saved: between the services and the system's dialogs."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from handnote.config.files import write_whole
from handnote.qt.print.asking import ask_for_printer, ask_where, printer_for
from handnote.qt.print.to_printer import print_pdf
from handnote.qt.tasks import Tasks
from handnote.services.desk import Desk
from handnote.services.proofing import Proof
from handnote.sheets.pick_list import list_paper
from handnote.wording import pick_list as words
from handnote.wording import screen


class PickListing(QObject):
    """Puts on paper which label goes into which parcel, as the proof on screen has it."""

    problem_met = Signal(object)
    said = Signal(str)

    def __init__(
        self, desk: Desk, tasks: Tasks, window: QWidget, proof: Callable[[], Proof | None]
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self._proof = proof

    def print_it(self) -> None:
        """Ask the system's dialog for a printer and send it the list."""
        proof = self._proof()
        if proof is None:
            return
        printer = printer_for(list_paper(proof.stock), screen.PICK_LIST)
        ask_for_printer(self._window, printer, lambda: self._send(proof, printer))

    def save_it(self) -> None:
        """Ask where to, and save the list there."""
        proof = self._proof()
        if proof is None:
            return
        save = partial(self.save_as, proof)
        ask_where(self._window, screen.PICK_LIST, "pick-list.pdf", save)

    def save_as(self, proof: Proof, path: Path) -> None:
        """Write the list of this proof to ``path``."""
        self._tasks.run_slow(
            lambda: write_whole(path, self._made(proof)),
            lambda _: self.said.emit(words.pick_list_saved(path.name)),
            self.problem_met.emit,
        )

    def _send(self, proof: Proof, printer: QPrinter) -> None:
        def work() -> None:
            print_pdf(self._made(proof), [list_paper(proof.stock)], printer)

        self._tasks.run_slow(work, None, self.problem_met.emit)

    def _made(self, proof: Proof) -> bytes:
        """For the slow worker."""
        labels, has_marks = proof.labels, proof.has_parcel_marks
        orders = self._desk.printing.parcels([label.note_id for label in labels])
        rows = words.pick_rows(labels, orders, is_roll=proof.stock.is_roll, has_marks=has_marks)
        heads = words.pick_words(proof.stock, len(labels), has_marks=has_marks)
        return self._desk.proofing.pick_list(rows, heads, proof.stock)

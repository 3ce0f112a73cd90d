"""Print runs in History: when, on which sheets, how they came out, and once more."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from handnote.domain.run import Outcome, PrintRun, RunId
from handnote.qt.history.runs_sheet import RunRow, RunsSheet
from handnote.qt.tasks import Tasks
from handnote.services.changes import Changes
from handnote.services.desk import Desk
from handnote.wording import sheets as words


class Runs(QObject):
    """Opens the sheet of runs, and lets the notes of one be printed again."""

    changed = Signal(object)
    problem_met = Signal(object)
    waiting_again = Signal()

    def __init__(
        self, desk: Desk, tasks: Tasks, window: QWidget, *, today: Callable[[], date]
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self._today = today

    def open_sheet(self) -> None:
        """Read all runs and show them."""
        printing, today = self._desk.printing, self._today()

        def work() -> tuple[RunRow, ...]:
            return tuple(_row(run, today) for run in printing.runs())

        self._tasks.run(work, self._show, self.problem_met.emit)

    def _show(self, rows: tuple[RunRow, ...]) -> None:
        sheet = RunsSheet(self._window, rows)
        sheet.print_again_requested.connect(self._print_again)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _print_again(self, run_id: str) -> None:
        print_again = self._desk.printing.print_again
        self._tasks.run(
            lambda: print_again(RunId(run_id)), self._go_and_print, self.problem_met.emit
        )

    def _go_and_print(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self.waiting_again.emit()


def _row(run: PrintRun, today: date) -> RunRow:
    return RunRow(
        id=run.id,
        cells=(
            words.moment(run.printed_at.astimezone(), today),
            run.stock_name,
            str(len(run.labels)),
            words.how_it_came_out(run),
            run.pdf_sha256,
        ),
        details=words.run_details(run),
        can_print_again=run.outcome is Outcome.ANSWERED,
    )

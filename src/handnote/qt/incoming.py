"""Orders coming in: files dropped or opened, and orders by hand."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from handnote.domain.problem import Problem
from handnote.domain.progress import Stopped
from handnote.qt.hearing import Hearing
from handnote.qt.sheets import AddingSheet, WalkInSheet
from handnote.qt.tasks import Tasks
from handnote.qt.waiting_for_files import FilesToCome
from handnote.qt.widgets.notice import NoticeBar
from handnote.services.changes import Changes
from handnote.services.desk import Desk
from handnote.services.import_plan import FileLook, ImportPlan
from handnote.services.order_files import ReadFiles
from handnote.services.watching import Arrival
from handnote.wording import adding, columns, screen

if TYPE_CHECKING:
    from handnote.readers.own_columns import ColumnMap
    from handnote.readers.unknown_table import UnknownTable


class Incoming(QObject):
    """Shows what files would add before it is added; a newer wish drops an older one."""

    added = Signal(object)
    added_by_hand = Signal(str)
    problem_met = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, window: QWidget, notice: NoticeBar) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self._notice = notice
        self._asked = 0
        self._chosen: dict[str, ColumnMap] = {}
        self._shops: dict[str, str] = {}
        self._passed_over: set[str] = set()
        self._to_come = FilesToCome(tasks, self)
        self._to_come.arrived.connect(self._read)
        self._to_come.late.connect(self._tell_late)
        notice.cancelled.connect(self.cancel)
        self._hearing = Hearing(self)

    @property
    def is_at_rest(self) -> bool:
        """Whether no file is waited for."""
        return not self._to_come.is_waiting

    def read(self, files: Sequence[Path]) -> None:
        """Wait until order files are all here, read them and show what adding them would do."""
        if not files:
            return
        self._asked += 1
        self._chosen = {}
        self._shops = {}
        self._passed_over = set()
        self._say(screen.READING)
        self._to_come.wait_for(files)

    def cancel(self) -> None:
        """Forget the files being read or added; nothing of them is kept."""
        self._asked += 1
        self._to_come.stop()
        self._notice.clear()

    def _tell_late(self, name: str) -> None:
        self._say(screen.coming_in(name))

    def _say(self, text: str) -> None:
        self._notice.say(text, is_problem=False, can_cancel=True)

    def _read(self, files: Sequence[Path]) -> None:
        self._asked += 1
        asked = self._asked
        order_files, inbox = self._desk.order_files, self._desk.inbox
        chosen, shops = dict(self._chosen), dict(self._shops)
        self._say(screen.READING)

        def is_wanted() -> bool:
            return asked == self._asked

        def work() -> tuple[ReadFiles, ImportPlan] | None:
            told_of_rows = self._hearing.of(is_wanted, lambda row: self._say(adding.rows(row)))
            told_of_orders = self._hearing.of(is_wanted, lambda n: self._say(adding.compared(n)))
            try:
                found = order_files.read(files, chosen, told_of_rows)
                plan = inbox.plan(found.files, shops, told_of_orders)
            except Stopped:
                return None
            return found, replace(plan, left_out=found.left_out)

        def show(answer: tuple[ReadFiles, ImportPlan] | None) -> None:
            if asked == self._asked and answer:
                self._notice.clear()
                self._go_on(files, *answer)

        def fail(problem: Problem) -> None:
            if asked == self._asked:
                self.problem_met.emit(problem)

        self._tasks.run_slow(work, show, fail)

    def _go_on(self, files: Sequence[Path], found: ReadFiles, plan: ImportPlan) -> None:
        """Ask for the columns of the next table nobody knows, whose file it is, or show it."""
        for table in found.unknown:
            if table.sha256 not in self._passed_over:
                self._ask_columns(files, table, None)
                return
        if plan.asks:
            self._ask_shop(plan.asks, files)
        elif found.files or found.left_out:
            self._show(files, found, plan)

    def _ask_columns(
        self, files: Sequence[Path], table: "UnknownTable", chosen: "ColumnMap | None"
    ) -> None:
        # Only a list no shop gave brings it.
        from handnote.qt.columns_sheet import ColumnsSheet

        sheet = ColumnsSheet(self._window, table, chosen)

        def take(said: "ColumnMap") -> None:
            self._chosen[table.sha256] = said
            order_files = self._desk.order_files
            self._tasks.run(lambda: order_files.remember(table, said), None, self.problem_met.emit)
            self._read(files)

        def pass_over() -> None:
            self._passed_over.add(table.sha256)
            if len(files) > 1 or chosen is not None:
                self._read(files)

        sheet.given.connect(take)
        sheet.rejected.connect(pass_over)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def choose_files(self) -> None:
        """Ask which files."""
        dialog = QFileDialog(
            self._window, screen.OPEN_FILE_TITLE, str(Path.home()), screen.ORDER_FILES
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.read([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_by_hand(self) -> None:
        """Ask for a walk-in: a line about what they took, and a name if there is one."""
        sheet = WalkInSheet(self._window)
        sheet.given.connect(self._add_by_hand)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _show(self, files: Sequence[Path], found: ReadFiles, plan: ImportPlan) -> None:
        hides_names = self._desk.preferences.current.fair
        sheet = AddingSheet(self._window, plan, hides_names=hides_names)
        for table, chosen in list(found.known_columns.values())[:1]:
            self._offer_columns(sheet, files, table, chosen)
        sheet.accepted.connect(lambda: self._add(plan))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _ask_shop(self, asks: FileLook, files: Sequence[Path]) -> None:
        """Ask whose file it is, and look at all of them again with the answer."""
        from handnote.qt.which_shop import WhichShopSheet

        def take(shop: str) -> None:
            self._shops[asks.shop_key] = shop
            self._read(files)

        sheet = WhichShopSheet(self._window, asks)
        sheet.told.connect(take)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def add_arrival(self, arrival: Arrival) -> None:
        """Add what she said yes to, unless there is something she should hear of first."""
        if arrival.plan.asks:
            self.read(arrival.files)
        elif adding.notices(arrival.plan):
            self._show([], ReadFiles(), arrival.plan)
        else:
            self._add(arrival.plan)

    def _offer_columns(
        self, sheet: AddingSheet, files: Sequence[Path], table: "UnknownTable", chosen: "ColumnMap"
    ) -> None:
        button = QPushButton(columns.WRONG, sheet)
        button.setObjectName("columns-wrong")
        button.setAutoDefault(False)
        sheet.buttons.insertWidget(0, button)

        def ask() -> None:
            sheet.reject()
            self._ask_columns(files, table, chosen)

        button.clicked.connect(ask)

    def _add(self, plan: ImportPlan) -> None:
        self._asked += 1
        asked, inbox, total = self._asked, self._desk.inbox, len(plan.told)
        hear = self._hearing.of(
            lambda: asked == self._asked, lambda count: self._say(adding.added(count, total))
        )

        def work() -> Changes | None:
            try:
                return inbox.add(plan, hear)
            except Stopped:
                return None

        def show(changes: Changes | None) -> None:
            if asked == self._asked:
                self._notice.clear()
            if changes is not None:  # also where Cancel came a moment too late
                self.added.emit(changes)

        self._tasks.run(work, show, self.problem_met.emit)

    def _add_by_hand(self, name: str, about: str) -> None:
        inbox = self._desk.inbox
        self._tasks.run(
            lambda: inbox.add_by_hand(name, about), self.added_by_hand.emit, self.problem_met.emit
        )

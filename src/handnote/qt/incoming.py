"""Orders coming in: files dropped or opened, and orders by hand."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from handnote.domain.problem import Problem
from handnote.qt.sheets import AddingSheet, WalkInSheet
from handnote.qt.tasks import Tasks
from handnote.qt.widgets.notice import NoticeBar
from handnote.services.desk import Desk
from handnote.services.import_plan import FileLook, ImportPlan
from handnote.wording import screen


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
        notice.cancelled.connect(self.cancel)

    def read(self, files: Sequence[Path], shops: Mapping[str, str] | None = None) -> None:
        """Read order files and show what adding them would do.

        ``shops`` is what she has said already of whose files these are.
        """
        if not files:
            return
        self._asked += 1
        asked = self._asked
        inbox = self._desk.inbox
        self._notice.say(screen.READING, is_problem=False, can_cancel=True)

        def show(plan: ImportPlan) -> None:
            if asked == self._asked:
                self._notice.clear()
                if plan.asks:
                    self._ask_shop(plan.asks, files, shops or {})
                else:
                    self._show(plan)

        def fail(problem: Problem) -> None:
            if asked == self._asked:
                self.problem_met.emit(problem)

        self._tasks.run_slow(lambda: inbox.look(list(files), shops), show, fail)

    def cancel(self) -> None:
        """Forget the files being read; nothing of them was kept."""
        self._asked += 1
        self._notice.clear()

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

    def _show(self, plan: ImportPlan) -> None:
        sheet = AddingSheet(self._window, plan)
        sheet.accepted.connect(lambda: self._add(plan))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _ask_shop(self, asks: FileLook, files: Sequence[Path], said: Mapping[str, str]) -> None:
        """Ask whose file it is, and look at all of them again with the answer."""
        from handnote.qt.which_shop import WhichShopSheet

        sheet = WhichShopSheet(self._window, asks)
        sheet.told.connect(lambda shop: self.read(files, {**said, asks.shop_key: shop}))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _add(self, plan: ImportPlan) -> None:
        inbox = self._desk.inbox
        self._tasks.run(lambda: inbox.add(plan), self.added.emit, self.problem_met.emit)

    def _add_by_hand(self, name: str, about: str) -> None:
        inbox = self._desk.inbox
        self._tasks.run(
            lambda: inbox.add_by_hand(name, about), self.added_by_hand.emit, self.problem_met.emit
        )

"""Setting things right: an order corrected, one more parcel, an import taken back."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from handnote.domain.correction import KnownFact
from handnote.domain.order import Order
from handnote.qt.correct_sheet import CorrectSheet
from handnote.qt.tasks import Tasks
from handnote.qt.widgets.notice import NoticeBar
from handnote.qt.widgets.plain import WrappingLabel
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.services.changes import Changes
from handnote.services.correcting import Wish
from handnote.services.desk import Desk
from handnote.storage.imports import LastImport
from handnote.wording import keeping_names as words
from handnote.wording import screen


class SettingRight(QObject):
    """Opens one quiet sheet for each; everything it does can be taken back."""

    changed = Signal(object)
    parcel_added = Signal(str)
    problem_met = Signal(object)

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        window: QWidget,
        notice: NoticeBar,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self._notice = notice

    def correct(self, order: Order | None) -> None:
        """Show what is known of an order, to be put right."""
        if order is None:
            return
        order_id, desk = order.id, self._desk

        def work() -> tuple[Order, tuple[KnownFact, ...]]:
            return desk.inbox.order(order_id), desk.correcting.facts(order_id)

        self._tasks.run(work, self._show_facts, self.problem_met.emit)

    def add_parcel(self, order: Order | None) -> None:
        """Give an order one more parcel, and go there to write its note."""
        if order is None:
            return
        order_id, add = order.id, self._desk.correcting.add_parcel
        self._tasks.run(lambda: add(order_id), self.parcel_added.emit, self.problem_met.emit)

    def take_import_back(self) -> None:
        """Ask whether the latest import of today is meant, and take it back."""
        self._tasks.run(self._desk.inbox.last_import, self._show_import, self.problem_met.emit)

    def _show_facts(self, found: tuple[Order, Sequence[KnownFact]]) -> None:
        order, facts = found
        sheet = CorrectSheet(self._window, order, facts)
        sheet.given.connect(lambda wishes, kept: self._correct(order, wishes, is_kept=kept))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _correct(self, order: Order, wishes: Sequence[Wish], *, is_kept: bool) -> None:
        correct, retention = self._desk.correcting.correct, self._desk.retention

        def work() -> Changes:
            changes = correct(order.id, wishes)
            keep = retention.keep if is_kept else retention.let_run_out
            return changes if is_kept == order.is_kept else keep([order.id]) or changes

        self._tasks.run(work, self.changed.emit, self.problem_met.emit)

    def _show_import(self, last: LastImport | None) -> None:
        if last is None:
            self._notice.say(words.NO_IMPORT, is_problem=False)
            return
        sheet = QuietSheet(self._window, words.TAKE_IMPORT_BACK, words.TAKE_BACK)
        sheet.setObjectName("take-import-back")
        about = words.last_import(last)
        sheet.column.addWidget(WrappingLabel(sheet, text=about))
        sheet.finish_layout()
        sheet.accepted.connect(lambda: self._take_back(last.id))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _take_back(self, import_id: str) -> None:
        take_back = self._desk.inbox.take_back_import

        def tell(changes: Changes) -> None:
            if changes.kept:
                self._notice.say(screen.KEPT_WITH_NOTE, is_problem=False)
            self.changed.emit(changes)

        self._tasks.run(lambda: take_back(import_id), tell, self.problem_met.emit)

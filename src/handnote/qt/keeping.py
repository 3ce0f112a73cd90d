"""Names and words that run out: done beside the window, told in one quiet line."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from handnote.domain.order import OrderId
from handnote.qt.running_out_sheet import RunningOutSheet, RunningOutState
from handnote.qt.tasks import Tasks
from handnote.qt.widgets.notice import NoticeBar
from handnote.services.changes import Changes
from handnote.services.desk import Desk
from handnote.services.retention import Outlook
from handnote.wording import keeping_names as words

_AHEAD = 28
"""How many days the list looks ahead."""

_HOUR_MS = 3_600_000


class Keeping(QObject):
    """Lets run out at a start and when a day begins, and shows what comes next."""

    about_to_turn = Signal()
    """What is being typed had better be on the disk: an order that is begun never runs out."""

    changed = Signal(object)
    problem_met = Signal(object)

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        window: QWidget,
        notice: NoticeBar,
        *,
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self._notice = notice
        self._today = today
        self._day = today()
        self._is_said = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.turn)
        notice.action_requested.connect(self.open_sheet)

    def turn(self) -> None:
        """Let run out what was shown before, and say in one line what comes next."""
        self._timer.start(until_midnight(datetime.now().astimezone()))
        if self._window.isVisible() and (not self._is_said or self._today() != self._day):
            self._day, self._is_said = self._today(), True
            # A folder that cannot be written in keeps its names; its notice says so already.
            self.about_to_turn.emit()
            self._tasks.run(self._desk.retention.turn, self._tell, lambda _: None)

    def open_sheet(self) -> None:
        """Show what runs out in the next weeks, and how long things stay."""
        today, retention = self._today(), self._desk.retention

        def work() -> RunningOutState:
            outlook = retention.outlook(ahead=_AHEAD)
            retention.shown(outlook.coming)
            return RunningOutState(outlook, retention.days(), retention.old_copies(), today)

        self._tasks.run(work, self._show, self.problem_met.emit)

    def _tell(self, outlook: Outlook) -> None:
        if outlook.changes:
            self.changed.emit(outlook.changes)
        lines = (words.ran_out(outlook.ran_out), words.runs_out(outlook.endings, self._today()))
        said = " ".join(line for line in lines if line)
        if not said or self._notice.isVisible():
            return  # a problem comes first; what was not shown does not run out
        self._notice.say(said, is_problem=False, action=words.SEE_WHICH if lines[1] else "")
        coming, shown = outlook.coming, self._desk.retention.shown
        self._tasks.run(lambda: shown(coming), None, lambda _: None)

    def _show(self, state: RunningOutState) -> None:
        sheet = RunningOutSheet(self._window, state)
        sheet.keep_requested.connect(self._keep)
        sheet.days_picked.connect(self._keep_for)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _keep(self, order_ids: list[OrderId]) -> None:
        keep = self._desk.retention.keep
        self._tasks.run(lambda: keep(order_ids), self._kept, self.problem_met.emit)

    def _kept(self, changes: Changes) -> None:
        self._notice.clear()
        self.changed.emit(changes)

    def _keep_for(self, channel: str, days: int | None) -> None:
        keep_for = self._desk.retention.keep_for
        self._tasks.run(lambda: keep_for(channel, days), None, self.problem_met.emit)


def until_midnight(now: datetime) -> int:
    """How many milliseconds until the next day, at most an hour: a lid may close meanwhile."""
    tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=5, microsecond=0)
    return max(1000, min(_HOUR_MS, int((tomorrow - now).total_seconds() * 1000)))

"""New order files in a watched folder: a line that asks, and nothing that happens by itself."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from handnote.domain.problem import Problem
from handnote.qt.folder_watch import FolderWatch
from handnote.qt.tasks import Tasks
from handnote.qt.widgets.offer_bar import OfferBar
from handnote.services.desk import Desk
from handnote.services.watching import Arrival
from handnote.wording import watching as words


class Arrivals(QObject):
    """Offers what a watched folder brings, once for each file."""

    accepted = Signal(object)
    problem_met = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, window: QWidget, bar: OfferBar) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self._bar = bar
        self._arrival: Arrival | None = None
        self._watch = FolderWatch(desk.watching, self)
        self._watch.found.connect(self._offer)
        bar.taken.connect(self._take)
        bar.put_off.connect(self._put_off)

    def start(self) -> None:
        """Watch what she chose to have watched, if anything."""
        self._watch.watch(self._desk.preferences.current.watched_folder)

    def stop(self) -> None:
        """Watch no more."""
        self._watch.stop()

    def look_again(self) -> None:
        """Something was added: what is offered may be here already."""
        if self._arrival is not None:
            self._bar.hide()
            self._arrival = None
            self._watch.watch(self._desk.preferences.current.watched_folder)

    def ask(self) -> None:
        """Ask which folder to watch."""
        from handnote.qt.watch_sheet import WatchSheet

        sheet = WatchSheet(self._window, self._desk.preferences.current.watched_folder)
        sheet.given.connect(self._choose)
        sheet.stopped.connect(self._stop_watching)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _choose(self, folder: str) -> None:
        self._remember(folder)

    def _stop_watching(self) -> None:
        self._bar.hide()
        self._arrival = None
        self._remember("")

    def _remember(self, folder: str) -> None:
        preferences = self._desk.preferences
        begins = folder != preferences.current.watched_folder

        def watch(_: None) -> None:
            self._watch.watch(folder, begins=begins)

        def fail(problem: Problem) -> None:
            self.problem_met.emit(problem)

        self._tasks.run(lambda: preferences.watch(folder), watch, fail)

    def _offer(self, arrival: Arrival) -> None:
        if self._desk.preferences.current.watched_folder:
            self._arrival = arrival
            self._bar.offer(words.found(arrival.orders, arrival.names))

    def _take(self) -> None:
        arrival, self._arrival = self._arrival, None
        if arrival is not None:
            self._forget_about(arrival)
            self.accepted.emit(arrival)

    def _put_off(self) -> None:
        arrival, self._arrival = self._arrival, None
        if arrival is not None:
            self._forget_about(arrival)

    def _forget_about(self, arrival: Arrival) -> None:
        watching = self._desk.watching
        self._tasks.run(lambda: watching.forget_about(arrival.marks), None, self.problem_met.emit)

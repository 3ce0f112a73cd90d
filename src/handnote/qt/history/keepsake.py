"""Making a keepsake: asked for on a sheet, made in the background, written where she says."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from handnote.config.files import write_whole
from handnote.domain.person import PersonId
from handnote.domain.problem import Problem
from handnote.domain.progress import Stopped
from handnote.qt.hearing import Hearing
from handnote.qt.history.keepsake_sheet import KeepsakeSheet
from handnote.qt.tasks import Tasks
from handnote.qt.widgets.notice import NoticeBar
from handnote.services.desk import Desk
from handnote.services.keepsakes import Chosen, Looks
from handnote.wording import keepsake as words
from handnote.wording import screen

_PAGES = (".html", ".htm")


class KeepsakeMaking(QObject):
    """Makes one book at a time; what is still being made can be given up."""

    said = Signal(str)
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
        self._hearing = Hearing(self)
        self._today = today
        self._asked = 0
        notice.cancelled.connect(self.cancel)

    def ask(self, person: tuple[PersonId, str] | None) -> None:
        """Ask what the book is to hold; ``person`` is the one that is looked at."""

        def show(years: tuple[int, ...]) -> None:
            if not years:
                self.said.emit(screen.NO_NOTES)
                return
            sheet = KeepsakeSheet(self._window, years, person)
            sheet.wanted.connect(self._ask_where)
            sheet.finished.connect(sheet.deleteLater)
            sheet.open()

        self._tasks.run(self._desk.past_notes.years, show, self.problem_met.emit)

    def make(self, chosen: Chosen, path: Path) -> None:
        """Make the book and write it to ``path``: a page, or else a PDF."""
        self._asked += 1
        asked, desk = self._asked, self._desk
        looks = Looks(desk.stock, desk.preferences.current)
        book_words = words.book_words(self._today())
        self._say(words.making(0))
        hear = self._hearing.of(
            lambda: asked == self._asked, lambda count: self._say(words.making(count))
        )

        def work() -> Path | None:
            try:
                if path.suffix.lower() in _PAGES:
                    made = desk.keepsakes.html(chosen, book_words, looks, hear).encode()
                else:
                    made = desk.keepsakes.pdf(chosen, book_words, looks, hear)
            except Stopped:
                return None
            write_whole(path, made)
            return path

        def show(made: Path | None) -> None:
            if made:
                self._notice.clear()
                self.said.emit(screen.saved_as(made.name))

        def fail(problem: Problem) -> None:
            self._notice.clear()
            self.problem_met.emit(problem)

        self._tasks.run_slow(work, show, fail)

    def cancel(self) -> None:
        """Give up the book that is being made; nothing is written."""
        self._asked += 1

    def _ask_where(self, chosen: Chosen, name: str) -> None:
        dialog = QFileDialog(
            self._window, words.MAKE_A_BOOK, str(Path.home()),
            f"{screen.PDF_FILES};;{screen.HTML_FILES}",
        )  # fmt: skip
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.filterSelected.connect(
            lambda kind: dialog.setDefaultSuffix("html" if kind == screen.HTML_FILES else "pdf")
        )
        dialog.selectFile(words.file_name(name))
        dialog.fileSelected.connect(lambda file: self.make(chosen, Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say(self, text: str) -> None:
        self._notice.say(text, is_problem=False, can_cancel=True)

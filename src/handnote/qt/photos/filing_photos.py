"""Photos on their way into the history: opened, looked at one after the other, filed."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from handnote.domain.picture import Quad
from handnote.domain.problem import PhotoTrouble, Problem
from handnote.qt.photos.filing_sheet import SMALL, FilingSheet, Shown
from handnote.qt.tasks import Tasks
from handnote.qt.theme import Theme
from handnote.qt.widgets.notice import NoticeBar
from handnote.services.changes import Changes
from handnote.services.desk import Desk
from handnote.services.filing import Filing, Proposal, WaitingSheet
from handnote.wording import photos as words
from handnote.wording.problems import sentence


class _Stopped(Exception):  # noqa: N818 - nothing went wrong: nobody waits for it any more
    """The photo was given up on the way."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """A photo with what it shows, and how it looks on the screen."""

    sheets: tuple[WaitingSheet, ...]
    photo: QImage
    shown: Shown


class FilingPhotos(QObject):
    """Shows each photo on a sheet of its own; a photo that cannot be read does not stop others."""

    changed = Signal(object)
    said = Signal(str)
    problem_met = Signal(object)

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        window: QWidget,
        theme: Theme,
        notice: NoticeBar,
        *,
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        self._filing: Filing = desk.filing
        self._tasks = tasks
        self._window = window
        self._theme = theme
        self._notice = notice
        self._today = today
        self._waiting: deque[Path] = deque()
        self._asked = 0
        self._is_looking = False
        self.sheet: FilingSheet | None = None
        notice.cancelled.connect(self.cancel)

    def choose(self) -> None:
        """Ask which photos."""
        dialog = QFileDialog(self._window, words.CHOOSE_TITLE, str(Path.home()), words.FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.look_at([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def look_at(self, photos: Sequence[Path]) -> None:
        """Look at these photos, one after the other, after those that wait already."""
        self._waiting.extend(photos)
        if not self._is_looking and self.sheet is None:
            self._go_on()

    def cancel(self) -> None:
        """Give up the photo that is looked at, and those behind it."""
        self._asked += 1
        self._waiting.clear()
        self._is_looking = False

    def _go_on(self) -> None:
        if not self._waiting:
            return
        path = self._waiting.popleft()
        self._asked += 1
        self._is_looking = True
        asked = self._asked
        self._notice.say(words.LOOKING.format(name=path.name), is_problem=False, can_cancel=True)

        def work() -> _Looked | None:
            try:
                return self._look(path, lambda: self._stop_unless(asked))
            except _Stopped:
                return None

        def show(looked: _Looked | None) -> None:
            if looked is None or asked != self._asked:
                return
            self._notice.clear()
            self._is_looking = False
            self._open(looked)

        def fail(problem: Problem) -> None:
            if asked != self._asked:
                return
            self._is_looking = False
            self.problem_met.emit(problem)
            if self._waiting and problem.code is not PhotoTrouble.NO_SHEET_WAITS:
                self._go_on()
            else:
                self._waiting.clear()

        self._tasks.run_slow(work, show, fail)

    def _stop_unless(self, asked: int) -> None:
        if asked != self._asked:
            raise _Stopped

    def _look(self, path: Path, on_the_way: Callable[[], None]) -> _Looked:
        """In the worker."""
        sheets = self._filing.sheets()
        if not sheets:
            raise Problem(PhotoTrouble.NO_SHEET_WAITS, name=path.name)
        photo = self._filing.open(path)
        on_the_way()
        from handnote.photos.preview import preview

        wide, high, pixels = preview(photo.pixels)
        on_the_way()
        image = QImage(pixels, wide, high, 3 * wide, QImage.Format.Format_RGB888)
        image = image.convertToFormat(QImage.Format.Format_RGB32)  # what a window draws fastest
        unfiled = [sheet for sheet in sheets if not sheet.is_filed] or sheets
        proposal = self._filing.look(photo, unfiled, on_the_way, known=sheets)
        return _Looked(sheets, image, _shown(proposal))

    def _open(self, looked: _Looked) -> None:
        sheet = FilingSheet(self._window, self._theme, looked.photo, looked.sheets, self._today())
        self.sheet = sheet
        now = looked.shown.proposal

        def show(shown: Shown) -> None:
            nonlocal now
            now = shown.proposal
            sheet.show_proposal(shown)

        def cut(quad: Quad) -> None:
            photo, of = now.photo, now.sheet
            self._again(sheet, lambda: self._filing.cut(photo, of, quad), show)

        def choose(place: int) -> None:
            photo, of = now.photo, looked.sheets[place]
            self._again(sheet, lambda: self._filing.look(photo, [of]), show)

        def scale(size: QSize) -> None:
            image = sheet.corners.image
            self._tasks.run_slow(
                lambda: _scaled(image, size),
                lambda made: sheet.corners.show_scaled(made) if self.sheet is sheet else None,
            )

        sheet.corners.size_wanted.connect(scale)
        sheet.show_proposal(looked.shown)
        sheet.corners_dragged.connect(cut)
        sheet.sheet_chosen.connect(choose)
        sheet.filing_requested.connect(lambda proposal: self._file(sheet, proposal))
        sheet.finished.connect(self._close)
        sheet.open()

    def _again(
        self, sheet: FilingSheet, work: Callable[[], Proposal], show: Callable[[Shown], None]
    ) -> None:
        """Cut out anew; the answer to what was asked before is dropped."""
        self._asked += 1
        asked = self._asked
        sheet.is_busy(is_busy=True)

        def answer(shown: Shown) -> None:
            if asked == self._asked and self.sheet is sheet:
                show(shown)

        def fail(problem: Problem) -> None:
            if asked == self._asked and self.sheet is sheet:
                sheet.show_trouble(sentence(problem))

        self._tasks.run_slow(lambda: _shown(work()), answer, fail)

    def _file(self, sheet: FilingSheet, proposal: Proposal) -> None:
        chosen = sheet.chosen
        filing = self._filing

        def done(changes: Changes) -> None:
            self.said.emit(words.filed(len(changes.notes)))
            self.changed.emit(changes)
            if self.sheet is sheet:
                sheet.accept()

        def fail(problem: Problem) -> None:
            if self.sheet is sheet:
                sheet.say(sentence(problem))

        self._tasks.run(lambda: filing.file(proposal, chosen), done, fail)

    def _close(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None
        self._asked += 1
        self._go_on()


def _scaled(image: QImage, size: QSize) -> QImage:
    """In the worker: the photo at the size it is shown at."""
    return image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _shown(proposal: Proposal) -> Shown:
    """In the worker: the labels as small as they are shown."""
    pictures = []
    for one in proposal.labels:
        image = QImage.fromData(one.picture.jpeg)
        pictures.append(
            image.scaled(
                SMALL,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
    return Shown(proposal, tuple(pictures))

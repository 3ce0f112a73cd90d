"""Starts the window and keeps it honest: signals, the unexpected, a second start."""

import faulthandler
import gc
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QLocale,
    QObject,
    QSocketNotifier,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication, QInputDevice
from PySide6.QtWidgets import QApplication, QMessageBox

from handnote.config.folders import is_beside_program, settings_file
from handnote.config.resources import resource
from handnote.domain.note import MadeBy
from handnote.domain.problem import Problem, StoreTrouble
from handnote.qt.hand_over import Requests, ask_first_window
from handnote.qt.ink.pen_application import PenApplication
from handnote.qt.keep.damage import DamageWatch
from handnote.qt.keep.way_back import offer_way_back
from handnote.qt.theme import Theme
from handnote.qt.window import MainWindow
from handnote.services.desk import Desk
from handnote.services.restoring import Preview, Restoring
from handnote.wording import questions, safekeeping, screen
from handnote.wording.problems import sentence

OpenDesk = Callable[[Path], Desk]
MakeSample = Callable[[Path], None]

_LETTER_STOCK = "Avery 5163"
_NEVER = 2**30
_HARMLESS = "This plugin does not support propagateSizeHints()"


class App(QObject):
    """One running handnote: its windows, one for each desk that is open."""

    def __init__(
        self,
        application: QApplication,
        theme: Theme,
        *,
        open_desk: OpenDesk,
        make_sample: MakeSample,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._open_desk = open_desk
        self._make_sample = make_sample
        self._theme = theme
        self.windows: list[MainWindow] = []
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        application.commitDataRequest.connect(self._save_now)

    def show_desk(self, folder: Path, files: Sequence[Path], *, is_sample: bool = False) -> None:
        """Open the desk in ``folder``; raises the problem where it cannot be opened."""
        is_first_day = not settings_file(folder).exists()
        desk = self._open_desk(folder)
        if is_first_day and _prints_on_letter():
            desk.preferences.print_on(_LETTER_STOCK)
        if is_first_day and _has_pen_tablet():
            desk.preferences.make_by(MadeBy.INK)
        window = MainWindow(
            desk,
            self._theme,
            today=today,
            is_sample=is_sample,
            is_portable=is_beside_program(folder),
            asks_in=questions.language_for(QLocale.system().uiLanguages()),
        )
        window.sample_requested.connect(lambda: self._show_sample(folder))
        window.closed.connect(lambda: self.windows.remove(window))
        window.going_back.connect(lambda preview: self.go_back(window, folder, preview))
        Requests(folder, window).made.connect(window.come_up)
        self.windows.append(window)
        watch = DamageWatch(desk.safekeeping, window)
        watch.going_back_wanted.connect(partial(_look_at, window))
        window.show()
        window.start()
        window.open_files(files)

    def go_back(self, window: MainWindow, folder: Path, preview: Preview) -> None:
        """Close a window, put a backup in place of its file, and open it again on that.

        Where that cannot be, the window opens on the file it had.
        """
        quits = self._application.quitOnLastWindowClosed()
        self._application.setQuitOnLastWindowClosed(False)
        try:
            if not window.close():
                preview.brought.drop()
                return
            said, is_problem = self._put(folder, preview)
            # A new path: the first one may stand for a desk that was opened at the start.
            self.show_desk(Path(str(folder)), [])
            self.windows[-1].say(said, is_problem=is_problem)
        finally:
            self._application.setQuitOnLastWindowClosed(quits)

    def _put(self, folder: Path, preview: Preview) -> tuple[str, bool]:
        try:
            return safekeeping.restored(Restoring(folder).put(preview)), False
        except Problem as problem:
            return sentence(problem), True

    def close_all(self) -> None:
        """Save everything, close every window and leave."""
        for window in list(self.windows):
            window.close()
        self._application.quit()

    def report(self, error: BaseException, log: Path) -> None:
        """Keep every unsaved word, write where it broke, say so in one line."""
        self._save_now()
        _write_report(error, log)
        for window in self.windows:
            window.say_unexpected()

    def _show_sample(self, folder: Path) -> None:
        sample = folder / "sample-shop"
        try:
            if not sample.exists():
                # Under another name first: one half made would later pass for a whole one.
                fresh = folder / "sample-shop.new"
                shutil.rmtree(fresh, ignore_errors=True)
                self._make_sample(fresh)
                fresh.rename(sample)
            self.show_desk(sample, [], is_sample=True)
        except Problem as problem:
            if problem.code is StoreTrouble.IN_USE:
                ask_first_window(sample, [])
            else:
                self.windows[0].tell(problem)

    def _follow_system(self) -> None:
        self._theme.apply(self._application)
        for window in self.windows:
            window.update()

    def _save_now(self) -> None:
        for window in self.windows:
            window.save_now()


def run(
    folder: Path, files: Sequence[Path], *, open_desk: OpenDesk, make_sample: MakeSample
) -> int:
    """Show the window and stay until it is closed; the exit code."""
    qInstallMessageHandler(quiet_messages)
    application, theme = dressed_application()
    app = App(application, theme, open_desk=open_desk, make_sample=make_sample)
    try:
        app.show_desk(folder, files)
    except Problem as problem:
        if "backup" not in problem.facts or not offer_way_back(problem, folder):
            return _could_not_open(problem, folder, files)
        try:
            app.show_desk(Path(str(folder)), files)
        except Problem as again:
            return _could_not_open(again, folder, files)
    share_time_fairly()
    application.applicationStateChanged.connect(tidy_while_she_is_away)
    log = folder / "handnote.log"
    sys.excepthook = _hook(app, log)
    _enable_faulthandler(log)
    close_on_signals(app, application)
    return int(application.exec())


def share_time_fairly() -> None:
    """Keep the window answering while a worker sets notes.

    Python hands over every 5 ms of its own accord, and a full round of its collector takes
    40 ms once some hundred notes are set: hand over sooner, and collect while she is away.
    """
    sys.setswitchinterval(0.001)
    gc.set_threshold(700, 10, _NEVER)


def tidy_while_she_is_away(state: Qt.ApplicationState) -> None:
    """Another program is in front: time for what would be noticed otherwise."""
    if state is Qt.ApplicationState.ApplicationInactive:
        gc.collect()


def dressed_application() -> tuple[QApplication, Theme]:
    """The Qt application in handnote's colours and letters."""
    QGuiApplication.setDesktopFileName("handnote")
    # Every place a pen was at, as soon as it was there.
    for compressing in (
        Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents,
        Qt.ApplicationAttribute.AA_CompressTabletEvents,
    ):
        QApplication.setAttribute(compressing, on=False)
    application = PenApplication(["handnote"])
    application.setApplicationName("handnote")
    application.setStyle("Fusion")
    theme = Theme(resource("theme"))
    theme.choose_letters(application)
    theme.apply(application)
    return application, theme


def _look_at(window: MainWindow, backup: Path) -> None:
    window.occasions.safe.look_at(backup)


def _could_not_open(problem: Problem, folder: Path, files: Sequence[Path]) -> int:
    if problem.code is StoreTrouble.IN_USE:
        if ask_first_window(folder, files):
            return 0
        _say(screen.STILL_OPEN)
        return 1
    _say(sentence(problem))
    return 1


def _say(text: str) -> None:
    """A problem before there is a window to show it in."""
    print(text, file=sys.stderr)
    box = QMessageBox(QMessageBox.Icon.NoIcon, screen.APP, text)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.open()
    box.finished.connect(QApplication.quit)
    QApplication.exec()


def _hook(
    app: App, log: Path
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def report(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        app.report(error, log)

    return report


def _write_report(error: BaseException, log: Path) -> None:
    """Where it broke, without what anything held: no name and no note is ever in it."""
    places = traceback.extract_tb(error.__traceback__)
    lines = [f"{place.name} in {Path(place.filename).name}:{place.lineno}" for place in places]
    text = "\n".join([type(error).__name__, *lines, ""])
    try:
        with os.fdopen(os.open(log, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600), "a") as file:
            file.write(text)
    except OSError:
        print(text, file=sys.stderr)


def _enable_faulthandler(log: Path) -> None:
    try:
        descriptor = os.open(log, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    except OSError:
        return
    faulthandler.enable(descriptor)


def close_on_signals(app: App, application: QApplication) -> None:
    """SIGTERM and its like close as a seller would: everything saved first.

    Python runs its handlers between its own instructions, which a waiting event loop has
    none of; a pipe the signal writes to wakes it. Those instructions may be of a widget that is
    just being painted, so the handler only leaves word.
    """
    if os.name != "posix":
        return
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing)
    notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, application)
    notifier.activated.connect(lambda: os.read(reading, 64))
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: QTimer.singleShot(0, application, app.close_all))


def quiet_messages(_: QtMsgType, __: object, text: str) -> None:
    """Qt's messages as they are, but for one that every offscreen run says in vain."""
    if text != _HARMLESS:
        print(text, file=sys.stderr)


def _prints_on_letter() -> bool:
    system = QLocale.system().measurementSystem()
    return system == QLocale.MeasurementSystem.ImperialUSSystem


def _has_pen_tablet() -> bool:
    stylus = QInputDevice.DeviceType.Stylus
    return any(device.type() is stylus for device in QInputDevice.devices())


def today() -> date:
    """The day at the desk."""
    from handnote.storage.clock import SystemClock

    return SystemClock().now().date()

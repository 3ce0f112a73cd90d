"""The window: three places behind three tabs, a menu, a line at the foot."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from handnote.domain.note import MadeBy, Side
from handnote.domain.order import OrderId
from handnote.domain.packing import PackingOrder
from handnote.domain.picture import ENDINGS
from handnote.domain.problem import Problem
from handnote.domain.settings import Settings
from handnote.qt.actions import key_lines, make_actions
from handnote.qt.arrivals import Arrivals
from handnote.qt.calls import Calls
from handnote.qt.catching_up import CatchingUp
from handnote.qt.frame import Foot, TopBar
from handnote.qt.incoming import Incoming
from handnote.qt.occasions import Occasions
from handnote.qt.places import Place, Places
from handnote.qt.sheets import KeySheet
from handnote.qt.tasks import Tasks
from handnote.qt.theme import Theme
from handnote.qt.typing_undo import TypingUndo
from handnote.qt.upkeep import Upkeep
from handnote.qt.widgets.notice import NoticeBar
from handnote.qt.widgets.offer_bar import OfferBar
from handnote.services.changes import Changes
from handnote.services.desk import Desk
from handnote.services.undo import UndoCode
from handnote.wording import mentions, people, questions, safekeeping, screen, watching
from handnote.wording.problems import sentence

if TYPE_CHECKING:
    from handnote.services.safekeeping import KeptCopy

DICTIONARY_ENDINGS = frozenset({".oxt", ".xpi", ".aff", ".dic"})
"""What is a dictionary and nothing else when it is dropped; a .zip may hold orders."""


class MainWindow(QMainWindow):
    """One desk on screen. Closing it saves what is unsaved and closes the desk.

    ``asks_in`` is the language of the three questions.
    """

    sample_requested = Signal()
    going_back = Signal(object)
    """To a backup that is ready to be put in place once this window is closed."""

    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        *,
        today: Callable[[], date],
        is_sample: bool = False,
        is_portable: bool = False,
        asks_in: str = questions.ENGLISH,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._today = today
        self._is_portable = is_portable
        self._asks_in = asks_in
        theme.write_with(desk.preferences.current.ink_in_use)
        self._may_lose = False
        self.tasks = Tasks(self)
        self.setWindowTitle(screen.SAMPLE_TITLE if is_sample else screen.APP)
        self.setAcceptDrops(True)
        self.resize(1240, 800)
        self._build()
        self.writing = self.places.writing
        self._typing = TypingUndo(self, self.places.write_place)
        self.incoming = Incoming(desk, self.tasks, self, self._notice)
        self.arrivals = Arrivals(desk, self.tasks, self, self._offer)
        self.catching_up = CatchingUp(desk, self)
        self.occasions = Occasions(
            *(desk, self.tasks, self, theme),
            places=self.places,
            notice=self._notice,
            today=today,
        )
        self.upkeep = Upkeep(desk, self.tasks, self, self.occasions)
        self._calls = Calls(self, desk)
        self._actions = make_actions(self, self._calls.all())
        self.top.offer(self._actions)
        self._fill_empty(is_sample=is_sample)
        self._connect()
        if is_sample:
            self._notice.say(screen.SAMPLE_NOTICE, is_problem=False)

    def start(self) -> None:
        """Fill the Write place; the others are filled when they are first looked at."""
        self.writing.start()
        self.arrivals.start()
        self.catching_up.start()
        self.upkeep.start()

    def open_files(self, files: Sequence[Path]) -> None:
        """Read order files and show what adding them would do; of photos, what filing would.

        A dictionary is added at once.
        """
        photos = [file for file in files if file.suffix.lower() in ENDINGS]
        words = [file for file in files if file.suffix.lower() in DICTIONARY_ENDINGS]
        for file in words:
            self.occasions.spelling.add(str(file))
        if photos:
            self.occasions.filing.look_at(photos)
        if len(words) + len(photos) < len(files) or not files:
            self.incoming.read([file for file in files if file not in (*words, *photos)])

    def come_up(self, files: Sequence[Path]) -> None:
        """Another start asked for this window."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.open_files(files)

    def tell(self, problem: Problem) -> None:
        """Show a problem as a line: what happened, why, what to do."""
        self._notice.say(sentence(problem), is_problem=True)

    def is_at_rest(self) -> bool:
        """Whether nothing asked of the desk is still under way."""
        return self.tasks.are_done and self.places.is_at_rest and self.incoming.is_at_rest

    def say(self, text: str, *, is_problem: bool) -> None:
        """Show a line to read at leisure, or a problem."""
        self._notice.say(text, is_problem=is_problem)

    def say_unexpected(self) -> None:
        """Say that something broke which should not have."""
        self._notice.say(screen.UNEXPECTED, is_problem=True)

    def report(self, error: BaseException) -> None:
        """Something unexpected in a task: hand it to the one place that reports."""
        raise error

    def go_to(self, place: int) -> None:
        """Show one of the three places."""
        self.writing.flush()
        self._notice.clear()
        self._show_tab(Place(place))
        self.places.show_place(Place(place))

    def undo(self) -> None:
        """Take back the last thing done: typing where there is any, else the last command."""
        if take_back := self._typing.take_back:
            take_back()
        else:
            self.writing.flush()
            self.tasks.run(self._desk.undo.undo, self._tell_undone, self.tell)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome anywhere."""
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Order files were dropped."""
        event.acceptProposedAction()
        self.open_files(_files(event.mimeData()))

    def changeEvent(self, event: QEvent) -> None:
        """Another program comes to the front: nothing stays unsaved meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.writing.flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is unsaved, wait for it, and close the desk."""
        self.foot.say_now(screen.BUSY_SAVING)
        problem = self.writing.save_all()
        if problem and not self._may_lose:
            # Once: say what is not saved. A second time she means it.
            self._may_lose = True
            self._notice.say(f"{sentence(problem)} {screen.CLOSE_AGAIN}", is_problem=True)
            event.ignore()
            return
        # The words are safe; the checked backup of a long history takes seconds nobody waits for.
        self.hide()
        self.places.give_up()
        self.arrivals.stop()
        self.catching_up.stop()
        self.tasks.close()
        self._desk.close()
        event.accept()
        self.closed.emit()

    def save_now(self) -> None:
        """Hand every unsaved word to the desk."""
        self.writing.flush()

    def open_dropped(self, data: QMimeData) -> bool:
        """Open the files that were dropped or copied; whether there were any."""
        files = _files(data)
        if files:
            self.open_files(files)
        return bool(files)

    def make_by(self, mode: MadeBy) -> None:
        """Make notes this way from now on, and show the one on the label."""
        self.go_to(Place.WRITE)
        self.writing.make_by(mode)

    def hide_names(self) -> None:
        """Names and what is known of people go from the screen, or come back."""
        hides = not self._desk.preferences.current.fair
        self.writing.flush()
        try:
            self._desk.preferences.hide_names(wanted=hides)
        except Problem as problem:
            self.tell(problem)
            return
        self._notice.clear()
        self.writing.look_anew()
        self.places.refresh()
        self.foot.say(people.HIDDEN if hides else people.SHOWN_AGAIN)

    def ask_sign_off(self) -> None:
        """Ask how she signs, beside what is signed now."""
        self.occasions.signing.open_at(self.places.write_place.sign_button)

    def ask_hand(self) -> None:
        """Ask how notes are made to look as written."""
        # It draws labels with whatever is chosen, and a start does without it.
        from handnote.qt.hand_sheet import HandSheet

        sheet = HandSheet(self, self._theme, self.writing, self._desk)
        sheet.given.connect(self._write_like)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def show_keys(self) -> None:
        """Show what each key does."""
        sheet = KeySheet(self, key_lines())
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _build(self) -> None:
        frame = QWidget(self)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top = TopBar(frame)
        self._notice = NoticeBar(frame)
        self._offer = OfferBar(frame, yes=watching.ADD, no=watching.NOT_NOW)
        self.places = Places(
            *(frame, self._desk, self.tasks, self._theme),
            today=self._today,
            asks_in=self._asks_in,
        )
        self.foot = Foot(frame)
        for part in (self.top, self._notice, self._offer):
            column.addWidget(part)
        column.addWidget(self.places, 1)
        column.addWidget(self.foot)
        self.setCentralWidget(frame)

    def _show_tab(self, place: Place) -> None:
        self.top.show_place(place)
        self.foot.show_place(place)

    def _fill_empty(self, *, is_sample: bool) -> None:
        empty = self.places.write_place.empty
        open_file = empty.add_button(screen.OPEN_FILE, "empty-open", is_primary=True)
        open_file.clicked.connect(self._actions["open-file"].trigger)
        by_hand = empty.add_button(screen.ADD_ORDER, "empty-add")
        by_hand.clicked.connect(self._actions["add-order"].trigger)
        sample = empty.add_button(screen.OPEN_SAMPLE, "empty-sample")
        sample.clicked.connect(self.sample_requested)
        sample.setVisible(not is_sample)
        self._actions["sample"].setVisible(not is_sample)

    def _connect(self) -> None:
        self.tasks.failed_unexpectedly.connect(self.report)
        self.tasks.problem_met.connect(self._tell_and_look_again)
        self.top.place_picked.connect(self.go_to)
        self.catching_up.told.connect(self._tell_of_reading)
        self._connect_incoming()
        self._connect_places()
        self._connect_occasions()

    def _connect_incoming(self) -> None:
        self.incoming.added.connect(self._tell_added)
        self.incoming.added_by_hand.connect(self._write_to)
        self.incoming.problem_met.connect(self.tell)
        self.arrivals.accepted.connect(self.incoming.add_arrival)
        self.arrivals.problem_met.connect(self.tell)

    def _connect_places(self) -> None:
        places, writing, write_place = self.places, self.writing, self.places.write_place
        writing.counted.connect(self._show_counts)
        writing.rest_due.connect(self.foot.tell_of_rest)
        writing.remarks.spelling.dictionary_requested.connect(
            self._actions["add-dictionary"].trigger
        )
        writing.inking.settings_changed.connect(self._take_ink)
        writing.inking.said.connect(self.foot.say)
        write_place.person.same_answered.connect(self._answer_namesake)
        write_place.sign_requested.connect(self.ask_sign_off)
        write_place.hands_requested.connect(self._actions["choose-hand"].trigger)
        write_place.key_sheet_requested.connect(partial(self.go_to, Place.PRINT))
        places.changed.connect(self._spread)
        places.answer_requested.connect(self._calls.take_answer)
        places.written_anew.connect(self._write_to)
        places.problem_met.connect(self.tell)
        places.stocks_requested.connect(self._actions["stocks"].trigger)
        places.said.connect(self.foot.say)
        places.notes_counted.connect(self._show_history_count)

    def _connect_occasions(self) -> None:
        occasions = self.occasions
        occasions.changed.connect(self._spread)
        occasions.set_right.connect(self._set_right)
        occasions.known_anew.connect(self._known_anew)
        occasions.order_requested.connect(self._write_to)
        occasions.packing_picked.connect(self._pack_by)
        occasions.print_requested.connect(partial(self.go_to, Place.PRINT))
        occasions.going_back.connect(self.going_back)
        occasions.said.connect(self.foot.say)
        occasions.noted.connect(self._note)
        occasions.problem_met.connect(self.tell)
        self.upkeep.noted.connect(self._note_quietly)

    def _tell_and_look_again(self, problem: Problem) -> None:
        """A wish could not be granted: say why, and show how things are instead."""
        self.tell(problem)
        self.writing.refresh()

    def _note(self, text: str) -> None:
        self._notice.say(text, is_problem=False)

    def _note_quietly(self, text: str) -> None:
        """Only where nothing else is to be read."""
        if not self._notice.isVisible():
            self._note(text)

    def _tell_of_reading(self, done: int, total: int) -> None:
        self.foot.say(mentions.reading(done, total))

    def _tell_added(self, changes: Changes) -> None:
        self.foot.say(screen.ADDED)
        self.arrivals.look_again()
        self._spread(changes)

    def _write_to(self, order_id: str) -> None:
        self.go_to(Place.WRITE)
        self.writing.refresh(OrderId(order_id))

    def _pack_by(self, order: str) -> None:
        pack_by = self._desk.packing.pack_by
        self.tasks.run(lambda: pack_by(PackingOrder(order)), self._spread, self.tell)

    def _spread(self, changes: Changes) -> None:
        """Let each place read again what it shows of what changed."""
        if not changes:
            return
        self.writing.refresh_changed(changes)
        self.places.refresh()

    def _set_right(self, changes: Changes) -> None:
        current = self.writing.current
        if current and current.id in changes.orders:
            self.writing.refresh(current.id, self.writing.side)
        self._spread(changes)

    def _known_anew(self, changes: Changes) -> None:
        self.writing.read_again(changes)
        self.places.refresh()

    def _answer_namesake(self, one: str, other: str, is_same: bool) -> None:  # noqa: FBT001 - a signal's
        self.occasions.knowing.answer_namesake(one, other, is_same=is_same)

    def _show_counts(self, to_write: int, ready: int) -> None:
        self.foot.tell_what_waits(screen.waiting(to_write, ready))
        self.top.show_ready(ready)
        is_pen = self._desk.preferences.current.mode_in_use is MadeBy.PEN
        if ready or (is_pen and to_write):
            self.places.prepare_to_print()

    def _show_history_count(self, count: int) -> None:
        def show(last: "KeptCopy | None") -> None:
            where = safekeeping.where_it_lives(self._is_portable)
            backed_up = safekeeping.backed_up(last, self._today())
            self.foot.tell_what_is_kept(f"{screen.notes_known(count)}, {where}, {backed_up}")

        self.tasks.run(self._desk.safekeeping.last_backup, show)

    def _tell_undone(self, undone: tuple[UndoCode, Changes] | None) -> None:
        if undone is None:
            self.foot.say(screen.NOTHING_TO_UNDO)
            return
        code, changes = undone
        self.foot.say(screen.undone(screen.UNDONE[code]))
        if changes.kept:
            self._note(screen.KEPT_WITH_NOTE)
        current = self.writing.current
        side = Side.OUTSIDE if changes.outside else None
        if current and current.id in changes.orders:
            self.writing.refresh(current.id, side)
        elif changes.orders and self.places.place is Place.WRITE:
            self.writing.refresh(min(changes.orders) if len(changes.orders) == 1 else None, side)
        self._spread(changes)

    def _take_ink(self) -> None:
        """Another ink was picked beside the label: all that is drawn in it changes."""
        self._theme.write_with(self._desk.preferences.current.ink_in_use)
        self.places.refresh()

    def _write_like(self, look: Settings) -> None:
        try:
            self._desk.preferences.write_like(look)
        except Problem as problem:
            self.tell(problem)
            return
        self._theme.write_with(look.ink_in_use)
        self.writing.settings_changed()
        self.places.refresh()


def _files(data: QMimeData) -> list[Path]:
    urls: list[QUrl] = data.urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]

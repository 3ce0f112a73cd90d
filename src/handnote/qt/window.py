"""The window: three places behind three tabs, a menu, a line at the foot."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from handnote.domain.note import MadeBy, Side
from handnote.domain.order import OrderId
from handnote.domain.packing import PackingOrder
from handnote.domain.picture import ENDINGS
from handnote.domain.problem import Problem
from handnote.domain.settings import Settings
from handnote.qt.actions import fill_menu, key_lines, make_actions
from handnote.qt.arrivals import Arrivals
from handnote.qt.catching_up import CatchingUp
from handnote.qt.incoming import Incoming
from handnote.qt.places import Place, Places
from handnote.qt.sheets import KeySheet, QuestionSheet
from handnote.qt.tasks import Tasks
from handnote.qt.theme import Theme
from handnote.qt.widgets.notice import NoticeBar
from handnote.qt.widgets.offer_bar import OfferBar
from handnote.qt.widgets.plain import ElidedLabel, PlainLabel
from handnote.services.changes import Changes
from handnote.services.desk import Desk
from handnote.services.undo import UndoCode
from handnote.wording import keepsake, mentions, people, safekeeping, screen, sheets, watching
from handnote.wording.ink_label import FILE_WISHES, NO_INK_HERE
from handnote.wording.modes import MODES_MENU
from handnote.wording.problems import sentence

if TYPE_CHECKING:
    from handnote.qt.hand_chooser import HandChoosing
    from handnote.qt.history.keepsake import KeepsakeMaking
    from handnote.qt.history.runs import Runs
    from handnote.qt.keep.safe import Safe
    from handnote.qt.keeping import Keeping
    from handnote.qt.knowing import Knowing
    from handnote.qt.mentioning import Mentioning
    from handnote.qt.packing_menu import PackingMenu
    from handnote.qt.pasting import Pasting
    from handnote.qt.photos.filing_photos import FilingPhotos
    from handnote.qt.setting_right import SettingRight
    from handnote.qt.signing import SigningSheets
    from handnote.qt.spelling_sheets import SpellingSheets
    from handnote.qt.stocks.choosing import StockChoosing
    from handnote.services.safekeeping import KeptCopy


DICTIONARY_ENDINGS = frozenset({".oxt", ".xpi", ".aff", ".dic"})
"""What is a dictionary and nothing else when it is dropped; a .zip may hold orders."""

_SHOWS_NAMES = frozenset(
    {
        *("same-person", "promise", "promises", "wishes", "wrote-back", "kind-words"),
        *("went-wrong", "correct", "call-them", "their-words", "questions", "why"),
        *("print-runs", "running-out", "take-import-back"),
    }
)
"""Actions that show names, or what is known of people; naming a walk-in is not one of them."""

_BREATH_MS = 1500
"""How long the window is left alone before it looks at what runs out."""


class MainWindow(QMainWindow):
    """One desk on screen. Closing it saves what is unsaved and closes the desk."""

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
    ) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._today = today
        self._is_sample = is_sample
        self._is_portable = is_portable
        theme.write_with(desk.preferences.current.ink_in_use)
        self._may_lose = False
        self._waiting_said = self._rest_said = ""
        self.tasks = Tasks(self)
        self.tasks.failed_unexpectedly.connect(self.report)
        self.tasks.problem_met.connect(self._tell_and_look_again)
        self.setWindowTitle(screen.SAMPLE_TITLE if is_sample else screen.APP)
        self.setAcceptDrops(True)
        self.resize(1240, 800)
        self._actions = make_actions(self, self._calls())
        self._build()
        self.incoming = Incoming(desk, self.tasks, self, self._notice)
        self.arrivals = Arrivals(desk, self.tasks, self, self._offer)
        self.catching_up = CatchingUp(desk, self)
        self.catching_up.told.connect(self._tell_of_reading)
        self._connect()
        QApplication.instance().focusChanged.connect(self._watch_focus)  # type: ignore[union-attr]
        if is_sample:
            self._notice.say(screen.SAMPLE_NOTICE, is_problem=False)

    def start(self) -> None:
        """Fill the Write place; the others are filled when they are first looked at."""
        self.writing.start()
        self.arrivals.start()
        self.catching_up.start()
        QTimer.singleShot(_BREATH_MS, self, self._begin_keeping)

    def open_files(self, files: Sequence[Path]) -> None:
        """Read order files and show what adding them would do; of photos, what filing would.

        A dictionary is added at once.
        """
        photos = [file for file in files if file.suffix.lower() in ENDINGS]
        words = [file for file in files if file.suffix.lower() in DICTIONARY_ENDINGS]
        for file in words:
            self.spelling_sheets.add(str(file))
        if photos:
            self.filing.look_at(photos)
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

    def _tell_and_look_again(self, problem: Problem) -> None:
        """A wish could not be granted: say why, and show how things are instead."""
        self.tell(problem)
        self.writing.refresh()

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
        self._show_waiting()

    def undo(self) -> None:
        """Take back the last thing done: typing where there is any, else the last command."""
        if field := _field_with_undo():
            field.undo()
        elif self._has_typing_to_undo():
            self.places.write_place.undo()
        else:
            self.writing.flush()
            self.tasks.run(self._desk.undo.undo, self._tell_undone, self.tell)

    def _watch_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Only the field the keys go to is listened to: filters cost every event some time."""
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and new.window() is self:
            new.installEventFilter(self)

    def _has_typing_to_undo(self) -> bool:
        return bool(_field_with_undo()) or self.places.write_place.can_undo

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome anywhere."""
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Order files were dropped."""
        event.acceptProposedAction()
        self.open_files(_files(event.mimeData()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fields keep the undo key to themselves; with nothing typed it is the window's."""
        is_undo = (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
        )
        if is_undo and not self._has_typing_to_undo():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Another program comes to the front: nothing stays unsaved meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.writing.flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is unsaved, wait for it, and close the desk."""
        self._foot_right.setText(screen.BUSY_SAVING)
        self._foot_right.repaint()
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

    def _calls(self) -> dict[str, Callable[[], None]]:
        """What each action does; those that would show names say why not while these are hidden."""
        return {
            name: self._unless_hidden(call) if name in _SHOWS_NAMES else call
            for name, call in self._all_calls().items()
        }

    def _unless_hidden(self, call: Callable[[], None]) -> Callable[[], None]:
        def unless_hidden() -> None:
            if self._desk.preferences.current.fair:
                self._notice.say(people.HIDDEN_HERE, is_problem=False)
            else:
                call()

        return unless_hidden

    def _all_calls(self) -> dict[str, Callable[[], None]]:
        return {
            "add-order": self._ask_by_hand,
            "open-file": self._choose_files,
            "paste-order": self._paste_order,
            "file-photo": self._choose_photos,
            "watch": self._ask_to_watch,
            "write": lambda: self.go_to(Place.WRITE),
            "print": self._print,
            "history": lambda: self.go_to(Place.HISTORY),
            "undo": self.undo,
            "take-import-back": self._take_import_back,
            "correct": self._correct,
            "another-parcel": self._add_parcel,
            "running-out": self._show_running_out,
            "own-words": self._show_own_words,
            "add-dictionary": self._add_dictionary,
            "let-be": self._let_be,
            "later": self._later,
            "their-words": self._go_to_their_words,
            "call-them": self._ask_what_to_call_them,
            "name-them": lambda: self.knowing.ask_name(self.writing.current),
            "same-person": lambda: self.knowing.ask_who_is_the_same(self.writing.current),
            "promise": self._promise,
            "promises": self._show_promises,
            "wishes": lambda: self.knowing.ask_wishes(self.writing.current),
            "wrote-back": self._take_answer,
            "kind-words": self._show_shelf,
            "went-wrong": lambda: self.knowing.ask_what_went_wrong(self.writing.current),
            "recognise": self._ask_to_recognise,
            "fair": self._hide_names,
            "questions": self._ask_questions,
            "why": self._explain,
            "kinds": self._choose_kinds,
            "spelling": self._look_at_spelling,
            "packing": self._offer_packing,
            "turn-over": self._turn_over,
            **{f"mode-{mode}": partial(self._make_by, mode) for mode in MODES_MENU},
            "draw": self._draw,
            "sign": self._ask_sign_off,
            "sign-in-ink": self._sign_in_ink,
            **{f"ink-{wish}": partial(self._wish_of_ink, wish) for wish in FILE_WISHES},
            "choose-hand": self._choose_hand,
            "add-hand": self._add_hand,
            "hand": self._ask_hand,
            "print-runs": self._show_runs,
            "stocks": self._choose_stock,
            "keepsake": self._make_keepsake,
            "save-page": self._save_page,
            "throw-away": self._throw_note,
            "take-out": self._take_order_out,
            "trash": self._show_trash,
            "backups": self._show_backups,
            "back-up-to": self._back_up_to,
            "restore-from": self._restore_from,
            "add-history": self._add_history,
            "export": self._export,
            "forget": self._forget,
            "sample": self.sample_requested.emit,
            "keys": self._show_keys,
            "quit": self._quit,
        }

    def _print(self) -> None:
        """To the Print place; there the same key prints."""
        if self.places.place is Place.PRINT:
            self.places.printer.print_labels()
        else:
            self.go_to(Place.PRINT)

    def _ask_by_hand(self) -> None:
        self.incoming.ask_by_hand()

    def _choose_files(self) -> None:
        self.incoming.choose_files()

    def _choose_photos(self) -> None:
        self.filing.choose()

    def _ask_to_watch(self) -> None:
        self.arrivals.ask()

    def _paste_order(self) -> None:
        data = QApplication.clipboard().mimeData()
        if files := _files(data):
            self.open_files(files)
        else:
            self.pasting.paste(data)

    def _let_be(self) -> None:
        self.writing.let_be()

    def _later(self) -> None:
        self.writing.later()

    def _go_to_their_words(self) -> None:
        if self.places.place is not Place.WRITE:
            self.go_to(Place.WRITE)
        self.places.write_place.person.go_to_words()

    def _ask_what_to_call_them(self) -> None:
        if self.writing.current:
            self.writing.corrections.ask_what_to_call_them(self, self.writing.current)

    def _ask_questions(self) -> None:
        if asked := self.places.write_place.person.questions:
            sheet = QuestionSheet(self, asked)
            sheet.finished.connect(sheet.deleteLater)
            sheet.open()

    def _choose_kinds(self) -> None:
        self.mentioning.choose_kinds()

    def _tell_of_reading(self, done: int, total: int) -> None:
        self._foot_right.setText(mentions.reading(done, total))

    def _explain(self) -> None:
        if not self.places.look_at_waiting():
            self.mentioning.explain()

    def _offer_packing(self) -> None:
        self._packing_menu.open_under(self._menu_button, self._desk.packing.order)

    @cached_property
    def pasting(self) -> "Pasting":
        """What reads a pasted order, made when something is first pasted."""
        from handnote.qt.pasting import Pasting

        pasting = Pasting(self._desk, self.tasks, self)
        pasting.added.connect(self._write_to)
        pasting.changed.connect(self._spread)
        pasting.problem_met.connect(self.tell)
        return pasting

    @cached_property
    def filing(self) -> "FilingPhotos":
        """What files photos of sheets written by hand, made when the first one comes."""
        from handnote.qt.photos.filing_photos import FilingPhotos

        filing = FilingPhotos(
            self._desk, self.tasks, self, self._theme, self._notice, today=self._today
        )
        filing.changed.connect(self._spread)
        filing.said.connect(self._foot_right.setText)
        filing.problem_met.connect(self.tell)
        return filing

    @cached_property
    def mentioning(self) -> "Mentioning":
        """The sheets behind the grey line, made when one is first asked for."""
        from handnote.qt.mentioning import Mentioning

        mentioning = Mentioning(self._desk, self.tasks, self._theme, self, self.writing)
        mentioning.said.connect(self._foot_right.setText)
        mentioning.problem_met.connect(self.tell)
        return mentioning

    @cached_property
    def spelling_sheets(self) -> "SpellingSheets":
        """What adds dictionaries and shows her words, made when it is first asked for."""
        from handnote.qt.spelling_sheets import SpellingSheets

        sheets = SpellingSheets(self._desk, self.tasks, self)
        sheets.said.connect(self._foot_right.setText)
        sheets.changed.connect(self.writing.spelling.look)
        sheets.problem_met.connect(self.tell)
        return sheets

    def _look_at_spelling(self) -> None:
        if self.places.place is Place.WRITE:
            self.writing.spelling.open_menu()

    def _show_own_words(self) -> None:
        self.spelling_sheets.show_own_words()

    def _add_dictionary(self) -> None:
        self.spelling_sheets.ask_for_dictionary()

    @cached_property
    def _packing_menu(self) -> "PackingMenu":
        """The packing orders to choose from, made when they are first asked for."""
        from handnote.qt.packing_menu import PackingMenu

        menu = PackingMenu(self)
        menu.order_picked.connect(self._pack_by)
        return menu

    def _pack_by(self, order: str) -> None:
        pack_by = self._desk.packing.pack_by
        self.tasks.run(lambda: pack_by(PackingOrder(order)), self._spread, self.tell)

    def _turn_over(self) -> None:
        self.places.turn_over()

    def _wish_of_ink(self, wish: str) -> None:
        if self.places.write_place.is_inked:
            self.writing.inking.do(wish)
        else:
            self._foot_right.setText(NO_INK_HERE)

    def _make_by(self, mode: MadeBy) -> None:
        self.go_to(Place.WRITE)
        self.writing.make_by(mode)

    @cached_property
    def choosing(self) -> "HandChoosing":
        """The chooser of hands, made when it is first asked for."""
        from handnote.qt.hand_chooser import HandChoosing

        choosing = HandChoosing(self._desk, self.tasks, self, self._theme, self.writing)
        choosing.problem_met.connect(self.tell)
        choosing.hands_changed.connect(self.places.refresh)
        return choosing

    @cached_property
    def choosing_stocks(self) -> "StockChoosing":
        """The chooser of label sheets, made when it is first asked for."""
        from handnote.qt.stocks.choosing import StockChoosing

        choosing = StockChoosing(self._desk, self.tasks, self, self._theme)
        choosing.stock_chosen.connect(self._print_on)
        choosing.stocks_changed.connect(self.places.stocks_changed)
        return choosing

    def _choose_stock(self) -> None:
        self.choosing_stocks.open_chooser(self.places.side)

    def _print_on(self, name: str, side: Side) -> None:
        self.places.printer.print_on(name, side)

    def _choose_hand(self) -> None:
        self.choosing.open_chooser()

    def _add_hand(self) -> None:
        self.choosing.ask_for_font()

    @cached_property
    def runs(self) -> "Runs":
        """The print runs, looked at when they are first asked for."""
        from handnote.qt.history.runs import Runs

        runs = Runs(self._desk, self.tasks, self, today=self._today)
        runs.changed.connect(self._spread)
        runs.problem_met.connect(self.tell)
        runs.waiting_again.connect(self._go_and_print)
        return runs

    def _go_and_print(self) -> None:
        self.go_to(Place.PRINT)

    def _show_runs(self) -> None:
        self.runs.open_sheet()

    @cached_property
    def knowing(self) -> "Knowing":
        """The sheets of what is known of people, made when one is first asked for."""
        from handnote.qt.knowing import Knowing

        knowing = Knowing(self._desk, self.tasks, self, self._theme, today=self._today)
        knowing.changed.connect(self._known_anew)
        knowing.said.connect(self._foot_right.setText)
        knowing.problem_met.connect(self.tell)
        return knowing

    def _known_anew(self, changes: Changes) -> None:
        self.writing.read_again(changes)
        self.places.refresh()

    def _promise(self) -> None:
        self.writing.flush()
        editor = self.places.write_place.editor
        self.knowing.promise(self.writing.current, editor.selected_text(), editor.note_text())

    def _show_promises(self) -> None:
        self.knowing.show_promises()

    def _show_shelf(self) -> None:
        self.knowing.show_shelf()

    def _ask_to_recognise(self) -> None:
        self.knowing.ask_whether_to_recognise()

    def _take_answer(self) -> None:
        is_past = self.places.place is Place.HISTORY
        picked = self.places.reading.picked if is_past else None
        self.knowing.they_wrote_back(self.writing.current, picked)

    def _answer_namesake(self, one: str, other: str, is_same: bool) -> None:  # noqa: FBT001 - a signal's
        self.knowing.answer_namesake(one, other, is_same=is_same)

    def _hide_names(self) -> None:
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
        self._foot_right.setText(people.HIDDEN if hides else people.SHOWN_AGAIN)

    @cached_property
    def keeping(self) -> "Keeping":
        """What runs out by itself, looked after once the first letter can be typed."""
        from handnote.qt.keeping import Keeping

        keeping = Keeping(self._desk, self.tasks, self, self._notice, today=self._today)
        keeping.about_to_turn.connect(self.writing.flush)
        keeping.changed.connect(self._spread)
        keeping.problem_met.connect(self.tell)
        return keeping

    def _begin_keeping(self) -> None:
        if self.isVisible():
            self.keeping.turn()
            self._write_readable()
            self.safe.look_for_strays(self._tell_of_strays)
            self._find_namesakes()

    def _tell_of_strays(self, names: Sequence[str]) -> None:
        if names and not self._notice.isVisible():
            self._notice.say(safekeeping.strays(names), is_problem=False)

    def _throw_note(self) -> None:
        self.writing.flush()
        note_id = self.places.reading.picked if self.places.place is Place.HISTORY else None
        if note_id:
            self.safe.throw_note(note_id)

    def _take_order_out(self) -> None:
        self.writing.flush()
        if self.places.place is Place.WRITE and self.writing.current:
            self.safe.take_out(self.writing.current.id)

    def _show_trash(self) -> None:
        self.safe.show_trash()

    def _show_backups(self) -> None:
        self.safe.show_backups()

    def _back_up_to(self) -> None:
        self.safe.back_up_to()

    def _restore_from(self) -> None:
        self.safe.restore_from()

    def _add_history(self) -> None:
        self.safe.add_history()

    def _export(self) -> None:
        self.safe.export()

    def _write_readable(self) -> None:
        self.tasks.run_slow(self._desk.trash.purge, None, lambda _: None)
        self.tasks.run_slow(self._desk.safekeeping.write_readable_if_due, None, lambda _: None)

    def _forget(self) -> None:
        self.writing.flush()
        person_id = (
            self.places.reading.person
            if self.places.place is Place.HISTORY
            else self.writing.current and self.writing.current.person_id
        )
        if person_id:
            self.safe.forget(person_id)

    @cached_property
    def safe(self) -> "Safe":
        """Backups, other histories and forgetting, made when one is first asked for."""
        from handnote.qt.keep.safe import Safe

        safe = Safe(self._desk, self.tasks, self, today=self._today)
        safe.changed.connect(self._set_right)
        safe.said.connect(self._foot_right.setText)
        safe.noted.connect(lambda text: self._notice.say(text, is_problem=False))
        safe.problem_met.connect(self.tell)
        safe.going_back.connect(self.going_back)
        return safe

    def _find_namesakes(self, more: bool = True) -> None:  # noqa: FBT001, FBT002 - an answer's
        """Names from before namesakes were looked for, piece by piece, while she writes."""
        if more:
            self.tasks.run_slow(
                self._desk.people.find_namesakes, self._find_namesakes, lambda _: None
            )

    def _show_running_out(self) -> None:
        self.keeping.open_sheet()

    @cached_property
    def setting_right(self) -> "SettingRight":
        """What puts orders and imports right, made when it is first asked for."""
        from handnote.qt.setting_right import SettingRight

        setting = SettingRight(self._desk, self.tasks, self, self._notice)
        setting.changed.connect(self._set_right)
        setting.parcel_added.connect(self._write_to)
        setting.problem_met.connect(self.tell)
        return setting

    def _set_right(self, changes: Changes) -> None:
        current = self.writing.current
        if current and current.id in changes.orders:
            self.writing.refresh(current.id, self.writing.side)
        self._spread(changes)

    def _correct(self) -> None:
        self.writing.flush()
        self.setting_right.correct(self.writing.current)

    def _add_parcel(self) -> None:
        self.writing.flush()
        self.setting_right.add_parcel(self.writing.current)

    def _take_import_back(self) -> None:
        self.writing.flush()
        self.setting_right.take_import_back()

    def _make_keepsake(self) -> None:
        reading = self.places.reading if self.places.place is Place.HISTORY else None
        person = reading.person if reading else None
        self._keepsakes.ask((person, reading.name) if reading and person else None)

    @cached_property
    def _keepsakes(self) -> "KeepsakeMaking":
        """Loaded when the first book is asked for."""
        from handnote.qt.history.keepsake import KeepsakeMaking

        making = KeepsakeMaking(self._desk, self.tasks, self, self._notice, today=self._today)
        making.said.connect(self._foot_right.setText)
        making.problem_met.connect(self.tell)
        return making

    def _save_page(self) -> None:
        self.places.reading.save_page()

    def _quit(self) -> None:
        self.close()

    def _build(self) -> None:
        frame = QWidget(self)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_top(frame))
        self._notice = NoticeBar(frame)
        column.addWidget(self._notice)
        self._offer = OfferBar(frame, yes=watching.ADD, no=watching.NOT_NOW)
        column.addWidget(self._offer)
        self.places = Places(frame, self._desk, self.tasks, self._theme, today=self._today)
        self.writing = self.places.writing
        column.addWidget(self.places, 1)
        column.addWidget(self._make_foot(frame))
        self.setCentralWidget(frame)
        self._fill_empty()
        self._show_tab(Place.WRITE)

    def _show_tab(self, place: Place) -> None:
        self._tabs.button(place).setChecked(True)
        for button, at in self._place_buttons:
            button.setVisible(at is place)

    def _make_top(self, frame: QWidget) -> QFrame:
        bar = QFrame(frame)
        bar.setObjectName("topBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 6, 14, 6)
        tabs = QFrame(bar)
        tabs.setObjectName("tabs")
        inside = QHBoxLayout(tabs)
        inside.setContentsMargins(3, 3, 3, 3)
        inside.setSpacing(2)
        self._tabs = QButtonGroup(tabs)
        for number, text in enumerate((screen.WRITE, screen.PRINT, screen.HISTORY)):
            button = QPushButton(text, tabs)
            button.setObjectName(f"tab-{text.lower()}")
            button.setCheckable(True)
            self._tabs.addButton(button, number)
            inside.addWidget(button)
        self._tabs.idClicked.connect(self.go_to)
        row.addWidget(tabs)
        row.addStretch(1)
        self._place_buttons = [
            (self._top_button(bar, "add-order", screen.ADD_ORDER), Place.WRITE),
            (self._top_button(bar, "open-file", screen.OPEN_FILE), Place.WRITE),
            (self._top_button(bar, "print-runs", sheets.RUNS_MENU), Place.HISTORY),
            (self._top_button(bar, "keepsake", keepsake.MAKE_A_BOOK_MENU), Place.HISTORY),
        ]
        for button, _ in self._place_buttons:
            row.addWidget(button)
        menu_button = QPushButton(screen.MENU, bar)
        menu_button.setObjectName("menu")
        menu = QMenu(menu_button)
        fill_menu(menu, self._actions)
        menu_button.setMenu(menu)
        self._menu_button = menu_button
        row.addWidget(menu_button)
        return bar

    def _top_button(self, bar: QWidget, action: str, text: str) -> QPushButton:
        button = QPushButton(text, bar)
        button.setObjectName(action)
        button.clicked.connect(self._actions[action].trigger)
        return button

    def _make_foot(self, frame: QWidget) -> QFrame:
        foot = QFrame(frame)
        foot.setObjectName("statusBar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 5, 16, 6)
        self._foot_left = ElidedLabel(foot)
        self._foot_right = PlainLabel(foot)
        self._foot_right.setObjectName("saved")
        row.addWidget(self._foot_left, 1)
        row.addWidget(self._foot_right)
        return foot

    def _fill_empty(self) -> None:
        empty = self.places.write_place.empty
        open_file = empty.add_button(screen.OPEN_FILE, "empty-open", is_primary=True)
        open_file.clicked.connect(self._actions["open-file"].trigger)
        by_hand = empty.add_button(screen.ADD_ORDER, "empty-add")
        by_hand.clicked.connect(self._actions["add-order"].trigger)
        sample = empty.add_button(screen.OPEN_SAMPLE, "empty-sample")
        sample.clicked.connect(self.sample_requested)
        sample.setVisible(not self._is_sample)
        self._actions["sample"].setVisible(not self._is_sample)

    def _connect(self) -> None:
        self.incoming.added.connect(self._tell_added)
        self.incoming.added_by_hand.connect(self._write_to)
        self.incoming.problem_met.connect(self.tell)
        self.arrivals.accepted.connect(self.incoming.add_arrival)
        self.arrivals.problem_met.connect(self.tell)
        self.writing.counted.connect(self._show_counts)
        self.writing.spelling.dictionary_requested.connect(self._add_dictionary)
        self.places.write_place.person.same_answered.connect(self._answer_namesake)
        self.writing.inking.settings_changed.connect(self._take_ink)
        self.writing.inking.said.connect(self._foot_right.setText)
        self.places.write_place.sign_requested.connect(self._ask_sign_off)
        self.places.write_place.hands_requested.connect(self._choose_hand)
        self.places.write_place.key_sheet_requested.connect(partial(self.go_to, Place.PRINT))
        self.places.changed.connect(self._spread)
        self.places.answer_requested.connect(self._take_answer)
        self.places.written_anew.connect(self._write_to)
        self.places.problem_met.connect(self.tell)
        self.places.stocks_requested.connect(self._choose_stock)
        self.places.said.connect(self._foot_right.setText)
        self.writing.rest_due.connect(self._say_rest)
        self.places.notes_counted.connect(self._show_history_count)

    def _say_rest(self, said: str) -> None:
        """Where the foot says what waits, until the next note is finished."""
        self._rest_said = said
        self._show_waiting()

    def _show_waiting(self) -> None:
        if self.places.place is not Place.HISTORY:
            self._foot_left.setText(self._rest_said or self._waiting_said)

    def _tell_added(self, changes: Changes) -> None:
        self._foot_right.setText(screen.ADDED)
        self.arrivals.look_again()
        self._spread(changes)

    def _write_to(self, order_id: str) -> None:
        self.go_to(Place.WRITE)
        self.writing.refresh(OrderId(order_id))

    def _spread(self, changes: Changes) -> None:
        """Let each place read again what it shows of what changed."""
        if not changes:
            return
        self.writing.refresh_changed(changes)
        self.places.refresh()

    def _show_counts(self, to_write: int, ready: int) -> None:
        self._waiting_said = screen.waiting(to_write, ready)
        is_pen = self._desk.preferences.current.mode_in_use is MadeBy.PEN
        if ready or (is_pen and to_write):
            self.places.prepare_to_print()
        self._show_waiting()
        text = f"{screen.PRINT}  {ready}" if ready else screen.PRINT
        self._tabs.button(Place.PRINT).setText(text)

    def _show_history_count(self, count: int) -> None:
        if self.places.place is not Place.HISTORY:
            return
        last_backup = self._desk.safekeeping.last_backup

        def show(last: "KeptCopy | None") -> None:
            if self.places.place is Place.HISTORY:
                where = safekeeping.where_it_lives(self._is_portable)
                backed_up = safekeeping.backed_up(last, self._today())
                self._foot_left.setText(f"{screen.notes_known(count)}, {where}, {backed_up}")

        self.tasks.run(last_backup, show)

    def _tell_undone(self, undone: tuple[UndoCode, Changes] | None) -> None:
        if undone is None:
            self._foot_right.setText(screen.NOTHING_TO_UNDO)
            return
        code, changes = undone
        self._foot_right.setText(screen.undone(screen.UNDONE[code]))
        if changes.kept:
            self._notice.say(screen.KEPT_WITH_NOTE, is_problem=False)
        current = self.writing.current
        side = Side.OUTSIDE if changes.outside else None
        if current and current.id in changes.orders:
            self.writing.refresh(current.id, side)
        elif changes.orders and self.places.place is Place.WRITE:
            self.writing.refresh(min(changes.orders) if len(changes.orders) == 1 else None, side)
        self._spread(changes)

    def _ask_sign_off(self) -> None:
        self.signing.open_at(self.places.write_place.sign_button)

    def _sign_in_ink(self) -> None:
        self.signing.ask_for_ink()

    def _draw(self) -> None:
        self.go_to(Place.WRITE)
        self.writing.draw()

    def _take_ink(self) -> None:
        """Another ink was picked beside the label: all that is drawn in it changes."""
        self._theme.write_with(self._desk.preferences.current.ink_in_use)
        self.places.refresh()

    @cached_property
    def signing(self) -> "SigningSheets":
        """What asks how she signs, made when it is first asked for."""
        from handnote.qt.signing import SigningSheets

        return SigningSheets(self._desk, self.tasks, self._theme, self, self.writing)

    def _ask_hand(self) -> None:
        # It draws labels with whatever is chosen, and a start does without it.
        from handnote.qt.hand_sheet import HandSheet

        sheet = HandSheet(self, self._theme, self.writing, self._desk)
        sheet.given.connect(self._write_like)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _write_like(self, look: Settings) -> None:
        try:
            self._desk.preferences.write_like(look)
        except Problem as problem:
            self.tell(problem)
            return
        self._theme.write_with(look.ink_in_use)
        self.writing.settings_changed()
        self.places.refresh()

    def _show_keys(self) -> None:
        sheet = KeySheet(self, key_lines())
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()


def _field_with_undo() -> QLineEdit | QPlainTextEdit | None:
    """The field the keys go to, if something was typed into it."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit) and field.isUndoAvailable():
        return field
    if isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable():
        return field
    return None


def _files(data: QMimeData) -> list[Path]:
    urls: list[QUrl] = data.urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]

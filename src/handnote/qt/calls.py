"""What each action of the menu does in a window, in the menu's parts."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from handnote.qt.places import Place
from handnote.qt.sheets import QuestionSheet
from handnote.services.desk import Desk
from handnote.wording import people
from handnote.wording.ink_label import FILE_WISHES, NO_INK_HERE
from handnote.wording.modes import MODES_MENU

if TYPE_CHECKING:
    from handnote.qt.occasions import Occasions
    from handnote.qt.window import MainWindow

Call = Callable[[], object]

_SHOWS_NAMES = frozenset(
    {
        *("same-person", "promise", "promises", "wishes", "wrote-back", "kind-words"),
        *("went-wrong", "correct", "call-them", "their-words", "questions", "why"),
        *("print-runs", "running-out", "take-import-back"),
    }
)
"""Actions that show names, or what is known of people; naming a walk-in is not one of them."""


class Calls:
    """Answers the actions of one window that is built; what is rarely asked for is loaded then."""

    def __init__(self, window: "MainWindow", desk: Desk) -> None:
        self._window = window
        self._desk = desk
        self._places = window.places
        self._writing = window.writing
        self._occasions = window.occasions

    def all(self) -> Mapping[str, Call]:
        """By the action's id; what would show names says why not while these are hidden."""
        calls = (
            self._of_window()
            | self._of_orders()
            | self._of_this_order()
            | self._of_person()
            | self._of_this_note()
            | self._of_hands_and_eyes()
            | self._of_paper()
            | self._of_keeping()
        )
        return {
            name: partial(self._unless_hidden, call) if name in _SHOWS_NAMES else call
            for name, call in calls.items()
        }

    def _loaded_then(self, find: Callable[["Occasions"], Call]) -> Call:
        def call() -> None:
            find(self._occasions)()

        return call

    def _unless_hidden(self, call: Call) -> None:
        if self._desk.preferences.current.fair:
            self._window.say(people.HIDDEN_HERE, is_problem=False)
        else:
            call()

    def _of_window(self) -> dict[str, Call]:
        window = self._window
        return {
            "undo": window.undo,
            "write": partial(window.go_to, Place.WRITE),
            "print": self._print,
            "history": partial(window.go_to, Place.HISTORY),
            "sample": window.sample_requested.emit,
            "keys": window.show_keys,
            "quit": window.close,
        }

    def _of_orders(self) -> dict[str, Call]:
        return {
            "add-order": self._window.incoming.ask_by_hand,
            "open-file": self._window.incoming.choose_files,
            "paste-order": self._paste_order,
            "watch": self._window.arrivals.ask,
            "take-import-back": self._take_import_back,
            "packing": self._offer_packing,
        }

    def _of_this_order(self) -> dict[str, Call]:
        return {
            "let-be": self._writing.let_be,
            "later": self._writing.later,
            "turn-over": self._places.turn_over,
            "another-parcel": self._add_parcel,
            "their-words": self._go_to_their_words,
            "correct": self._correct,
            "went-wrong": lambda: self._occasions.knowing.ask_what_went_wrong(
                self._writing.current
            ),
            "take-out": self._take_order_out,
        }

    def _of_person(self) -> dict[str, Call]:
        return {
            "call-them": self._ask_what_to_call_them,
            "name-them": lambda: self._occasions.knowing.ask_name(self._writing.current),
            "same-person": lambda: self._occasions.knowing.ask_who_is_the_same(
                self._writing.current
            ),
            "promise": self._promise,
            "wishes": lambda: self._occasions.knowing.ask_wishes(self._writing.current),
            "wrote-back": self.take_answer,
            "promises": self._loaded_then(lambda these: these.knowing.show_promises),
            "kind-words": self._loaded_then(lambda these: these.knowing.show_shelf),
            "fair": self._window.hide_names,
            "recognise": self._loaded_then(lambda these: these.knowing.ask_whether_to_recognise),
            "forget": self._forget,
        }

    def _of_this_note(self) -> dict[str, Call]:
        return {
            "questions": self._ask_questions,
            "why": self._explain,
            "spelling": self._look_at_spelling,
            **{f"mode-{mode}": partial(self._window.make_by, mode) for mode in MODES_MENU},
            "draw": self._draw,
            **{f"ink-{wish}": partial(self._wish_of_ink, wish) for wish in FILE_WISHES},
            "throw-away": self._throw_note,
        }

    def _of_hands_and_eyes(self) -> dict[str, Call]:
        return {
            "choose-hand": self._loaded_then(lambda these: these.hands.open_chooser),
            "add-hand": self._loaded_then(lambda these: these.hands.ask_for_font),
            "hand": self._window.ask_hand,
            "sign": self._window.ask_sign_off,
            "sign-in-ink": self._loaded_then(lambda these: these.signing.ask_for_ink),
            "kinds": self._loaded_then(lambda these: these.mentioning.choose_kinds),
            "own-words": self._loaded_then(lambda these: these.spelling.show_own_words),
            "add-dictionary": self._loaded_then(lambda these: these.spelling.ask_for_dictionary),
        }

    def _of_paper(self) -> dict[str, Call]:
        return {
            "stocks": lambda: self._occasions.stocks.open_chooser(self._places.side),
            "print-runs": self._loaded_then(lambda these: these.runs.open_sheet),
            "file-photo": self._loaded_then(lambda these: these.filing.choose),
            "keepsake": self._make_keepsake,
            "save-page": self._save_page,
        }

    def _of_keeping(self) -> dict[str, Call]:
        return {
            "backups": self._loaded_then(lambda these: these.safe.show_backups),
            "back-up-to": self._loaded_then(lambda these: these.safe.back_up_to),
            "restore-from": self._loaded_then(lambda these: these.safe.restore_from),
            "add-history": self._loaded_then(lambda these: these.safe.add_history),
            "export": self._loaded_then(lambda these: these.safe.export),
            "trash": self._loaded_then(lambda these: these.safe.show_trash),
            "running-out": self._loaded_then(lambda these: these.keeping.open_sheet),
        }

    def _print(self) -> None:
        """To the Print place; there the same key prints."""
        if self._places.place is Place.PRINT:
            self._places.printer.print_labels()
        else:
            self._window.go_to(Place.PRINT)

    def _paste_order(self) -> None:
        data = QApplication.clipboard().mimeData()
        if not self._window.open_dropped(data):
            self._occasions.pasting.paste(data)

    def _take_import_back(self) -> None:
        self._writing.flush()
        self._occasions.setting_right.take_import_back()

    def _offer_packing(self) -> None:
        menu = self._occasions.packing_menu
        menu.open_under(self._window.top.menu_button, self._desk.packing.order)

    def _add_parcel(self) -> None:
        self._writing.flush()
        self._occasions.setting_right.add_parcel(self._writing.current)

    def _correct(self) -> None:
        self._writing.flush()
        self._occasions.setting_right.correct(self._writing.current)

    def _take_order_out(self) -> None:
        self._writing.flush()
        if self._places.place is Place.WRITE and self._writing.current:
            self._occasions.safe.take_out(self._writing.current.id)

    def _go_to_their_words(self) -> None:
        if self._places.place is not Place.WRITE:
            self._window.go_to(Place.WRITE)
        self._places.write_place.person.go_to_words()

    def _ask_what_to_call_them(self) -> None:
        if order := self._writing.current:
            self._writing.corrections.ask_what_to_call_them(self._window, order)

    def _promise(self) -> None:
        self._writing.flush()
        editor = self._places.write_place.editor
        self._occasions.knowing.promise(
            self._writing.current, editor.selected_text(), editor.note_text()
        )

    def take_answer(self) -> None:
        """Ask what somebody wrote back: to the note picked in History, or to the latest one."""
        is_past = self._places.place is Place.HISTORY
        picked = self._places.reading.picked if is_past else None
        self._occasions.knowing.they_wrote_back(self._writing.current, picked)

    def _forget(self) -> None:
        self._writing.flush()
        current = self._writing.current
        is_past = self._places.place is Place.HISTORY
        person = self._places.reading.person if is_past else current and current.person_id
        if person:
            self._occasions.safe.forget(person)

    def _ask_questions(self) -> None:
        if asked := self._places.write_place.person.questions:
            sheet = QuestionSheet(self._window, asked)
            sheet.finished.connect(sheet.deleteLater)
            sheet.open()

    def _explain(self) -> None:
        if not self._places.look_at_waiting():
            self._occasions.mentioning.explain()

    def _look_at_spelling(self) -> None:
        if self._places.place is Place.WRITE:
            self._writing.remarks.spelling.open_menu()

    def _draw(self) -> None:
        self._window.go_to(Place.WRITE)
        self._writing.draw()

    def _wish_of_ink(self, wish: str) -> None:
        if self._places.write_place.is_inked:
            self._writing.inking.do(wish)
        else:
            self._window.foot.say(NO_INK_HERE)

    def _throw_note(self) -> None:
        self._writing.flush()
        note_id = self._places.reading.picked if self._places.place is Place.HISTORY else None
        if note_id:
            self._occasions.safe.throw_note(note_id)

    def _save_page(self) -> None:
        self._places.reading.save_page()

    def _make_keepsake(self) -> None:
        reading = self._places.reading if self._places.place is Place.HISTORY else None
        person = reading.person if reading else None
        self._occasions.keepsakes.ask((person, reading.name) if reading and person else None)

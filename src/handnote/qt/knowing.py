"""Knowing people: the sheets behind promises, wishes, answers, and who is one and the same."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from handnote.domain.note import Note, NoteId
from handnote.domain.order import Order, OrderId
from handnote.domain.person import PersonId
from handnote.domain.promise import Promise
from handnote.domain.went_wrong import WentWrong
from handnote.domain.wish import Wish
from handnote.qt.people_sheets import (
    AnswerSheet,
    NameSheet,
    PromiseSheet,
    RecogniseSheet,
    WentWrongSheet,
    WishesSheet,
)
from handnote.qt.promises_sheet import PromisesSheet
from handnote.qt.same_person_sheet import SamePersonSheet, SameState
from handnote.qt.shelf import ShelfSheet
from handnote.qt.tasks import Tasks
from handnote.qt.theme import Theme
from handnote.qt.widgets.quiet_sheet import QuietSheet
from handnote.services.changes import Changes
from handnote.services.desk import Desk
from handnote.services.promising import OpenPromise
from handnote.wording import people as words

T = TypeVar("T")


class Knowing(QObject):
    """Opens one quiet sheet for each; everything done there can be taken back."""

    changed = Signal(object)
    said = Signal(str)
    problem_met = Signal(object)

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        window: QWidget,
        theme: Theme,
        *,
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self._theme = theme
        self._today = today

    def promise(self, order: Order | None, marked: str, text: str) -> None:
        """Promise what is marked on the label; where nothing is, ask what."""
        if order is None:
            return
        if marked.strip():
            self._promise(order.id, marked)
            return
        sheet = PromiseSheet(self._window, text)
        sheet.given.connect(lambda said: self._promise(order.id, said))
        self._open(sheet)

    def show_promises(self) -> None:
        """Show every promise still to be kept."""
        self._ask(self._desk.promising.open_ones, self._show_promises)

    def ask_wishes(self, order: Order | None) -> None:
        """Ask what they asked for."""
        if order is None:
            return
        person_id, wishing = order.person_id, self._desk.wishing

        def show(known: tuple[Wish, ...]) -> None:
            sheet = WishesSheet(self._window, known)
            sheet.given.connect(lambda those: self._change(lambda: wishing.wish(person_id, those)))
            self._open(sheet)

        self._ask(lambda: wishing.of_person(person_id), show)

    def they_wrote_back(self, order: Order | None, note_id: NoteId | None) -> None:
        """Take an answer for a note: the one picked, or one of the last to this person."""
        past, answering = self._desk.past_notes, self._desk.answering

        def work() -> tuple[Note, ...]:
            if note_id is not None:
                return (past.note(note_id),)
            return answering.notes_to(order.id) if order else ()

        self._ask(work, lambda found: self._ask_answer(found, order))

    def show_shelf(self) -> None:
        """Show the kind words."""
        self._ask(
            self._desk.answering.shelf,
            lambda shelf: self._open(ShelfSheet(self._window, shelf, self._today())),
        )

    def ask_what_went_wrong(self, order: Order | None) -> None:
        """Ask what it was like for them, and what was put right."""
        if order is None:
            return
        order_id, going_wrong = order.id, self._desk.going_wrong

        def show(known: WentWrong | None) -> None:
            sheet = WentWrongSheet(self._window, known)
            sheet.given.connect(lambda what: self._keep_wrong(order_id, what))
            sheet.nothing_requested.connect(
                lambda: self._change(lambda: going_wrong.nothing_went_wrong(order_id))
            )
            self._open(sheet)

        self._ask(lambda: going_wrong.of_order(order_id), show)

    def ask_who_is_the_same(self, order: Order | None) -> None:
        """Show who else of this name there is, who was said to be the same, and anybody by name."""
        if order is None:
            return
        open_order, merged = self._desk.composing.open, self._desk.people.merged

        def work() -> SameState:
            sitting = open_order(order.id)
            return SameState(sitting, merged(sitting.person.id))

        self._ask(work, self._show_same_person)

    def answer_namesake(self, one: str, other: str, *, is_same: bool) -> None:
        """The seller says whether two are one."""
        people = self._desk.people
        answer = people.are_the_same if is_same else people.are_not_the_same
        self._change(lambda: answer(PersonId(one), PersonId(other)))

    def ask_name(self, order: Order | None) -> None:
        """Ask for the name of somebody who had none."""
        if order is None:
            return
        name_them = self._desk.people.name_them
        sheet = NameSheet(self._window, order.buyer)
        sheet.given.connect(lambda name: self._change(lambda: name_them(order.id, name)))
        self._open(sheet)

    def ask_whether_to_recognise(self) -> None:
        """Say what recognising means, and what turning it off removes."""
        people, preferences = self._desk.people, self._desk.preferences

        def show(count: int) -> None:
            sheet = RecogniseSheet(self._window, count, is_on=preferences.recognises())
            sheet.accepted.connect(self._recognise)
            self._open(sheet)

        self._ask(people.recognised, show)

    def _recognise(self) -> None:
        people, wanted = self._desk.people, not self._desk.preferences.recognises()
        self._tasks.run(
            lambda: people.recognise(wanted=wanted),
            lambda _: self.said.emit(words.recognised(is_on=wanted)),
            self.problem_met.emit,
        )

    def _promise(self, order_id: OrderId, said: str) -> None:
        promise_at = self._desk.promising.promise_at

        def tell(_: Promise) -> None:
            self.said.emit(words.PROMISE_KEPT_IN_MIND)
            self.changed.emit(Changes(orders=frozenset({order_id})))

        self._tasks.run(lambda: promise_at(order_id, said), tell, self.problem_met.emit)

    def _show_promises(self, found: tuple[OpenPromise, ...]) -> None:
        mark = self._theme.colours.colour("ink_soft")
        sheet = PromisesSheet(self._window, found, self._today(), mark)
        promising = self._desk.promising
        sheet.kept.connect(lambda one: self._change(lambda: promising.keep(one)))
        sheet.taken_away.connect(lambda one: self._change(lambda: promising.take_away(one)))
        self._open(sheet)

    def _ask_answer(self, found: Sequence[Note], beside: Order | None) -> None:
        if not found:
            self.said.emit(words.NO_NOTE_TO_ANSWER)
            return
        sheet = AnswerSheet(self._window, found, self._today())
        sheet.given.connect(
            lambda note, said, is_kind: self._keep_answer(note, said, beside, is_kind=is_kind)
        )
        self._open(sheet)

    def _keep_answer(self, note: Note, said: str, beside: Order | None, *, is_kind: bool) -> None:
        they_wrote_back = self._desk.answering.they_wrote_back
        shown = frozenset({note.order_id, *([beside.id] if beside else [])})

        def work() -> Changes:
            they_wrote_back(note.id, said, is_kind=is_kind)
            return Changes(orders=shown, notes=frozenset({note.id}))

        self._change(work)

    def _keep_wrong(self, order_id: OrderId, what: str) -> None:
        going_wrong = self._desk.going_wrong

        def work() -> Changes:
            marked = going_wrong.went_wrong(order_id)
            return going_wrong.put_right(order_id, what) or marked

        self._change(work)

    def _show_same_person(self, state: SameState) -> None:
        sheet = SamePersonSheet(self._window, state, self._today())
        people, person_id = self._desk.people, state.sitting.person.id

        def look(query: str) -> None:
            self._ask(lambda: people.named(query, besides=person_id), sheet.show_found)

        sheet.look_requested.connect(look)
        sheet.same_picked.connect(
            lambda other: self._change(lambda: people.are_the_same(person_id, other))
        )
        sheet.two_picked.connect(
            lambda other: self._change(lambda: people.are_not_the_same(person_id, other))
        )
        sheet.parted.connect(lambda merge_id: self._change(lambda: people.are_two(merge_id)))
        self._open(sheet)

    def _open(self, sheet: QuietSheet) -> None:
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _ask(self, work: Callable[[], T], show: Callable[[T], None]) -> None:
        self._tasks.run(work, show, self.problem_met.emit)

    def _change(self, work: Callable[[], Changes]) -> None:
        self._tasks.run(work, self.changed.emit, self.problem_met.emit)

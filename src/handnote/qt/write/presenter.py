"""Writing: what happens on the Write place, between the services and the widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from handnote.domain.likeness import Habit
from handnote.domain.marks import Ruling
from handnote.domain.note import MadeBy, NoteState, Side
from handnote.domain.order import BY_HAND, Order, OrderId, OrderState
from handnote.domain.person import PersonId
from handnote.domain.problem import Problem
from handnote.domain.settings import Settings
from handnote.domain.stock import Stock
from handnote.domain.wish import WishKind, value_of
from handnote.qt.tasks import Tasks
from handnote.qt.write.ahead import Ahead
from handnote.qt.write.corrections import Corrections
from handnote.qt.write.draft_keeper import DraftKeeper
from handnote.qt.write.drafts import Drafts, NoteOf, Words
from handnote.qt.write.earlier import earlier_notes
from handnote.qt.write.finding import Finding
from handnote.qt.write.inking import Inking
from handnote.qt.write.label_editor import Label
from handnote.qt.write.listener import Listener
from handnote.qt.write.person_pane import PersonState
from handnote.qt.write.person_state import Opened, hidden_state, person_state
from handnote.qt.write.pile_reading import PileReading
from handnote.qt.write.place import Heading, WritePlace
from handnote.qt.write.promise_asking import PromiseAsking
from handnote.qt.write.secrecy import Secrecy
from handnote.qt.write.spelling import SpellingAtTheLabel
from handnote.qt.write.waiting import Waiting
from handnote.services.changes import Changes
from handnote.services.composing import Position, Sitting
from handnote.services.desk import Desk
from handnote.services.inking import ink_label
from handnote.services.known_facts import KnownFact, known_facts
from handnote.services.resting import Resting
from handnote.typeset.typeset_note import TypesetNote
from handnote.wording import desk as words
from handnote.wording import ink_label as ink_words
from handnote.wording import mentions, people, screen
from handnote.wording import stocks as stock_words
from handnote.wording.ink_label import sign_in_ink_button
from handnote.wording.packing import packed
from handnote.wording.sameness import habit_line

if TYPE_CHECKING:
    from handnote.services.listening import Mention


@dataclass(frozen=True, slots=True)
class Look:
    """How one note is made and signed; ``signature`` is a drawing as it is kept."""

    hand: str
    made_by: MadeBy
    sign_off: str
    signature: bytes


class Writing(QObject):
    """Keeps the place, the pile and the seller's words together; every word goes to the desk."""

    saved = Signal(str)
    rest_due = Signal(str)
    changed = Signal(object)
    problem_met = Signal(object)
    counted = Signal(int, int)

    def __init__(
        self, desk: Desk, tasks: Tasks, place: WritePlace, *, today: Callable[[], date]
    ) -> None:
        super().__init__(place)
        self._desk = desk
        self._tasks = tasks
        self._place = place
        self._today = today
        self._waiting = Waiting(today())
        self._waiting.hide_names(wanted=self.hides_names)
        self._finding = Finding(self._waiting, tasks, self)
        self._finding.changed.connect(self._show_rows)
        self._pile = PileReading(desk.inbox, tasks, self._waiting, self, today=today)
        self._pile.grew.connect(self._finding.look_again)
        self._pile.problem_met.connect(self.problem_met)
        self._current: Order | None = None
        self._side = Side.INSIDE
        self._state: NoteState | None = None
        self._openings = 0
        self._takes_keys: bool | None = None
        """Whether the label gets the keys when what is being opened is there; None afterwards."""
        self._had_keys: QWidget | None = None
        self._ahead = Ahead()
        self._sitting: Sitting | None = None
        self._drafts = Drafts(desk.composing, tasks, self)
        self._drafts.saved.connect(self._say_saved)
        self._drafts.problem_met.connect(self._not_saved)
        self._own_look: Look | None = None
        self._resting = Resting()
        self.listener = Listener(desk, tasks, self)
        self.listener.mentioned.connect(self._show_mention)
        self.listener.lit.connect(place.person.light)
        self.listener.habit_noticed.connect(self._show_habit)
        self.spelling = SpellingAtTheLabel(desk, tasks, place.editor, self)
        self.spelling.said.connect(self.saved)
        self.spelling.problem_met.connect(self.problem_met)
        self.promises = PromiseAsking(desk.promising, tasks, self)
        self.promises.changed.connect(self.changed)
        self.promises.problem_met.connect(self.problem_met)
        self.secrecy = Secrecy(desk, tasks, self)
        self.secrecy.told.connect(self._show_secrecy)
        self._keeper = DraftKeeper(self)
        self._keeper.save_due.connect(self._save)
        place.text_edited.connect(self._note_edit)
        self.inking = Inking(desk, tasks, place)
        self.inking.edited.connect(self._note_ink)
        self.inking.problem_met.connect(self.problem_met)
        self.inking.settings_changed.connect(self.settings_changed)
        place.draw_requested.connect(self.draw)
        place.typing_requested.connect(self._go_to_type)
        place.done_requested.connect(self.finish)
        place.editor.escaped.connect(self._not_yet)
        place.write_requested.connect(self.take_keys)
        place.pile.order_picked.connect(self._pick)
        place.later_requested.connect(self.later)
        place.sides.side_picked.connect(self._show_side)
        place.find_edited.connect(self._finding.look_for)
        place.hand_picked.connect(self._write_in)
        place.modes.mode_picked.connect(self.make_by)
        place.person.memory_edited.connect(self._remember)
        self.corrections = Corrections(desk, tasks, place)
        self.corrections.changed.connect(self._tell_and_read_again)
        self.corrections.problem_met.connect(self.problem_met)
        self._show_choices()

    @property
    def stock(self) -> Stock:
        """The stock the note on the label is laid out for."""
        return self._desk.stock_for(self._side)

    @property
    def side(self) -> Side:
        """Which side of the parcel the label on screen is for."""
        return self._side

    @property
    def hides_names(self) -> bool:
        """Whether whoever else can see the screen must read no names on it."""
        return self._desk.preferences.current.fair

    @property
    def current(self) -> Order | None:
        """The order on the label."""
        return self._current

    def start(self) -> None:
        """Show the pile, and the order and the caret where the last evening ended."""
        self.inking.read_signatures(self._ask_where)

    def _ask_where(self) -> None:
        self._tasks.run(self._desk.composing.position, self._begin, self.problem_met.emit)

    def refresh(self, then_open: OrderId | None = None, side: Side | None = None) -> None:
        """Read the pile again; stay on this order and its side, or open another one."""
        self._ahead.drop()
        near = then_open or (self._current.id if self._current else None)
        self._pile.read(lambda: self._show_pile(then_open, side=side), near)

    def refresh_changed(self, changes: Changes) -> None:
        """Read again what these changes touched of the pile."""
        self._ahead.drop()
        if changes.packing:
            self.refresh()
        elif changes.orders:
            near = self._current.id if self._current else None
            self._pile.read_again(changes.orders, lambda: self._show_pile(None), near)

    def flush(self) -> None:
        """Hand every unsaved word and stroke to the desk now."""
        self._place.ink_sheet.lift()
        self._keeper.flush()
        self._place.person.keep_memory()
        self._place.person.keep_words()

    def save_all(self) -> Problem | None:
        """Save everything that is not on the disk; what kept it from there, if anything did."""
        self.flush()
        return self._drafts.save_all()

    def finish(self) -> None:
        """Finish this note and go on to the next order; a printed one stays printed."""
        order = self._current
        if order is None:
            return
        if self._state is NoteState.PRINTED:
            self._go_on(order.id, self._side)
            return
        self._place.ink_sheet.lift()
        is_for_pen = self._choices().made_by is MadeBy.PEN and not order.let_be
        if self._is_covered and self._place.editor.isReadOnly():
            self._place.show_hint(people.COVERED)
            return
        if self._is_blank() and not is_for_pen:
            self._place.show_hint(words.TAKE_BACK_FIRST if order.let_be else words.NOTHING_WRITTEN)
            return
        self.promises.answer(is_kept=True)
        self._finish_unless_asked(order)

    def _not_yet(self) -> None:
        """Esc at the question whether a promise is kept: it stays open, and the note is done."""
        if self._current and self.promises.asked:
            self.promises.answer(is_kept=False)
            self._finish_unless_asked(self._current)

    def _finish_unless_asked(self, order: Order) -> None:
        side = self._side
        if side is Side.INSIDE and (promise := self.promises.next()):
            self._place.show_hint(people.promise_kept(promise))
            return
        self._finish_as_shown(order)
        self._go_on(order.id, side)

    def later(self) -> None:
        """Go on to the next order and leave this one as it is."""
        if self._current:
            self._keeper.flush()
            self._go_on(self._current.id, self._side)

    def turn_over(self) -> None:
        """Show the label for the other side of this parcel; nothing typed is lost by it."""
        self._show_side(self._side.other)

    def let_be(self) -> None:
        """Give this order no note, and go on; or take it back if it had been let be."""
        order = self._current
        if order is None:
            return
        self._keeper.flush()
        inbox = self._desk.inbox
        if order.let_be:
            self._tasks.run(lambda: inbox.take_back(order.id), self._tell_and_reload)
            return
        self._tasks.run(lambda: inbox.let_be(order.id), self.changed.emit)
        self._mark(order.id, OrderState.LET_BE)
        self._go_on(order.id, self._side)

    def sign_as(self, sign_off: str) -> None:
        """Sign with these words from now on."""
        self._prefer(lambda: self._desk.preferences.sign_as(sign_off))

    def sign_in_ink(self, name: str) -> None:
        """Sign with the sign-off in ink of this name from now on."""
        self.inking.read_signatures(
            lambda: self._prefer(lambda: self._desk.preferences.sign_in_ink(name))
        )

    def write_in(self, hand: str) -> None:
        """Write in this hand from now on, the note on the label included."""
        self._write_in(hand)

    def make_by(self, mode: MadeBy) -> None:
        """Make notes this way from now on, the one on the label included; its words stay."""
        if self._state is NoteState.PRINTED:
            return
        self._prefer(lambda: self._desk.preferences.make_by(mode))
        self._place.write()

    def in_hand(self, hand: str, settings: Settings | None = None) -> TypesetNote:
        """The words on the label in another hand; on an empty one, the name they are for."""
        settings = settings or self._desk.preferences.current
        order = self._current
        text = self._place.note_text().rstrip() or (order.addressee if order else "")
        sign_off = settings.sign_off_on(self._side)
        if not text and not sign_off:
            text = self._desk.proofing.hands.find(hand).name
        return self._desk.proofing.typeset(
            text,
            hand,
            self.stock,
            sign_off,
            seed=order.id if order else "",
            drift=settings.drift,
            nib=settings.nib_in_use,
        )

    def hands_changed(self) -> None:
        """Hands came or went: offer those there are, and set the label again."""
        self._place.show_hands(self._desk.proofing.hands.offered())
        self.settings_changed()

    def take_keys(self) -> None:
        """Let her type, as soon as what is known of the person stands beside the label."""
        if self._takes_keys is None:
            self._place.write()
        else:
            self._takes_keys, self._had_keys = True, self._place.window().focusWidget()

    def look_anew(self) -> None:
        """Names are to be hidden, or shown again: show everything as it is to be now."""
        self.flush()
        self._ahead.drop()
        self._waiting.hide_names(wanted=self.hides_names)
        self._show_rows()
        if self._current:
            self.open(self._current, side=self._side)

    def settings_changed(self) -> None:
        """The stock, the hand or the sign-off is another one: set the label again."""
        self._ahead.drop()
        self._show_choices()
        self.inking.take_settings()
        if self._current:
            label = self._label(self._place.note_text())
            self._place.set_again(label, self._heading(self._current))
            self._show_backdrop()

    def _begin(self, position: Position | None) -> None:
        if position:
            order_id, cursor = position.order_id, position.cursor
            self._pile.read(lambda: self._show_pile(order_id, cursor), order_id)
        else:
            self._pile.read(lambda: self._show_pile(None))

    def _show_pile(
        self,
        then_open: OrderId | None,
        cursor: int | None = None,
        side: Side | None = None,
    ) -> None:
        self._place.pile.setAccessibleDescription(packed(self._desk.packing.order))
        self._place.show_empty(not len(self._waiting))
        self._finding.look_again()
        here = self._waiting.order(self._current.id) if self._current else None
        if wished := self._waiting.order(then_open):
            is_here = here is not None and here.id == wished.id
            self.open(wished, cursor, side or (self._side if is_here else Side.INSIDE))
        elif here:
            self._current = here
            self._look_ahead()
        elif first := self._waiting.first():
            self._open_when_read(first)
        else:
            self._current = None
            self._place.person.show_state(None)

    def _open_when_read(self, order_id: OrderId, *, takes_keys: bool = True) -> None:
        """Open an order of the pile; one still to be read is read before its turn."""
        if order := self._waiting.order(order_id):
            self.open(order, takes_keys=takes_keys)
        else:
            self._place.set_read_only(True)  # what is typed now belongs to the next note
            self._pile.one(order_id, lambda: self._open_when_read(order_id, takes_keys=takes_keys))

    def open(
        self,
        order: Order,
        cursor: int | None = None,
        side: Side = Side.INSIDE,
        *,
        takes_keys: bool = True,
    ) -> None:
        """Put one side's note of an order on the label, with its person beside it.

        The keys go to the label once all that is known of the person is there to be read. The
        next order was read before its turn, so that it is there at once.
        """
        # While what is on the label still is of the note it shows.
        self._place.ink_sheet.lift()
        self._keeper.flush()
        ready = self._ahead.take(order.id, side) if cursor is None else None
        if self._current and self._current.person_id == order.person_id:
            ready = None  # what was just said to this person is not in it
        self._takes_keys = takes_keys
        self._current, self._side = order, side
        self.promises.begin(None)
        self.secrecy.begin(None, side, "")
        self._state = None
        self._openings += 1
        opening = self._openings
        # The outside is for all to see and says little: it is compared with nothing.
        is_heard = side is Side.INSIDE and not self.hides_names
        self.listener.begin(order.id if is_heard else None)
        self.spelling.begin(order.id)
        self._place.show_hint("")
        self._place.show_wish("")
        self._show_rows()
        self._own_look = None
        pending = self._drafts.words_of(NoteOf(order.id, side))
        if pending:
            self._own_look = Look(
                pending.hand, pending.made_by, pending.sign_off, pending.signature
            )
        self._place.draw(is_drawing=False)
        self.inking.show(pending.ink if pending and not self._is_covered else b"")
        is_unwritten = order.state is OrderState.TO_WRITE and side is Side.INSIDE
        is_new = (is_unwritten or pending is not None) and not self._is_covered
        # A label nothing was written on can be typed on at once; the others wait for their text.
        self._show_choices()
        self._place.set_read_only(not is_new)
        text = pending.text if pending and not self._is_covered else ""
        self._place.show_label(self._label(text, cursor), self._heading(order))
        self._show_backdrop()
        self._had_keys = self._place.window().focusWidget()
        if ready:
            self._tasks.run(lambda: self._visit(ready, cursor), None, self.problem_met.emit)
            self._show_opened(ready, cursor, opening, is_typable=is_new)
            return
        self._place.person.show_state(self._pane(order))
        self._tasks.run(
            lambda: self._open(order.id, cursor, side),
            lambda opened: self._show_opened(opened, cursor, opening, is_typable=is_new),
            self._not_opened,
        )

    def _not_opened(self, problem: Problem) -> None:
        self._give_keys()
        self.problem_met.emit(problem)

    def _give_keys(self) -> None:
        """Everything there is to read is there: the keys go to the label, if they are to.

        Where she has gone elsewhere meanwhile, they stay with her.
        """
        stays = self._place.window().focusWidget() is self._had_keys
        if self._takes_keys and self._place.isVisible() and stays:
            self._place.write()
        self._takes_keys = None

    def _pane(self, order: Order, opened: Opened | None = None) -> PersonState:
        if self.hides_names:
            return hidden_state(order)
        return person_state(order, self._today(), opened)

    @property
    def _is_covered(self) -> bool:
        """Whether what is written for this order is not for the eyes of whoever is at the stall."""
        order = self._current
        is_of_today = (
            order is not None and order.channel == BY_HAND and order.ordered_on == self._today()
        )
        return self.hides_names and not is_of_today

    def _show_side(self, side: Side) -> None:
        if self._current and side is not self._side:
            self.open(self._current, side=side)

    def _open(self, order_id: OrderId, cursor: int | None, side: Side) -> Opened:
        """In the worker: everything known of this order, and that it is now on the label."""
        opened = self._read(order_id, side)
        if side is Side.INSIDE:
            self._visit(opened, cursor)
        return opened

    def _visit(self, opened: Opened, cursor: int | None) -> None:
        """In the worker: here the next start begins."""
        note = opened.sitting.note
        end = len(note.text) if note else 0
        self._desk.composing.visit(opened.sitting.order.id, end if cursor is None else cursor)

    def _look_ahead(self) -> None:
        """Read the next order while this one is written."""
        asked = self._ahead.begin()
        following = self._waiting.next_to_do(self._current.id) if self._current else None
        if following:
            self._tasks.run(
                lambda: self._read(following, Side.INSIDE),
                lambda opened: self._ahead.keep(opened, asked),
                lambda _: None,
            )

    def _read(self, order_id: OrderId, side: Side) -> Opened:
        sitting = self._desk.composing.open(order_id, side)
        return Opened(sitting, earlier_notes(self._desk, sitting, self._today()))

    def _show_opened(
        self, opened: Opened, cursor: int | None, opening: int, *, is_typable: bool
    ) -> None:
        """Show what was read for the latest opening; the words of an earlier one are old."""
        sitting = opened.sitting
        if opening != self._openings or self._current is None:
            return
        self._current = sitting.order
        self._state = sitting.note.state if sitting.note else None
        if not is_typable:
            text = sitting.note.text if sitting.note and not self._is_covered else ""
            if sitting.note:
                note = sitting.note
                self._own_look = Look(note.hand, note.made_by, note.sign_off, note.signature)
                self._show_choices()
                damaged = self.inking.show(b"" if self._is_covered else note.ink)
                if damaged:
                    self.problem_met.emit(damaged)
            self._place.show_label(self._label(text, cursor), self._heading(sitting.order))
            self._show_backdrop()
            is_printed = self._state is NoteState.PRINTED
            is_covered = self._covers(sitting)
            is_let_be = sitting.order.state is OrderState.LET_BE
            self._place.set_read_only(is_printed or is_let_be or is_covered)
        self._place.person.show_state(self._pane(sitting.order, opened))
        self._say_what_comes_first(sitting)
        self._give_keys()
        self._listen_for(sitting)
        self._look_ahead()

    def _covers(self, sitting: Sitting) -> bool:
        """Whether there are words for this order that are not to be seen, or written over."""
        unsaved = self._drafts.words_of(NoteOf(sitting.order.id, self._side))
        return self._is_covered and (sitting.note is not None or unsaved is not None)

    def _say_what_comes_first(self, sitting: Sitting) -> None:
        """What is to be known before a word is written: what is to be put right, what is hidden."""
        if self._covers(sitting):
            self._place.show_hint(people.COVERED)
        elif sitting.wrong and not sitting.wrong.is_put_right:
            self._place.show_hint(people.IS_IT_PUT_RIGHT)
        is_secret = sitting.keeps_secret and not self.hides_names
        self._place.show_wish(people.KEEP_IT_QUIET if is_secret else "")

    def _listen_for(self, sitting: Sitting) -> None:
        """From now on these are the facts that glow when the note speaks of them."""
        self._sitting = sitting
        self.promises.begin(None if self.hides_names else sitting)
        text = self._place.note_text()
        self.secrecy.begin(sitting, self._side, text)
        if self._side is Side.INSIDE and not self.hides_names:
            language = value_of(sitting.wishes, WishKind.LANGUAGE)
            self.listener.know(known_facts(sitting), text, language)

    def _note_edit(self, text: str) -> None:
        if self._current is None:
            return
        self._state = NoteState.DRAFT
        self._drafts.hold(NoteOf(self._current.id, self._side), self._words())
        self._place.person.ask(is_blank=not text.strip())
        self._keeper.typed()
        self.listener.typed(text)
        self.secrecy.typed(text)
        self.promises.wait()
        if not self.listener.mention:
            self._place.show_hint("")
        self.saved.emit("")

    def _show_mention(self, mention: "Mention | None") -> None:
        if self._place.fits:
            now = datetime.now().astimezone()
            self._place.show_mention(mentions.line(mention, now) if mention else "")

    def _show_secrecy(self, is_told: bool) -> None:  # noqa: FBT001 - told or not is all there is
        if self._place.fits:
            self._place.show_mention(people.TELLS_THE_GIFT if is_told else "")

    def _show_habit(self, habit: Habit) -> None:
        if not self.listener.mention:
            self._place.show_mention(habit_line(habit))

    def _words(self) -> Words:
        """What is on the label, as it is to be kept."""
        look = self._choices()
        return Words(
            self._place.note_text(),
            look.hand,
            look.made_by,
            look.sign_off,
            self._place.caret_index(),
            self.inking.data(),
            look.signature,
        )

    def _is_blank(self) -> bool:
        """Whether nothing would be on the label; a gist is not what is written in ink."""
        has_ink = bool(self.inking.data())
        if self._place.is_typed:
            return not (self._place.note_text().strip() or has_ink)
        return not has_ink if self._place.is_inked else not self._place.note_text().strip()

    def _note_ink(self) -> None:
        """A stroke was made, moved or taken away: it is kept as words are."""
        self._note_edit(self._place.note_text())
        if self._place.ink.is_near_edge:
            self._place.show_hint(ink_words.NEAR_EDGE)

    def draw(self) -> None:
        """Draw beside the typed words with a pen, a finger or the mouse; or type again."""
        if not self._place.is_typed or self._place.editor.isReadOnly() or self._current is None:
            return
        is_drawing = not self._place.is_inked
        if is_drawing:
            self._show_backdrop()
        self._place.draw(is_drawing=is_drawing)
        self._place.write()
        self._place.set_again(self._label(self._place.note_text()), self._heading(self._current))
        self._place.show_hint(ink_words.DRAWING if is_drawing else "", is_good=True)

    def _go_to_type(self) -> None:
        """A letter on a label that is not typed on: say how to type."""
        if self._place.is_typed:
            self.draw()
        else:
            self._place.show_hint(ink_words.TO_TYPE, is_good=True)

    def _show_backdrop(self) -> None:
        """What stands on the label besides its ink: the words, or only a sign-off."""
        look, now = self._choices(), self._desk.preferences.current
        is_typed = self._place.is_typed
        self._place.show_backdrop(
            self._desk.proofing.typeset(
                self._place.note_text() if is_typed else "",
                look.hand,
                self.stock if is_typed else ink_label(self.stock),
                look.sign_off if is_typed else "",
                seed=self._current.id if self._current else "",
                drift=now.drift,
                nib=now.nib_in_use,
                signature=look.signature,
            )
        )

    def _save(self) -> None:
        order = self._current
        if order is None:
            return
        words = self._words()
        self._drafts.keep(NoteOf(order.id, self._side), words)
        if self._side is Side.INSIDE:
            self._mark(order.id, OrderState.TO_WRITE if words.are_blank else OrderState.DRAFT)
        if not self._place.fits:
            self._say_what_would_hold(order, words.text)

    def _say_saved(self) -> None:
        if self._drafts.all_are_saved and not self._keeper.is_waiting:
            self.saved.emit(screen.SAVED)

    def _finish_as_shown(self, order: Order) -> None:
        self._keeper.forget()
        words, side = self._words(), self._side
        note = NoteOf(order.id, side)
        self._state = NoteState.FINISHED
        self._drafts.hold(note, words)
        known = known_facts(self._sitting) if self._sitting else ()

        def work() -> Changes:
            return self._desk.composing.finish(
                order.id,
                words.text,
                hand=words.hand,
                made_by=words.made_by,
                sign_off=words.sign_off,
                side=side,
                ink=words.ink,
                signature=words.signature,
            )

        self._tasks.run(
            work,
            lambda done: self._done(note, words, known, done),
            lambda why: self._not_finished(order, side, why),
        )
        if side is Side.INSIDE:
            self._mark(order.id, OrderState.FINISHED)

    def _say_what_would_hold(self, order: Order, text: str) -> None:
        """A note too long for this label: name the one it would go on, if there is one."""
        look = self._choices()
        opening = self._openings
        nib = self._desk.preferences.current.nib_in_use
        proofing, offered = self._desk.proofing, self._desk.catalogue.offered

        def show(stock: Stock | None) -> None:
            if stock and opening == self._openings and not self._place.fits:
                self._place.show_hint(
                    screen.it_would_fit(stock.brand, stock.part, stock.width, stock.height)
                )

        self._tasks.run_slow(
            lambda: proofing.that_would_hold(text, look.hand, look.sign_off, offered(), nib=nib),
            show,
        )

    def _not_saved(self, problem: Problem) -> None:
        """The words stay in memory, and a second later the desk is asked again."""
        self.saved.emit("")
        self.problem_met.emit(problem)

    def _not_finished(self, order: Order, side: Side, problem: Problem) -> None:
        """Back to the note that could not be kept, with its words on the label."""
        if side is Side.INSIDE:
            self._mark(order.id, order.state)
        self.open(order, side=side)
        self._keeper.typed()
        self._not_saved(problem)

    def _done(
        self, note: NoteOf, words: Words, known: Sequence[KnownFact], changes: Changes
    ) -> None:
        self._drafts.done_with(note)
        self._say_saved()
        is_time = self._resting.wrote(words.made_by, datetime.now().astimezone())
        is_said = is_time and mentions.REST not in self._desk.preferences.quiet
        self.rest_due.emit(mentions.TIME_FOR_A_REST if is_said else "")
        self.changed.emit(changes)
        if note.side is Side.INSIDE:
            self.listener.finished(note.order_id, words.text, words.sign_off, known)

    def _tell_and_reload(self, changes: Changes) -> None:
        self.changed.emit(changes)
        if self._current:
            self.refresh(self._current.id)

    def read_again(self, changes: Changes) -> None:
        """Something known of people is not as it was: the person beside the label says so."""
        self._ahead.drop()
        self._tell_and_read_again(changes)

    def _tell_and_read_again(self, changes: Changes) -> None:
        """A fact of the order is another one: the pane says so; the label keeps its caret."""
        self.changed.emit(changes)
        order, opening = self._current, self._openings
        if order is None or order.id not in changes.orders:
            return

        def show(opened: Opened) -> None:
            if opening == self._openings and self._current is not None:
                self._current = opened.sitting.order
                self._place.person.show_state(self._pane(opened.sitting.order, opened))
                self._say_what_comes_first(opened.sitting)
                self._listen_for(opened.sitting)

        side = self._side
        self._tasks.run(lambda: self._read(order.id, side), show, self.problem_met.emit)

    def _go_on(self, done: OrderId, side: Side) -> None:
        """To the next order; from the outside of the last one to its inside, if that waits."""
        following = self._waiting.next_to_do(done)
        if following is None and side is Side.OUTSIDE and self._waiting.is_to_do(done):
            following = done
        if following:
            self._open_when_read(following)
        else:
            self._place.show_hint(screen.ALL_WRITTEN, is_good=True)

    def _mark(self, order_id: OrderId, state: OrderState) -> None:
        self._waiting.mark(order_id, state)
        self._show_rows()

    def _show_rows(self) -> None:
        current = self._current.id if self._current else None
        self._place.show_pile(self._waiting.rows(self._finding.found), current)
        self.counted.emit(*self._waiting.counts())

    def _pick(self, order_id: str) -> None:
        if not (self._current and self._current.id == order_id):
            self._place.pile.setFocus()
            self._open_when_read(OrderId(order_id), takes_keys=False)

    def _remember(self, person_id: str, line: str) -> None:
        remember = self._desk.composing.remember
        self._ahead.drop()
        if self._sitting and self._sitting.person.id == person_id:
            person = replace(self._sitting.person, memory=line)
            self._listen_for(replace(self._sitting, person=person))
        self._tasks.run(
            lambda: remember(PersonId(person_id), line), self.changed.emit, self.problem_met.emit
        )

    def _write_in(self, hand: str) -> None:
        self._prefer(lambda: self._desk.preferences.write_in(hand))

    def _prefer(self, change: Callable[[], None]) -> None:
        try:
            change()
        except Problem as problem:
            self.problem_met.emit(problem)
        self._own_look = None
        self.settings_changed()
        order = self._current
        if order is None or self._words().are_blank or self._place.editor.isReadOnly():
            return
        if self._state is NoteState.FINISHED:
            self._finish_as_shown(order)
        else:
            self._drafts.hold(NoteOf(order.id, self._side), self._words())
            self._keeper.typed()
            self.saved.emit("")

    def _choices(self) -> Look:
        """How the note on the label is made: a kept one as it was, a new one as is usual."""
        settings, side = self._desk.preferences.current, self._side
        look = self._own_look or Look(
            settings.hand,
            settings.mode_in_use,
            settings.sign_off_on(side),
            self.inking.signature(settings.signature_on(side)),
        )
        # The hand the label shows: one of the seller's own may be gone since it was chosen.
        return replace(look, hand=self._desk.proofing.hands.find(look.hand).id)

    def _show_choices(self) -> None:
        look = self._choices()
        can_sign = self._side is Side.INSIDE
        self._place.show_mode(look.made_by, can_change=self._state is not NoteState.PRINTED)
        is_pen = look.made_by is MadeBy.PEN
        ruling = self._desk.preferences.current.ruling_in_use if is_pen else Ruling.NOTHING
        self._place.bare.show_ruling(ruling)
        sign = sign_in_ink_button() if look.signature else screen.sign_button(look.sign_off)
        self._place.show_choices(look.hand, sign, can_sign=can_sign)

    def _label(self, text: str, cursor: int | None = None) -> Label:
        look = self._choices()
        settings = self._desk.preferences.current
        drift, nib = settings.drift, settings.nib_in_use
        stock = self.stock
        seed = self._current.id if self._current else ""

        def typeset(shown: str) -> TypesetNote:
            return self._desk.proofing.typeset(
                shown,
                look.hand,
                stock,
                look.sign_off,
                seed=seed,
                drift=drift,
                nib=nib,
                ink=self.inking.data() if look.made_by is not MadeBy.INK else b"",
                signature=look.signature,
            )

        return Label(text, stock, typeset, cursor)

    def _heading(self, order: Order) -> Heading:
        stock = self.stock
        name = words.nameless(order) if self.hides_names else words.name_of(order)
        return Heading(name, stock_words.in_short(stock), self._side)

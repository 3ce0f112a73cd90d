"""Composing: one order, one person, one note, and every pause in typing on the disk."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import uuid4

from handnote.checks.sorrow import is_hard_time, sorrow_phrases
from handnote.domain.answer import Answer
from handnote.domain.note import MadeBy, Note, NoteId, NoteState, Side, is_blank
from handnote.domain.order import Order, OrderId
from handnote.domain.person import Namesake, Person, PersonId
from handnote.domain.plain_text import LINE_LIMIT, clean_line, clean_note, clean_words
from handnote.domain.problem import AskTrouble, KeepTrouble, Problem, StoreTrouble
from handnote.domain.promise import Promise
from handnote.domain.went_wrong import WentWrong
from handnote.domain.wish import Wish, WishKind, asks_for, value_of
from handnote.services.changes import Changes
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import (
    answers,
    called,
    desk,
    merges,
    notes,
    orders,
    people,
    promises,
    went_wrong,
    wishes,
)
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.desk import Position
from handnote.storage.store import Store

__all__ = ["Composing", "Position", "Saved", "Sitting"]

_EARLIER = 20
_ANSWERS = 5


@dataclass(frozen=True, slots=True)
class Sitting:
    """Everything the Write place shows of one order. ``earlier`` is newest first.

    ``note`` is the one on the side that was asked for.
    """

    order: Order
    person: Person
    note: Note | None
    earlier: tuple[Note, ...]
    called: str = ""
    """What the seller calls whoever gets the note; empty where she never said."""

    is_calm: bool = False
    """Whether something in the order speaks of a hard time; for the questions asked, no more."""

    promises: tuple[Promise, ...] = ()
    """What this person was promised and has not got yet, the oldest first."""
    answers: tuple[Answer, ...] = ()
    """What they wrote back last, newest first."""
    wishes: tuple[Wish, ...] = ()
    wrong: WentWrong | None = None
    """That something went wrong with this order, if it did."""
    namesake: Namesake | None = None
    """Somebody else of their name who may be them; only the seller knows."""

    @property
    def keeps_secret(self) -> bool:
        """Whether the outside of the parcel must not tell what is in it."""
        return asks_for(self.wishes, WishKind.SECRET_GIFT)


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that is on the disk. There is no note yet where nothing was written."""

    note_id: NoteId | None
    at: datetime


class Composing:
    """What a seller can do with one note, inside a parcel unless another side is named."""

    def __init__(self, store: Store, undo: UndoStack, clock: Clock) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock

    def open(self, order_id: OrderId, side: Side = Side.INSIDE) -> Sitting:
        """Return the order with its person, its note and what was said before."""

        def work(connection: Connection) -> Sitting:
            order = _order(connection, order_id)
            person_id = order.person_id
            asked = wishes.of_person(connection, person_id)
            spelling = "" if order.is_for_another else value_of(asked, WishKind.SPELLING)
            return Sitting(
                order=order,
                person=people.by_id(connection, person_id),
                note=notes.of_order(connection, order_id, side),
                earlier=notes.said_to(connection, person_id, besides=order_id, limit=_EARLIER),
                called=spelling or called.call_of(connection, person_id, order.addressee),
                is_calm=is_hard_time(order, sorrow_phrases()),
                promises=tuple(
                    one for one in promises.of_person(connection, person_id) if one.is_open
                ),
                answers=answers.of_person(connection, person_id, _ANSWERS),
                wishes=asked,
                wrong=went_wrong.of_order(connection, order_id),
                namesake=merges.namesake(connection, person_id),
            )

        return self._store.read(work)

    def save_draft(
        self,
        order_id: OrderId,
        text: str,
        *,
        hand: str,
        made_by: MadeBy,
        sign_off: str,
        cursor: int,
        side: Side = Side.INSIDE,
        ink: bytes | None = None,
        signature: bytes | None = None,
    ) -> Saved:
        """Keep what is written so far; it is on the disk when this returns.

        Nothing written makes no note. Other words than the finished ones make the note a
        draft again, for the label would not say what the history says; but what a pen wrote
        stays as it is, and the words are its gist. She begins again inside the parcel: only
        there is the cursor remembered. ``ink`` and ``signature`` are drawings as they are
        kept; None leaves those that are there.
        """
        now = self._clock.now()
        words = _Words(
            clean_note(text), clean_words(sign_off, LINE_LIMIT), hand, made_by, ink, signature
        )

        def work(connection: Connection) -> Saved:
            before = notes.of_order(connection, order_id, side)
            _make_sure_it_is_of_this_desk(before)
            beginning = before or _blank(_order(connection, order_id), side)
            if side is Side.INSIDE:
                desk.set_position(connection, Position(order_id, cursor))
            note = words.in_note(beginning)
            if before is None and not (note.text.strip() or note.ink):
                return Saved(None, now)
            if note != before:
                is_gist = before is not None and before.made_by is note.made_by is MadeBy.PEN
                notes.put(connection, note if is_gist else _as_draft(note, now), at=now)
            return Saved(note.id, now)

        return self._store.run(work)

    def finish(
        self,
        order_id: OrderId,
        text: str,
        *,
        hand: str,
        made_by: MadeBy,
        sign_off: str,
        side: Side = Side.INSIDE,
        ink: bytes | None = None,
        signature: bytes | None = None,
    ) -> Changes:
        """Call a note finished, ready for its label; an empty one raises ``NOTE_IS_EMPTY``.

        What a pen writes may be empty here: its words are on the label alone. An order that
        was let be is taken back by it.
        """
        now = self._clock.now()
        words = _Words(
            clean_note(text), clean_words(sign_off, LINE_LIMIT), hand, made_by, ink, signature
        )

        def work(connection: Connection) -> tuple[Order, NoteId, _Before | None]:
            order = _order(connection, order_id)
            before = _before(connection, order_id, side)
            _make_sure_it_is_of_this_desk(before.note if before else None)
            note = words.in_note(before.note if before else _blank(order, side))
            if is_blank(note) and note.made_by is not MadeBy.PEN:
                raise Problem(AskTrouble.NOTE_IS_EMPTY)
            finished = replace(
                note,
                state=NoteState.FINISHED,
                written_on=now.date(),
                finished_at=now.astimezone(UTC),
                printed_at=None,
            )
            notes.put(connection, finished, at=now)
            orders.set_let_be(connection, order_id, None)
            return order, note.id, before

        order, note_id, before = self._store.run(work)

        def back(connection: Connection) -> None:
            orders.set_let_be(connection, order_id, order.let_be)
            if before is None or before.note.state is NoteState.DRAFT:
                self._make_draft(connection, note_id)
            else:
                notes.put(connection, before.note, at=self._clock.now(), seq=before.seq)

        changes = _changes(order_id, note_id, side)
        self._can_undo(UndoCode.FINISH, back, changes)
        return changes

    def reopen(self, order_id: OrderId, side: Side = Side.INSIDE) -> Changes:
        """Make a finished or printed note a draft again; its words stay."""

        def work(connection: Connection) -> _Before | None:
            _order(connection, order_id)
            before = _before(connection, order_id, side)
            _make_sure_it_is_of_this_desk(before.note if before else None)
            if before is None or before.note.state is NoteState.DRAFT:
                return None
            self._make_draft(connection, before.note.id)
            return before

        before = self._store.run(work)
        if before is None:
            return Changes()
        known = before

        def back(connection: Connection) -> None:
            notes.put(connection, known.note, at=self._clock.now(), seq=known.seq)

        changes = _changes(order_id, known.note.id, side)
        self._can_undo(UndoCode.REOPEN, back, changes)
        return changes

    def position(self) -> Position | None:
        """Return where the seller was last: the order and the cursor in its note."""
        return self._store.read(desk.position)

    def visit(self, order_id: OrderId, cursor: int) -> None:
        """Remember where the seller is, where the disk lets us; she can look around without."""

        def work(connection: Connection) -> None:
            _order(connection, order_id)
            desk.set_position(connection, Position(order_id, cursor))

        try:
            self._store.run(work)
        except Problem as problem:
            if not isinstance(problem.code, StoreTrouble):
                raise

    def remember(self, person_id: PersonId, line: str) -> Changes:
        """Keep one private line about somebody; it is never printed."""
        kept = clean_line(line)

        def work(connection: Connection) -> tuple[Person, frozenset[OrderId]]:
            before = people.by_id(connection, person_id)
            people.remember(connection, person_id, kept)
            return before, orders.of_person(connection, person_id)

        before, theirs = self._store.run(work)
        if before.memory == kept:
            return Changes()

        def back(connection: Connection) -> None:
            people.remember(connection, person_id, before.memory)

        changes = Changes(orders=theirs)
        self._can_undo(UndoCode.REMEMBER, back, changes)
        return changes

    def _make_draft(self, connection: Connection, note_id: NoteId) -> None:
        now = self._clock.now()
        note = notes.by_id(connection, note_id)
        notes.put(connection, _as_draft(note, now), at=now)

    def _can_undo(
        self, code: UndoCode, back: Callable[[Connection], None], changes: Changes
    ) -> None:
        def step() -> Changes:
            self._store.run(back)
            return changes

        self._undo.push(UndoStep(code, step))


@dataclass(frozen=True, slots=True)
class _Before:
    seq: int
    note: Note


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    sign_off: str
    hand: str
    made_by: MadeBy
    ink: bytes | None
    signature: bytes | None

    def in_note(self, note: Note) -> Note:
        return replace(
            note,
            text=self.text,
            sign_off=self.sign_off,
            hand=self.hand,
            made_by=self.made_by,
            ink=note.ink if self.ink is None else self.ink,
            signature=note.signature if self.signature is None else self.signature,
        )


def _order(connection: Connection, order_id: OrderId) -> Order:
    order = orders.by_id(connection, order_id)
    if order is None:
        raise Problem(AskTrouble.NO_SUCH_ORDER, reference=order_id)
    return order


def _before(connection: Connection, order_id: OrderId, side: Side) -> _Before | None:
    note = notes.of_order(connection, order_id, side)
    return None if note is None else _Before(*notes.seq_and_note(connection, note.id))


def _changes(order_id: OrderId, note_id: NoteId, side: Side) -> Changes:
    changed = frozenset({order_id})
    outside = changed if side is Side.OUTSIDE else frozenset[OrderId]()
    return Changes(orders=changed, notes=frozenset({note_id}), outside=outside)


def _make_sure_it_is_of_this_desk(note: Note | None) -> None:
    """Raise ``FROM_ELSEWHERE`` for a note that is only here to be read."""
    if note is not None and note.is_from_elsewhere:
        raise Problem(KeepTrouble.FROM_ELSEWHERE)


def _blank(order: Order, side: Side) -> Note:
    return Note(
        id=NoteId(str(uuid4())),
        order_id=order.id,
        person_id=order.person_id,
        person=order.addressee,
        text="",
        sign_off="",
        state=NoteState.DRAFT,
        made_by=MadeBy.FONT,
        hand="",
        written_on=date.min,
        side=side,
    )


def _as_draft(note: Note, now: datetime) -> Note:
    return replace(
        note,
        state=NoteState.DRAFT,
        written_on=now.date(),
        finished_at=None,
        printed_at=None,
    )

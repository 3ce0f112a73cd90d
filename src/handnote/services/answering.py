"""Answering: what people wrote back, under the note it is about, and a shelf of kind words."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from handnote.domain.answer import ANSWER_LIMIT, Answer, AnswerId, KindWords
from handnote.domain.note import Note, NoteId
from handnote.domain.order import OrderId
from handnote.domain.person import PersonId
from handnote.domain.plain_text import clean_words
from handnote.domain.problem import AskTrouble, Problem
from handnote.services.changes import Changes
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import answers, notes, orders
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.store import Store

_OFFERED = 20


class Answering:
    """What a seller can do with answers. No export has them, and nothing of them is printed."""

    def __init__(self, store: Store, undo: UndoStack, clock: Clock) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock

    def notes_to(self, order_id: OrderId) -> tuple[Note, ...]:
        """Return the last notes to whoever this order is of, the newest first."""

        def work(connection: Connection) -> tuple[Note, ...]:
            order = orders.by_id(connection, order_id)
            if order is None:
                raise Problem(AskTrouble.NO_SUCH_ORDER, reference=order_id)
            nobody = OrderId("")
            return notes.said_to(connection, order.person_id, besides=nobody, limit=_OFFERED)

        return self._store.read(work)

    def they_wrote_back(self, note_id: NoteId, words: str, *, is_kind: bool = True) -> Answer:
        """Keep an answer under its note, dated today; raises ``NOTHING_ANSWERED`` for no words."""
        kept = clean_words(words, ANSWER_LIMIT)
        if not kept:
            raise Problem(AskTrouble.NOTHING_ANSWERED)
        told_on = self._clock.now().date()

        def work(connection: Connection) -> Answer:
            note = notes.by_id(connection, note_id)
            answer_id = AnswerId(str(uuid4()))
            answer = Answer(answer_id, note.person_id, note.id, kept, told_on, is_kind)
            answers.put(connection, answer)
            return answer

        answer = self._store.run(work)
        changes = self._of(answer)

        def back(connection: Connection) -> Changes:
            answers.delete(connection, answer.id)
            return changes

        self._can_undo(UndoCode.ANSWER, back)
        return answer

    def to_note(self, note_id: NoteId) -> tuple[Answer, ...]:
        """Return what was written back about a note, the oldest first."""
        return self._store.read(lambda connection: answers.to_note(connection, note_id))

    def of_person(self, person_id: PersonId) -> tuple[Answer, ...]:
        """Return what somebody wrote back last, the newest first."""
        return self._store.read(
            lambda connection: answers.of_person(connection, person_id, _OFFERED)
        )

    def shelf(self) -> tuple[KindWords, ...]:
        """Return the kind words, the newest first."""
        return self._store.read(answers.kind_ones)

    def put_on_shelf(self, answer_id: AnswerId, *, is_kind: bool) -> Changes:
        """Put an answer on the shelf of kind words, or take it down."""

        def work(connection: Connection) -> Answer | None:
            known = answers.by_id(connection, answer_id)
            if known is not None:
                answers.put(connection, replace(known, is_kind=is_kind))
            return known

        return self._changed(self._store.run(work), UndoCode.ON_THE_SHELF)

    def take_away(self, answer_id: AnswerId) -> Changes:
        """Take an answer away."""

        def work(connection: Connection) -> Answer | None:
            known = answers.by_id(connection, answer_id)
            answers.delete(connection, answer_id)
            return known

        return self._changed(self._store.run(work), UndoCode.ANSWER_GONE)

    def _changed(self, before: Answer | None, code: UndoCode) -> Changes:
        if before is None:
            return Changes()
        changes = self._of(before)

        def back(connection: Connection) -> Changes:
            if orders.of_person(connection, before.person_id):
                answers.put(connection, before)
            return changes

        self._can_undo(code, back)
        return changes

    def _of(self, answer: Answer) -> Changes:
        theirs = self._store.read(lambda connection: orders.of_person(connection, answer.person_id))
        return Changes(orders=theirs, notes=frozenset({answer.note_id}))

    def _can_undo(self, code: UndoCode, back: Callable[[Connection], Changes]) -> None:
        self._undo.push(UndoStep(code, lambda: self._store.run(back)))

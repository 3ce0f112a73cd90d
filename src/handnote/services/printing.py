"""Printing: what is ready, what went out, and how it came out."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC
from uuid import uuid4

from handnote.domain.note import Note, NoteId, NoteState
from handnote.domain.order import Order
from handnote.domain.run import Outcome, PrintRun, RunId, RunLabel
from handnote.services.changes import Changes
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import notes, orders, runs
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.store import Store


class Printing:
    """What a seller can do with finished notes."""

    def __init__(self, store: Store, undo: UndoStack, clock: Clock) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock

    def ready(self) -> tuple[Note, ...]:
        """Return the finished notes in the order their parcels are packed."""
        return self._store.read(notes.finished_in_packing_order)

    def parcels(self, wanted: Sequence[NoteId]) -> dict[NoteId, Order]:
        """Return the orders these notes lie with, each by its note."""

        def work(connection: Connection) -> dict[NoteId, Order]:
            found = {}
            for note_id in wanted:
                order = orders.by_id(connection, notes.by_id(connection, note_id).order_id)
                if order is None:
                    raise LookupError("a note without an order")
                found[note_id] = order
            return found

        return self._store.read(work)

    def record(
        self, stock_part: str, start: int, sha256: str, labels: Sequence[RunLabel]
    ) -> PrintRun:
        """Write down a proof that went out; its notes stay finished until the seller looked."""
        run = PrintRun(
            id=RunId(str(uuid4())),
            printed_at=self._clock.now().astimezone(UTC),
            stock_part=stock_part,
            start=start,
            pdf_sha256=sha256,
            outcome=Outcome.UNANSWERED,
            labels=tuple(labels),
        )
        self._store.run(lambda connection: runs.insert(connection, run))
        return run

    def unanswered(self) -> tuple[PrintRun, ...]:
        """Return the runs that still ask how they came out, newest first."""
        return self._store.read(runs.unanswered)

    def runs(self) -> tuple[PrintRun, ...]:
        """Return every run, newest first."""
        return self._store.read(runs.every)

    def answer(self, run_id: RunId, spoiled: Collection[NoteId]) -> Changes:
        """Take the seller's word: spoiled notes stay finished, the others are printed.

        So does a note whose words were changed since, for the paper does not carry them.
        """
        now = self._clock.now()

        def work(connection: Connection) -> tuple[PrintRun, tuple[Note, ...]]:
            run = runs.by_id(connection, run_id)
            if run.outcome is Outcome.ANSWERED:
                return run, ()
            came_out = [
                notes.by_id(connection, note_id)
                for note_id in sorted(runs.still_said(connection, run_id) - set(spoiled))
            ]
            printed = tuple(note for note in came_out if note.state is NoteState.FINISHED)
            for note in printed:
                now_printed = replace(note, state=NoteState.PRINTED, printed_at=now.astimezone(UTC))
                notes.put(connection, now_printed, at=now)
            runs.set_outcome(connection, run_id, Outcome.ANSWERED, spoiled)
            return run, printed

        run, printed = self._store.run(work)
        if run.outcome is Outcome.ANSWERED:
            return Changes()
        changes = Changes(
            orders=frozenset(note.order_id for note in printed),
            notes=frozenset(label.note_id for label in run.labels),
            runs=frozenset({run_id}),
        )

        def back(connection: Connection) -> None:
            for note in printed:
                if notes.by_id(connection, note.id).state is NoteState.PRINTED:
                    notes.put(connection, note, at=self._clock.now())
            runs.set_outcome(connection, run_id, Outcome.UNANSWERED, ())

        def step() -> Changes:
            self._store.run(back)
            return changes

        self._undo.push(UndoStep(UndoCode.PRINTED, step))
        return changes

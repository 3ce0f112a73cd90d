"""Printing: what is ready, what went out, and how it came out."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import UTC
from uuid import uuid4

from handnote.domain.note import MadeBy, Note, NoteId, NoteState, Side
from handnote.domain.order import Order
from handnote.domain.packing import PackingOrder
from handnote.domain.run import Outcome, PrintRun, RunId, RunSheet
from handnote.domain.sheet import Fate, Sheet, SheetId
from handnote.domain.stock import Stock
from handnote.services import pen_notes
from handnote.services.changes import Changes
from handnote.services.proofing import Proof
from handnote.services.sheet_memory import new_sheet
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import notes, orders, runs, sheets
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.store import Store


class Printing:
    """What a seller can do with finished notes."""

    def __init__(
        self, store: Store, undo: UndoStack, clock: Clock, *, packing: Callable[[], PackingOrder]
    ) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock
        self._packing = packing

    def ready(self, side: Side = Side.INSIDE) -> tuple[Note, ...]:
        """Return the finished notes of one side in the order their parcels are packed.

        Those that a pen writes are not among them: nothing of them is printed.
        """
        packing = self._packing()
        return self._store.read(lambda connection: _printable(connection, packing, side))

    def to_print(self, side: Side = Side.INSIDE) -> tuple[Note, ...]:
        """Return those of the ready notes that are not on paper she has yet to look at."""
        packing = self._packing()

        def work(connection: Connection) -> tuple[Note, ...]:
            out = runs.out_now(connection)
            ready = _printable(connection, packing, side)
            return tuple(note for note in ready if note.id not in out)

        return self._store.read(work)

    def called_off(self, side: Side = Side.INSIDE) -> tuple[Note, ...]:
        """Return the finished notes that wait because their orders were cancelled since."""
        packing = self._packing()
        return self._store.read(lambda connection: notes.called_off(connection, packing, side))

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

    def record(self, proof: Proof, sent_sha256: str = "") -> PrintRun:
        """Write down a proof that goes out: its labels are gone, its notes stay finished.

        It is called before the paper moves. A program that dies after it asks at its next
        start how the labels came out, and never prints on one of them again unasked.
        ``sent_sha256`` is of the bytes that go out, where a printer's aim makes them others.
        """
        now = self._clock.now()

        def work(connection: Connection) -> PrintRun:
            if proof.made_by is MadeBy.PEN:
                pen_notes.finish(connection, proof.notes, now)
            run = PrintRun(
                id=RunId(str(uuid4())),
                printed_at=now.astimezone(UTC),
                stock_name=proof.stock.name,
                proof_sha256=proof.sha256,
                pdf_sha256=sent_sha256 or proof.sha256,
                outcome=Outcome.UNANSWERED,
                labels=proof.labels,
                sheets=self._used(connection, proof),
                made_by=proof.made_by,
            )
            runs.insert(connection, run)
            return run

        return self._store.run(work)

    def withdraw(self, run_id: RunId) -> None:
        """Take back a run that did not reach its printer or file, as if it had never been."""

        def work(connection: Connection) -> None:
            _mark_held(connection, run_id, (Fate.PRINTED, Fate.FREE))
            pen_notes.put_back(connection, runs.by_id(connection, run_id), self._clock.now())
            runs.delete(connection, run_id)

        self._store.run(work)

    def unanswered(self) -> tuple[PrintRun, ...]:
        """Return the runs that still ask how they came out, newest first."""
        return self._store.read(runs.unanswered)

    def runs(self) -> tuple[PrintRun, ...]:
        """Return every run, newest first."""
        return self._store.read(runs.every)

    def run_that_printed(self, note_id: NoteId) -> PrintRun | None:
        """Return the last run a note came out well in; None where no run is known of."""
        return self._store.read(lambda connection: runs.that_printed(connection, note_id))

    def notes_of(self, run: PrintRun) -> tuple[Note, ...]:
        """Return the notes of a run as they are now, in the order of its labels."""
        return self._store.read(
            lambda connection: tuple(notes.by_id(connection, label.note_id) for label in run.labels)
        )

    def answer(self, run_id: RunId, spoiled: Collection[NoteId]) -> Changes:
        """Take the seller's word: spoiled notes stay finished, the others are printed.

        So does a note whose words were changed since, for the paper does not carry them. The
        labels of spoiled notes are used up.
        """
        now = self._clock.now()

        def work(connection: Connection, run: PrintRun) -> tuple[Note, ...]:
            said = runs.still_said(connection, run_id) - set(spoiled)
            came_out = [notes.by_id(connection, note_id) for note_id in sorted(said)]
            printed = tuple(note for note in came_out if note.state is NoteState.FINISHED)
            for note in printed:
                now_printed = replace(note, state=NoteState.PRINTED, printed_at=now.astimezone(UTC))
                notes.put(connection, now_printed, at=now)
            runs.set_outcome(connection, run_id, Outcome.ANSWERED, spoiled)
            _mark(connection, run, spoiled, (Fate.PRINTED, Fate.SPOILED))
            return printed

        def back(connection: Connection, run: PrintRun) -> None:
            _mark(connection, run, spoiled, (Fate.SPOILED, Fate.PRINTED))

        return self._answer(run_id, work, back)

    def nothing_printed(self, run_id: RunId) -> Changes:
        """Take the seller's word that no paper was touched: the labels are there to be used."""

        def work(connection: Connection, run: PrintRun) -> tuple[Note, ...]:
            _mark_held(connection, run_id, (Fate.PRINTED, Fate.FREE))
            runs.set_outcome(connection, run_id, Outcome.NOTHING_PRINTED)
            pen_notes.put_back(connection, run, self._clock.now())
            return ()

        def back(connection: Connection, run: PrintRun) -> None:
            _mark_held(connection, run_id, (Fate.FREE, Fate.PRINTED))
            if run.made_by is MadeBy.PEN:
                of_run = [notes.by_id(connection, label.note_id) for label in run.labels]
                pen_notes.finish(connection, of_run, self._clock.now())

        return self._answer(run_id, work, back)

    def print_again(self, run_id: RunId) -> Changes:
        """Let the printed notes of a run wait for the next free labels, all of them."""

        def those(connection: Connection) -> list[NoteId]:
            return [label.note_id for label in runs.by_id(connection, run_id).labels]

        return self._print_anew(those)

    def print_note_again(self, note_id: NoteId) -> Changes:
        """Let one printed note wait for the next free label.

        What a pen wrote, or what was written elsewhere, is not to be printed, and stays as it is.
        """

        def that(connection: Connection) -> list[NoteId]:
            return [note_id] if may_print_again(notes.by_id(connection, note_id)) else []

        return self._print_anew(that)

    def _print_anew(self, wanted: Callable[[Connection], list[NoteId]]) -> Changes:
        def work(connection: Connection) -> tuple[Note, ...]:
            found = (notes.by_id(connection, note_id) for note_id in wanted(connection))
            printed = tuple(note for note in found if note.state is NoteState.PRINTED)
            for note in printed:
                waiting = replace(note, state=NoteState.FINISHED, printed_at=None)
                notes.put(connection, waiting, at=self._clock.now())
            return printed

        printed = self._store.run(work)
        changes = _changes(printed)
        if not printed:
            return changes

        def back(connection: Connection) -> None:
            for note in printed:
                if notes.by_id(connection, note.id).state is NoteState.FINISHED:
                    notes.put(connection, note, at=self._clock.now())

        self._push(UndoCode.PRINT_AGAIN, back, changes)
        return changes

    def _used(self, connection: Connection, proof: Proof) -> tuple[RunSheet, ...]:
        """Of a roll nothing is remembered: what is printed on is off it."""
        if proof.stock.is_roll:
            return ()
        return tuple(self._use(connection, sheet, proof.stock) for sheet in proof.sheets)

    def _use(self, connection: Connection, sheet: Sheet, stock: Stock) -> RunSheet:
        """Remember that a page's labels are gone, and with them a sheet that was new.

        What is cut by hand or stuck on anew is no part-used sheet afterwards.
        """
        sheet_id = sheet.id
        gone = {placement.slot: Fate.PRINTED for placement in sheet.placements}
        if sheet_id is None:
            fresh = new_sheet(stock, self._clock, is_turned=sheet.is_turned)
            sheets.insert(connection, fresh)
            sheet_id = fresh.id
            # What was told to be gone of it only this once is gone from now on.
            gone = dict.fromkeys(sheet.used, Fate.STRUCK) | gone
        sheets.mark(connection, sheet_id, gone)
        if stock.is_used_at_once:
            sheets.set_thrown_away(connection, sheet_id, is_thrown_away=True)
        return RunSheet(sheet_id, sheet.is_turned)

    def _answer(
        self,
        run_id: RunId,
        work: Callable[[Connection, PrintRun], tuple[Note, ...]],
        back: Callable[[Connection, PrintRun], None],
    ) -> Changes:
        """Answer a run that asks, once, and leave the way back."""

        def answer(connection: Connection) -> tuple[PrintRun, tuple[Note, ...]]:
            run = runs.by_id(connection, run_id)
            is_asking = run.outcome is Outcome.UNANSWERED
            return run, work(connection, run) if is_asking else ()

        run, printed = self._store.run(answer)
        if run.outcome is not Outcome.UNANSWERED:
            return Changes()
        changes = _changes(printed, run)

        def ask_again(connection: Connection) -> None:
            for note in printed:
                if notes.by_id(connection, note.id).state is NoteState.PRINTED:
                    notes.put(connection, note, at=self._clock.now())
            back(connection, run)
            runs.set_outcome(connection, run_id, Outcome.UNANSWERED)

        self._push(UndoCode.PRINTED, ask_again, changes)
        return changes

    def _push(self, code: UndoCode, back: Callable[[Connection], None], changes: Changes) -> None:
        def step() -> Changes:
            self._store.run(back)
            return changes

        self._undo.push(UndoStep(code, step))


def _printable(connection: Connection, packing: PackingOrder, side: Side) -> tuple[Note, ...]:
    finished = notes.finished(connection, packing, side)
    return tuple(note for note in finished if note.made_by is not MadeBy.PEN)


def may_print_again(note: Note) -> bool:
    """Whether a note came out of a printer, and could again."""
    is_ours = note.made_by is not MadeBy.PEN and not note.is_from_elsewhere
    return note.state is NoteState.PRINTED and is_ours


def _changes(printed: Collection[Note], run: PrintRun | None = None) -> Changes:
    labels = run.labels if run else ()
    return Changes(
        orders=frozenset(note.order_id for note in printed),
        notes=frozenset(label.note_id for label in labels) | {note.id for note in printed},
        runs=frozenset({run.id} if run else ()),
        sheets=frozenset(sheet.id for sheet in run.sheets) if run else frozenset(),
    )


def _mark(
    connection: Connection, run: PrintRun, note_ids: Collection[NoteId], change: tuple[Fate, Fate]
) -> None:
    """Change the fate of these notes' labels, where it is what it was thought to be."""
    for sheet_id, slots in run.slots_of(note_ids).items():
        _change(connection, sheet_id, slots, change)


def _mark_held(connection: Connection, run_id: RunId, change: tuple[Fate, Fate]) -> None:
    """Change the fate of the labels that no other run was printed on."""
    for sheet_id, slots in runs.slots_held(connection, run_id).items():
        _change(connection, sheet_id, slots, change)


def _change(
    connection: Connection, sheet_id: SheetId, slots: Collection[int], change: tuple[Fate, Fate]
) -> None:
    was, will_be = change
    fates = sheets.by_id(connection, sheet_id).fates
    sheets.mark(connection, sheet_id, {slot: will_be for slot in slots if fates[slot] is was})

"""Labels that are out to be written with the pen: which they are, and their papers once more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handnote.domain.note import MadeBy, NoteId, Side
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.run import PrintRun, RunId
from handnote.domain.sheet import KnownSheet, OpenSheet
from handnote.domain.stock import Stock
from handnote.services.pen_sheets import PenSheets, PenWork
from handnote.services.printing import Printing
from handnote.services.proofing import Proof
from handnote.services.sheet_memory import SheetMemory

_SHORT = 8
"""Letters of a run's id that are enough to name it."""

Spot = tuple[int, int]
"""Page and label of a pen sheet, both counted from 1 as people do."""


@dataclass(frozen=True, slots=True)
class Again:
    """What went out with a run: its notes, the sheets they were on, and what was gone before."""

    run: PrintRun
    work: PenWork
    sheets: tuple[OpenSheet, ...]
    gone: tuple[frozenset[int], ...]


class PenRuns:
    """What a seller can say of labels that a pen is writing, without a window to look at."""

    def __init__(self, printing: Printing, pen_sheets: PenSheets, sheets: SheetMemory) -> None:
        self._printing = printing
        self._pen_sheets = pen_sheets
        self._sheets = sheets

    def unstuck(self) -> tuple[PrintRun, ...]:
        """Return the runs for the pen of which nobody said that they are stuck, newest first."""
        return tuple(run for run in self._printing.unanswered() if run.made_by is MadeBy.PEN)

    def unstuck_on(self, stock: Stock, side: Side) -> tuple[PrintRun, ...]:
        """Return those on labels of this stock whose notes are for this side."""
        return tuple(
            run
            for run in self.unstuck()
            if run.stock_name == stock.name and self._side_of(run) is side
        )

    def named(self, name: str, among: Sequence[PrintRun]) -> PrintRun:
        """Return the one run whose id begins so; without a name, the only one there is.

        Raises ``NO_RUN_WAITS`` or ``NO_SUCH_PEN_RUN``, and ``WHICH_RUN`` where several could be
        meant.
        """
        known = ", ".join(f"{short(run)} ({run.stock_name})" for run in self.unstuck())
        if not known:
            raise Problem(AskTrouble.NO_RUN_WAITS)
        meant = [run for run in among if run.id.startswith(name.casefold())]
        if not meant:
            raise Problem(AskTrouble.NO_SUCH_PEN_RUN, name=name, known=known)
        if len(meant) > 1:
            raise Problem(AskTrouble.WHICH_RUN, known=known)
        return meant[0]

    def again(self, run: PrintRun, stock: Stock, *, with_drafts: bool = False) -> Again:
        """Return what it takes to make the papers of a run once more, label for label."""
        notes = self._printing.notes_of(run)
        work = self._pen_sheets.again(notes, with_drafts=with_drafts)
        sheets = sheets_of_run(run, stock)
        known = [self._sheets.sheet(sheet.id) for sheet in run.sheets]
        return Again(run, work, sheets, gone_before(run, known, len(sheets)))

    def send(self, proof: Proof, write: Callable[[], None]) -> PrintRun:
        """Write a run down, then let ``write`` make its papers.

        Where that fails it is as if the run had never been, sheets that were told of only for it
        included.
        """
        run = self._printing.record(proof)
        try:
            write()
        except BaseException:
            self._printing.withdraw(RunId(run.id))
            for sheet, kept in zip(proof.sheets, run.sheets, strict=False):
                if sheet.id is None and sheet.used:
                    self._sheets.throw_away(kept.id)
            raise
        return run

    def _side_of(self, run: PrintRun) -> Side | None:
        return next((note.side for note in self._printing.notes_of(run)), None)


def short(run: PrintRun) -> str:
    """The beginning of a run's id, by which it is called in a terminal."""
    return run.id[:_SHORT]


def spoiled_of(run: PrintRun, labels: Sequence[Spot]) -> frozenset[NoteId]:
    """The notes on these labels of a run; raises ``NOT_ON_RUN`` for one nobody wrote on."""
    on = {(label.sheet + 1, label.slot + 1): label.note_id for label in run.labels}
    for page, label in labels:
        if (page, label) not in on:
            raise Problem(AskTrouble.NOT_ON_RUN, run=short(run), page=page, label=label)
    return frozenset(on[place] for place in labels)


def sheets_of_run(run: PrintRun, stock: Stock) -> tuple[OpenSheet, ...]:
    """The sheets a run went onto, with only the labels free that it used."""
    pages = max((label.sheet for label in run.labels), default=-1) + 1
    every = frozenset(range(stock.slots))
    return tuple(
        OpenSheet(
            every - {label.slot for label in run.labels if label.sheet == page},
            is_turned=page < len(run.sheets) and run.sheets[page].is_turned,
            id=run.sheets[page].id if page < len(run.sheets) else None,
        )
        for page in range(pages)
    )


def gone_before(
    run: PrintRun, known: Sequence[KnownSheet], pages: int
) -> tuple[frozenset[int], ...]:
    """What was gone of each sheet of a run without it; of a roll nothing is known."""
    own = ({label.slot for label in run.labels if label.sheet == page} for page in range(pages))
    used = [sheet.as_open().used for sheet in known] or [frozenset[int]()] * pages
    return tuple(gone - written for gone, written in zip(used, own, strict=True))

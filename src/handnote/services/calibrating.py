"""Calibrating: how far each printer is off, kept for the paper it was measured on."""

import hashlib
from dataclasses import replace

from handnote.domain.calibration import Calibration, MeasuredPrinter, Paper
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.stock import Stock
from handnote.pdf.aim import aimed
from handnote.services.changes import Changes
from handnote.services.proofing import Proof
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import calibrations
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.store import Store


class Calibrating:
    """What a seller can do about a printer that is off.

    A calibration holds for all stocks on paper of one size, to the whole millimetre.
    """

    def __init__(self, store: Store, undo: UndoStack, clock: Clock) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock

    def printers(self, stock: Stock) -> tuple[MeasuredPrinter, ...]:
        """Return the printers measured for paper like this stock's, by name."""
        return self._store.read(lambda connection: calibrations.for_paper(connection, paper(stock)))

    def of(self, printer: str, stock: Stock) -> Calibration:
        """Return what was measured; raises ``NO_SUCH_PRINTER`` where nothing was."""
        measured = self.printers(stock)
        for each in measured:
            if each.printer == printer:
                return each.made
        known = ", ".join(each.printer for each in measured)
        raise Problem(AskTrouble.NO_SUCH_PRINTER, printer=printer, known=known)

    def aimed(self, proof: Proof, printer: str) -> Proof:
        """Return the proof as it goes to a printer: moved by what that one is off, if at all."""
        pdf = self.aimed_page(proof.pdf, proof.stock, printer)
        if pdf == proof.pdf:
            return proof
        return replace(proof, pdf=pdf, sha256=hashlib.sha256(pdf).hexdigest())

    def aimed_page(self, pdf: bytes, stock: Stock, printer: str) -> bytes:
        """Return pages for paper like this stock's as they go to a printer."""
        for each in self.printers(stock):
            if each.printer == printer and pdf:
                return aimed(pdf, paper(stock), each.made)
        return pdf

    def keep(self, printer: str, stock: Stock, made: Calibration) -> None:
        """Correct what goes to this printer from now on, on paper like this stock's."""
        measured = MeasuredPrinter(printer, made, self._clock.now().date())
        self._change(printer, stock, measured)

    def forget(self, printer: str, stock: Stock) -> None:
        """Send everything to this printer as it is."""
        self._change(printer, stock, None)

    def _change(self, printer: str, stock: Stock, measured: MeasuredPrinter | None) -> None:
        on = paper(stock)

        def put(connection: Connection, now: MeasuredPrinter | None) -> None:
            if now is None:
                calibrations.delete(connection, printer, on)
            else:
                calibrations.put(connection, now, on)

        def work(connection: Connection) -> MeasuredPrinter | None:
            known = calibrations.for_paper(connection, on)
            put(connection, measured)
            return next((each for each in known if each.printer == printer), None)

        before = self._store.run(work)

        def back() -> Changes:
            self._store.run(lambda connection: put(connection, before))
            return Changes(printers=frozenset({printer}))

        self._undo.push(UndoStep(UndoCode.CALIBRATED, back))


def paper(stock: Stock) -> Paper:
    """The page a stock is printed on."""
    return Paper(stock.page_width, stock.page_height)

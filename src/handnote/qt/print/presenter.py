"""Printing: what happens on the Print place, between the services and the widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from handnote.config.files import write_whole
from handnote.domain.note import Note, NoteId
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.run import PrintRun, RunId, RunLabel
from handnote.domain.stock import Stock
from handnote.qt.print.page_image import PageImage, page_image
from handnote.qt.print.place import PrintPlace, PrintState
from handnote.qt.print.sheet_view import SheetState
from handnote.qt.print.to_printer import page_layout, print_proof
from handnote.qt.tasks import Tasks
from handnote.services.desk import Desk
from handnote.services.proofing import Proof
from handnote.wording import desk as words
from handnote.wording import screen

_SEARCH_LIMIT = 30


@dataclass(frozen=True, slots=True)
class _Made:
    """A proof with the page on screen, made in the slow worker."""

    proof: Proof | None
    image: PageImage | None
    stock: Stock
    start: int
    page: int


@dataclass(frozen=True, slots=True)
class _Found:
    notes: tuple[Note, ...]
    unanswered: tuple[PrintRun, ...]
    last: tuple[PrintRun, ...]


class Printer(QObject):
    """Keeps the proof on screen equal to what would be printed now."""

    changed = Signal(object)
    problem_met = Signal(object)
    said = Signal(str)
    stock_changed = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, place: PrintPlace) -> None:
        super().__init__(place)
        self._desk = desk
        self._tasks = tasks
        self.place = place
        self._start = 0
        self._page = 0
        self._picked = -1
        self._gone_on_from = ""
        self._notes: tuple[Note, ...] = ()
        self._runs: tuple[PrintRun, ...] = ()
        self._made: _Made | None = None
        self._asked = 0
        self._shown = 0
        self._wish: Callable[[], None] | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(60)
        self._again.timeout.connect(self._make)
        place.sheet.start_requested.connect(self._start_at)
        place.sheet.width_changed.connect(self._again.start)
        place.stock_picked.connect(self.print_on)
        place.stock_searched.connect(self._search_stocks)
        place.outlines_toggled.connect(self._outline)
        place.print_requested.connect(self.print_labels)
        place.save_requested.connect(self.save_pdf)
        place.row_picked.connect(self._pick_row)
        place.page_requested.connect(self._turn)
        place.card.answered.connect(self._answer)
        tasks.run_slow(desk.catalogue.make_ready)

    def refresh(self) -> None:
        """Read again what is ready and what is unanswered, and make the proof anew."""

        def work() -> _Found:
            printing = self._desk.printing
            return _Found(printing.ready(), printing.unanswered(), printing.runs()[:1])

        self._tasks.run(work, self._take, self.problem_met.emit)

    def show_stocks(self) -> None:
        """Offer the common stocks, with the chosen one picked."""
        self._show_stocks(self._desk.catalogue.offered())

    def _show_stocks(self, stocks: Sequence[Stock]) -> None:
        stock = self._stock()
        is_verified = self._desk.catalogue.is_verified(stock)
        self.place.show_stocks(stocks, stock, is_verified=is_verified)

    def print_labels(self) -> None:
        """Ask the system's dialog for a printer and send it the proof."""
        proof = self._proof_to_print(self.print_labels)
        if proof is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(proof.stock))
        printer.setDocName(screen.APP)
        dialog = QPrintDialog(printer, self.place)
        dialog.accepted.connect(lambda: self._send(proof, printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own ``open`` wants a slot by name

    def save_pdf(self) -> None:
        """Ask where to, and save the proof itself there."""
        proof = self._proof_to_print(self.save_pdf)
        if proof is None:
            return
        dialog = QFileDialog(self.place, screen.SAVE_PDF_TITLE, str(Path.home()), screen.PDF_FILES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("labels.pdf")
        dialog.fileSelected.connect(lambda name: self.save_as(proof, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_as(self, proof: Proof, path: Path) -> None:
        """Write the proof to ``path`` and ask later how it came out."""
        self._tasks.run_slow(
            lambda: write_whole(path, proof.pdf),
            lambda _: self._record(proof, screen.saved_as(path.name)),
            self.problem_met.emit,
        )

    @property
    def is_about_to_make(self) -> bool:
        """Whether the sheet changed its size and is about to be drawn anew."""
        return self._again.isActive()

    @property
    def proof(self) -> Proof | None:
        """The proof on screen."""
        return self._made.proof if self._made else None

    def _proof_to_print(self, wish: Callable[[], None]) -> Proof | None:
        """The proof on screen; while a newer one is being made the wish waits for it."""
        if self._shown != self._asked:
            self._wish = wish
            return None
        if self.proof and self.proof.pdf:
            return self.proof
        self.problem_met.emit(Problem(AskTrouble.NOTHING_TO_PRINT))
        return None

    def _take(self, found: _Found) -> None:
        self._notes, self._runs = found.notes, found.unanswered
        for run in found.last:
            self._go_on_from(run)
        self._make()

    def _go_on_from(self, run: PrintRun) -> None:
        """Begin behind the last label of the last run on this stock, once for each run."""
        stock = self._stock()
        if run.id == self._gone_on_from or run.stock_part != f"{stock.brand} {stock.part}":
            return
        self._gone_on_from = run.id
        if run.labels:
            self._start = (run.labels[-1].slot + 1) % stock.slots

    def _make(self) -> None:
        """Make the proof and its page's pixels; an answer overtaken by a newer wish is dropped."""
        self._asked += 1
        asked = self._asked
        notes, stock, start, page = self._notes, self._stock(), self._start, self._page
        settings = self._desk.preferences.current
        width = self.place.sheet.pixels_wide()
        proofing = self._desk.proofing

        def work() -> _Made:
            if not notes:
                return _Made(None, None, stock, start, 0)
            proof = proofing.proof(notes, stock, start=start, settings=settings)
            shown = min(page, max(0, len(proof.sheets) - 1))
            image = page_image(proof.pdf, shown, width) if proof.sheets else None
            return _Made(proof, image, stock, start, shown)

        def show(made: _Made) -> None:
            if asked == self._asked:
                self._made, self._shown = made, asked
                self._show(made)
                wish, self._wish = self._wish, None
                if wish:
                    wish()

        self._tasks.run_slow(work, show, self.problem_met.emit)

    def _show(self, made: _Made) -> None:
        proof = made.proof
        self._page = made.page
        sheets = proof.sheets if proof else ()
        sheet = sheets[made.page] if sheets else None
        slots = [placement.slot for placement in sheet.placements] if sheet else []
        labels = _labels(proof) if proof else ()
        picked = labels[self._picked] if 0 <= self._picked < len(labels) else None
        is_first = made.page == 0
        self.place.show_state(
            PrintState(
                sheet=SheetState(
                    image=made.image,
                    stock=made.stock,
                    used=frozenset(range(made.start)) if is_first else frozenset(),
                    written=frozenset(slots),
                    picked=picked.slot if picked and picked.sheet == made.page else None,
                ),
                listed=[
                    (
                        label.person or words.SOMEBODY,
                        screen.label_number(label.slot, label.sheet, len(sheets)),
                    )
                    for label in labels
                ],
                left_out=[
                    f"{gone.note.person or words.SOMEBODY}: {words.finding(gone.finding)}"
                    for gone in (proof.left_out if proof else ())
                ],
                page=made.page,
                pages=max(1, len(sheets)),
                start=made.start,
                count=len(labels),
                outlines=self._desk.preferences.current.outlines,
                run=self._runs[-1] if self._runs else None,
            )
        )

    def _send(self, proof: Proof, printer: QPrinter) -> None:
        def work() -> None:
            print_proof(proof.pdf, proof.stock, printer)

        self._tasks.run_slow(work, lambda _: self._record(proof, ""), self.problem_met.emit)

    def _record(self, proof: Proof, said: str) -> None:
        """Write the run down, once for the same bytes however often they go out."""
        if said:
            self.said.emit(said)
        if any(run.pdf_sha256 == proof.sha256 for run in self._runs):
            return
        record = self._desk.printing.record
        self._tasks.run(
            lambda: record(
                f"{proof.stock.brand} {proof.stock.part}", proof.start, proof.sha256, _labels(proof)
            ),
            lambda _: self._recorded(),
            self.problem_met.emit,
        )

    def _recorded(self) -> None:
        """A stock printed on is one of hers from now on."""
        self._desk.own_stocks.look_again()
        self.refresh()

    def _answer(self, run_id: str, spoiled: list[str]) -> None:
        answer = self._desk.printing.answer
        names = [NoteId(name) for name in spoiled]
        self._tasks.run(
            lambda: answer(RunId(run_id), names), self.changed.emit, self.problem_met.emit
        )

    def _start_at(self, slot: int) -> None:
        if self._page == 0:
            self._start = slot
            self._make()

    def _turn(self, step: int) -> None:
        self._page = max(0, self._page + step)
        self._make()

    def _pick_row(self, row: int) -> None:
        self._picked = row
        if self._made and self._made.proof:
            labels = _labels(self._made.proof)
            if 0 <= row < len(labels) and labels[row].sheet != self._page:
                self._page = labels[row].sheet
                self._make()
            else:
                QTimer.singleShot(0, self._show_again)

    def _show_again(self) -> None:
        if self._made:
            sheet = self._made
            labels = _labels(sheet.proof) if sheet.proof else ()
            picked = labels[self._picked] if 0 <= self._picked < len(labels) else None
            self.place.sheet.pick(picked.slot if picked and picked.sheet == sheet.page else None)

    def print_on(self, part: str) -> None:
        """Lay the notes out for another stock, and remember it."""
        try:
            stock = self._desk.catalogue.find(part)
            if stock == self._stock():
                return
            self._desk.preferences.print_on(f"{stock.brand} {stock.part}")
        except Problem as problem:
            self.problem_met.emit(problem)
            return
        self._start = 0
        self._page = 0
        self.show_stocks()
        self.stock_changed.emit()
        self._make()

    def _search_stocks(self, query: str) -> None:
        catalogue = self._desk.catalogue
        if query.strip():
            self._show_stocks(catalogue.search(query, _SEARCH_LIMIT))
        else:
            self.show_stocks()

    def _outline(self, outlines: bool) -> None:  # noqa: FBT001 - a slot of a toggle
        try:
            self._desk.preferences.draw_outlines(outlines)
        except Problem as problem:
            self.problem_met.emit(problem)
        self._make()

    def _stock(self) -> Stock:
        return self._desk.stock


def _labels(proof: Proof) -> tuple[RunLabel, ...]:
    people = {note.id: note.person for note in proof.notes}
    return tuple(
        RunLabel(placement.note_id, people[placement.note_id], number, placement.slot)
        for number, sheet in enumerate(proof.sheets)
        for placement in sheet.placements
    )

"""Printing: what happens on the Print place, between the services and the widgets."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from handnote.domain.note import MadeBy, NoteId, Side
from handnote.domain.order import OrderId
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.progress import Stopped
from handnote.domain.run import PrintRun, RunId, RunLabel
from handnote.domain.sheet import Sheet, SheetId
from handnote.domain.stock import Stock
from handnote.qt.hearing import Hearing
from handnote.qt.print.also_print import Extras
from handnote.qt.print.carrier_page import CarrierPage
from handnote.qt.print.making import Found, Made, Maker, Wish, find
from handnote.qt.print.pen_choices import PenWish
from handnote.qt.print.pick_listing import PickListing
from handnote.qt.print.place import PrintPlace
from handnote.qt.print.printer_choosing import PrinterChoosing
from handnote.qt.print.sending import Sending
from handnote.qt.print.showing import Chosen, Listed, label_at, labels_of, listed, state_of
from handnote.qt.print.waiting_labels import WaitingLabels
from handnote.qt.tasks import Tasks
from handnote.services.changes import Changes
from handnote.services.desk import Desk
from handnote.services.proofing import Proof

if TYPE_CHECKING:
    from handnote.services.listening import Held

_SEARCH_LIMIT = 30


class Printer(QObject):
    """Keeps the sheets on screen equal to what would be printed now, or was printed last."""

    changed = Signal(object)
    problem_met = Signal(object)
    said = Signal(str)
    stock_changed = Signal()

    def __init__(
        self, desk: Desk, tasks: Tasks, place: PrintPlace, *, today: Callable[[], date]
    ) -> None:
        super().__init__(place)
        self._desk = desk
        self._tasks = tasks
        self._today = today
        self.place = place
        self._maker = Maker(desk)
        self._mirror = False
        self._side = Side.INSIDE
        self._wanted: Side | None = None
        self._way: MadeBy | None = None
        self._page = 0
        self._picked = -1
        self._in_order: list[OrderId] = []
        self._moves = 0
        self._spoiled: frozenset[NoteId] = frozenset()
        self._put_off: frozenset[str] = frozenset()
        self._tells_of_sheet = False
        self._found: Found | None = None
        self._made: Made | None = None
        self._rows: Listed = ()
        self._asked = 0
        self._shown = 0
        self._is_stopped = False
        self._born: dict[int, SheetId] = {}
        self._wish: Callable[[], None] | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(60)
        self._again.timeout.connect(self._make_at_new_size)
        self._hearing = Hearing(self)
        self.choosing = PrinterChoosing(desk, tasks, place.printers, place, today=today)
        self.pick_list = PickListing(desk, tasks, place, lambda: self.proof)
        self.carrier = CarrierPage(desk, tasks, self.choosing, place)
        self.sending = Sending(desk, tasks, place, self.choosing, self._unanswered)
        self.waiting = WaitingLabels(desk, tasks, place, self._held)
        self.waiting.let_go.connect(self.refresh)
        place.waiting_requested.connect(self.waiting.look)
        self.sending.went_out.connect(self._gone_out)
        self.sending.withdrawn.connect(self.refresh)
        self.waiting.problem_met.connect(self.problem_met)
        for helper in (self.sending, self.choosing, self.pick_list, self.carrier):
            helper.problem_met.connect(self.problem_met)
            helper.said.connect(self.said)
        self._connect(place)
        tasks.run_slow(desk.catalogue.make_ready)

    def get_ready(self) -> None:
        """Offer the stocks and ask for the printers, while nobody waits for it."""
        self.show_stocks()
        self.choosing.look(self._stock())

    def refresh(self) -> None:
        """Read again what is to be printed and what is unanswered, and make the proof anew."""
        desk, put_off, wanted, way = self._desk, self._put_off, self._wanted, self._way
        self._let_wishes_wait()
        self.choosing.look(self._stock())
        self._tasks.run(lambda: find(desk, put_off, wanted, way), self._take, self._fail)

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
        if proof is not None:
            self.sending.print_it(proof)

    def save_pdf(self) -> None:
        """Ask where to, and save the proof there."""
        proof = self._proof_to_print(self.save_pdf, is_to_save=True)
        if proof is not None:
            self.sending.save_it(proof)

    def stop(self) -> None:
        """Give up setting the notes; whoever prints asks for them again."""
        self._is_stopped = True
        self._wish = None
        self.place.show_progress(0, 0)

    @property
    def is_about_to_make(self) -> bool:
        """Whether the sheet changed its size and is about to be drawn anew."""
        return self._again.isActive()

    @property
    def proof(self) -> Proof | None:
        """The proof on screen."""
        return self._made.proof if self._made else None

    def _connect(self, place: PrintPlace) -> None:
        place.sheet.label_picked.connect(self._pick_label)
        place.sheet.start_requested.connect(self._start_at)
        place.sheet.done_requested.connect(self._answer_or_print)
        place.sheet.throw_away_requested.connect(self._throw_away)
        place.sheet.another_requested.connect(self._tell_of_another)
        place.sheet.width_changed.connect(self._again.start)
        place.panel.turned.connect(self._turn_sheet)
        place.panel.throw_away_requested.connect(self._throw_away)
        place.panel.another_requested.connect(self._tell_of_another)
        place.stock_picked.connect(self._print_here_on)
        place.sides.side_picked.connect(self._show_side)
        place.stock_searched.connect(self._search_stocks)
        place.also.wanted.connect(self._print_also)
        place.ways.way_picked.connect(self._look_at)
        place.pen.wanted.connect(self._write_with)
        place.ruled_print_requested.connect(self._print_ruled)
        place.ruled_save_requested.connect(self._save_ruled)
        place.pick_list_print_requested.connect(self.pick_list.print_it)
        place.pick_list_save_requested.connect(self.pick_list.save_it)
        place.carrier_print_requested.connect(self.carrier.print_it)
        place.carrier_save_requested.connect(self.carrier.save_it)
        place.print_requested.connect(self.print_labels)
        place.save_requested.connect(self.save_pdf)
        place.row_picked.connect(self._pick_row)
        place.row_moved.connect(self._move_row)
        place.page_requested.connect(self._turn_page)
        place.stop_requested.connect(self.stop)
        place.card.answered.connect(self._answer)
        place.card.nothing_printed.connect(self._answer_nothing)
        place.card.put_off.connect(self._not_now)
        place.card.look_requested.connect(self._look_at_it)

    def _proof_to_print(
        self, wish: Callable[[], None], *, is_to_save: bool = False
    ) -> Proof | None:
        """The proof on screen; while a newer one is being made the wish waits for it.

        What was printed already can be saved again but not printed: its labels are used up.
        """
        if self._shown != self._asked or self._is_stopped:
            self._wish = wish
            if self._is_stopped:
                self._make()
            return None
        if self._made and self._made.found.asked and not is_to_save:
            self.place.take_focus()
            return None
        if self.proof and self.proof.pdf:
            return self.proof
        if not self.waiting.look():
            self.problem_met.emit(Problem(AskTrouble.NOTHING_TO_PRINT))
        return None

    def _take(self, found: Found) -> None:
        if self._moves:
            return  # what was read is about to be sorted anew, and then it is read again
        before = self._found
        if before is None or _begins_anew(before, found):
            self._page, self._spoiled, self._picked = 0, frozenset(), -1
            self._tells_of_sheet = False
        self._found = found
        if not found.notes:
            self._wanted = None  # an empty side is looked at once, not come back to
        if self._side is not found.side and not found.asking:
            # The last one of a side is printed, or only the other one's notes wait.
            self._side = found.side
            self.show_stocks()
            self.choosing.look(self._stock())
        self._make()

    def _make_at_new_size(self) -> None:
        """Draw the page anew; notes still being set are not begun anew for it."""
        if self._is_stopped:
            return
        if self._made and self._shown != self._asked:
            self._again.start()
        else:
            self._make()

    def _make(self) -> None:
        """Make the sheets and the page's pixels; what a newer wish overtakes is given up."""
        if self._found is None:
            return
        self._let_wishes_wait()
        asked, found, maker = self._asked, self._found, self._maker
        self._is_stopped = False
        wish = Wish(
            settings=self._desk.preferences.current,
            page=self._page,
            width=self.place.sheet.pixels_wide(found.stock),
            today=self._today(),
            tells_of_sheet=self._tells_of_sheet,
            mirror=self._mirror,
        )
        hear = self._hearing.of(
            lambda: asked == self._asked and not self._is_stopped, self._show_progress
        )

        hides_names = self._desk.preferences.current.fair

        def work() -> tuple[Made, Listed] | None:
            try:
                made = maker.make(found, wish, hear)
            except Stopped:
                return None
            return made, listed(made, hides_names=hides_names)

        def show(done: tuple[Made, Listed] | None) -> None:
            if asked == self._asked and done:
                self._shown = asked
                self._show(*done)
                waiting, self._wish = self._wish, None
                if waiting:
                    waiting()

        self._tasks.run_slow(work, show, self.problem_met.emit)

    def _show(self, made: Made, rows: Listed) -> None:
        if self._made is None or made.found is not self._made.found:
            self._born = {}
        self._made, self._rows, self._page = made, rows, made.page
        self._in_order = [note.order_id for note in made.proof.notes] if made.proof else []
        settings = self._desk.preferences.current
        pen = PenWish(settings.ruling_in_use, settings.copy_words, settings.photo_marks)
        chosen = Chosen(self._spoiled, self._picked, self._extras(), pen, hides_names=settings.fair)
        self.place.show_state(state_of(made, rows, chosen, self._today()))

    def _show_progress(self, done: int) -> None:
        if self._shown != self._asked and self._found:
            self.place.show_progress(done, len(self._found.notes))

    def _gone_out(self, run: PrintRun) -> None:
        self._put_off -= {run.id}
        # A sheet of labels printed mirrored by mistake is wasted: it is asked for each time.
        self._mirror = False
        self._desk.own_stocks.look_again()  # a stock printed on is one of hers from now on
        if run.made_by is MadeBy.PEN:
            self._tell_of(Changes(orders=frozenset(self._in_order), runs=frozenset({run.id})))
        else:
            self.refresh()

    def _held(self) -> "tuple[Held, ...]":
        return self._made.held if self._made else ()

    def _unanswered(self) -> tuple[PrintRun, ...]:
        return self._found.unanswered if self._found else ()

    def _answer_or_print(self) -> None:
        """Enter on the sheet."""
        if self._found and self._found.asking:
            self._answer()
        else:
            self.print_labels()

    def _answer(self) -> None:
        run = self._found.asking if self._found else None
        if run:
            answer, spoiled = self._desk.printing.answer, self._spoiled
            self._do(lambda: answer(RunId(run.id), spoiled))

    def _answer_nothing(self) -> None:
        run = self._found.asking if self._found else None
        if run:
            nothing_printed = self._desk.printing.nothing_printed
            self._do(lambda: nothing_printed(RunId(run.id)))

    def _not_now(self) -> None:
        self._put_off |= {run.id for run in self._unanswered()}
        self.refresh()

    def _look_at_it(self) -> None:
        self._put_off = frozenset()
        self.refresh()

    def _pick_label(self, slot: int) -> None:
        """A label was clicked: it did not come out right, or it is gone, or there after all."""
        made, sheet = self._made, self._sheet()
        if made is None or sheet is None:
            return
        if made.found.asked:
            if label := label_at(made, slot):
                self._spoiled ^= {label.note_id}
                self._show(made, self._rows)
        elif not made.has_memory:
            return
        elif sheet.id and slot in sheet.used:
            give_back, sheet_id = self._desk.sheets.give_back, sheet.id
            self._change_sheet(lambda: give_back(made.stock, sheet_id, slot))
        else:
            strike_out = self._desk.sheets.strike_out
            self._mark(made, lambda sheet_id: strike_out(made.stock, sheet_id, slot))

    def _start_at(self, slot: int) -> None:
        made = self._made
        if made and made.has_memory:
            start_at = self._desk.sheets.start_at
            self._mark(made, lambda sheet_id: start_at(made.stock, sheet_id, slot))

    def _mark(self, made: Made, mark: Callable[[SheetId | None], Changes]) -> None:
        """Mark labels of the sheet on screen.

        Of a sheet that is not remembered yet, the first click makes it so and the next ones,
        however fast, mean that same sheet.
        """
        sheet, born, page = made.sheet, self._born, made.page

        def work() -> Changes:
            sheet_id = sheet.id if sheet and sheet.id else born.get(page)
            changes = mark(sheet_id)
            if sheet_id is None:
                for new in changes.sheets:
                    born[page] = new
            return changes

        self._change_sheet(work)

    def _turn_sheet(self, is_turned: bool) -> None:  # noqa: FBT001 - a slot of a toggle
        sheet = self._sheet()
        if sheet and sheet.id:
            turn, sheet_id = self._desk.sheets.turn, sheet.id
            self._change_sheet(lambda: turn(sheet_id, is_turned=is_turned))

    def _throw_away(self) -> None:
        sheet = self._sheet()
        if sheet and sheet.id:
            throw_away, sheet_id = self._desk.sheets.throw_away, sheet.id
            self._change_sheet(lambda: throw_away(sheet_id))

    def _tell_of_another(self) -> None:
        """Show a sheet nobody has told of yet, to strike out what is gone from it."""
        if self._made and self._made.has_memory:
            self._tells_of_sheet = True
            self._page = len(self._made.sheets)
            self._make()

    def _change_sheet(self, work: Callable[[], Changes]) -> None:
        self._tells_of_sheet = False
        self._do(work)

    def _do(self, work: Callable[[], Changes]) -> None:
        self._let_wishes_wait()
        self._tasks.run(work, self._tell_of, self._fail)

    def _tell_of(self, changes: Changes) -> None:
        if changes:
            self.changed.emit(changes)
        else:
            self._make()

    def _let_wishes_wait(self) -> None:
        """What is on screen is about to change: nothing is printed from it any more."""
        self._asked += 1

    def _fail(self, problem: Problem) -> None:
        self.problem_met.emit(problem)
        self._make()

    def _sheet(self) -> Sheet | None:
        """The sheet on screen."""
        return self._made.sheet if self._made else None

    def _turn_page(self, step: int) -> None:
        self._page = max(0, self._page + step)
        self._make()

    def _pick_row(self, row: int) -> None:
        self._picked = row
        picked = self._picked_label()
        if picked and picked.sheet != self._page:
            self._page = picked.sheet
            self._make()
        else:
            QTimer.singleShot(0, self._show_picked)

    def _move_row(self, start: int, end: int) -> None:
        """A name is at another place of the list; whoever is on its label changes with it."""
        moving, to = self._in_order[start], self._in_order[end]
        self._in_order.insert(end, self._in_order.pop(start))
        self._picked = end
        if picked := self._picked_label():
            self._page = picked.sheet
        self._moves += 1
        self._let_wishes_wait()
        move = self._desk.packing.move
        self._tasks.run(lambda: move(moving, to), self._tell_of_move, self._not_moved)

    def _tell_of_move(self, changes: Changes) -> None:
        self._moves -= 1
        if changes:
            self.changed.emit(changes)
        else:
            self.refresh()  # what she moved is not there any more

    def _not_moved(self, problem: Problem) -> None:
        self._moves -= 1
        self.problem_met.emit(problem)
        self.refresh()

    def _show_picked(self) -> None:
        picked = self._picked_label()
        is_here = picked is not None and picked.sheet == self._page
        self.place.sheet.pick(picked.slot if picked and is_here else None)

    def _picked_label(self) -> RunLabel | None:
        labels = labels_of(self._made) if self._made else ()
        return labels[self._picked] if 0 <= self._picked < len(labels) else None

    @property
    def side(self) -> Side:
        """Whose notes are on the sheets: those inside parcels, or on their outsides."""
        return self._side

    def turn_over(self) -> None:
        """Show the sheets of the other side, where there are any for the outside."""
        if self._found and self._found.has_outside and not self._found.asking:
            self._show_side(self._side.other)

    def _show_side(self, side: Side) -> None:
        self._side = self._wanted = side
        self.show_stocks()
        self.refresh()

    def _print_here_on(self, part: str) -> None:
        self.print_on(part, self._side)

    def print_on(self, part: str, side: Side = Side.INSIDE) -> None:
        """Lay the notes of one side out for another stock, and remember it."""
        try:
            stock = self._desk.catalogue.find(part)
            if stock == self._desk.stock_for(side):
                return
            self._desk.preferences.print_on(stock.name, side)
        except Problem as problem:
            self.problem_met.emit(problem)
            return
        self.show_stocks()
        self.stock_changed.emit()
        self.refresh()

    def _search_stocks(self, query: str) -> None:
        catalogue = self._desk.catalogue
        if query.strip():
            self._show_stocks(catalogue.search(query, _SEARCH_LIMIT))
        else:
            self.show_stocks()

    def _print_also(self, extras: Extras) -> None:
        self._mirror = extras.mirror
        try:
            self._desk.preferences.print_also(
                outlines=extras.outlines,
                crop_marks=extras.crop_marks,
                parcel_marks=extras.parcel_marks,
            )
        except Problem as problem:
            self.problem_met.emit(problem)
        self._make()

    def _look_at(self, way: MadeBy) -> None:
        """What the pen writes, or what is printed."""
        self._way = way
        self.refresh()

    def _write_with(self, wish: PenWish) -> None:
        try:
            self._desk.preferences.rule_labels(
                wish.ruling, copy_words=wish.copy_words, photo_marks=wish.photo_marks
            )
        except Problem as problem:
            self.problem_met.emit(problem)
        self.stock_changed.emit()
        self.refresh()

    def _print_ruled(self) -> None:
        """The labels themselves; they are one run with their key sheet."""
        if self.proof and self._shown == self._asked:
            self.sending.print_it(replace(self.proof, key=b""))

    def _save_ruled(self) -> None:
        if self.proof and self._shown == self._asked:
            self.sending.save_it(replace(self.proof, key=b""))

    def _extras(self) -> Extras:
        chosen = self._desk.preferences.current
        return Extras(chosen.outlines, chosen.crop_marks, chosen.parcel_marks, self._mirror)

    def _stock(self) -> Stock:
        return self._desk.stock_for(self._side)


def _begins_anew(before: Found, found: Found) -> bool:
    """Whether other sheets are shown than before, from their first page."""
    return _what(before) != _what(found)


def _what(found: Found) -> tuple[str, Stock, Side, bool]:
    asking = found.asking.id if found.asking else ""
    return asking, found.stock, found.side, found.pen is not None

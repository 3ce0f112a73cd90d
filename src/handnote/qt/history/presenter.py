"""Reading: what happens on the History place, between the services and the widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from handnote.config.files import write_whole
from handnote.domain.note import MadeBy, Note, NoteId, Side
from handnote.domain.order import Order
from handnote.domain.problem import Problem
from handnote.domain.stock import Stock
from handnote.qt.history.notes_view import NoteCard
from handnote.qt.history.photographed import photographed
from handnote.qt.history.place import HistoryPlace, NoteState
from handnote.qt.tasks import Tasks
from handnote.services.desk import Desk
from handnote.services.past_notes import NotesPage
from handnote.sheets.label_shape import label_of
from handnote.storage.fold import found
from handnote.storage.fold import words as folded
from handnote.wording import desk as words
from handnote.wording import screen
from handnote.wording.history_page import HISTORY_PAGE
from handnote.wording.modes import as_seen
from handnote.wording.sheets import where_printed

_PAGE = 60
_PAUSE_MS = 40
_OTHERS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Found:
    cards: tuple[NoteCard, ...]
    page: NotesPage
    query: str


class Reading(QObject):
    """Searches as she types and shows what was found; stale answers are dropped."""

    problem_met = Signal(object)
    said = Signal(str)
    counted = Signal(int)

    def __init__(
        self, desk: Desk, tasks: Tasks, place: HistoryPlace, *, today: Callable[[], date]
    ) -> None:
        super().__init__(place)
        self._desk = desk
        self._tasks = tasks
        self.place = place
        self._today = today
        self._query = ""
        self._more_before: int | None = None
        self._is_fetching = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        place.search_edited.connect(self._search)
        place.notes.more_requested.connect(self._fetch_more)
        place.notes.note_picked.connect(self._pick)
        place.gist_given.connect(self._jot)

    def refresh(self) -> None:
        """Search again, from the newest note on."""
        query = self._query

        def work() -> tuple[_Found, int] | None:
            # A newer question has been asked meanwhile: leave the desk to it.
            if query != self._query:
                return None
            return self._look(query, None), self._desk.past_notes.count()

        self._tasks.run(work, self._show, self.problem_met.emit)

    def save_page(self) -> None:
        """Ask where to, and save what is found as one page to read."""
        dialog = QFileDialog(
            self.place, screen.SAVE_PAGE_TITLE, str(Path.home()), screen.HTML_FILES
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("html")
        dialog.selectFile("notes.html")
        dialog.fileSelected.connect(lambda name: self.save_as(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_as(self, path: Path) -> None:
        """Write what is found, or all of the history, to ``path`` as one HTML page."""
        query, desk, today = self._query, self._desk, self._today()

        def work() -> None:
            # Jinja2 takes 60 ms to load, so it waits until a page is wanted.
            from handnote.export.history_page import history_page

            notes = desk.past_notes.everything(query)
            orders = {order.id: order for order in desk.inbox.orders()}
            page = history_page(notes, orders=orders, words=HISTORY_PAGE, made_on=today)
            write_whole(path, page.encode())

        self._tasks.run_slow(
            work, lambda _: self.said.emit(screen.saved_as(path.name)), self.problem_met.emit
        )

    def _search(self, text: str) -> None:
        self._query = text
        self._pause.start()

    def _look(self, query: str, before: int | None) -> _Found:
        """In the worker: a page of notes, set as they stood on their labels."""
        page = self._desk.past_notes.search(query, _PAGE, before)
        return _Found(self._cards(page.notes, page.marks), page, query)

    def _cards(self, notes: Sequence[Note], marks: Sequence[str]) -> tuple[NoteCard, ...]:
        today = self._today()
        stocks = {side: self._desk.stock_for(side) for side in Side}
        pictures = self._desk.filing.pictures([note.id for note in notes])
        cards = (self._card(note, marks, stocks[note.side], today) for note in notes)
        return tuple(photographed(card, pictures.get(card.note_id)) for card in cards)

    def _card(self, note: Note, marks: Sequence[str], stock: Stock, today: date) -> NoteCard:
        settings = self._desk.preferences.current
        typeset = self._desk.proofing.typeset_note(as_seen(note), stock, settings)
        return NoteCard(
            note_id=note.id,
            person=note.person or words.SOMEBODY,
            day=words.day(note.written_on, today),
            month=words.month(note.written_on),
            text=as_seen(note).text,
            typeset=typeset,
            stock=label_of(stock, typeset.area),
            marks=found(note.text.rstrip(), marks),
            is_gist=note.made_by is MadeBy.PEN,
        )

    def _show(self, answer: tuple[_Found, int] | None) -> None:
        if answer is None or answer[0].query != self._query:
            return
        result, total = answer
        self._more_before = result.page.more_before
        self.place.notes.show_cards(result.cards)
        is_search = bool(self._query.strip())
        self.place.show_whether_empty(is_empty=not result.cards, is_search=is_search)
        self.place.show_count(self._count_text(len(result.cards)) if is_search else "")
        self.counted.emit(total)
        if result.cards:
            self.place.notes.pick_first()
        else:
            self.place.show_note(None)

    def _count_text(self, shown: int) -> str:
        more = "+" if self._more_before is not None else ""
        return screen.found(f"{shown}{more}")

    def _fetch_more(self) -> None:
        if self._more_before is None or self._is_fetching:
            return
        self._is_fetching = True
        query, before = self._query, self._more_before

        def show(result: _Found) -> None:
            self._is_fetching = False
            if result.query == self._query:
                self._more_before = result.page.more_before
                self.place.notes.add_cards(result.cards)

        def fail(problem: Problem) -> None:
            self._is_fetching = False
            self.problem_met.emit(problem)

        self._tasks.run(lambda: self._look(query, before), show, fail)

    def _pick(self, note_id: str) -> None:
        query = self._query

        def work() -> NoteState:
            past = self._desk.past_notes
            note = past.note(NoteId(note_id))
            order = past.order_of(note.id)
            sitting = self._desk.composing.open(order.id)
            today = self._today()
            others = self._cards(sitting.earlier[:_OTHERS_SHOWN], ())
            return NoteState(
                name=note.person or words.SOMEBODY,
                since=words.since(order.country, sitting.person.since, order.nth),
                about=self._about(note, order, today),
                quotes=tuple(
                    words.quoted(said) for said in (order.words, order.gift_message) if said
                ),
                card=self._cards([note], folded(query))[0],
                others=others,
                gist=note.text if note.made_by is MadeBy.PEN else None,
            )

        self._tasks.run(work, self.place.show_note, self.problem_met.emit)

    def _jot(self, note_id: str, gist: str) -> None:
        """Keep what she says of a note that a pen wrote, and show it on its card."""
        desk, query = self._desk, self._query

        def work() -> NoteCard:
            desk.gists.jot(NoteId(note_id), gist)
            note = desk.past_notes.note(NoteId(note_id))
            return self._cards([note], folded(query))[0]

        def show(card: NoteCard) -> None:
            self.place.notes.put_card(card)
            self.said.emit(screen.SAVED)

        self._tasks.run(work, show, self.problem_met.emit)

    def _font_of(self, note: Note) -> str:
        """The name of the font a note is in; empty for one that is here no more."""
        hand = self._desk.proofing.hands.find(note.hand)
        return hand.name if hand.id == note.hand else ""

    def _about(self, note: Note, order: Order, today: date) -> str:
        """In the worker: what, when and how, and where it came out of the printer."""
        lines = [words.note_line(note, order, today, self._font_of(note))]
        run = self._desk.printing.run_that_printed(note.id)
        if run and note.printed_at:
            label = next(label for label in run.labels if label.note_id == note.id)
            lines.append(where_printed(run, label.slot, label.sheet, today))
        return "\n".join(lines)

"""Reading: what happens on the History place, between the services and the widgets."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from handnote.config.files import write_whole
from handnote.domain.note import MadeBy, Note, NoteId, Side
from handnote.domain.order import BY_HAND, Order
from handnote.domain.person import PersonId
from handnote.domain.stock import Stock
from handnote.domain.wanted import Wanted
from handnote.qt.history.note_card import NoteCard
from handnote.qt.history.photographed import photographed
from handnote.qt.history.place import HistoryPlace, NoteState, Said
from handnote.qt.tasks import Tasks
from handnote.services.changes import Changes
from handnote.services.composing import Sitting
from handnote.services.desk import Desk
from handnote.services.printing import may_print_again
from handnote.sheets.label_shape import label_of
from handnote.storage.fold import found
from handnote.storage.fold import words as folded
from handnote.wording import desk as words
from handnote.wording import people as people_words
from handnote.wording import screen
from handnote.wording.history_page import HISTORY_PAGE
from handnote.wording.modes import as_seen
from handnote.wording.sheets import where_printed

_FIRST = 24
"""Notes set before anything is shown: a large window full."""

_STEP = 20_000
"""Places looked up at a time: 5 to 10 ms."""

_PAUSE_MS = 40
_OTHERS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Found:
    wanted: Wanted
    places: tuple[int, ...]
    cards: dict[int, NoteCard]
    asked_for: int

    @property
    def last(self) -> int | None:
        """The last place there is, where there may be more behind it."""
        return self.places[-1] if len(self.places) == self.asked_for else None


class Reading(QObject):
    """Searches as she types and shows what was found; stale answers are dropped."""

    problem_met = Signal(object)
    said = Signal(str)
    changed = Signal(object)
    answer_requested = Signal()
    counted = Signal(int)

    def __init__(
        self, desk: Desk, tasks: Tasks, place: HistoryPlace, *, today: Callable[[], date]
    ) -> None:
        super().__init__(place)
        self._desk = desk
        self._tasks = tasks
        self.place = place
        self._today = today
        self._wanted = Wanted()
        self._shown: Wanted | None = None
        self._last: int | None = None
        self._total = 0
        self.person: PersonId | None = None
        self.name = ""
        self.picked: NoteId | None = None
        """The note that is shown large."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        place.search_edited.connect(self._search)
        place.narrowing_opened.connect(self._offer_narrowing)
        place.notes.notes_wanted.connect(self._fetch)
        place.notes.note_picked.connect(self._pick)
        place.gist_given.connect(self._jot)
        place.print_requested.connect(self._print_again)
        place.copy_requested.connect(self._copy)
        place.answer_requested.connect(self.answer_requested)

    def refresh(self) -> None:
        """Search again; what she looks at stays where it is unless she asks for something else."""
        self.place.show_whether_hidden(is_hidden=self._hides_names)
        if self._hides_names:
            self.person = self.picked = self._shown = None
            self.place.notes.show_notes((), {})
            self.place.show_note(None)
            return
        wanted = self._wanted
        at_least = _FIRST if wanted != self._shown else max(_FIRST, self.place.notes.count + 1)

        def work() -> tuple[_Found, int] | None:
            # A newer question has been asked meanwhile: leave the desk to it.
            if wanted != self._wanted:
                return None
            return self._look(wanted, at_least), self._desk.past_notes.count()

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
        wanted, desk, today = self._wanted, self._desk, self._today()

        def work() -> None:
            # Jinja2 takes 60 ms to load, so it waits until a page is wanted.
            from handnote.export.history_page import history_page

            notes = desk.past_notes.everything(wanted)
            orders = {order.id: order for order in desk.inbox.orders()}
            pictures = desk.filing.pictures([note.id for note in notes])
            photos = {note_id: picture.jpeg for note_id, picture in pictures.items()}
            page = history_page(
                notes, orders=orders, words=HISTORY_PAGE, made_on=today, photos=photos
            )
            write_whole(path, page.encode())

        self._tasks.run_slow(
            work, lambda _: self.said.emit(screen.saved_as(path.name)), self.problem_met.emit
        )

    def _search(self) -> None:
        self._wanted = self.place.wanted
        self._pause.start()

    def _look(self, wanted: Wanted, at_least: int) -> _Found:
        """In the worker: where the notes are, and the first of them as they stood on labels."""
        past = self._desk.past_notes
        places = past.places(wanted, at_least)
        return _Found(wanted, places, self._cards_at(places[:_FIRST], wanted), at_least)

    def _cards_at(self, places: Sequence[int], wanted: Wanted) -> dict[int, NoteCard]:
        notes = self._desk.past_notes.at(places)
        cards = self._cards(list(notes.values()), folded(wanted.words))
        return dict(zip(notes, cards, strict=True))

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
        if answer is None or answer[0].wanted != self._wanted or self._hides_names:
            return
        result, self._total = answer
        is_same = result.wanted == self._shown
        self._shown, self._last = result.wanted, result.last
        self.place.notes.show_notes(result.places, result.cards, stays=is_same)
        is_search = not result.wanted.is_everything
        self.place.show_whether_empty(is_empty=not result.places, is_search=is_search)
        self.counted.emit(self._total)
        if not result.places:
            self.person = self.picked = None
            self.place.show_note(None)
        elif not is_same:
            self.place.notes.pick_first()
        self._tell_count()
        self._find_more()

    def _tell_count(self) -> None:
        count = self.place.notes.count
        is_all = self._wanted.is_everything
        self.place.show_count("" if is_all else self._count_text(count))

    def _count_text(self, shown: int) -> str:
        if self._last is not None:
            return screen.found(f"{shown:,}+")
        return screen.found_of(shown, self._total)

    def _offer_narrowing(self) -> None:
        past, proofing = self._desk.past_notes, self._desk.proofing

        def work() -> tuple[tuple[int, ...], tuple[tuple[str, str], ...]]:
            return past.years(), past.shops()

        def show(found: tuple[tuple[int, ...], tuple[tuple[str, str], ...]]) -> None:
            years, shops = found
            self.place.narrowing.offer(
                years=[(str(year), year) for year in years],
                hands=[(hand.name, hand.id) for hand in proofing.hands.offered()],
                shops=[(words.shop(*shop), shop) for shop in (*shops, (BY_HAND, ""))],
            )

        self._tasks.run(work, show, self.problem_met.emit)

    def _find_more(self) -> None:
        """Where the rest of the notes are, a step at a time: a save waits for no more than one."""
        if self._last is None:
            return
        wanted, before = self._wanted, self._last

        def show(places: tuple[int, ...]) -> None:
            if wanted != self._wanted or before != self._last:
                return
            self._last = places[-1] if len(places) == _STEP else None
            self.place.notes.add_places(places)
            self._tell_count()
            self._find_more()

        def work() -> tuple[int, ...]:
            return self._desk.past_notes.places(wanted, _STEP, before)

        self._tasks.run(work, show, self.problem_met.emit)

    def _fetch(self, places: Sequence[int]) -> None:
        wanted = self._wanted

        def work() -> dict[int, NoteCard]:
            return self._cards_at(places, wanted) if wanted == self._wanted else {}

        def show(cards: dict[int, NoteCard]) -> None:
            if wanted == self._wanted:
                self.place.notes.show_cards(cards)

        self._tasks.run(work, show, self.problem_met.emit)

    @property
    def _hides_names(self) -> bool:
        return self._desk.preferences.current.fair

    def _pick(self, note_id: str) -> None:
        wanted = self._wanted
        self.person, self.picked = None, NoteId(note_id)

        def show(answer: tuple[NoteState, tuple[PersonId, str]]) -> None:
            if self.picked == note_id and not self._hides_names:
                state, (self.person, self.name) = answer
                self.place.show_note(state)

        def work() -> tuple[NoteState, tuple[PersonId, str]]:
            past = self._desk.past_notes
            note = past.note(NoteId(note_id))
            order = past.order_of(note.id)
            sitting = self._desk.composing.open(order.id)
            today = self._today()
            others = tuple(self._said(sitting, note.id, today))
            state = NoteState(
                name=note.person or words.SOMEBODY,
                since=words.since(order.country, sitting.person.since, order.nth),
                about=self._about(note, order, today),
                quotes=tuple(
                    words.quoted(said) for said in (order.words, order.gift_message) if said
                ),
                card=self._cards([note], folded(wanted.words))[0],
                others=others,
                can_print=may_print_again(note),
                promises=tuple(self._promises(note, today)),
                answers=tuple(
                    (words.quoted(answer.words), people_words.answered(answer, today))
                    for answer in self._desk.answering.to_note(note.id)
                ),
                gist=note.text if note.made_by is MadeBy.PEN else None,
            )
            return state, (note.person_id, sitting.person.name or words.SOMEBODY)

        self._tasks.run(work, show, self.problem_met.emit)

    def _said(self, sitting: Sitting, shown: NoteId, today: date) -> list[Said]:
        """In the worker: what else was said between the two, the newest first."""
        earlier = [note for note in sitting.earlier if note.id != shown][:_OTHERS_SHOWN]
        told = [
            (note.written_on, 0, Said(card.day, card))
            for note, card in zip(earlier, self._cards(earlier, ()), strict=True)
        ]
        known = {note.id for note in earlier}
        told += [
            (
                answer.told_on,
                1,
                Said(people_words.answered(answer, today), None, words.quoted(answer.words)),
            )
            for answer in sitting.answers
            if answer.note_id in known
        ]
        return [said for _, _, said in sorted(told, key=lambda one: one[:2], reverse=True)]

    def _print_again(self) -> None:
        if note_id := self.picked:
            again = self._desk.printing.print_note_again

            def show(changes: Changes) -> None:
                self.changed.emit(changes)
                self.said.emit(screen.WAITS_TO_BE_PRINTED)

            self._tasks.run(lambda: again(note_id), show, self.problem_met.emit)

    def _copy(self) -> None:
        """Her words go to the clipboard, as words and nothing else."""
        if note_id := self.picked:

            def show(note: Note) -> None:
                QGuiApplication.clipboard().setText(note.text)
                self.said.emit(screen.COPIED)

            past = self._desk.past_notes
            self._tasks.run(lambda: past.note(note_id), show, self.problem_met.emit)

    def _promises(self, note: Note, today: date) -> Iterator[str]:
        """In the worker: what was promised in this very note."""
        for promise in self._desk.promising.of_person(note.person_id):
            if promise.note_id == note.id:
                yield from people_words.promise_lines([promise], today)

    def _jot(self, note_id: str, gist: str) -> None:
        """Keep what she says of a note that a pen wrote, and show it on its card."""
        desk, wanted = self._desk, self._wanted

        def work() -> NoteCard:
            desk.gists.jot(NoteId(note_id), gist)
            note = desk.past_notes.note(NoteId(note_id))
            return self._cards([note], folded(wanted.words))[0]

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

"""Keepsakes: a year, or all that went to one person, as a book to print and keep."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from handnote.domain.answer import Answer as Written
from handnote.domain.note import MadeBy, Note, NoteId
from handnote.domain.order import Order, OrderId
from handnote.domain.person import PersonId
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.progress import Hear, unheard
from handnote.domain.settings import Settings
from handnote.domain.stock import Stock
from handnote.services.proofing import Proofing
from handnote.sheets.keepsake import Answer, Book, BookWords, Leaf, book_paper
from handnote.sheets.label_shape import label_of
from handnote.storage import answers, notes, orders, people, pictures
from handnote.storage.connection import Connection
from handnote.storage.store import Store

_AT_ONCE = 200
"""Notes read at a time: nothing else waits longer than for these."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What goes into a book: the notes of a ``year``, or else those to a ``person``."""

    year: int | None = None
    person: PersonId | None = None
    with_answers: bool = False
    """Whether what people wrote back stands under the notes."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How the notes of a book look: on which label, in which ink."""

    stock: Stock
    settings: Settings


class Keepsakes:
    """Makes books of what was said. Nothing of a book is kept here."""

    def __init__(self, store: Store, proofing: Proofing) -> None:
        self._store = store
        self._proofing = proofing

    def pdf(self, chosen: Chosen, words: BookWords, looks: Looks, hear: Hear = unheard) -> bytes:
        """The book for a printer; raises ``NOTHING_TO_KEEP`` where there is no note for it.

        ``hear`` is told how many notes are set, and may raise ``Stopped``.
        """
        from handnote.pdf.keepsake import keepsake

        return keepsake(self._book(chosen, words, looks), book_paper(looks.stock), hear)

    def html(self, chosen: Chosen, words: BookWords, looks: Looks, hear: Hear = unheard) -> str:
        """The book as one page for any browser, under the same conditions."""
        from handnote.export.keepsake_page import keepsake_page

        return keepsake_page(self._book(chosen, words, looks), hear)

    def _book(self, chosen: Chosen, words: BookWords, looks: Looks) -> Book:
        places = self._store.read(lambda connection: _places(connection, chosen))
        if not places:
            raise Problem(AskTrouble.NOTHING_TO_KEEP)
        ends = dict(
            self._store.read(lambda connection: notes.at(connection, [places[0], places[-1]]))
        )
        first, last = ends[places[0]], ends[places[-1]]
        is_year = chosen.year is not None
        hands = self._proofing.hands
        return Book(
            title=str(chosen.year) if is_year else self._name_of(chosen.person) or words.nobody,
            subtitle=words.of_a_year
            if is_year
            else words.of_a_person(first.written_on, last.written_on),
            colophon=words.colophon,
            leaves=self._leaves(places, chosen, words, looks),
            ink=looks.settings.ink_in_use,
            hand=hands.chain(hands.find(last.hand, looks.settings.nib_in_use)),
            plain=self._proofing.plain,
            language=words.language,
            photo=words.photo,
        )

    def _name_of(self, person: PersonId | None) -> str:
        if person is None:
            return ""
        return self._store.read(lambda connection: people.by_id(connection, person).name)

    def _leaves(
        self, places: Sequence[int], chosen: Chosen, words: BookWords, looks: Looks
    ) -> Iterator[Leaf]:
        chapter = words.month if chosen.year is not None else words.year
        for start in range(0, len(places), _AT_ONCE):
            some = places[start : start + _AT_ONCE]
            said, theirs = self._store.read(partial(_said, some))
            answered = self._store.read(partial(_answers, said)) if chosen.with_answers else {}
            photos = self._store.read(partial(_photos, said))
            for place in some:
                if note := said.get(place):
                    facts = words.facts(note, theirs.get(note.order_id))
                    leaf = self._leaf(note, (chapter(note.written_on), facts), words, looks)
                    came = answered.get(note.id, ())
                    yield replace(
                        leaf,
                        photo=photos.get(note.id, b""),
                        answers=tuple(
                            Answer(words.answered(one.told_on), one.words) for one in came
                        ),
                    )

    def _leaf(self, note: Note, told: tuple[str, str], words: BookWords, looks: Looks) -> Leaf:
        chapter, facts = told
        typeset = self._proofing.typeset_note(note, looks.stock, looks.settings)
        return Leaf(
            chapter=chapter,
            person=note.person or words.nobody,
            day=words.day(note.written_on),
            facts=facts,
            text=note.text.rstrip(),
            sign_off=note.sign_off,
            typeset=typeset,
            label=label_of(looks.stock, typeset.area),
        )


def _said(
    places: Sequence[int], connection: Connection
) -> tuple[dict[int, Note], dict[OrderId, Order]]:
    said = dict(notes.at(connection, places))
    theirs = orders.by_ids(connection, {note.order_id for note in said.values()})
    return said, {order.id: order for order in theirs}


def _answers(said: Mapping[int, Note], connection: Connection) -> dict[NoteId, tuple[Written, ...]]:
    return {note.id: answers.to_note(connection, note.id) for note in said.values()}


def _photos(said: Mapping[int, Note], connection: Connection) -> dict[NoteId, bytes]:
    by_pen = [note.id for note in said.values() if note.made_by is MadeBy.PEN]
    return {
        note_id: picture.jpeg for note_id, picture in pictures.of_notes(connection, by_pen).items()
    }


def _places(connection: Connection, chosen: Chosen) -> list[int]:
    if chosen.year is not None:
        return notes.of_year(connection, chosen.year)
    return notes.of_person(connection, chosen.person) if chosen.person else []

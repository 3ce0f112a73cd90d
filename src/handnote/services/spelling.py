"""Spelling: the words of a draft nobody knows, what they might be, and what the seller adds.

After a pause in typing a worker asks ``look``. Nothing here changes a note, and nothing waits for
it: a dictionary that breaks is left out, and a word nobody could look up is right.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from handnote.checks.language import guess
from handnote.checks.misspelt import Known, Misspelt, known
from handnote.checks.word_book import WordBook
from handnote.checks.words import folded, words_of
from handnote.domain.order import Order, OrderId
from handnote.domain.person import Person
from handnote.domain.plain_text import clean_line
from handnote.domain.problem import AskTrouble, Problem
from handnote.services.changes import Changes
from handnote.services.preferences import Preferences
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import called, orders, people, spelling
from handnote.storage.connection import Connection
from handnote.storage.store import Store

SPELLING = "spelling"
"""The kind of mention that has the switch for all of this."""

_LONGEST_WORD = 64


@dataclass(frozen=True, slots=True)
class Spelt:
    """What was found: the language it was read in, and the words nobody knows.

    ``language`` is empty where nothing tells it; ``is_chosen`` where the seller said it.
    """

    language: str = ""
    is_chosen: bool = False
    has_dictionary: bool = False
    is_possible: bool = True
    """Whether words can be looked up on this computer at all."""
    words: tuple[Misspelt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    order: Order
    person: Person
    called: str
    language: str
    own_words: tuple[str, ...]


class Spelling:
    """A book of words and what a seller knows besides. For worker threads."""

    def __init__(
        self,
        store: Store,
        undo: UndoStack,
        preferences: Preferences,
        book: WordBook,
    ) -> None:
        self._store = store
        self._undo = undo
        self._preferences = preferences
        self._book = book
        self._let_be: set[tuple[OrderId, str]] = set()
        self._last = ""

    def look(self, order_id: OrderId, text: str) -> Spelt:
        """Return what is to be underlined in the note of an order: mostly nothing."""
        spelt = self.spelt(order_id, text)
        return replace(spelt, words=()) if SPELLING in self._preferences.quiet else spelt

    def spelt(self, order_id: OrderId, text: str) -> Spelt:
        """Return the same, whether or not she wants it mentioned."""
        told = self._store.read(lambda connection: _told(connection, order_id))
        if told is None or not text.strip():
            return Spelt()
        language = told.language or self._language_of(text)
        found = tuple(
            one
            for one in self._book.misspelt(text, language, self._known(told))
            if (order_id, _folded(one.word)) not in self._let_be
        )
        has_dictionary = language in self._book.languages
        return Spelt(language, bool(told.language), has_dictionary, self._book.has_engine, found)

    def like(self, word: str, language: str) -> tuple[str, ...]:
        """Return at most five words spelt nearly like this one, the likeliest first."""
        return self._book.like(word, language)

    def let_be(self, order_id: OrderId, word: str) -> None:
        """Underline a word no more in the note of this order, until the window closes."""
        self._let_be.add((order_id, _folded(word)))

    def learn(self, order_id: OrderId, word: str) -> Changes:
        """Add a word to the seller's own; it is right from now on, in every note."""
        kept = clean_line(word, _LONGEST_WORD)
        is_new = bool(kept) and self._store.run(
            lambda connection: spelling.add_word(connection, kept)
        )
        if not is_new:
            return Changes()
        changes = Changes(orders=frozenset({order_id}))

        def back() -> Changes:
            self._store.run(lambda connection: spelling.remove_word(connection, kept))
            return changes

        self._undo.push(UndoStep(UndoCode.LEARN, back))
        return changes

    def own_words(self) -> tuple[str, ...]:
        """Return the words she added, in the order of their letters."""
        return self._store.read(spelling.own_words)

    def unlearn(self, word: str) -> None:
        """Take one of her words out again."""
        self._store.run(lambda connection: spelling.remove_word(connection, word))

    def write_in(self, order_id: OrderId, language: str) -> Changes:
        """Read notes to this person in ``language`` from now on; empty lets the words tell."""

        def work(connection: Connection) -> tuple[Order, str]:
            order = orders.by_id(connection, order_id)
            if order is None:
                raise Problem(AskTrouble.NO_SUCH_ORDER, reference=order_id)
            before = spelling.language_for(connection, order.person_id)
            spelling.set_language(connection, order.person_id, language)
            return order, before

        order, before = self._store.run(work)
        if before == language:
            return Changes()
        changes = Changes(orders=frozenset({order_id}))

        def undo(connection: Connection) -> None:
            if orders.of_person(connection, order.person_id):  # nobody is written to any more
                spelling.set_language(connection, order.person_id, before)

        def back() -> Changes:
            self._store.run(undo)
            return changes

        self._undo.push(UndoStep(UndoCode.NOTE_LANGUAGE, back))
        return changes

    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages there are dictionaries of."""
        return self._book.languages

    def add(self, file: Path) -> tuple[str, ...]:
        """Keep the dictionaries in a file and return their languages; a problem names the file."""
        return self._book.add(file)

    def close(self) -> None:
        """End the process with the dictionaries."""
        self._book.close()

    def _language_of(self, text: str) -> str:
        """What the words tell, or else what those of the last note told."""
        told = guess(words_of(text))
        self._last = told or self._last
        return self._last

    def _known(self, told: _Told) -> Known:
        order, settings = told.order, self._preferences.current
        names = order.addressee, order.buyer, order.recipient, told.person.name, told.called
        items = [
            part
            for item in order.items
            for part in (item.title, item.variation, item.personalisation)
        ]
        said = order.words, order.gift_message, order.details, told.person.memory
        hers = settings.sign_off, order.shop, *told.own_words
        return known(names, (*items, *said, *hers))


def _told(connection: Connection, order_id: OrderId) -> _Told | None:
    order = orders.by_id(connection, order_id)
    if order is None:
        return None
    return _Told(
        order,
        people.by_id(connection, order.person_id),
        called.call_of(connection, order.person_id, order.addressee),
        spelling.language_for(connection, order.person_id),
        spelling.own_words(connection),
    )


def _folded(word: str) -> str:
    return folded([word])[0]

"""Spelling: the words of a draft nobody knows, what they might be, and what the seller adds.

After a pause in typing a worker asks ``look``. Nothing here changes a note, and nothing waits for
it: a dictionary that breaks is left out, and a word nobody could look up is right.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from handnote.checks.dictionaries import Dictionary, dictionaries
from handnote.checks.language import guess
from handnote.checks.misspelt import Known, Misspelt, known, misspelt
from handnote.checks.own_dictionaries import add_dictionary
from handnote.checks.speller import Speller
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
_MOST_LIKE = 5
_REMEMBERED = 200


@dataclass(frozen=True, slots=True)
class Spelt:
    """What was found: the language it was read in, and the words nobody knows.

    ``language`` is empty where nothing tells it; ``is_chosen`` where the seller said it.
    """

    language: str = ""
    is_chosen: bool = False
    has_dictionary: bool = False
    words: tuple[Misspelt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    order: Order
    person: Person
    called: str
    language: str
    own_words: tuple[str, ...]


class Spelling:
    """Dictionaries, asked from worker threads. The first question begins a process, 0.2 to 0.9 s.

    ``folders`` are looked through once, the first of them is where added ones are kept.
    """

    def __init__(
        self,
        store: Store,
        undo: UndoStack,
        preferences: Preferences,
        folders: Sequence[Path],
    ) -> None:
        self._store = store
        self._undo = undo
        self._preferences = preferences
        self._folders = tuple(folders)
        self._speller = Speller()
        self._found: dict[str, tuple[Dictionary, ...]] | None = None
        self._let_be: set[tuple[OrderId, str]] = set()
        self._last = ""
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._like)

    def look(self, order_id: OrderId, text: str) -> Spelt:
        """Return what is to be underlined in the note of an order: mostly nothing."""
        told = self._store.read(lambda connection: _told(connection, order_id))
        if told is None or not text.strip():
            return Spelt()
        language = told.language or self._language_of(text)
        if SPELLING in self._preferences.quiet or language not in self._dictionaries:
            return Spelt(language, bool(told.language), language in self._dictionaries)
        found = tuple(
            one
            for one in self._misspelt(text, language, self._known(told))
            if (order_id, _folded(one.word)) not in self._let_be
        )
        return Spelt(language, bool(told.language), has_dictionary=True, words=found)

    def look_at(self, text: str, language: str = "") -> Spelt:
        """Return what is to be mentioned of a text that is for nobody in particular."""
        code = language.lower().replace("_", "-").partition("-")[0] or self._language_of(text)
        if code not in self._dictionaries:
            return Spelt(code)
        words = self._misspelt(text, code, Known())
        return Spelt(code, bool(language), has_dictionary=True, words=tuple(words))

    def like(self, word: str, language: str) -> tuple[str, ...]:
        """Return at most five words spelt nearly like this one, the likeliest first."""
        return self._remembered(word, language)

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
        return tuple(sorted(self._dictionaries))

    def add(self, file: Path) -> tuple[str, ...]:
        """Keep the dictionaries in a file and return their languages; a problem names the file."""
        kept = add_dictionary(self._folders[0], file)
        self._found = None
        # A process that has the old one of a name open must not go on with it.
        self._speller.begin_anew()
        self._remembered.cache_clear()
        return tuple(dict.fromkeys(one.language for one in kept))

    def close(self) -> None:
        """End the process with the dictionaries."""
        self._speller.close()

    @property
    def _dictionaries(self) -> dict[str, tuple[Dictionary, ...]]:
        if self._found is None:
            self._found = dictionaries(self._folders)
        return self._found

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

    def _misspelt(self, text: str, language: str, known: Known) -> tuple[Misspelt, ...]:
        those = self._dictionaries[language]
        script = next(filter(None, map(self._script, those)), "")
        if not script:
            return ()

        def wrong(words: Sequence[str]) -> Collection[str]:
            """A word is right if one country spells it so, or nobody could be asked."""
            left, was_asked = list(words), False
            for dictionary in those:
                with suppress(Problem):
                    left = list(self._speller.wrong(dictionary, left)) if left else left
                    was_asked = True
            return left if was_asked else ()

        return misspelt(text, script, known, wrong)

    def _script(self, dictionary: Dictionary) -> str:
        """What its letters are called; empty for one that cannot be used."""
        try:
            return self._speller.script(dictionary)
        except Problem:
            return ""

    def _like(self, word: str, language: str) -> tuple[str, ...]:
        found: list[str] = []
        for dictionary in self._dictionaries.get(language, ()):
            if len(found) < _MOST_LIKE:
                with suppress(Problem):
                    found += self._speller.like(dictionary, word)
        return tuple(dict.fromkeys(found))[:_MOST_LIKE]


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

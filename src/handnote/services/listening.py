"""Listening: the one thing a friend would mention of a draft, and what waits when it is printed.

After a pause in typing a worker asks ``hear``; before a proof is made it asks ``held``. Neither
changes a note, and no number found here is ever shown.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from handnote.checks.insert_rules import InsertRule, insert_rule
from handnote.checks.listener import Context, look
from handnote.checks.misnamed import misnamed
from handnote.checks.plain_note import is_signed, says_only_courtesies
from handnote.checks.seeing import is_for_anyone, seen
from handnote.domain.fact import Fact, FactKind
from handnote.domain.finding import Concern, Finding, Level
from handnote.domain.likeness import AlikePair, Habit, Repeat, Where
from handnote.domain.note import Note, NoteId
from handnote.domain.order import Order, OrderId
from handnote.services.known_facts import KnownFact
from handnote.services.preferences import Preferences
from handnote.storage import called, likenesses, notes, orders, people, went_wrong, wishes
from handnote.storage.connection import Connection
from handnote.storage.store import Store

if TYPE_CHECKING:
    from handnote.services.sameness import Sameness

REPEAT, HABIT = "repeat", "habit"
"""The kinds of mention that are no ``Concern``: a ``Repeat``, and a ``Habit``."""

_REMEMBERED = 2000
_EARLIER, _GREETING = 5, 60


@dataclass(frozen=True, slots=True)
class Mention:
    """What is mentioned of a draft: a finding in its words, or that it was said before.

    ``rule`` is what the marketplace the order came from says of it, where that is known;
    ``meant`` the name that was misspelt.
    """

    finding: Finding | None = None
    repeat: Repeat | None = None
    rule: InsertRule | None = None
    meant: str = ""

    @property
    def kind(self) -> str:
        """What a seller switches off to hear no more of it."""
        return self.finding.concern.value if self.finding else REPEAT

    @property
    def waits(self) -> bool:
        """Whether the label will wait when the others are printed."""
        return self.finding is not None and self.finding.level is Level.HELD


@dataclass(frozen=True, slots=True)
class Held:
    """A finished note that waits while others are printed: for what it says, or for its twin."""

    note: Note
    finding: Finding | None = None
    twin: Note | None = None
    """The note packed before it that says the same."""
    is_word_for_word: bool = False


class Listening:
    """A second pair of eyes. For worker threads: a first question reads the phrases, 0.3 s."""

    def __init__(
        self, store: Store, preferences: Preferences, sameness: "Callable[[], Sameness]"
    ) -> None:
        self._store = store
        self._preferences = preferences
        self._sameness = sameness
        self._let_go: set[tuple[NoteId, str, Concern]] = set()
        self._told: frozenset[str] = frozenset()
        self._look = lru_cache(maxsize=_REMEMBERED)(look)
        self._pairs: tuple[frozenset[tuple[NoteId, str]], tuple[AlikePair, ...]] | None = None

    def hear(self, order_id: OrderId, text: str) -> tuple[Mention, ...]:
        """Return what there is to mention, the weightiest first: in the usual case nothing."""
        heard = self._store.read(lambda connection: _heard(connection, [order_id]))
        if order_id not in heard or not text.strip():
            return ()
        quiet = self._preferences.quiet
        order = heard[order_id].order
        found = [_mention(it, order) for it in self._found(heard[order_id], text)]
        if Concern.MISNAMED not in quiet:
            found += self._misnamed(order, text)
        repeat = self._sameness().worst(order_id, text) if REPEAT not in quiet else None
        if repeat:
            found.append(Mention(repeat=repeat))
        return tuple(sorted((it for it in found if it.kind not in quiet), key=_weight))

    def after(
        self, order_id: OrderId, text: str, sign_off: str, known: Sequence[KnownFact]
    ) -> Mention | None:
        """Return what is mentioned of a note that was just finished, each once in a session.

        That it says nothing of its person and only what everybody says, or that nobody signed.
        """
        told = self._store.read(lambda connection: likenesses.said_for(connection, order_id, text))
        if told is None:
            return None
        _, said = told
        facts = tuple(one.fact for one in known)
        found = []
        if says_only_courtesies(said) and is_for_anyone(text, facts):
            found.append(Concern.FOR_ANYONE)
        if not sign_off.strip() and not is_signed(said):
            found.append(Concern.UNSIGNED)
        for concern in found:
            if concern not in self._preferences.quiet | self._told:
                self._told |= {concern.value}
                return Mention(finding=Finding(concern))
        return None

    def habit(self) -> Habit | None:
        """Return, once in a session, that the last notes all begin and end with the same words."""
        return None if HABIT in self._preferences.quiet else self._sameness().habit()

    def see(self, text: str, known: Sequence[KnownFact], language: str = "") -> frozenset[str]:
        """Return the spots of what the note speaks of; its person's name alone is none.

        ``language`` is the one the person asked for, if they did.
        """
        if not text.strip():
            return frozenset()
        facts = tuple(one.fact for one in known)
        return frozenset(known[found.fact].spot for found in seen(text, facts, language)) - {""}

    def tells_the_gift(self, text: str, order: Order, language: str = "") -> bool:
        """Whether a text names any of the things that are in this parcel."""
        facts = tuple(Fact(FactKind.TITLE, item.title) for item in order.items)
        return bool(text.strip() and seen(text, facts, language))

    def held(self, waiting: Sequence[Note]) -> tuple[Held, ...]:
        """Return which of the notes about to be printed wait, in their order, and why."""
        by_id = self._store.read(
            lambda connection: _heard(connection, {note.order_id for note in waiting})
        )
        twins = self._twins(waiting)
        return tuple(
            held
            for note in waiting
            if (held := self._held(note, by_id.get(note.order_id), twins.get(note.id)))
        )

    def let_go(self, held: Held) -> None:
        """Let a label be printed as it is: for these very words and this session only.

        That two notes are meant to be alike is remembered, until one of them is written anew.
        """
        if held.twin:
            self._sameness().mean(held.twin.id, held.note.id)
            self._pairs = None
        elif held.finding:
            self._let_go.add((held.note.id, held.note.text, held.finding.concern))

    def _held(self, note: Note, heard: "_Heard | None", twin: "_Twin | None") -> Held | None:
        found = self._found(heard, note.text) if heard else self._look(note.text)
        for finding in found:
            key = note.id, note.text, finding.concern
            if finding.level is Level.HELD and key not in self._let_go:
                return Held(note, finding=finding)
        return Held(note, twin=twin[0], is_word_for_word=twin[1]) if twin else None

    def _misnamed(self, order: Order, text: str) -> list[Mention]:
        """The name in the greeting, where it is a letter off; never one she wrote before."""
        accepted = self._store.read(lambda connection: _accepted(connection, order))
        found = misnamed(text, (order.addressee,), accepted)
        if found is None:
            return []
        finding = Finding(Concern.MISNAMED, start=found.start, end=found.end, fact=found.written)
        return [Mention(finding=finding, meant=found.meant)]

    def _twins(self, waiting: Sequence[Note]) -> "dict[NoteId, _Twin]":
        if REPEAT in self._preferences.quiet or len(waiting) < 2:
            return {}
        key = frozenset((note.id, note.text) for note in waiting)
        if self._pairs is None or self._pairs[0] != key:
            wanted: Collection[NoteId] = {note.id for note in waiting}
            self._pairs = key, self._sameness().alike_waiting(wanted)
        by_id = {note.id: note for note in waiting}
        return {
            pair.second: (by_id[pair.first], pair.likeness.is_word_for_word)
            for pair in self._pairs[1]
            if pair.first in by_id
        }

    def _found(self, heard: "_Heard", text: str) -> tuple[Finding, ...]:
        titles = tuple(item.title for item in heard.order.items)
        context = Context(titles=titles, went_wrong=heard.went_wrong)
        return self._look(text, heard.language, context=context)


_Twin = tuple[Note, bool]


def _accepted(connection: Connection, order: Order) -> tuple[str, ...]:
    """Names that are right in the greeting: of all who are known here, and of earlier notes."""
    person = people.by_id(connection, order.person_id)
    earlier = notes.said_to(connection, person.id, besides=order.id, limit=_EARLIER)
    greeted = [note.text[:_GREETING] for note in earlier]
    call = called.call_of(connection, person.id, order.addressee)
    return (order.buyer, order.recipient, person.name, call, *greeted)


class _Heard(NamedTuple):
    """An order, the language its person asked for, and whether something went wrong with it."""

    order: Order
    language: str
    went_wrong: bool


def _heard(connection: Connection, wanted: Collection[OrderId]) -> dict[OrderId, _Heard]:
    languages = wishes.languages(connection, wanted)
    wrong = went_wrong.among(connection, wanted)
    return {
        order.id: _Heard(order, languages.get(order.id, ""), order.id in wrong)
        for order in orders.by_ids(connection, wanted)
    }


def _weight(mention: Mention) -> int:
    """A note said before outweighs a turn of phrase, and one sentence of it does not."""
    if mention.repeat:
        return 4 if mention.repeat.where is Where.SENTENCE else 1
    if mention.waits:
        return 0
    return 2 if mention.rule or mention.meant else 3


def _mention(finding: Finding, order: Order) -> Mention:
    return Mention(finding=finding, rule=insert_rule(order.channel, finding.concern))

"""Pasting: one order from a mail, a page or a line, looked at and corrected before it is added."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from handnote.domain.correction import Correction, Fact
from handnote.domain.order import BY_HAND, IncomingOrder, Order, OrderId
from handnote.domain.person import Person, PersonId
from handnote.domain.plain_text import clean_line
from handnote.domain.problem import AskTrouble, Problem
from handnote.services.changes import Changes
from handnote.services.import_plan import clean
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import corrections, orders, people
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.store import Store

if TYPE_CHECKING:
    from handnote.readers.pasted import Pasted


@dataclass(frozen=True, slots=True)
class PasteLook:
    """What was understood of a paste, and the order it is of if that is here already."""

    pasted: "Pasted"
    known: Order | None


class Pasting:
    """What a seller can do with a pasted order. The text itself is never kept."""

    def __init__(
        self,
        store: Store,
        undo: UndoStack,
        clock: Clock,
        recognises: Callable[[], bool] = lambda: True,
    ) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock
        self._recognises = recognises

    def look(self, text: str) -> PasteLook:
        """Read a paste and say what it tells; changes nothing.

        Raises ``Problem(NOTHING_PASTED)`` where there is no text.
        """
        # The readers take 30 ms to load: a start without a paste does not wait for them.
        from handnote.readers.paste_labels import paste_labels
        from handnote.readers.pasted import read_pasted

        if not text.strip():
            raise Problem(AskTrouble.NOTHING_PASTED)
        pasted = read_pasted(text, paste_labels(), self._clock.now().date())
        told = pasted.order
        return PasteLook(pasted, self.known(told.channel, told.number))

    def known(self, channel: str, number: str) -> Order | None:
        """Return the order with this number that is here already.

        Two shops may use a number; one whose shop is not known is taken for either's.
        """
        return self._store.read(lambda connection: _known(connection, channel, number))

    def day(self, text: str) -> date | None:
        """Return the day a text says; None where it says none, or can be read in two ways."""
        from handnote.readers.paste_labels import paste_labels
        from handnote.readers.paste_parts import as_day

        return as_day(text, paste_labels(), self._clock.now().date())

    def add(self, told: IncomingOrder) -> OrderId:
        """Add an order; raises ``Problem(ALREADY_HERE)`` rather than add one twice.

        What they wrote is kept as the seller has it, and no import of the order overwrites it.
        """
        order_id = OrderId(str(uuid4()))
        today = self._clock.now().date()
        kept = clean(replace(told, ordered_on=today if told.channel == BY_HAND else None))
        person = Person(PersonId(str(uuid4())), kept.buyer or kept.recipient)

        def work(connection: Connection) -> None:
            if known := _known(connection, kept.channel, kept.number):
                raise Problem(AskTrouble.ALREADY_HERE, number=known.number, name=known.addressee)
            people.insert(connection, person, recipient=kept.recipient)
            orders.insert(
                connection,
                order_id,
                kept,
                person_id=person.id,
                let_be=None,
                came_from=None,
            )
            if kept.words:
                hers = Correction(Fact.WORDS, kept.words, told="")
                corrections.replace(connection, order_id, [hers])
            recognised = kept if self._recognises() else replace(kept, buyer_key="")
            people.learn(connection, person.id, recognised)

        def back(connection: Connection) -> Changes:
            if orders.has_note(connection, order_id):
                return Changes(kept=frozenset({order_id}))
            orders.delete(connection, order_id)
            people.drop_if_unknown(connection, person.id)
            return Changes(orders=frozenset({order_id}))

        self._store.run(work)
        self._undo.push(UndoStep(UndoCode.PASTE, lambda: self._store.run(back)))
        return order_id


def _known(connection: Connection, channel: str, number: str) -> Order | None:
    wanted = clean_line(number)
    if not wanted.strip("#"):
        return None
    found = orders.with_number(connection, wanted)
    sure = [order for order in found if order.channel == channel]
    maybe = [order for order in found if BY_HAND in (order.channel, channel)]
    return next(iter(sure + maybe), None)

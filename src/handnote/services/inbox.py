"""The inbox: orders come in, from files or by hand, and wait in packing order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

from handnote.domain.order import BY_HAND, IncomingOrder, Item, LetBe, Order, OrderId, OrderState
from handnote.domain.packing import PackingOrder
from handnote.domain.person import Person, PersonId
from handnote.domain.plain_text import clean_line
from handnote.domain.problem import AskTrouble, Problem
from handnote.services import importing
from handnote.services.changes import Changes
from handnote.services.import_plan import (
    FileLook,
    ImportPlan,
    Skipped,
    is_gift,
    join,
    let_be_from_the_start,
)
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.storage import added_files, orders, people
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.store import Store

if TYPE_CHECKING:
    from handnote.readers.order_file import OrderFile


class ReadOrderFile(Protocol):
    """Reads one order file, forgetting the buyers' identities as soon as they are signed."""

    def __call__(self, path: Path, *, sign: Callable[[str], str]) -> "OrderFile":
        """Return what the file tells, or raise the ``Problem`` with it."""
        ...


@dataclass(frozen=True, slots=True)
class PileEntry:
    """One place in the pile; ``order.state`` says how far its note has come."""

    order: Order


class Inbox:
    """What a seller can do with orders."""

    def __init__(
        self,
        store: Store,
        undo: UndoStack,
        clock: Clock,
        *,
        read: ReadOrderFile,
        packing: Callable[[], PackingOrder],
    ) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock
        self._read = read
        self._packing = packing

    def look(self, paths: Sequence[Path]) -> ImportPlan:
        """Read order files and say what adding them would do; changes nothing."""
        return self.plan([self._read(path, sign=self._store.sign) for path in paths])

    def plan(self, files: "Sequence[OrderFile]") -> ImportPlan:
        """Say what adding these files would do, once they are read; changes nothing."""
        today = self._clock.now().date()
        return self._store.read(lambda connection: _plan(connection, files, today))

    def add(self, plan: ImportPlan) -> Changes:
        """Add a plan's orders, all or none; what the seller wrote or chose is never touched."""
        now = self._clock.now()
        done = self._store.run(lambda connection: importing.add(connection, plan, now))
        self._can_undo(UndoCode.IMPORT, lambda connection: importing.take_back(connection, done))
        return done.changes

    def add_by_hand(self, name: str, about: str) -> OrderId:
        """Add somebody at the stall: a new person, even where the name is known."""
        order_id = OrderId(str(uuid4()))
        person = Person(PersonId(str(uuid4())), clean_line(name))
        title = clean_line(about)
        told = IncomingOrder(
            channel=BY_HAND,
            shop="",
            number="",
            buyer=person.name,
            recipient="",
            items=(Item(title),) if title else (),
            ordered_on=self._clock.now().date(),
        )

        def work(connection: Connection) -> None:
            people.insert(connection, person)
            orders.insert(
                connection, order_id, told, person_id=person.id, let_be=None, came_from=None
            )

        def back(connection: Connection) -> Changes:
            if orders.has_note(connection, order_id):
                return Changes(kept=frozenset({order_id}))
            orders.delete(connection, order_id)
            people.drop_if_unknown(connection, person.id)
            return Changes(orders=frozenset({order_id}))

        self._store.run(work)
        self._can_undo(UndoCode.WALK_IN, back)
        return order_id

    def pile(self) -> tuple[PileEntry, ...]:
        """Return what is not printed, in packing order; what was let be comes last."""
        packing = self._packing()
        found = self._store.read(lambda connection: orders.pile(connection, packing))
        return tuple(PileEntry(order) for order in found)

    def order(self, order_id: OrderId) -> Order:
        """Return the order, or raise ``Problem(NO_SUCH_ORDER)``."""
        return self._store.read(lambda connection: _order(connection, order_id))

    def orders(self) -> tuple[Order, ...]:
        """Return every order there is, as they arrived."""
        return self._store.read(orders.every)

    def find_order(self, reference: str) -> Order:
        """Return the order with this id or shop number, or raise ``Problem(NO_SUCH_ORDER)``."""
        wanted = clean_line(reference)

        def work(connection: Connection) -> Order:
            by_id = orders.by_id(connection, OrderId(wanted))
            number = orders.numbered(connection, wanted)
            return by_id or _order(connection, number or OrderId(wanted))

        return self._store.read(work)

    def let_be(self, order_id: OrderId) -> Changes:
        """Let an order go without a note; one that has its label already stays as it is."""
        return self._set_let_be(order_id, LetBe.CHOSEN, UndoCode.LET_BE)

    def take_back(self, order_id: OrderId) -> Changes:
        """Put an order that was let be back into the pile, whatever the reason was."""
        return self._set_let_be(order_id, None, UndoCode.TAKE_BACK)

    def _set_let_be(self, order_id: OrderId, let_be: LetBe | None, code: UndoCode) -> Changes:
        def work(connection: Connection) -> Order:
            order = _order(connection, order_id)
            if _would_change(order, let_be):
                orders.set_let_be(connection, order_id, let_be)
            return order

        before = self._store.run(work)
        if not _would_change(before, let_be):
            return Changes()
        changes = Changes(orders=frozenset({order_id}))

        def back(connection: Connection) -> Changes:
            orders.set_let_be(connection, order_id, before.let_be)
            return changes

        self._can_undo(code, back)
        return changes

    def _can_undo(self, code: UndoCode, back: Callable[[Connection], Changes]) -> None:
        self._undo.push(UndoStep(code, lambda: self._store.run(back)))


def _order(connection: Connection, order_id: OrderId) -> Order:
    order = orders.by_id(connection, order_id)
    if order is None:
        raise Problem(AskTrouble.NO_SUCH_ORDER, reference=order_id)
    return order


def _would_change(order: Order, let_be: LetBe | None) -> bool:
    is_let_be_already = (order.let_be is None) == (let_be is None)
    return order.state is not OrderState.PRINTED and not is_let_be_already


def _plan(connection: Connection, files: "Sequence[OrderFile]", today: date) -> ImportPlan:
    told = join(files)
    everything = [order for _, order in told]
    comparisons = [importing.compared(connection, order) for order in everything]
    unseen = [order for order, known in zip(everything, comparisons) if known is None]
    new = tuple(order for order in unseen if not order.is_cancelled)
    known_people = {people.by_key(connection, order.buyer_key) for order in new} - {None}
    reasons = [let_be_from_the_start(order, today) for order in new]
    here = [known for known in comparisons if known is not None]
    changed = tuple(known for known in here if known.changed)
    return ImportPlan(
        files=tuple(_look(connection, file) for file in files),
        told=told,
        new=new,
        changed=changed,
        same=len(here) - len(changed),
        cancelled=sum(order.is_cancelled for order in everything),
        skipped=tuple(
            Skipped(file.name, row.row, row.why) for file in files for row in file.skipped
        ),
        known_people=len(known_people),
        gifts=sum(is_gift(order) for order in new),
        sent=reasons.count(LetBe.SENT),
        no_parcel=reasons.count(LetBe.NO_PARCEL),
    )


def _look(connection: Connection, file: "OrderFile") -> FileLook:
    return FileLook(
        name=clean_line(file.name),
        channel=file.channel,
        encoding=file.encoding,
        encoding_is_sure=file.encoding_is_sure,
        looks_cut=file.looks_cut,
        already_added_on=added_files.added_on(connection, file.sha256),
        sha256=file.sha256,
        orders=len(file.orders),
        skipped=len(file.skipped),
        last=clean_line(file.last),
    )

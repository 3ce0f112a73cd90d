"""The inbox: orders come in, from files or by hand, and wait in packing order."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

from handnote.domain.order import (
    BY_HAND,
    IncomingOrder,
    Item,
    LetBe,
    Order,
    OrderId,
    OrderState,
    PilePlace,
)
from handnote.domain.packing import PackingOrder
from handnote.domain.person import Person, PersonId
from handnote.domain.plain_text import clean_line
from handnote.domain.problem import AskTrouble, Problem
from handnote.domain.progress import Hear, unheard
from handnote.services import importing
from handnote.services.changes import Changes
from handnote.services.import_plan import ImportPlan
from handnote.services.planning import plan_for
from handnote.services.undo import UndoCode, UndoStack, UndoStep
from handnote.services.which_shop import folder_of, shop_key
from handnote.storage import imports, orders, parcels, people, pile
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.imports import LastImport
from handnote.storage.store import Store

if TYPE_CHECKING:
    from handnote.readers.order_file import OrderFile


class ReadOrderFile(Protocol):
    """Reads one order file, forgetting the buyers' identities as soon as they are signed."""

    def __call__(self, path: Path, *, sign: Callable[[str], str]) -> "OrderFile":
        """Return what the file tells, or raise the ``Problem`` with it."""
        ...


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
        recognises: Callable[[], bool] = lambda: True,
    ) -> None:
        self._store = store
        self._undo = undo
        self._clock = clock
        self._read = read
        self._packing = packing
        self._recognises = recognises

    def look(self, paths: Sequence[Path], shops: Mapping[str, str] | None = None) -> ImportPlan:
        """Read order files and say what adding them would do; changes nothing.

        ``shops`` says for a file's ``shop_key`` which shop it is of, where the plan asked.
        """
        sign = self._store.sign
        files = [replace(self._read(path, sign=sign), folder=folder_of(path)) for path in paths]
        return self.plan(files, shops)

    def plan(
        self,
        files: "Sequence[OrderFile]",
        shops: Mapping[str, str] | None = None,
        hear: Hear = unheard,
    ) -> ImportPlan:
        """Say what adding these files would do, once they are read; changes nothing.

        ``hear`` is told how many orders have been compared with what is here.
        """
        keyed = [(file, shop_key(file, self._store.sign)) for file in files]
        said = {key: clean_line(shop) for key, shop in (shops or {}).items()}
        return plan_for(
            self._store,
            keyed,
            said,
            today=self._clock.now().date(),
            recognises=self._recognises(),
            hear=hear,
        )

    def add(self, plan: ImportPlan, hear: Hear = unheard) -> Changes:
        """Add a plan's orders, all or none; what the seller wrote or chose is never touched.

        Raises ``WHICH_SHOP`` where a file of the plan could be of another shop. ``hear`` is
        told how many orders are in; where it raises ``Stopped``, none of them is.
        """
        if asking := plan.asks:
            raise Problem(AskTrouble.WHICH_SHOP, name=asking.name, numbers=", ".join(asking.clash))
        now, recognise = self._clock.now(), self._recognises()

        def work(connection: Connection) -> tuple[str, Changes]:
            # No more than the way back needs is kept: no undo step holds on to names.
            done = importing.add(connection, plan, now, hear, recognise=recognise)
            return done.id, done.changes

        import_id, changes = self._store.run(work)
        self._can_undo(
            UndoCode.IMPORT, lambda connection: importing.take_back(connection, import_id)
        )
        return changes

    def last_import(self) -> LastImport | None:
        """Return the latest import of today, also one from before a restart."""
        today = self._clock.now().date()
        return self._store.read(lambda connection: imports.latest(connection, today))

    def take_back_import(self, import_id: str) -> Changes:
        """Undo an import of today, but for orders with a note; one taken back already is none."""
        return self._store.run(lambda connection: importing.take_back(connection, import_id))

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
            theirs = parcels.all_of(connection, order_id)
            if any(orders.has_note(connection, parcel) for parcel in theirs):
                return Changes(kept=frozenset({order_id}))
            for parcel in reversed(theirs):
                orders.delete(connection, parcel)
            people.drop_if_unknown(connection, person.id)
            return Changes(orders=frozenset({order_id}))

        self._store.run(work)
        self._can_undo(UndoCode.WALK_IN, back)
        return order_id

    def pile(self) -> tuple[Order, ...]:
        """Return what is not printed, in packing order; what was let be comes last."""
        packing = self._packing()
        return self._store.read(lambda connection: pile.orders(connection, packing))

    def places(self) -> tuple[PilePlace, ...]:
        """Return where each order of the pile lies, without reading the orders themselves."""
        packing = self._packing()
        return self._store.read(lambda connection: pile.places(connection, packing))

    def some(self, wanted: Collection[OrderId]) -> tuple[Order, ...]:
        """Return those of these orders that are here, in no order that means anything."""
        return self._store.read(lambda connection: orders.by_ids(connection, wanted))

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

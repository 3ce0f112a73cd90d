"""Adding a plan's orders in one save, and the way back from it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import uuid4

from handnote.domain.order import IncomingOrder, LetBe, OrderId, OrderState
from handnote.domain.person import Person, PersonId
from handnote.domain.progress import Hear, unheard
from handnote.domain.wish import WishKind
from handnote.services.changes import Changes
from handnote.services.import_plan import (
    ChangedOrder,
    FileLook,
    ImportPlan,
    Told,
    let_be_from_the_start,
    merge,
)
from handnote.storage import (
    added_files,
    corrections,
    gone_orders,
    imports,
    notes,
    orders,
    parcels,
    people,
    shops,
    wishes,
)
from handnote.storage.added_files import AddedFile
from handnote.storage.connection import Connection
from handnote.storage.imports import Before, Learned

_NOT_OUT_YET = {OrderState.TO_WRITE, OrderState.DRAFT, OrderState.FINISHED}
"""States in which an order its shop cancels waits: nothing is printed that goes nowhere."""

_TOLD_EACH = 250


@dataclass(slots=True)
class Import:
    """What one import did; the seller's own file knows the way back from it by ``id``."""

    id: str
    recognises: bool = True
    added: list[OrderId] = field(default_factory=list)
    told_anew: list[OrderId] = field(default_factory=list)
    new_people: set[PersonId] = field(default_factory=set)
    learned: list[Learned] = field(default_factory=list)

    @property
    def changes(self) -> Changes:
        """The orders added or told anew."""
        return Changes(orders=frozenset(self.added) | frozenset(self.told_anew))


def add(
    connection: Connection,
    plan: ImportPlan,
    at: datetime,
    hear: Hear = unheard,
    *,
    recognise: bool = True,
) -> Import:
    """Add what is new and tell anew what changed; the seller's own words and choices stay.

    Unless people are to be recognised, no key of theirs is kept and each order is of a new one.
    """
    done = Import(str(uuid4()), recognise)
    imports.begin(connection, done.id, at)
    for file in plan.files:
        _add_file(connection, file, at, done)
    for count, (file_sha256, told) in enumerate(plan.told):
        if not count % _TOLD_EACH:
            hear(count)
        known = orders.find(connection, told.key)
        if known is not None:
            _tell_anew(connection, known, told, done)
        elif not gone_orders.holds(connection, told.key):
            _add_order(connection, Told(file_sha256, told), at, done)
    imports.finish(connection, done.id, done.learned)
    return done


def take_back(connection: Connection, import_id: str) -> Changes:
    """Undo an import, but for orders for which a note was begun since; once only."""
    if not imports.is_known(connection, import_id):
        return Changes()
    added = imports.added(connection, import_id)
    kept = frozenset(known for known in added if _has_note(connection, known))
    removed = [known for known in added if known not in kept]
    of = orders.people_of(connection, removed)
    for order_id in removed:
        for parcel in reversed(parcels.all_of(connection, order_id)):
            orders.delete(connection, parcel)
    told_again = _tell_as_before(connection, import_id)
    for person_id in of:
        people.drop_if_unknown(connection, person_id)
    for one in imports.learned(connection, import_id):
        imports.unlearn(connection, one)
    for sha256 in imports.files(connection, import_id):
        added_files.delete(connection, sha256)
    imports.forget(connection, import_id)
    return Changes(orders=frozenset(removed) | told_again, kept=kept)


def compared(connection: Connection, told: IncomingOrder) -> ChangedOrder | None:
    """Return an order that is here beside what is known of it now, or None for a new one."""
    known = orders.find(connection, told.key)
    if known is None:
        return None
    before = orders.told(connection, known)
    if orders.words_are_gone(connection, known):
        told = _without_words(told)
    after = merge(before, told)
    hers = corrections.of_order(connection, known) if before != after else ()
    return ChangedOrder(known, before, after, hers)


def _has_note(connection: Connection, order_id: OrderId) -> bool:
    return any(
        orders.has_note(connection, parcel) for parcel in parcels.all_of(connection, order_id)
    )


def _tell_as_before(connection: Connection, import_id: str) -> frozenset[OrderId]:
    told_before = imports.told_before(connection, import_id)
    for before in told_before:
        _tell(connection, before.order_id, before.told)
        if before.called_off:
            order = orders.by_id(connection, before.order_id)
            if order is not None and order.let_be is LetBe.CANCELLED:
                orders.set_let_be(connection, before.order_id, None)
    return frozenset(before.order_id for before in told_before)


def _add_file(connection: Connection, file: FileLook, at: datetime, done: Import) -> None:
    if file.shop_key:
        shops.remember(connection, file.shop_key, file.shop)
    if added_files.added_on(connection, file.sha256) is not None:
        return
    added = AddedFile(file.sha256, file.name, file.channel, file.orders, file.skipped)
    added_files.insert(connection, added, at)
    imports.note_file(connection, done.id, file.sha256)


def _add_order(connection: Connection, told: Told, at: datetime, done: Import) -> None:
    order = told.order
    person_id = people.by_key(connection, order.buyer_key) if done.recognises else None
    if person_id is None:
        person_id = PersonId(str(uuid4()))
        person = Person(person_id, order.buyer or order.recipient)
        people.insert(connection, person, recipient=order.recipient)
        done.new_people.add(person_id)
    _learn(connection, person_id, order, done)
    order_id = OrderId(str(uuid4()))
    let_be = let_be_from_the_start(order, at.date())
    if let_be is None and wishes.has(connection, person_id, WishKind.NO_NOTE):
        let_be = LetBe.WISHED
    orders.insert(
        connection, order_id, order, person_id=person_id, let_be=let_be, came_from=told.file
    )
    done.added.append(order_id)


def _tell_anew(connection: Connection, known: OrderId, told: IncomingOrder, done: Import) -> None:
    comparison = compared(connection, told)
    if comparison is None or not comparison.changed:
        return
    for parcel in parcels.all_of(connection, known):
        order = orders.by_id(connection, parcel)
        if order is None:
            continue
        is_called_off = (
            "is_cancelled" in comparison.changed
            and order.state in _NOT_OUT_YET
            and order.let_be is None
        )
        before = Before(parcel, orders.told(connection, parcel), is_called_off)
        imports.note_before(connection, done.id, before)
        _tell(connection, parcel, comparison.after)
        if is_called_off:
            orders.set_let_be(connection, parcel, LetBe.CANCELLED)
        _learn(connection, order.person_id, told, done)
        done.told_anew.append(parcel)


def _tell(connection: Connection, order_id: OrderId, told: IncomingOrder) -> None:
    orders.tell_again(connection, order_id, told)
    notes.index_again(connection, order_id)


def _learn(connection: Connection, person_id: PersonId, told: IncomingOrder, done: Import) -> None:
    known = told if done.recognises else replace(told, buyer_key="")
    learned = people.learn(connection, person_id, known)
    if learned and person_id not in done.new_people:
        done.learned.append(Learned(person_id, *learned))


def _without_words(told: IncomingOrder) -> IncomingOrder:
    items = tuple(replace(item, variation="", personalisation="") for item in told.items)
    return replace(told, words="", gift_message="", details="", items=items)

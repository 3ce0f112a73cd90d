"""Adding a plan's orders in one save, and the way back from it."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from handnote.domain.order import IncomingOrder, LetBe, OrderId, OrderState
from handnote.domain.person import Person, PersonId
from handnote.services.changes import Changes
from handnote.services.import_plan import (
    ChangedOrder,
    FileLook,
    ImportPlan,
    Told,
    let_be_from_the_start,
    merge,
)
from handnote.storage import added_files, orders, people
from handnote.storage.added_files import AddedFile
from handnote.storage.connection import Connection

_WAITS_FOR_ITS_NOTE = {OrderState.TO_WRITE, OrderState.DRAFT}


@dataclass(slots=True)
class Import:
    """What one import did, so that it can be undone."""

    added: list[OrderId] = field(default_factory=list)
    people: list[PersonId] = field(default_factory=list)
    told_before: list[tuple[OrderId, IncomingOrder]] = field(default_factory=list)
    cancelled: list[OrderId] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    @property
    def changes(self) -> Changes:
        """The orders added or told anew."""
        told_anew = frozenset(order_id for order_id, _ in self.told_before)
        return Changes(orders=frozenset(self.added) | told_anew)


def add(connection: Connection, plan: ImportPlan, at: datetime) -> Import:
    """Add what is new and tell anew what changed; the seller's own words and choices stay."""
    done = Import()
    for file in plan.files:
        _add_file(connection, file, at, done)
    for file_sha256, told in plan.told:
        known = orders.find(connection, told.key)
        if known is None:
            _add_order(connection, Told(file_sha256, told), at, done)
        else:
            _tell_anew(connection, known, told, done)
    return done


def take_back(connection: Connection, done: Import) -> Changes:
    """Undo an import, but for orders for which a note was begun since."""
    kept = frozenset(known for known in done.added if orders.has_note(connection, known))
    removed = frozenset(done.added) - kept
    for order_id in removed:
        orders.delete(connection, order_id)
    for order_id, told in done.told_before:
        orders.tell_again(connection, order_id, told)
    for order_id in done.cancelled:
        order = orders.by_id(connection, order_id)
        if order is not None and order.let_be is LetBe.CANCELLED:
            orders.set_let_be(connection, order_id, None)
    for person_id in done.people:
        people.drop_if_unknown(connection, person_id)
    for sha256 in done.files:
        added_files.delete(connection, sha256)
    told_again = frozenset(order_id for order_id, _ in done.told_before)
    return Changes(orders=removed | told_again, kept=kept)


def compared(connection: Connection, told: IncomingOrder) -> ChangedOrder | None:
    """Return an order that is here beside what is known of it now, or None for a new one."""
    known = orders.find(connection, told.key)
    if known is None:
        return None
    before = orders.told(connection, known)
    return ChangedOrder(known, before, merge(before, told))


def _add_file(connection: Connection, file: FileLook, at: datetime, done: Import) -> None:
    if added_files.added_on(connection, file.sha256) is None:
        done.files.append(file.sha256)
    added = AddedFile(file.sha256, file.name, file.channel, file.orders, file.skipped)
    added_files.insert(connection, added, at)


def _add_order(connection: Connection, told: Told, at: datetime, done: Import) -> None:
    order = told.order
    person_id = people.by_key(connection, order.buyer_key)
    if person_id is None:
        person_id = PersonId(str(uuid4()))
        people.insert(connection, Person(person_id, order.buyer or order.recipient))
        done.people.append(person_id)
    people.learn(connection, person_id, order)
    order_id = OrderId(str(uuid4()))
    let_be = let_be_from_the_start(order, at.date())
    orders.insert(
        connection, order_id, order, person_id=person_id, let_be=let_be, came_from=told.file
    )
    done.added.append(order_id)


def _tell_anew(connection: Connection, known: OrderId, told: IncomingOrder, done: Import) -> None:
    comparison = compared(connection, told)
    order = orders.by_id(connection, known)
    if comparison is None or order is None or not comparison.changed:
        return
    orders.tell_again(connection, known, comparison.after)
    people.learn(connection, order.person_id, told)
    done.told_before.append((known, comparison.before))
    if "is_cancelled" in comparison.changed and order.state in _WAITS_FOR_ITS_NOTE:
        orders.set_let_be(connection, known, LetBe.CANCELLED)
        done.cancelled.append(known)

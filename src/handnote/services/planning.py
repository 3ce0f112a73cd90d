"""Making the plan of an import: what files hold, beside what is here, some orders at a time.

Between two of its looks into the seller's file a save may come: a note being written while a
big file is looked at is on the disk as soon as ever.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from handnote.domain.order import IncomingOrder, LetBe
from handnote.domain.person import PersonId
from handnote.domain.plain_text import clean_line
from handnote.domain.progress import Hear
from handnote.services import importing
from handnote.services.import_plan import (
    ChangedOrder,
    FileLook,
    ImportPlan,
    Skipped,
    is_gift,
    join,
    let_be_from_the_start,
)
from handnote.services.which_shop import Placed, place
from handnote.storage import added_files, gone_orders, orders, people
from handnote.storage.connection import Connection
from handnote.storage.store import Store

if TYPE_CHECKING:
    from handnote.readers.order_file import OrderFile

_AT_ONCE = 250
"""Orders looked up in one read: some 20 ms, which a save may have to wait."""


class _Beside(NamedTuple):
    """An order beside what is here: changed, the same, run out, or new and perhaps of somebody.

    What stayed the same is not held on to: it would be the whole history in memory.
    """

    changed: ChangedOrder | None = None
    is_same: bool = False
    ran_out: bool = False
    person_id: PersonId | None = None

    @property
    def is_new(self) -> bool:
        """Whether it was never here."""
        return not (self.changed or self.is_same or self.ran_out)


def plan_for(
    store: Store,
    keyed: "Sequence[tuple[OrderFile, str]]",
    said: Mapping[str, str],
    *,
    today: date,
    hear: Hear,
) -> ImportPlan:
    """Say what adding these files would do; ``keyed`` has their keys, ``said`` shops by key.

    ``hear`` is told how many orders have been compared.
    """
    placed = place(store.read, keyed, said)
    files = [one.file for one in placed]
    told = join(files)
    everything = [order for _, order in told]
    known = list(_known(store, everything, hear))
    unseen = [
        (order, beside.person_id)
        for order, beside in zip(everything, known, strict=True)
        if beside.is_new and not order.is_cancelled
    ]
    new = tuple(order for order, _ in unseen)
    reasons = [let_be_from_the_start(order, today) for order in new]
    return ImportPlan(
        files=tuple(store.read(lambda connection: [_look(connection, one) for one in placed])),
        told=told,
        new=new,
        changed=tuple(beside.changed for beside in known if beside.changed),
        same=sum(beside.is_same for beside in known),
        cancelled=sum(order.is_cancelled for order in everything),
        skipped=tuple(
            Skipped(file.name, row.row, row.why) for file in files for row in file.skipped
        ),
        known_people=len({person_id for _, person_id in unseen} - {None}),
        gifts=sum(is_gift(order) for order in new),
        sent=reasons.count(LetBe.SENT),
        no_parcel=reasons.count(LetBe.NO_PARCEL),
        ran_out=sum(beside.ran_out for beside in known),
        today=today,
    )


def _known(store: Store, everything: Sequence[IncomingOrder], hear: Hear) -> Iterator[_Beside]:
    for start in range(0, len(everything), _AT_ONCE):
        some = everything[start : start + _AT_ONCE]
        yield from store.read(partial(_look_up, some))
        hear(start + len(some))


def _look_up(some: Sequence[IncomingOrder], connection: Connection) -> list[_Beside]:
    return [_beside(connection, order) for order in some]


def _beside(connection: Connection, order: IncomingOrder) -> _Beside:
    known = importing.compared(connection, order)
    if known is None and gone_orders.holds(connection, order.key):
        return _Beside(ran_out=True)
    if known is None:
        return _Beside(person_id=people.by_key(connection, order.buyer_key))
    if not known.changed:
        return _Beside(is_same=True)
    return _Beside(replace(known, has_note=orders.has_note(connection, known.order_id)))


def _look(connection: Connection, placed: Placed) -> FileLook:
    file = placed.file
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
        shop=placed.shop,
        shop_key=placed.key,
        shops=placed.choices,
        clash=placed.clash,
        last=clean_line(file.last),
    )

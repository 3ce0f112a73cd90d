"""Making the plan of an import: what files hold, beside what is here, some orders at a time.

Between two of its looks into the seller's file a save may come: a note being written while a
big file is looked at is on the disk as soon as ever.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from handnote.domain.order import IncomingOrder, LetBe
from handnote.domain.person import PersonId
from handnote.domain.plain_text import clean_line
from handnote.domain.progress import Hear
from handnote.domain.wish import WishKind
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
from handnote.storage import added_files, gone_orders, orders, people, wishes
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
    recognises: bool,
    hear: Hear,
) -> ImportPlan:
    """Say what adding these files would do; ``keyed`` has their keys, ``said`` shops by key.

    ``hear`` is told how many orders have been compared. Unless people are recognised, nobody is
    known.
    """
    placed = place(store.read, keyed, said)
    files = [one.file for one in placed]
    told = join(files)
    everything = [order for _, order in told]
    known = list(_known(store, everything, hear, recognises=recognises))
    unseen = [
        (order, beside.person_id)
        for order, beside in zip(everything, known, strict=True)
        if beside.is_new and not order.is_cancelled
    ]
    new = tuple(order for order, _ in unseen)
    persons = {order.key: person for order, person in unseen if person}
    reasons = [let_be_from_the_start(order, today) for order in new]
    asks_for_none, counts = store.read(partial(_of_people, frozenset(persons.values())))
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
        known_people=len(set(persons.values())),
        gifts=sum(is_gift(order) for order in new),
        sent=reasons.count(LetBe.SENT),
        no_parcel=reasons.count(LetBe.NO_PARCEL),
        no_note=sum(
            reason is None and persons.get(order.key) in asks_for_none
            for order, reason in zip(new, reasons, strict=True)
        ),
        coming_back=_coming_back(counts, persons),
        ran_out=sum(beside.ran_out for beside in known),
        today=today,
    )


def _known(
    store: Store, everything: Sequence[IncomingOrder], hear: Hear, *, recognises: bool
) -> Iterator[_Beside]:
    for start in range(0, len(everything), _AT_ONCE):
        some = everything[start : start + _AT_ONCE]
        yield from store.read(partial(_look_up, some, recognises=recognises))
        hear(start + len(some))


def _look_up(
    some: Sequence[IncomingOrder], connection: Connection, *, recognises: bool
) -> list[_Beside]:
    return [_beside(connection, order, recognises=recognises) for order in some]


def _beside(connection: Connection, order: IncomingOrder, *, recognises: bool) -> _Beside:
    known = importing.compared(connection, order)
    if known is None and gone_orders.holds(connection, order.key):
        return _Beside(ran_out=True)
    if known is None:
        key = order.buyer_key if recognises else ""
        return _Beside(person_id=people.by_key(connection, key))
    if not known.changed:
        return _Beside(is_same=True)
    return _Beside(replace(known, has_note=orders.has_note(connection, known.order_id)))


def _of_people(
    known: Collection[PersonId], connection: Connection
) -> tuple[frozenset[PersonId], dict[PersonId, int]]:
    """Who of them asks for no note, and how many orders each has had."""
    asks_for_none = frozenset(
        person for person in known if wishes.has(connection, person, WishKind.NO_NOTE)
    )
    return asks_for_none, {person: orders.count_of(connection, person) for person in known}


def _coming_back(
    had: Mapping[PersonId, int], persons: Mapping[tuple[str, str, str], PersonId]
) -> dict[tuple[str, str, str], int]:
    """Which order of its person each is, as they stand in the files."""
    counted = Counter(had)
    nth = {}
    for key, person in persons.items():
        counted[person] += 1
        nth[key] = counted[person]
    return nth


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

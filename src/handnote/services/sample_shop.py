"""A sample shop to look around in: an invented potter's desk, two years of notes included."""

import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import uuid4

from handnote.domain.note import MadeBy, Note, NoteId, NoteState
from handnote.domain.order import OrderId
from handnote.domain.person import Person, PersonId
from handnote.domain.problem import AskTrouble, Problem
from handnote.services.sample_orders import SampleOrder, SampleShop, read_sample_shop
from handnote.storage import desk, notes, orders, people
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection
from handnote.storage.desk import Position
from handnote.storage.store import Store, open_store

_EVENING = time(19, 40)
_UNTIL_PRINTED = timedelta(minutes=45)


def make_sample_shop(folder: Path, clock: Clock) -> None:
    """Make a data folder that holds the sample shop and nothing else.

    Raises ``FOLDER_NOT_EMPTY`` rather than mix the invented with the true.
    """
    if _holds_anything(folder):
        raise Problem(AskTrouble.FOLDER_NOT_EMPTY, folder=str(folder))
    store = open_store(folder, clock=clock)
    try:
        fill_sample_shop(store, now=clock.now())
    except Problem:
        store.close()
        _empty(folder)
        raise
    store.close()


def _empty(folder: Path) -> None:
    """Take away what was begun, so that it can be begun again."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _holds_anything(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError:
        return False  # not there, no folder, or shut to us: opening a store in it says which


def fill_sample_shop(store: Store, *, now: datetime) -> None:
    """Put the sample shop on an empty desk in one save, dated as if it were a true one."""
    shop = read_sample_shop(now.date())
    store.run(lambda connection: _Filling(connection, shop, now).fill())


@dataclass(slots=True)
class _Filling:
    connection: Connection
    shop: SampleShop
    now: datetime

    def fill(self) -> None:
        """Past notes go in by date, for the history keeps them in the order they come."""
        people_here: dict[str, PersonId] = {}
        notes_of: Counter[date] = Counter()
        for sample in (*self.shop.past, *self.shop.waiting):
            if sample.person not in people_here:
                people_here[sample.person] = self._add_person(sample)
            person_id = people_here[sample.person]
            order_id = self._add_order(sample, person_id)
            if sample.text:
                at = self._evening(sample.written_on, notes_of[sample.written_on])
                self._add_note(sample, order_id, person_id, at)
                notes_of[sample.written_on] += 1

    def _evening(self, day: date, nth: int) -> datetime:
        """The moment of an evening's ``nth`` note, some minutes after the one before."""
        start = datetime.combine(day, _EVENING, self.now.tzinfo)
        return start + timedelta(minutes=4 * nth)

    def _add_person(self, sample: SampleOrder) -> PersonId:
        name, country = sample.person, sample.order.country
        person = Person(PersonId(str(uuid4())), name, country, sample.memory)
        people.insert(self.connection, person)
        return person.id

    def _add_order(self, sample: SampleOrder, person_id: PersonId) -> OrderId:
        order_id = OrderId(str(uuid4()))
        orders.insert(
            self.connection,
            order_id,
            sample.order,
            person_id=person_id,
            let_be=sample.let_be,
            came_from=None,
        )
        return order_id

    def _add_note(
        self, sample: SampleOrder, order_id: OrderId, person_id: PersonId, at: datetime
    ) -> None:
        note = Note(
            id=NoteId(str(uuid4())),
            order_id=order_id,
            person_id=person_id,
            person=sample.order.recipient or sample.order.buyer,
            text=sample.text,
            sign_off=self.shop.settings.sign_off,
            state=sample.state,
            made_by=MadeBy.FONT,
            hand=sample.hand,
            written_on=sample.written_on,
            finished_at=None if sample.state is NoteState.DRAFT else at,
            printed_at=at + _UNTIL_PRINTED if sample.state is NoteState.PRINTED else None,
        )
        notes.put(self.connection, note, at=at)
        if sample.state is NoteState.DRAFT and desk.position(self.connection) is None:
            # The first draft is where she was called away; the desk opens there.
            desk.set_position(self.connection, Position(order_id, len(sample.text)))

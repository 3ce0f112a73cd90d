"""Shops with years of notes, built through the storage rooms and kept between runs."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from handnote.config.folders import settings_file
from handnote.config.settings import save_settings
from handnote.domain.note import MadeBy, Note, NoteId, NoteState
from handnote.domain.order import IncomingOrder, Item, OrderId
from handnote.domain.person import Person, PersonId
from handnote.domain.settings import Settings
from handnote.storage import disk, fold, note_index, notes, opening, orders, people
from handnote.storage.clock import SystemClock
from handnote.storage.connection import Connection, connect, save
from handnote.storage.migrations import SCHEMA
from tests.bench import words
from tests.bench.words import Scribe

_ONE_SAVE = 10_000
_REGULARS = 0.6
"""People for an order: the others come back, some of them often."""


@dataclass(frozen=True, slots=True)
class Shops:
    """The folder the shops are kept in."""

    folder: Path

    def shop(self, notes: int, waiting: int) -> Path:
        """A data folder with so many printed notes and orders waiting; never written to.

        It is built at the first call, and again when what it is built with changes.
        """
        made = self.folder / f"{notes}-notes-{waiting}-waiting-{_recipe()}"
        if not made.exists():
            for old in self.folder.glob(f"{notes}-notes-{waiting}-waiting-*"):
                shutil.rmtree(old)
            unfinished = self.folder / "unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            _build(unfinished, notes, waiting)
            unfinished.rename(made)
        return made

    @contextmanager
    def copy(self, notes: int, waiting: int) -> Iterator[Path]:
        """The same shop to write in, on the same disk, for a while."""
        shop = self.shop(notes, waiting)
        with TemporaryDirectory(dir=self.folder) as home:
            yield Path(shutil.copytree(shop, Path(home, "shop")))


def _recipe() -> str:
    """What the shops are made with, in a few letters."""
    made_with = [*sorted(SCHEMA.glob("*.sql"))]
    made_with += [Path(str(module.__file__)) for module in (fold, note_index, words)]
    made_with.append(Path(__file__))
    return hashlib.sha256(b"".join(path.read_bytes() for path in made_with)).hexdigest()[:12]


def _build(folder: Path, count: int, waiting: int) -> None:
    """Fill a new file in a few large saves that wait for no disk."""
    disk.make_private_folder(folder)
    save_settings(settings_file(folder), Settings(mode=MadeBy.FONT.value))
    opening.make_fresh(folder / opening.NAME, SCHEMA)
    # Keystrokes are measured on the label: this shop types.
    save_settings(settings_file(folder), Settings(mode=MadeBy.FONT.value))
    filling = _Filling(Scribe(count), SystemClock().now() - timedelta(days=count // 10 + 1))
    with closing(connect(folder / opening.NAME)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        for start in range(0, count, _ONE_SAVE):
            printed = range(start, min(count, start + _ONE_SAVE))
            save(connection, partial(filling.add_printed, numbers=printed))
        save(connection, partial(filling.add_waiting, numbers=range(count, count + waiting)))


class _Filling:
    """Years of ten parcels a day."""

    def __init__(self, scribe: Scribe, since: datetime) -> None:
        self._scribe = scribe
        self._since = since
        self._people: list[Person] = []

    def add_printed(self, connection: Connection, numbers: range) -> None:
        for number in numbers:
            person, order_id = self._add_order(connection, number)
            at = self._since + timedelta(days=number // 10, minutes=4 * (number % 10))
            note = Note(
                id=NoteId(_uuid(3, number)),
                order_id=order_id,
                person_id=person.id,
                person=person.name,
                text=self._scribe.note(self._scribe.number(25, 55)),
                sign_off="Anna",
                state=NoteState.PRINTED,
                made_by=MadeBy.FONT,
                hand="caveat",
                written_on=at.date(),
                finished_at=at,
                printed_at=at + timedelta(hours=1),
            )
            notes.put(connection, note, at=at)

    def add_waiting(self, connection: Connection, numbers: range) -> None:
        for number in numbers:
            self._add_order(connection, number)

    def _add_order(self, connection: Connection, number: int) -> tuple[Person, OrderId]:
        person = self._person(connection, number)
        day = (self._since + timedelta(days=number // 10)).date()
        lines = self._scribe.number(1, 3)
        told = IncomingOrder(
            channel="etsy",
            shop="",
            number=str(3_000_000_000 + number),
            buyer=person.name,
            recipient="",
            items=tuple(Item(self._scribe.title()) for _ in range(lines)),
            words=self._scribe.note(8) if number % 3 == 0 else "",
            ordered_on=day,
            ship_by=day + timedelta(days=3),
            country=person.country,
        )
        order_id = OrderId(_uuid(2, number))
        orders.insert(connection, order_id, told, person_id=person.id, let_be=None, came_from=None)
        return person, order_id

    def _person(self, connection: Connection, number: int) -> Person:
        wanted = self._scribe.number(0, number)
        if wanted >= _REGULARS * (number + 1) and self._people:
            return self._people[wanted % len(self._people)]
        person = Person(PersonId(_uuid(1, number)), self._scribe.name(), "Portugal")
        people.insert(connection, person)
        self._people.append(person)
        return person


def _uuid(kind: int, number: int) -> str:
    """An id as long and as scattered as a true one, the same in every run."""
    return str(UUID(bytes=hashlib.md5(f"{kind}/{number}".encode()).digest(), version=4))

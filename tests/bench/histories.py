"""Long histories from before there was an index, to read in and to ask of what was said.

Rows are written straight into the tables, for what is measured is not how they came there. Each
note has a greeting, a name, one or two of a few stock courtesies, the thing, and two to four
sentences of her own: uneven words as the ``Scribe`` writes them.
"""

from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from handnote.storage import disk, opening
from handnote.storage.connection import Connection, connect, fingerprint, save
from handnote.storage.migrations import SCHEMA
from tests.bench.words import Scribe

_ONE_SAVE = 20_000
_REGULARS = 0.6
_STARTS = (
    "Thank you so much for your order!",
    "Thanks for your order.",
    "Thank you for supporting my small shop!",
    "",
    "",
)
_ENDS = (
    "Hope you enjoy your {thing}.",
    "Enjoy the {thing}!",
    "I hope you love it. Best wishes, Jo",
    "Have a lovely day!",
    "",
)
_GREETINGS = ("Dear {name}, ", "Hi {name}! ", "{name}, ", "Hello {name}, ")


@dataclass(frozen=True, slots=True)
class Told:
    """One note of a history: whom it went to and what it said."""

    person: int
    name: str
    thing: str
    text: str


class Teller:
    """Tells the same history every time; any note of it can be told again by its number."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._scribe = Scribe(7)

    def notes(self) -> list[Told]:
        """Every note, oldest first."""
        dice = Random(self.count)
        names: list[str] = []
        told = []
        for _ in range(self.count):
            if dice.random() < _REGULARS or not names:
                names.append(self._scribe.name())
                person = len(names) - 1
            else:
                person = dice.randrange(len(names))
            told.append(self._told(dice, person, names[person]))
        return told

    def _told(self, dice: Random, person: int, name: str) -> Told:
        thing = self._scribe.title()
        own = self._scribe.note(dice.randint(12, 40))
        parts = (dice.choice(_STARTS), own, dice.choice(_ENDS).format(thing=thing.split()[-1]))
        greeting = dice.choice(_GREETINGS).format(name=name.split(maxsplit=1)[0])
        return Told(person, name, thing, greeting + " ".join(part for part in parts if part))


def write_history(folder: Path, told: list[Told]) -> None:
    """Make a file with these notes printed and one order waiting, none of them read yet."""
    disk.make_private_folder(folder)
    opening.make_fresh(folder / opening.NAME, SCHEMA)
    with closing(connect(folder / opening.NAME)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        for start in range(0, len(told), _ONE_SAVE):
            save(connection, partial(_write, told=told[start : start + _ONE_SAVE], start=start))
        save(connection, partial(_order, person=0, number=len(told), thing="Blue mug"))


def _write(connection: Connection, told: list[Told], start: int) -> None:
    for number, note in enumerate(told, start):
        connection.execute(
            "INSERT OR IGNORE INTO person (id, name, country) VALUES (?, ?, '')",
            (f"person-{note.person:08}", note.name),
        )
        _order(connection, note.person, number, note.thing)
        day = f"20{10 + number * 16 // max(1, start + len(told)):02}-{number % 12 + 1:02}-03"
        connection.execute(
            "INSERT INTO note VALUES (?, ?, ?, 'inside', ?, ?, 'Jo', 'printed', 'font', 'caveat',"
            " ?, ?, ?, ?, 60, 'desk', ?, NULL, NULL)",
            (
                number + 1,
                f"note-{number:08}-0000-0000-0000-00000000",
                f"order-{number:08}",
                f"person-{note.person:08}",
                note.text,
                fingerprint(note.text),
                f"{day}T18:00:00.000000Z",
                f"{day}T19:00:00.000000Z",
                day,
                number + 1,
            ),
        )


def _order(connection: Connection, person: int, number: int, thing: str) -> None:
    order_id = f"order-{number:08}"
    connection.execute(
        "INSERT INTO orders (id, channel, shop, number, person_id, buyer, recipient, words,"
        " gift_message, details, country, is_cancelled, needs_parcel)"
        " SELECT ?, 'etsy', '', ?, id, name, '', '', '', '', '', 0, 1 FROM person WHERE id = ?",
        (order_id, str(number), f"person-{person:08}"),
    )
    connection.execute("INSERT INTO item VALUES (?, 0, ?, 1, '', '')", (order_id, thing))

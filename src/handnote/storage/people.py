"""The person tables: who gets notes, and under which opaque keys a shop knows them."""

from handnote.domain.order import IncomingOrder
from handnote.domain.person import Person, PersonId
from handnote.storage.connection import Connection
from handnote.storage.moments import day_from

_SELECT = """
SELECT id, name, country, memory,
  (SELECT min(ordered_on) FROM orders WHERE person_id = person.id)
FROM person
"""


def by_id(connection: Connection, person_id: PersonId) -> Person:
    """Return the person; raises ``LookupError`` for one that was never here."""
    row = connection.execute(f"{_SELECT} WHERE id = ?", (person_id,)).fetchone()
    if row is None:
        raise LookupError("no such person")
    person_id, name, country, memory, since = row
    return Person(person_id, name, country, memory, day_from(since))


def by_key(connection: Connection, key: str) -> PersonId | None:
    """Return whom a shop's key belongs to; never by name, for two Annas are two people."""
    if not key:
        return None
    row = connection.execute("SELECT person_id FROM person_key WHERE key = ?", (key,)).fetchone()
    return None if row is None else PersonId(row[0])


def going_by(connection: Connection, reference: str) -> tuple[Person, ...]:
    """Return whoever an id, at least four letters of one, an order's number or a name means."""
    if not reference:
        return ()
    ways = (
        ("id = ?", (reference,)),
        (
            "length(?1) >= 4 AND substr(id, 1, length(?1)) = ?1",
            (reference.casefold(),),
        ),
        ("id IN (SELECT person_id FROM orders WHERE number = ? OR id = ?1)", (reference,)),
        ("name = ?", (reference,)),
    )
    for condition, values in ways:
        rows = connection.execute(f"{_SELECT} WHERE {condition} ORDER BY name, id", values)
        found = tuple(
            Person(person_id, name, country, memory, day_from(since))
            for person_id, name, country, memory, since in rows
        )
        if found:
            return found
    return ()


def insert(connection: Connection, person: Person) -> None:
    """Add somebody new."""
    connection.execute(
        "INSERT INTO person (id, name, country, memory) VALUES (?, ?, ?, ?)",
        (person.id, person.name, person.country, person.memory),
    )


def learn(
    connection: Connection, person_id: PersonId, told: IncomingOrder
) -> tuple[str, str] | None:
    """Keep the shop's key and country for somebody of whom we have none yet.

    Return what was new of the two, or None where nothing was.
    """
    key = country = ""
    if told.buyer_key:
        added = connection.execute(
            "INSERT INTO person_key (key, person_id) SELECT ?, ?"
            " WHERE NOT EXISTS (SELECT 1 FROM person_key WHERE person_id = ?)"
            " ON CONFLICT DO NOTHING",
            (told.buyer_key, person_id, person_id),
        )
        key = told.buyer_key if added.rowcount else ""
    if told.country:
        filled = connection.execute(
            "UPDATE person SET country = ? WHERE id = ? AND country = ''",
            (told.country, person_id),
        )
        country = told.country if filled.rowcount else ""
    return (key, country) if key or country else None


def remember(connection: Connection, person_id: PersonId, line: str) -> None:
    """Replace the private line about somebody."""
    connection.execute("UPDATE person SET memory = ? WHERE id = ?", (line, person_id))


def drop_if_unknown(connection: Connection, person_id: PersonId) -> None:
    """Remove somebody nothing is known of any more: no order, no note, no memory."""
    connection.execute(
        "DELETE FROM person WHERE id = ? AND memory = ''"
        " AND NOT EXISTS (SELECT 1 FROM orders WHERE person_id = person.id)",
        (person_id,),
    )

"""The person tables: who gets notes, and under which opaque keys a shop knows them."""

from collections.abc import Sequence

from handnote.domain.names.kinds import is_user_name
from handnote.domain.order import IncomingOrder
from handnote.domain.person import Person, PersonId, PersonInShort
from handnote.storage.connection import Connection, Row
from handnote.storage.fold import words
from handnote.storage.moments import day_from

_SELECT = """
SELECT id, name, country, memory,
  (SELECT min(ordered_on) FROM orders WHERE person_id = person.id)
FROM person
"""
_RECIPIENT = """
  (SELECT recipient FROM orders WHERE person_id = person.id AND recipient <> ''
   ORDER BY arrival DESC LIMIT 1)
"""
_IN_SHORT = f"""
SELECT id, name, (SELECT count(*) FROM note WHERE person_id = person.id AND state <> 'draft'),
  (SELECT count(*) FROM orders WHERE person_id = person.id AND parcel_of IS NULL),
  (SELECT min(ordered_on) FROM orders WHERE person_id = person.id),
  (SELECT group_concat(channel, char(10)) FROM
    (SELECT DISTINCT channel FROM orders WHERE person_id = person.id ORDER BY channel)),
  (SELECT group_concat(kind, char(10)) FROM
    (SELECT kind FROM wish WHERE person_id = person.id ORDER BY kind)),
  (SELECT count(*) FROM promise WHERE person_id = person.id AND kept_on IS NULL), {_RECIPIENT}
FROM person
"""  # noqa: S608 - put together from constants of ours
UNKNOWN = """
memory = '' AND same_as IS NULL
  AND NOT EXISTS (SELECT 1 FROM orders WHERE person_id = person.id)
  AND NOT EXISTS (SELECT 1 FROM wish WHERE person_id = person.id)
  AND NOT EXISTS (SELECT 1 FROM promise WHERE person_id = person.id AND kept_on IS NULL)
"""
"""Somebody nothing keeps here any more: no order, no line of the seller's, no wish, no promise."""

_NO_NAME = "\x1f"
"""The key of a name that is nobody's in particular: looked at, and of no use for finding."""

_FEWEST_WORDS = 2
_KEYED_AT_A_TIME = 2000


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
    """Return whoever an id, at least four letters of one, an order's number or a name means.

    A name of several words is known with its words in any order, its accents or not.
    """
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
        ("name_key = ?1 AND ?1 <> ?2", (name_key(reference), _NO_NAME)),
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


def insert(connection: Connection, person: Person, *, recipient: str = "") -> None:
    """Add somebody new; ``recipient`` says who they are where a shop has but a user name."""
    connection.execute(
        "INSERT INTO person (id, name, country, memory, name_key) VALUES (?, ?, ?, ?, ?)",
        (
            person.id,
            person.name,
            person.country,
            person.memory,
            name_key(known_as(person.name, recipient)),
        ),
    )


def known_as(name: str, recipient: str) -> str:
    """Return what somebody is called: a name made up for a website says less than a parcel's."""
    return recipient if recipient and is_user_name(name) else name


def name_key(name: str) -> str:
    """Return what namesakes share, however each shop spells them; one word alone is nobody's."""
    found = words(name)
    return " ".join(sorted(found)) if len(found) >= _FEWEST_WORDS else _NO_NAME


def rename(connection: Connection, person_id: PersonId, name: str) -> None:
    """Know somebody by another name."""
    connection.execute(
        "UPDATE person SET name = ?, name_key = ? WHERE id = ?",
        (name, name_key(name), person_id),
    )


def have_keys(connection: Connection) -> bool:
    """Whether each name has its key; those from before there were any may have none."""
    return connection.execute("SELECT 1 FROM person WHERE name_key = ''").fetchone() is None


def make_keys(connection: Connection) -> None:
    """Make the keys of some names that have none yet."""
    rows = connection.execute(
        f"SELECT id, name, {_RECIPIENT} FROM person WHERE name_key = '' LIMIT ?",  # noqa: S608
        (_KEYED_AT_A_TIME,),
    )
    connection.executemany(
        "UPDATE person SET name_key = ? WHERE id = ?",
        [
            (name_key(known_as(name, recipient or "")), person_id)
            for person_id, name, recipient in rows.fetchall()
        ],
    )


def root(connection: Connection, person_id: PersonId) -> PersonId:
    """Return who somebody is said to be, or they themselves."""
    row = connection.execute(
        "WITH RECURSIVE up (id, same_as) AS (SELECT id, same_as FROM person WHERE id = ?"
        " UNION SELECT person.id, person.same_as FROM up JOIN person ON person.id = up.same_as)"
        " SELECT id FROM up WHERE same_as IS NULL",
        (person_id,),
    ).fetchone()
    return person_id if row is None else PersonId(row[0])


def in_short(connection: Connection, wanted: Sequence[PersonId]) -> tuple[PersonInShort, ...]:
    """Return these people, as a list of people has them."""
    return tuple(
        _short(row)
        for person_id in wanted
        for row in connection.execute(f"{_IN_SHORT} WHERE id = ?", (person_id,))
    )


def every(connection: Connection) -> tuple[PersonInShort, ...]:
    """Return everybody, by name; those who are said to be another are not among them."""
    rows = connection.execute(f"{_IN_SHORT} WHERE same_as IS NULL ORDER BY name, id")
    return tuple(_short(row) for row in rows)


def names(connection: Connection) -> tuple[tuple[PersonId, str], ...]:
    """Return everybody's names, to be looked through; any number of them."""
    rows = connection.execute(
        "SELECT id, name || ' ' || name_key FROM person WHERE same_as IS NULL ORDER BY name, id"
    )
    return tuple((PersonId(person_id), name) for person_id, name in rows)


def keys(connection: Connection) -> tuple[tuple[str, PersonId], ...]:
    """Return every key of a shop, and whose it is."""
    rows = connection.execute("SELECT key, person_id FROM person_key")
    return tuple((key, PersonId(person_id)) for key, person_id in rows)


def count_keys(connection: Connection) -> int:
    """Return how many people are known by a shop's key."""
    row = connection.execute("SELECT count(DISTINCT person_id) FROM person_key").fetchone()
    return int(row[0])


def drop_keys(connection: Connection) -> None:
    """Forget the shops' keys of everybody."""
    connection.execute("DELETE FROM person_key")


def add_keys(connection: Connection, known: Sequence[tuple[str, PersonId]]) -> None:
    """Know people by their keys again, those who are still here."""
    connection.executemany(
        "INSERT INTO person_key (key, person_id) SELECT ?1, ?2"
        " WHERE EXISTS (SELECT 1 FROM person WHERE id = ?2) ON CONFLICT DO NOTHING",
        known,
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
    """Remove somebody nothing is known of any more: no order, no note, no memory, no wish."""
    connection.execute(
        f"DELETE FROM person WHERE id = ? AND {UNKNOWN}",  # noqa: S608 - a constant of ours
        (person_id,),
    )


def _short(row: Row) -> PersonInShort:
    person_id, name, notes, orders, since, channels, wishes, open_promises, recipient = row
    return PersonInShort(
        id=PersonId(person_id),
        name=known_as(name, recipient or ""),
        notes=notes,
        orders=orders,
        since=day_from(since),
        channels=tuple((channels or "").split("\n")) if channels else (),
        wishes=tuple((wishes or "").split("\n")) if wishes else (),
        open_promises=open_promises,
    )

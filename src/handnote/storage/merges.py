"""The merge tables: who was said to be one person, what went over, and the way back from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from handnote.domain.order import OrderId
from handnote.domain.person import Merged, Namesake, PersonId
from handnote.domain.promise import PromiseId
from handnote.domain.wish import WishKind
from handnote.storage import answers, people, promises, wishes
from handnote.storage.connection import Connection
from handnote.storage.moments import day_text

_BETWEEN = " · "
_NAMESAKE = """
SELECT other.id, other.name, (SELECT recipient FROM orders WHERE person_id = other.id
    AND recipient <> '' ORDER BY arrival DESC LIMIT 1),
  (SELECT channel FROM orders WHERE person_id = other.id
  ORDER BY ordered_on DESC, arrival DESC LIMIT 1) AS channel
FROM person AS one JOIN person AS other
  ON other.name_key = one.name_key AND other.id <> one.id
WHERE one.id = ?1 AND one.name_key NOT IN ('', char(31)) AND other.same_as IS NULL
  AND other.name_key <> '' AND channel IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM not_same
    WHERE one = min(?1, other.id) AND other = max(?1, other.id))
  AND NOT (
    EXISTS (SELECT 1 FROM person_key WHERE person_id = ?1)
    AND EXISTS (SELECT 1 FROM person_key WHERE person_id = other.id)
    AND EXISTS (SELECT channel, shop FROM orders WHERE person_id = ?1
      INTERSECT SELECT channel, shop FROM orders WHERE person_id = other.id))
ORDER BY other.id LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class _Record:
    merge_id: str
    person_id: PersonId
    other_id: PersonId
    kept: tuple[str, str]
    joined: tuple[str, str]


def namesake(connection: Connection, person_id: PersonId) -> Namesake | None:
    """Return somebody else of this name who may be the same person; None where nobody is.

    Two whom the same shop tells apart by its own keys are two, and so are those of whom the
    seller said so.
    """
    row = connection.execute(_NAMESAKE, (person_id,)).fetchone()
    if row is None:
        return None
    person_id, name, recipient, channel = row
    return Namesake(PersonId(person_id), people.known_as(name, recipient or ""), channel)


def say_not_same(
    connection: Connection, one: PersonId, other: PersonId, *, are_two: bool = True
) -> None:
    """Write down that these are two people, or that it was never said."""
    pair = sorted((one, other))
    if are_two:
        connection.execute("INSERT INTO not_same VALUES (?, ?) ON CONFLICT DO NOTHING", pair)
    else:
        connection.execute("DELETE FROM not_same WHERE one = ? AND other = ?", pair)


def of_person(connection: Connection, person_id: PersonId) -> tuple[Merged, ...]:
    """Return who else this person was said to be, the latest first."""
    rows = connection.execute(
        "SELECT merge.id, other_id, person.name, made_on FROM merge"
        " JOIN person ON person.id = merge.other_id"
        " WHERE merge.person_id = ? AND undone_on IS NULL ORDER BY seq DESC",
        (person_id,),
    )
    return tuple(
        Merged(merge_id, PersonId(other), name, date.fromisoformat(made_on))
        for merge_id, other, name, made_on in rows
    )


def merge(connection: Connection, person_id: PersonId, other_id: PersonId, today: date) -> str:
    """Let all that is of the other be this person's; return by what it is taken back."""
    person, other = (people.by_id(connection, one) for one in (person_id, other_id))
    merge_id = str(uuid4())
    kept = person.memory, person.country
    memories = dict.fromkeys(one for one in (person.memory, other.memory) if one)
    joined = _BETWEEN.join(memories), person.country or other.country
    connection.execute(
        "INSERT INTO merge (id, person_id, other_id, kept_memory, kept_country, joined_memory,"
        " joined_country, made_on, last_arrival) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
        " (SELECT ifnull(max(arrival), 0) FROM orders))",
        (merge_id, person_id, other_id, *kept, *joined, day_text(today)),
    )
    connection.execute("UPDATE person SET same_as = ? WHERE id = ?", (person_id, other_id))
    _describe(connection, person_id, *joined)
    for what, row_ids in _moved(connection, person_id, other_id):
        _note(connection, merge_id, what, row_ids)
    if wishes.has(connection, person_id, WishKind.NO_NOTE):
        _note(connection, merge_id, "passed-over", wishes.pass_over(connection, person_id))
    return merge_id


def unmerge(connection: Connection, merge_id: str, today: date) -> tuple[PersonId, PersonId] | None:
    """Let two people be two again, each with what was theirs; return both.

    What came since goes with the one whose shop it came from, where only one of the two bought
    there; otherwise it stays. None where that was done already.
    """
    record = _record(connection, merge_id)
    if record is None:
        return None
    now = people.root(connection, record.person_id)
    connection.execute("UPDATE merge SET undone_on = ? WHERE id = ?", (day_text(today), merge_id))
    connection.execute("UPDATE person SET same_as = NULL WHERE id = ?", (record.other_id,))
    person = people.by_id(connection, record.person_id)
    is_memory_as_joined = person.memory == record.joined[0]
    is_country_as_joined = person.country == record.joined[1]
    _describe(
        connection,
        record.person_id,
        record.kept[0] if is_memory_as_joined else person.memory,
        record.kept[1] if is_country_as_joined else person.country,
    )
    for order_id in _rows(connection, merge_id, "passed-over"):
        connection.execute(
            "UPDATE orders SET let_be = NULL, is_passed_over = 0"
            " WHERE id = ? AND is_passed_over = 1",
            (order_id,),
        )
    _give_back(connection, record, now)
    return record.person_id, record.other_id


def _moved(
    connection: Connection, person_id: PersonId, other_id: PersonId
) -> Iterable[tuple[str, Iterable[str]]]:
    """Move everything, and say what went."""
    orders = _ids(connection, "SELECT id FROM orders WHERE person_id = ?", other_id)
    _give_orders(connection, orders, person_id)
    yield "order", orders
    keys = _ids(connection, "SELECT key FROM person_key WHERE person_id = ?", other_id)
    connection.execute(
        "UPDATE person_key SET person_id = ? WHERE person_id = ?", (person_id, other_id)
    )
    yield "key", keys
    loose = promises.without_note(connection, other_id)
    for promise_id in loose:
        promises.give(connection, promise_id, person_id)
    yield "promise", loose
    yield "wish", _give_rows(connection, ("wish", "kind"), other_id, person_id)
    yield "called", _give_rows(connection, ("called", "name"), other_id, person_id)


def _give_back(connection: Connection, record: _Record, now: PersonId) -> None:
    """``now`` is who has it all: whoever stayed may have been said to be another since."""
    merge_id, other = record.merge_id, record.other_id
    came_since = _came_since(connection, record, now)
    mine = set(_ids(connection, "SELECT id FROM orders WHERE person_id = ?", now))
    theirs = [order for order in _rows(connection, merge_id, "order") if order in mine]
    _give_orders(connection, [*theirs, *came_since], other)
    for key in _rows(connection, merge_id, "key"):
        connection.execute(
            "UPDATE person_key SET person_id = ? WHERE key = ? AND person_id = ?",
            (other, key, now),
        )
    for promise_id in _rows(connection, merge_id, "promise"):
        promises.give(connection, PromiseId(promise_id), other)
    for table in (("wish", "kind"), ("called", "name")):
        rows = _rows(connection, merge_id, table[0])
        _give_rows(connection, table, now, other, only=rows)


def _came_since(connection: Connection, record: _Record, now: PersonId) -> list[str]:
    """Orders from a shop where only the other bought before they were said to be one."""
    return _ids(
        connection,
        "WITH theirs AS (SELECT orders.id, channel, shop FROM orders JOIN merged_row"
        "   ON what = 'order' AND row_id = orders.id WHERE merge_id = ?2),"
        " point AS (SELECT last_arrival AS of_merge FROM merge WHERE id = ?2),"
        " before AS (SELECT channel, shop FROM orders JOIN point WHERE person_id = ?1"
        "   AND arrival <= of_merge AND id NOT IN (SELECT id FROM theirs))"
        " SELECT id FROM orders JOIN point WHERE person_id = ?1 AND channel <> 'by-hand'"
        "   AND arrival > of_merge AND (channel, shop) IN (SELECT channel, shop FROM theirs)"
        "   AND (channel, shop) NOT IN (SELECT channel, shop FROM before)",
        now,
        record.merge_id,
    )


def _give_orders(connection: Connection, order_ids: Iterable[str], to: PersonId) -> None:
    """With their notes, and what hangs on those."""
    rows = [(to, OrderId(order_id)) for order_id in order_ids]
    connection.executemany("UPDATE orders SET person_id = ? WHERE id = ?", rows)
    connection.executemany("UPDATE note SET person_id = ? WHERE order_id = ?", rows)
    promises.follow_notes(connection, to)
    answers.follow_notes(connection, to)


def _give_rows(
    connection: Connection,
    table: tuple[str, str],
    giver: PersonId,
    to: PersonId,
    only: Iterable[str] | None = None,
) -> list[str]:
    """Give the rows of a table that ``to`` has none of the same name of; return their names."""
    name, column = table
    wanted = _ids(connection, f"SELECT {column} FROM {name} WHERE person_id = ?", giver)  # noqa: S608
    if only is not None:
        wanted = [row for row in wanted if row in set(only)]
    has = set(_ids(connection, f"SELECT {column} FROM {name} WHERE person_id = ?", to))  # noqa: S608
    given = [row for row in wanted if row not in has]
    connection.executemany(
        f"UPDATE {name} SET person_id = ? WHERE person_id = ? AND {column} = ?",  # noqa: S608
        ((to, giver, row) for row in given),
    )
    return given


def _describe(connection: Connection, person_id: PersonId, memory: str, country: str) -> None:
    connection.execute(
        "UPDATE person SET memory = ?, country = ? WHERE id = ?", (memory, country, person_id)
    )


def _note(connection: Connection, merge_id: str, what: str, row_ids: Iterable[str]) -> None:
    connection.executemany(
        "INSERT INTO merged_row VALUES (?, ?, ?)", ((merge_id, what, row) for row in row_ids)
    )


def _record(connection: Connection, merge_id: str) -> _Record | None:
    row = connection.execute(
        "SELECT id, person_id, other_id, kept_memory, kept_country, joined_memory, joined_country"
        " FROM merge WHERE id = ? AND undone_on IS NULL",
        (merge_id,),
    ).fetchone()
    if row is None:
        return None
    return _Record(row[0], PersonId(row[1]), PersonId(row[2]), (row[3], row[4]), (row[5], row[6]))


def _rows(connection: Connection, merge_id: str, what: str) -> list[str]:
    return _ids(
        connection, "SELECT row_id FROM merged_row WHERE merge_id = ? AND what = ?", merge_id, what
    )


def _ids(connection: Connection, select: str, *values: str) -> list[str]:
    return [str(found) for (found,) in connection.execute(select, values).fetchall()]

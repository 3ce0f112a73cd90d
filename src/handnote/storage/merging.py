"""Adding another history: by note id, nothing doubled, nobody's words overwritten.

The other history is a sound file of today's shape (``bringing_back``). An order is the same where
its id is, or its channel, shop and number; a note where its id is. Where a note differs, the one
that grew from the other is the newer; where neither did, ours stays and theirs is kept among its
versions. What was forgotten here stays forgotten.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import Any

from handnote.storage import belonging, forgetting, gone_orders, note_index
from handnote.storage.bringing_back import index_everything, tables_of
from handnote.storage.connection import Connection, Row
from handnote.storage.desk import next_revision
from handnote.storage.stopping import GoOn, never_stop

_STAYS_HERE = frozenset(
    {
        *("desk", "added_file", "seen_file", "shop_of_file", "quiet", "gone_order", "import"),
        *("import_file", "import_before", "fingerprint", "fingerprinted", "fingerprinting"),
        *("forgotten", "forgotten_number", "forgetting", "forgot", "ran_out", "trash"),
        *("person_key", "to_look_over"),
    }
)
_BY_HAND = frozenset({"person", "orders", "item", "correction", "note", "revision"})
_KEYS = frozenset({"person_key"})
"""What shops know people by; it means something only where it was signed with the same secret."""

_FRESH_ONLY = frozenset({"retention"})
"""Her own choices, which another history does not change."""


@dataclass(slots=True)
class Merged:
    """What adding a history did, and all it takes to undo it."""

    people: list[str] = field(default_factory=list)
    orders: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    newer: list[str] = field(default_factory=list)
    """Notes that were here and are now as the other history had them."""

    beside: list[str] = field(default_factory=list)
    """Notes that differed: ours stayed, theirs is among its versions."""

    known: int = 0
    """Notes that were here already, as they are."""

    left_out: int = 0
    """Notes of people or orders that were forgotten here."""

    _before: list[tuple[str, Row]] = field(default_factory=list)
    _rows: list[tuple[str, tuple[str, ...], Row]] = field(default_factory=list)


class _Other:
    """The other history, and under which ids its people and orders go here."""

    def __init__(self, theirs: Connection) -> None:
        self.connection = theirs
        self.people: dict[str, str] = {}
        self.orders: dict[str, str] = {}
        self.new_orders: set[str] = set()
        self.notes: dict[str, str] = {}

    def rows(self, table: str, order: str = "") -> list[dict[str, Any]]:
        # Any: values as SQLite hands them out; both files have the same STRICT tables.
        cursor = self.connection.execute(
            f"SELECT * FROM {table} {f'ORDER BY {order}' if order else ''}"  # noqa: S608
        )
        names = [name for name, *_ in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


def merge(ours: Connection, theirs: Connection, go_on: GoOn = never_stop) -> Merged:
    """Add everything of ``theirs`` that is not here; one save of the caller's."""
    done, other = Merged(), _Other(theirs)
    gone = {one for ids in forgetting.forgotten(ours).values() for one in ids}
    is_fresh = ours.execute("SELECT 1 FROM orders LIMIT 1").fetchone() is None
    _orders_known(ours, other, gone)
    _add_people(ours, other, gone, done)
    _add_orders(ours, other, gone, done)
    _add_notes(ours, other, gone, done)
    _add_the_rest(ours, other, done, is_fresh=is_fresh)
    if done.notes or done.newer:
        _sort_anew(ours, done)
        index_everything_anew(ours, go_on)
    return done


def take_back(connection: Connection, done: Merged) -> frozenset[str]:
    """Undo a merge, but for orders whose notes were begun or changed since; return those."""
    kept = _touched_since(connection, done)
    for table, _, version in reversed(done._rows):
        if table == "revision" and _order_of_version(connection, version) not in kept:
            connection.execute("DELETE FROM revision WHERE desk = ? AND n = ?", version)
    for note_id, row in done._before:
        _put_back(connection, note_id, row)
    roots = {
        "orders": [one for one in done.orders if one not in kept],
        "note": [note_id for note_id in done.notes if _order_of(connection, note_id) not in kept],
    }
    forgetting.remove(connection, roots)
    for person in done.people:
        connection.execute(
            "DELETE FROM person WHERE id = ? AND NOT EXISTS"
            " (SELECT 1 FROM orders WHERE person_id = person.id)",
            (person,),
        )
    for table, keys, values in reversed(done._rows):
        if table not in _BY_HAND:
            where = " AND ".join(f"{key} = ?" for key in keys)
            connection.execute("SAVEPOINT one")
            try:
                connection.execute(f"DELETE FROM {table} WHERE {where}", values)  # noqa: S608
            except connection.IntegrityError:
                connection.execute("ROLLBACK TO one")  # a note that is kept refers to it
            connection.execute("RELEASE one")
    return kept


def index_everything_anew(connection: Connection, go_on: GoOn = never_stop) -> None:
    """Make every note findable where it is now; what it is like is read in the background."""
    connection.execute("DELETE FROM note_index")
    connection.execute("DELETE FROM fingerprinted")
    connection.execute("DELETE FROM fingerprint")
    connection.execute("UPDATE fingerprinting SET down_to = ?", (2**63 - 1,))
    index_everything(connection, go_on)


def _orders_known(ours: Connection, other: _Other, gone: set[str]) -> None:
    for row in other.rows("orders", "arrival"):
        here = ours.execute("SELECT person_id FROM orders WHERE id = ?", (row["id"],)).fetchone()
        if here is not None:
            other.orders[row["id"]] = row["id"]
            other.people.setdefault(row["person_id"], here[0])
            continue
        if row["id"] in gone or row["person_id"] in gone:
            continue
        key = row["channel"], row["shop"], row["number"]
        if not row["number"] or row["parcel_of"] is not None:
            continue
        same = ours.execute(
            "SELECT id, person_id FROM orders WHERE (channel, shop, number) = (?, ?, ?)"
            " AND parcel_of IS NULL",
            key,
        ).fetchone()
        if same is not None:
            other.orders[row["id"]] = same[0]
            other.people.setdefault(row["person_id"], same[1])


def _add_people(ours: Connection, other: _Other, gone: set[str], done: Merged) -> None:
    wanted = {row["person_id"] for row in other.rows("orders") if not _is_gone(ours, row, gone)}
    without_orders = {row["id"] for row in other.rows("person")} - {
        row["person_id"] for row in other.rows("orders")
    }
    for row in other.rows("person"):
        if row["id"] in gone:
            other.people.pop(row["id"], None)
        elif _is_here(ours, "person", row["id"]):
            other.people[row["id"]] = row["id"]
            _remember(ours, row["id"], row["memory"])
        elif row["id"] not in other.people and row["id"] in wanted | without_orders:
            _insert(ours, "person", row, ("id",), done)
            other.people[row["id"]] = row["id"]
            done.people.append(row["id"])


def _remember(ours: Connection, person_id: str, memory: str) -> None:
    """A private line fills an empty one, and replaces none."""
    ours.execute("UPDATE person SET memory = ? WHERE id = ? AND memory = ''", (memory, person_id))


def _is_gone(ours: Connection, row: Mapping[str, Any], gone: set[str]) -> bool:
    if row["id"] in gone or row["person_id"] in gone:
        return True
    key = row["channel"], row["shop"], row["number"]
    return bool(row["number"]) and forgetting.number_is_forgotten(ours, key)


def _add_orders(ours: Connection, other: _Other, gone: set[str], done: Merged) -> None:
    (last,) = ours.execute("SELECT ifnull(max(arrival), 0) FROM orders").fetchone()
    items, corrections = (
        _by(other.rows("item"), "order_id"),
        _by(other.rows("correction"), "order_id"),
    )
    said = {row["order_id"] for row in other.rows("note")}
    for row in other.rows("orders", "parcel_of IS NOT NULL, arrival"):
        if row["id"] in other.orders or _is_gone(ours, row, gone):
            continue
        if row["person_id"] not in other.people or (
            row["parcel_of"] is not None and row["parcel_of"] not in other.orders
        ):
            continue
        key = row["channel"], row["shop"], row["number"]
        if row["number"] and row["id"] not in said and gone_orders.holds(ours, key):
            continue
        last += 1
        row |= {
            "arrival": last,
            "came_from": None,
            "person_id": other.people[row["person_id"]],
            "parcel_of": other.orders.get(row["parcel_of"]) if row["parcel_of"] else None,
        }
        _insert(ours, "orders", row, ("id",), done)
        for table, theirs in (("item", items), ("correction", corrections)):
            for one in theirs.get(row["id"], ()):
                _insert(ours, table, one, (), done)
        other.orders[row["id"]] = row["id"]
        other.new_orders.add(row["id"])
        done.orders.append(row["id"])


def _add_notes(ours: Connection, other: _Other, gone: set[str], done: Merged) -> None:
    revisions = _by(other.rows("revision"), "note_id")
    (last,) = ours.execute("SELECT ifnull(max(seq), 0) FROM note").fetchone()
    for row in other.rows("note", "seq"):
        order_id = other.orders.get(row["order_id"])
        if row["id"] in gone or order_id is None:
            done.left_out += 1
            continue
        theirs = revisions.get(row["id"], [])
        here = _note_here(ours, row["id"], order_id, row["side"])
        if here is not None and here["id"] != row["id"] and _is_blank(here):
            done._before.append((here["id"], tuple(here.items())))
            ours.execute("DELETE FROM note WHERE id = ?", (here["id"],))
            here = None
        if here is None:
            last += 1
            (person,) = ours.execute(
                "SELECT person_id FROM orders WHERE id = ?", (order_id,)
            ).fetchone()
            row |= {"seq": last, "order_id": order_id, "person_id": person}
            _insert(ours, "note", row, ("id",), done)
            done.notes.append(row["id"])
            other.notes[row["id"]] = row["id"]
            _add_versions(ours, row["id"], theirs, done)
            continue
        other.notes[row["id"]] = here["id"]
        _bring_together(ours, here, row, theirs, done)


def _bring_together(
    ours: Connection,
    here: dict[str, Any],
    row: dict[str, Any],
    theirs: list[dict[str, Any]],
    done: Merged,
) -> None:
    own = set(
        ours.execute(
            "SELECT desk, n, sha256 FROM revision WHERE note_id = ?", (here["id"],)
        ).fetchall()
    )
    versions = {(one["desk"], one["n"], one["sha256"]) for one in theirs}
    grew_here = (row["head_desk"], row["head_n"], row["sha256"]) in own
    grew_there = (here["head_desk"], here["head_n"], here["sha256"]) in versions
    _add_versions(ours, here["id"], theirs, done)
    if grew_here or (here["sha256"], here["state"]) == (row["sha256"], row["state"]):
        done.known += 1
    elif grew_there and here["id"] == row["id"]:
        done._before.append((here["id"], tuple(here.items())))
        same = ("seq", "id", "order_id", "side", "person_id")
        changed = {name: value for name, value in row.items() if name not in same}
        sets = ", ".join(f"{name} = ?" for name in changed)
        ours.execute(f"UPDATE note SET {sets} WHERE id = ?", (*changed.values(), here["id"]))  # noqa: S608
        done.newer.append(here["id"])
    else:
        done.beside.append(here["id"])


def _add_versions(
    ours: Connection, note_id: str, theirs: Iterable[dict[str, Any]], done: Merged
) -> None:
    for one in theirs:
        version = {**one, "note_id": note_id}
        taken = ours.execute(
            "SELECT note_id, sha256 FROM revision WHERE desk = ? AND n = ?",
            (one["desk"], one["n"]),
        ).fetchone()
        if taken == (note_id, one["sha256"]):
            continue
        if taken is not None:
            # A desk that went back to a backup counts some numbers twice.
            version["desk"], version["n"] = next_revision(ours)
        _insert(ours, "revision", version, ("desk", "n"), done)


def _add_the_rest(ours: Connection, other: _Other, done: Merged, *, is_fresh: bool) -> None:
    """What else leads to them, and what leads nowhere: runs, sheets, stocks, calibrations."""
    reached = belonging.belonging(ours)
    stays = _STAYS_HERE - (_KEYS if _same_secret(ours, other.connection) else frozenset())
    rest = [
        table
        for table in reversed(_in_order(ours))
        if table not in _BY_HAND | stays and (is_fresh or table not in _FRESH_ONLY)
    ]
    for table in rest:
        told = ours.execute("SELECT name, type, pk FROM pragma_table_info(?)", (table,)).fetchall()
        names = {name for name, _, _ in told}
        numbered = [name for name, kind, pk in told if pk and kind == "INTEGER" and "id" in names]
        keys = ("id",) if numbered else tuple(name for name, _, pk in told if pk)
        references = [r for r in reached.references if r.table == table]
        for row in other.rows(table, ", ".join(numbered)):
            for name in numbered:
                del row[name]
            if _point_here(ours, row, references, other):
                _insert(ours, table, row, keys, done, is_there_already=True)


def _same_secret(ours: Connection, theirs: Connection) -> bool:
    own, other = (
        connection.execute("SELECT signing_key FROM desk").fetchone()
        for connection in (ours, theirs)
    )
    return bool(own == other)


def _in_order(connection: Connection) -> list[str]:
    tables = set(tables_of(connection))
    before: dict[str, set[str]] = {table: set() for table in tables}
    for table in tables:
        for reference in belonging.references_of(connection, table):
            if reference.of in tables and reference.of != table:
                before[reference.of].add(table)
    return list(TopologicalSorter(before).static_order())


def _point_here(
    ours: Connection, row: dict[str, Any], references: Iterable[Any], other: _Other
) -> bool:
    """Let a row point at what is here; False where that is nowhere, or is ours to tell of."""
    ids = {"person": other.people, "orders": other.orders, "note": other.notes}
    for reference in references:
        for column, named in zip(reference.columns, reference.named_by, strict=True):
            value = row[column]
            if value is None:
                continue
            if reference.of in ids and named == "id":
                row[column] = ids[reference.of].get(value)
                if row[column] is None or (
                    reference.of == "orders" and value not in other.new_orders
                ):
                    return False
            elif not _is_here(ours, reference.of, value, named):
                return False
    return True


def _insert(
    ours: Connection,
    table: str,
    row: Mapping[str, Any],
    keys: tuple[str, ...],
    done: Merged,
    *,
    is_there_already: bool = False,
) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    otherwise = " ON CONFLICT DO NOTHING" if is_there_already else ""
    added = ours.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks}){otherwise}",  # noqa: S608 - names of ours
        tuple(row.values()),
    )
    if added.rowcount and keys:
        done._rows.append((table, keys, tuple(row[key] for key in keys)))


def _sort_anew(ours: Connection, done: Merged) -> None:
    """Let notes stand in the history where they belong by their day, ours in their own order."""
    new = set(done.notes)
    rows = ours.execute("SELECT id, seq, written_on, finished_at FROM note ORDER BY seq").fetchall()
    mine = [row for row in rows if row[0] not in new]
    theirs = [row for row in rows if row[0] in new]
    ordered: list[Row] = []
    place = 0
    for row in theirs:
        while place < len(mine) and _when(mine[place]) <= _when(row):
            ordered.append(mine[place])
            place += 1
        ordered.append(row)
    ordered += mine[place:]
    if ordered == rows:
        return
    ours.executemany(
        "UPDATE note SET seq = ? WHERE id = ?",
        ((-number, row[0]) for number, row in enumerate(ordered, 1)),
    )
    ours.execute("UPDATE note SET seq = -seq")


def _when(row: Row) -> tuple[str, str]:
    return row[2], row[3] or ""


def _touched_since(connection: Connection, done: Merged) -> frozenset[str]:
    """Orders that were added and have a note nobody brought, or one that says more by now."""
    brought = set(done.notes)
    rows = {values for table, _, values in done._rows if table == "revision"}
    touched = set()
    for order_id in {*done.orders, *(_order_of(connection, one) for one in done.notes)}:
        for note_id, desk, n in connection.execute(
            "SELECT id, head_desk, head_n FROM note WHERE order_id = ?", (order_id,)
        ):
            if note_id not in brought or (desk, n) not in rows:
                touched.add(order_id)
    return frozenset(one for one in touched if one)


def _put_back(connection: Connection, note_id: str, row: Row) -> None:
    values = dict(row)
    found = connection.execute(
        "SELECT seq, head_desk, head_n FROM note WHERE id = ?", (note_id,)
    ).fetchone()
    if found is None:
        return
    keep = ("seq", "id", "order_id", "side", "person_id")
    changed = {name: value for name, value in values.items() if name not in keep}
    sets = ", ".join(f"{name} = ?" for name in changed)
    connection.execute(f"UPDATE note SET {sets} WHERE id = ?", (*changed.values(), note_id))  # noqa: S608
    note_index.remove(connection, found[0])
    if values["state"] != "draft":
        note_index.add(connection, values["id"], found[0])


def _order_of(connection: Connection, note_id: str) -> str:
    row = connection.execute("SELECT order_id FROM note WHERE id = ?", (note_id,)).fetchone()
    return str(row[0]) if row else ""


def _order_of_version(connection: Connection, version: Row) -> str:
    row = connection.execute(
        "SELECT order_id FROM note JOIN revision ON note_id = note.id WHERE desk = ? AND n = ?",
        version,
    ).fetchone()
    return str(row[0]) if row else ""


def _note_here(ours: Connection, note_id: str, order_id: str, side: str) -> dict[str, Any] | None:
    cursor = ours.execute(
        "SELECT * FROM note WHERE id = ?1 OR (order_id = ?2 AND side = ?3)"
        " ORDER BY id <> ?1 LIMIT 1",
        (note_id, order_id, side),
    )
    row = cursor.fetchone()
    names = [name for name, *_ in cursor.description]
    return None if row is None else dict(zip(names, row, strict=True))


def _is_blank(note: Mapping[str, Any]) -> bool:
    return note["state"] == "draft" and not str(note["text"]).strip()


def _is_here(ours: Connection, table: str, value: object, column: str = "id") -> bool:
    found = ours.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (value,)).fetchone()  # noqa: S608
    return found is not None


def _by(rows: Iterable[dict[str, Any]], key: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return found

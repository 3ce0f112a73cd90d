"""What belongs to somebody: every row that leads to them, found by the file's own references.

Nothing here knows the tables by name. A table that is added later and refers to people, orders
or notes belongs with them from then on, without a line of code.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter

from handnote.storage.connection import Connection

ROOTS = ("person", "orders", "note")
"""Tables whose rows are named by an id of ours."""

_LETS_GO = {"SET NULL", "SET DEFAULT"}


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: the columns of one table that name a row of another."""

    table: str
    columns: tuple[str, ...]
    of: str
    named_by: tuple[str, ...]
    lets_go: bool
    """Whether the row stays when what it names goes."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Tables that lead to people, orders or notes, those that refer to others first."""

    tables: tuple[str, ...]
    references: tuple[Reference, ...]
    _conditions: dict[str, str] = field(default_factory=dict)

    def condition(self, table: str) -> str:
        """Return which rows of a table belong to what stands in ``going``, as SQL."""
        if table not in self._conditions:
            self._conditions[table] = self._condition(table)
        return self._conditions[table]

    def _condition(self, table: str) -> str:
        own = [r for r in self.references if r.table == table and not r.lets_go]
        ways = [_in(r, self.condition(r.of)) for r in own if r.of != table and r.of in self.tables]
        if table in ROOTS:
            ways.append(f"id IN (SELECT id FROM going WHERE what = '{table}')")  # noqa: S608
        direct = " OR ".join(ways) or "0"
        return " OR ".join([direct, *(_in(r, direct) for r in own if r.of == table)])


def belonging(connection: Connection) -> Belonging:
    """Return what in this file leads to people, orders or notes."""
    names = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite%'"
    )
    tables = sorted(name for (name,) in names.fetchall())
    references = tuple(r for table in tables for r in references_of(connection, table))
    reached = set(ROOTS)
    while more := {r.table for r in references if r.of in reached and not r.lets_go} - reached:
        reached |= more
    order = TopologicalSorter(
        {
            table: {
                r.table
                for r in references
                if r.of == table and r.table in reached and r.table != table and not r.lets_go
            }
            for table in sorted(reached)
        }
    )
    return Belonging(tuple(order.static_order()), references)


def references_of(connection: Connection, table: str) -> Iterable[Reference]:
    """Return the foreign keys of one table."""
    found: dict[int, list[tuple[str, str, str, str]]] = {}
    rows = connection.execute(
        'SELECT id, "table", "from", "to", on_delete FROM pragma_foreign_key_list(?)'
        " ORDER BY id, seq",
        (table,),
    )
    for number, of, column, named_by, on_delete in rows.fetchall():
        found.setdefault(number, []).append((of, column, named_by or "id", on_delete))
    for parts in found.values():
        yield Reference(
            table=table,
            columns=tuple(column for _, column, _, _ in parts),
            of=parts[0][0],
            named_by=tuple(named_by for _, _, named_by, _ in parts),
            lets_go=parts[0][3] in _LETS_GO,
        )


def begin(connection: Connection, roots: Mapping[str, Iterable[str]]) -> None:
    """Name what goes, for the conditions to find; ``end`` it before the save is over."""
    connection.execute(
        "CREATE TEMP TABLE going (what TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (what, id))"
        " WITHOUT ROWID"
    )
    for what, ids in roots.items():
        connection.executemany(
            "INSERT INTO going VALUES (?, ?) ON CONFLICT DO NOTHING", ((what, one) for one in ids)
        )


def end(connection: Connection) -> None:
    """Name nothing any more."""
    connection.execute("DROP TABLE going")


def _in(reference: Reference, condition: str) -> str:
    own, theirs = ", ".join(reference.columns), ", ".join(reference.named_by)
    return f"({own}) IN (SELECT {theirs} FROM {reference.of} WHERE {condition})"  # noqa: S608 - names of ours

"""The history as records: one for each thing there is, and back into a file of our own.

What only this desk can use stays here: its secret, keys signed with it, how far an index is.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import TypeAlias

from handnote.domain.problem import KeepTrouble, Problem
from handnote.storage import belonging
from handnote.storage.bringing_back import tables_of
from handnote.storage.connection import Connection, fingerprint

Value: TypeAlias = str | int | float | None
Record: TypeAlias = dict[str, Value]
"""A thing with its ``type``; bytes are written as hexadecimal digits."""

_STAYS_HERE = frozenset(
    {
        *("desk", "person_key", "added_file", "seen_file", "shop_of_file", "quiet", "gone_order"),
        *("import", "import_file", "import_before", "fingerprint", "fingerprinted"),
        *("fingerprinting", "forgotten", "forgotten_number", "forgetting", "forgot", "ran_out"),
        *("trash", "to_look_over"),
    }
)
_PUBLIC = frozenset(
    {
        *("person", "called", "orders", "item", "correction", "note", "revision", "run"),
        *("run_label", "run_sheet", "sheet", "calibration", "own_stock", "marked_stock"),
        *("own_columns", "own_column", "retention", "meant_alike", "standing_sentence"),
        *("promise", "wish", "drawing", "signature", "note_language", "own_word", "note_picture"),
    }
)
"""What is in every export. Any other table is private: it goes out only where that is asked."""

_PRIVATE_COLUMNS = {("person", "memory")}
_WORKED_OUT = {("note", "sha256"), ("revision", "sha256")}
"""What follows from the rest of a record, and is made again."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as a record has it."""

    name: str
    kind: str
    may_be_none: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of record: the table it is of, its columns, and how its rows are sorted."""

    table: str
    columns: tuple[Column, ...]
    sorted_by: str


def kinds(connection: Connection, *, with_private: bool) -> tuple[Kind, ...]:
    """Return the types of records, those that others refer to first."""
    found = {
        table: _kind(connection, table, with_private=with_private)
        for table in tables_of(connection)
        if table not in _STAYS_HERE and (with_private or table in _PUBLIC)
    }
    before = {
        table: {
            reference.of
            for reference in belonging.references_of(connection, table)
            if reference.of in found and reference.of != table
        }
        for table in found
    }
    return tuple(found[table] for table in TopologicalSorter(before).static_order())


def records(connection: Connection, *, with_private: bool) -> Iterator[Record]:
    """Yield everything, in an order in which nothing refers to what comes later."""
    for kind in kinds(connection, with_private=with_private):
        names = ", ".join(f'"{column.name}"' for column in kind.columns)
        rows = connection.execute(
            f"SELECT {names} FROM {kind.table} ORDER BY {kind.sorted_by}"  # noqa: S608 - names of ours
        )
        for row in rows:
            record: Record = {"type": kind.table}
            for column, value in zip(kind.columns, row, strict=True):
                record[column.name] = value.hex() if isinstance(value, bytes) else value
            yield record


def canonical(record: Mapping[str, Value]) -> bytes:
    """Return a record as it is hashed: JSON with sorted keys, no spaces, in UTF-8."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


class ContentHash:
    """What a history is known by, however its records are sorted or written down."""

    def __init__(self) -> None:
        self._sums: list[bytes] = []

    def add(self, record: Mapping[str, Value]) -> None:
        """Count a record in."""
        self._sums.append(hashlib.sha256(canonical(record)).digest())

    @property
    def count(self) -> int:
        """How many records were counted in."""
        return len(self._sums)

    def hexdigest(self) -> str:
        """Return the SHA-256 over the sorted SHA-256 sums of all records."""
        return hashlib.sha256(b"".join(sorted(self._sums))).hexdigest()


def insert(connection: Connection, told: Iterable[tuple[int, Record]], name: str) -> ContentHash:
    """Put records, each with its line, into a fresh file of ours; return what they come to.

    Raises ``HISTORY_WRONG_LINE`` for one that is not of ours.
    """
    known = {kind.table: kind for kind in kinds(connection, with_private=True)}
    content = ContentHash()
    for line, record in told:
        kind = known.get(str(record.get("type")))
        columns = {} if kind is None else {column.name: column for column in kind.columns}
        if kind is None or not {*record} - {"type"} <= set(columns):
            raise _wrong(name, line, "no such record")
        content.add(record)
        values = _values(record, columns, name, line)
        names = ", ".join(f'"{column}"' for column in values)
        marks = ", ".join("?" * len(values))
        try:
            connection.execute(
                f"INSERT INTO {kind.table} ({names}) VALUES ({marks})",  # noqa: S608 - names of ours
                tuple(values.values()),
            )
        except (connection.IntegrityError, connection.DataError, OverflowError) as error:
            raise _wrong(name, line, "a value no record has, or one that is there twice") from error
    return content


def _values(
    record: Record, columns: Mapping[str, Column], name: str, line: int
) -> dict[str, str | int | float | bytes | None]:
    values: dict[str, str | int | float | bytes | None] = {}
    for key, value in record.items():
        if key == "type":
            continue
        if columns[key].kind == "BLOB" and value is not None:
            try:
                values[key] = bytes.fromhex(str(value))
            except ValueError as error:
                raise _wrong(name, line, key) from error
        elif value is None or isinstance(value, str | int | float):
            values[key] = value
        else:
            raise _wrong(name, line, key)
    if record["type"] in {"note", "revision"}:
        values["sha256"] = fingerprint(str(record.get("text", "")), *_drawn(values))
    return values


def _drawn(
    values: Mapping[str, str | int | float | bytes | None],
) -> Iterator[bytes | None]:
    for name in ("ink", "signature"):
        known_by = values.get(name)
        yield known_by if isinstance(known_by, bytes) else None


def _kind(connection: Connection, table: str, *, with_private: bool) -> Kind:
    told = connection.execute(
        'SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY cid', (table,)
    ).fetchall()
    names = {name for name, *_ in told}
    placed = [name for name, kind, _, pk in told if pk and kind == "INTEGER" and "id" in names]
    gone = {
        column
        for reference in belonging.references_of(connection, table)
        if reference.of in _STAYS_HERE
        for column in reference.columns
    }
    columns = tuple(
        Column(name, kind, not (notnull or pk))
        for name, kind, notnull, pk in told
        if name not in placed
        and name not in gone
        and (table, name) not in _WORKED_OUT
        and (with_private or (table, name) not in _PRIVATE_COLUMNS)
    )
    keys = sorted((pk, name) for name, _, _, pk in told if pk)
    return Kind(table, columns, ", ".join(placed or [f'"{name}"' for _, name in keys]))


def _wrong(name: str, line: int, what: str) -> Problem:
    return Problem(KeepTrouble.HISTORY_WRONG_LINE, name=name, line=line, what=what)

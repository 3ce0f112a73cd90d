"""The history in a file for other programs: JSON Lines or CSV, whole, and read back the same."""

import csv
import json
import os
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

from handnote.domain.problem import KeepTrouble, Problem
from handnote.storage import disk
from handnote.storage.connection import Connection
from handnote.storage.records import Column, ContentHash, Kind, Record, Value, kinds, records

VERSION = 1
_BEGIN, _END = "handnote-export", "end"
_FORMULAS = set("=+-@\t\r\n＝＋－＠")
_LONGEST_CELL = 2**26
_FIRST = ("type", "written_on", "text", "sign_off", "name", "buyer", "recipient", "id")


class Form(StrEnum):
    """The two forms a history is written in."""

    JSONL = "jsonl"
    CSV = "csv"


def write(connection: Connection, path: Path, form: Form, *, with_private: bool) -> ContentHash:
    """Write everything to ``path``, whole or not at all; return what it comes to.

    Raises ``CANNOT_EXPORT`` where the disk is full or takes no file; what was there stays.
    """
    try:
        descriptor, name = tempfile.mkstemp(".part", ".handnote-", path.parent)
    except OSError as error:
        raise _cannot(path, error) from error
    part = Path(name)
    encoding = "utf-8-sig" if form is Form.CSV else "utf-8"
    try:
        with os.fdopen(descriptor, "w", encoding=encoding, newline="") as file:
            writing = _write_csv if form is Form.CSV else _write_lines
            content = writing(connection, file, with_private)
            file.flush()
            os.fsync(file.fileno())
        disk.put_in_place(part, path)
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        part.unlink(missing_ok=True)
    return content


def is_ours(path: Path) -> Form | None:
    """Return the form of a file this module wrote, or None for any other."""
    with path.open("rb") as file:
        begin = file.read(4096).removeprefix(b"\xef\xbb\xbf")
    if begin.startswith(b'{"type": "' + _BEGIN.encode()):
        return Form.JSONL
    first, _, second = begin.partition(b"\r\n")
    if first.startswith(b"type,") and second.startswith(_BEGIN.encode()):
        return Form.CSV
    return None


def read(path: Path, form: Form, known: Sequence[Kind]) -> Iterator[tuple[int, Record]]:
    """Yield each record with its line; raises a ``Problem`` where the file is cut or changed."""
    reading = _read_csv if form is Form.CSV else _read_lines
    content, is_over = ContentHash(), False
    for number, (line, record) in enumerate(reading(path, known)):
        if number == 0:
            if record.get("type") != _BEGIN or record.get("version") != VERSION:
                raise Problem(KeepTrouble.BACKUP_NEWER, name=path.name)
        elif record.get("type") == _END:
            is_over = True
            if (record.get("records"), record.get("sha256")) != (
                content.count,
                content.hexdigest(),
            ):
                raise Problem(KeepTrouble.BACKUP_DAMAGED, name=path.name)
        elif is_over:
            raise Problem(KeepTrouble.BACKUP_DAMAGED, name=path.name)
        else:
            content.add(record)
            yield line, record
    if not is_over:
        raise Problem(KeepTrouble.BACKUP_DAMAGED, name=path.name)


def harmless(cell: str) -> str:
    """Return a cell no spreadsheet takes for a formula; ``as_it_was`` undoes it."""
    seen = cell.lstrip(" \u00a0\u200b\u200e\u200f\ufeff")
    seen = "".join(c for c in seen[:4] if unicodedata.category(c) != "Cf") or seen
    return f"'{cell}" if cell[:1] == "'" or (seen[:1] in _FORMULAS and seen) else cell


def as_it_was(cell: str) -> str:
    """Return a cell of ours as it was before it was made harmless."""
    return cell.removeprefix("'")


def _write_lines(connection: Connection, file: TextIO, with_private: bool) -> ContentHash:  # noqa: FBT001 - one of two writers of the same shape
    content = ContentHash()
    for record in _framed(connection, content, with_private=with_private):
        file.write(json.dumps(record, ensure_ascii=False))
        file.write("\n")
    return content


def _write_csv(connection: Connection, file: TextIO, with_private: bool) -> ContentHash:  # noqa: FBT001 - one of two writers of the same shape
    known = kinds(connection, with_private=with_private)
    nullable = _nullable(known)
    heading = _heading(known)
    content = ContentHash()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(heading)
    for record in _framed(connection, content, with_private=with_private):
        writer.writerow(
            [_cell(record, column, nullable) if column in record else "" for column in heading]
        )
    return content


def _framed(
    connection: Connection, content: ContentHash, *, with_private: bool
) -> Iterator[Record]:
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    yield {"type": _BEGIN, "version": VERSION, "schema": schema}
    for record in records(connection, with_private=with_private):
        content.add(record)
        yield record
    yield {"type": _END, "records": content.count, "sha256": content.hexdigest()}


def _heading(known: Iterable[Kind]) -> list[str]:
    columns = dict.fromkeys(_FIRST)
    for kind in known:
        columns |= dict.fromkeys(column.name for column in kind.columns)
    return list(columns | dict.fromkeys(("version", "schema", "records", "sha256")))


def _nullable(known: Iterable[Kind]) -> set[tuple[str, str]]:
    return {
        (kind.table, column.name) for kind in known for column in kind.columns if column.may_be_none
    }


def _cell(record: Record, column: str, nullable: set[tuple[str, str]]) -> str:
    value = record[column]
    if value is None:
        return ""
    if value == "" and (str(record["type"]), column) in nullable:
        return "'"
    return harmless(repr(value) if isinstance(value, float) else str(value))


def _read_lines(path: Path, _: Sequence[Kind]) -> Iterator[tuple[int, Record]]:
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                yield number, _record(json.loads(line, parse_constant=_no_number))
    except (ValueError, RecursionError) as error:
        raise Problem(KeepTrouble.BACKUP_DAMAGED, name=path.name) from error
    except OSError as error:
        raise Problem(KeepTrouble.BACKUP_ABSENT, name=path.name) from error


def _no_number(said: str) -> float:
    raise ValueError(said)


def _record(said: Any) -> Record:
    if not isinstance(said, dict) or not all(
        value is None or (isinstance(value, str | int | float) and not isinstance(value, bool))
        for value in said.values()
    ):
        raise ValueError("no record")
    return said


def _read_csv(path: Path, known: Sequence[Kind]) -> Iterator[tuple[int, Record]]:
    columns = {kind.table: {column.name: column for column in kind.columns} for kind in known}
    own = {
        _BEGIN: {name: Column(name, "INTEGER", True) for name in ("version", "schema")},  # noqa: FBT003 - a column that may be none
        _END: {
            "records": Column("records", "INTEGER", may_be_none=False),
            "sha256": Column("sha256", "TEXT", may_be_none=False),
        },
    }
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            heading = next(reader)
            for row in reader:
                cells = dict(zip(heading, row, strict=True))
                kind = {**columns, **own}.get(cells["type"])
                if kind is None:
                    raise ValueError(cells["type"])
                record: Record = {"type": cells["type"]}
                for name, column in kind.items():
                    if name in cells:
                        record[name] = _value(cells[name], column)
                yield reader.line_num, record
    except (ValueError, StopIteration, KeyError, csv.Error) as error:
        raise Problem(KeepTrouble.BACKUP_DAMAGED, name=path.name) from error
    except OSError as error:
        raise Problem(KeepTrouble.BACKUP_ABSENT, name=path.name) from error


def _value(cell: str, column: Column) -> Value:
    if cell == "" and (column.may_be_none or column.kind not in {"TEXT", "BLOB"}):
        return None
    plain = as_it_was(cell)
    if column.kind == "INTEGER":
        return int(plain)
    return float(plain) if column.kind == "REAL" else plain


def _cannot(path: Path, error: OSError) -> Problem:
    why = error.strerror or type(error).__name__
    return Problem(KeepTrouble.CANNOT_EXPORT, name=path.name, why=why)

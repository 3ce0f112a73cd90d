"""What goes wrong underneath is told as something she can put right, or not at all."""

import errno
import sqlite3
from pathlib import Path

import pytest

from handnote.domain.problem import StoreTrouble
from handnote.storage.troubles import from_sqlite, from_system


def sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("made by hand")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (sqlite3.SQLITE_FULL, StoreTrouble.DISK_FULL),
        (sqlite3.SQLITE_READONLY, StoreTrouble.READ_ONLY),
        (sqlite3.SQLITE_READONLY_DBMOVED, StoreTrouble.READ_ONLY),
        (sqlite3.SQLITE_CANTOPEN, StoreTrouble.READ_ONLY),
        (sqlite3.SQLITE_IOERR_FSYNC, StoreTrouble.NOT_SAVED),
        (sqlite3.SQLITE_IOERR_WRITE, StoreTrouble.NOT_SAVED),
        (sqlite3.SQLITE_BUSY, StoreTrouble.NOT_SAVED),
        (sqlite3.SQLITE_CORRUPT, StoreTrouble.DAMAGED),
        (sqlite3.SQLITE_CORRUPT_VTAB, StoreTrouble.DAMAGED),
        (sqlite3.SQLITE_NOTADB, StoreTrouble.DAMAGED),
    ],
)
def test_each_error_of_the_database_has_its_trouble(
    tmp_path: Path, code: int, trouble: StoreTrouble
) -> None:
    problem = from_sqlite(sqlite_error(code), tmp_path / "handnote.db")
    assert problem is not None
    assert problem.code is trouble
    assert problem.facts == {"name": "handnote.db", "folder": str(tmp_path)}


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY])
def test_a_mistake_of_ours_is_no_trouble_of_hers(tmp_path: Path, code: int) -> None:
    assert from_sqlite(sqlite_error(code), tmp_path / "handnote.db") is None
    assert from_sqlite(sqlite3.ProgrammingError("ours"), tmp_path / "handnote.db") is None


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    problem = from_sqlite(sqlite_error(sqlite3.SQLITE_CANTOPEN), tmp_path / "gone" / "handnote.db")
    assert problem is not None
    assert problem.code is StoreTrouble.NO_FOLDER


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, StoreTrouble.DISK_FULL),
        (errno.EROFS, StoreTrouble.READ_ONLY),
        (errno.EACCES, StoreTrouble.READ_ONLY),
        (errno.EIO, StoreTrouble.NOT_SAVED),
    ],
)
def test_each_error_of_the_system_has_its_trouble(
    tmp_path: Path, number: int, trouble: StoreTrouble
) -> None:
    assert from_system(OSError(number, "x"), tmp_path / "handnote.db").code is trouble

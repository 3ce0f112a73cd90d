"""What goes wrong underneath, told as something the seller can put right."""

import errno
import sqlite3
from pathlib import Path

from handnote.domain.problem import Problem, StoreTrouble

_BY_SQLITE = {
    sqlite3.SQLITE_FULL: StoreTrouble.DISK_FULL,
    sqlite3.SQLITE_READONLY: StoreTrouble.READ_ONLY,
    sqlite3.SQLITE_PERM: StoreTrouble.READ_ONLY,
    sqlite3.SQLITE_AUTH: StoreTrouble.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: StoreTrouble.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: StoreTrouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: StoreTrouble.DAMAGED,
    sqlite3.SQLITE_BUSY: StoreTrouble.NOT_SAVED,
    sqlite3.SQLITE_LOCKED: StoreTrouble.NOT_SAVED,
    sqlite3.SQLITE_IOERR: StoreTrouble.NOT_SAVED,
    sqlite3.SQLITE_PROTOCOL: StoreTrouble.NOT_SAVED,
}
_NAMES_LOST = ("no such column: ", "no such table: ")
"""Only damage takes a name away from a file that has them all."""

_BY_ERRNO = {
    errno.ENOSPC: StoreTrouble.DISK_FULL,
    errno.EDQUOT: StoreTrouble.DISK_FULL,
    errno.EROFS: StoreTrouble.READ_ONLY,
    errno.EACCES: StoreTrouble.READ_ONLY,
    errno.EPERM: StoreTrouble.READ_ONLY,
}


def from_sqlite(error: sqlite3.Error, path: Path, *, is_up_to_date: bool = False) -> Problem | None:
    """Return the problem behind an error of the database, or None where we are at fault.

    ``is_up_to_date`` says that the file was opened whole, with every table and column.
    """
    code = getattr(error, "sqlite_errorcode", None)
    trouble = None if code is None else _BY_SQLITE.get(code & 0xFF)
    if is_up_to_date and code == sqlite3.SQLITE_ERROR and str(error).startswith(_NAMES_LOST):
        trouble = StoreTrouble.DAMAGED
    if trouble is None:
        return None
    if trouble is StoreTrouble.READ_ONLY and not path.parent.is_dir():
        trouble = StoreTrouble.NO_FOLDER
    return Problem(trouble, name=path.name, folder=str(path.parent))


def from_system(error: OSError, path: Path) -> Problem:
    """Return the problem behind an error of the file system."""
    trouble = _BY_ERRNO.get(error.errno or 0, StoreTrouble.NOT_SAVED)
    return Problem(trouble, name=path.name, folder=str(path.parent))

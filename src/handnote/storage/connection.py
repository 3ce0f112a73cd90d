"""Connections to the seller's file: how each one is set up, and what one save is."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from handnote.storage import disk, note_index

T = TypeVar("T")
Connection = sqlite3.Connection
Row = tuple[Any, ...]  # values as SQLite hands them out; the STRICT tables keep their types
PATIENCE = 10.0
"""Seconds to wait, with back-off, for a virus scanner or an indexer to let go of the file."""

PAGES_A_STEP = 512
"""So many pages are copied before a save that waits has its turn: two megabytes, some 5 ms."""

_STEPS_TO_SETTLE = 4

_SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)


def connect(path: Path, *, may_write: bool = True) -> Connection:
    """Open an existing database the way handnote always does; never makes a file."""
    mode = "rw" if may_write else "ro"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=PATIENCE,
        cached_statements=256,
    )
    try:
        with unreadable_is_damage():
            _set_up(connection, may_write=may_write)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def unreadable_is_damage() -> Iterator[None]:
    """SQLite quotes the damage it finds; where Python cannot read the quotation, it is damage."""
    try:
        yield
    except UnicodeDecodeError as error:
        damage = sqlite3.DatabaseError("the file says of itself what is no text")
        damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise damage from error


def _set_up(connection: Connection, *, may_write: bool) -> None:
    note_index.set_up(connection)
    if may_write:
        # Not WAL: the file copied alone, a read-only folder and a full disk must stay readable.
        connection.execute("PRAGMA journal_mode = TRUNCATE")
    for setting in _SETTINGS:
        connection.execute(setting)
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = ON")


def save(connection: Connection, work: Callable[[Connection], T]) -> T:
    """Do ``work`` as one save: all of it is on the disk when this returns, or none of it."""
    return _within("BEGIN IMMEDIATE", connection, work)


def read(connection: Connection, work: Callable[[Connection], T]) -> T:
    """Do ``work`` on one unchanging view of the file; an attempt to write in it is refused."""
    connection.execute("PRAGMA query_only = ON")
    try:
        return _within("BEGIN", connection, work)
    finally:
        connection.execute("PRAGMA query_only = OFF")


def _within(begin: str, connection: Connection, work: Callable[[Connection], T]) -> T:
    connection.execute(begin)
    try:
        result = work(connection)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return result


def is_sound(connection: Connection, *, thoroughly: bool) -> bool:
    """Whether SQLite finds its pages in order and every note is letter for letter as saved.

    ``thoroughly`` looks at the indexes and at every version of every note as well; it takes
    twice as long.
    """
    with unreadable_is_damage():
        return _is_sound(connection, thoroughly=thoroughly)


def _is_sound(connection: Connection, *, thoroughly: bool) -> bool:
    check = "integrity_check" if thoroughly else "quick_check"
    references = "foreign_key_check" if thoroughly else "foreign_key_check(note)"
    if connection.execute(f"PRAGMA {check}(1)").fetchone() != ("ok",):
        return False
    if connection.execute(f"PRAGMA {references}").fetchone() is not None:
        return False
    if connection.execute("SELECT count(*) FROM desk").fetchone() != (1,):
        return False
    saved = ("note", "revision") if thoroughly else ("note",)
    return all(_is_as_saved(connection, table) for table in saved)


def latest_are_as_saved(connection: Connection) -> bool:
    """Whether there is one desk, and the latest thousand notes are letter for letter as saved."""
    with unreadable_is_damage():
        (desks,) = connection.execute("SELECT count(*) FROM desk").fetchone()
        return desks == 1 and _is_as_saved(connection, "note", "ORDER BY seq DESC LIMIT 1000")


def _is_as_saved(connection: Connection, table: str, which: str = "") -> bool:
    has_ink = "SELECT 1 FROM pragma_table_info(?) WHERE name = 'ink'"
    # A file from before there was ink is looked at before it is brought up to date.
    drawn = "ink, signature" if connection.execute(has_ink, (table,)).fetchone() else "NULL, NULL"
    said = connection.execute(f"SELECT text, {drawn}, sha256 FROM {table} {which}")  # noqa: S608
    return all(fingerprint(text, ink, signature) == known for text, ink, signature, known in said)


def fingerprint(text: str, ink: bytes | None = None, signature: bytes | None = None) -> bytes:
    """Return what a note is known by, so that a flipped bit shows.

    ``ink`` and ``signature`` are what its drawings are known by, if it has any.
    """
    if ink is None and signature is None:
        return digest(text.encode())
    return digest(digest(text.encode()) + (ink or b"").ljust(32, b"\0") + (signature or b""))


def digest(data: bytes) -> bytes:
    """Return the SHA-256 of some bytes."""
    return sha256(data).digest()


def copy(source: Connection, target: Path) -> None:
    """Write everything ``source`` sees into the empty file ``target``; not yet settled."""

    def work(source: Connection) -> None:
        # Holding the file first: Python's backup() would wait for ever for another program.
        source.execute("SELECT 1 FROM desk").fetchone()
        with closing(sqlite3.connect(target, isolation_level=None)) as copied:
            copied.execute("PRAGMA journal_mode = OFF")
            copied.execute("PRAGMA synchronous = OFF")
            source.backup(copied)

    read(source, work)


def copy_in_turns(source: Connection, target: Path, give_way: Callable[[], object]) -> None:
    """Write all of ``source`` into the empty file ``target``, a few milliseconds at a time.

    Between two steps ``give_way`` may save on ``source``: the copy has what was saved by the time
    this returns, and no save makes it begin anew. Whatever ``give_way`` raises ends it.
    """

    steps = count(1)

    def turn(status: int, remaining: int, _: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            # Python's backup() would wait for ever for another program.
            held = sqlite3.OperationalError("database is locked")
            held.sqlite_errorcode = status
            raise held
        if remaining:
            if next(steps) % _STEPS_TO_SETTLE == 0:
                # Else a save's own few bytes would wait behind a gigabyte on its way to the disk.
                disk.settle(target)
            give_way()

    with closing(sqlite3.connect(target, isolation_level=None)) as copied:
        copied.execute("PRAGMA journal_mode = OFF")
        copied.execute("PRAGMA synchronous = OFF")
        source.backup(copied, pages=PAGES_A_STEP, progress=turn)

"""From a folder to an open, sound file: looked at, made, mended or refused."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from handnote.domain.problem import Problem, StoreTrouble
from handnote.storage import backups, desk, disk, left_over, troubles
from handnote.storage.connection import (
    Connection,
    connect,
    is_sound,
    latest_are_as_saved,
    save,
)
from handnote.storage.first_look import journal_of, look
from handnote.storage.migrations import has_its_shape, migrate, newest_version, version

NAME = "handnote.db"
LOCK = "handnote.lock"
_UNFINISHED = "handnote.db.unfinished"


def is_absent(path: Path) -> bool:
    """Whether there is nothing at all under the file's name, not even a broken link."""
    return not path.exists() and not path.is_symlink()


def make_fresh(path: Path, schema: Path) -> None:
    """Make a new, empty file that is either whole or not there.

    It is built under another name first; what a killed start left of that is thrown away.
    """
    unfinished = path.with_name(_UNFINISHED)
    unfinished.unlink(missing_ok=True)
    journal_of(unfinished).unlink(missing_ok=True)
    left_over.set_journal_aside(path)
    disk.make_private_file(unfinished)
    connection = connect(unfinished)
    try:
        migrate(connection, schema)
        save(connection, desk.furnish)
    finally:
        connection.close()
    journal_of(unfinished).unlink(missing_ok=True)
    disk.settle(unfinished)
    disk.put_in_place(unfinished, path)


def open_sound(
    path: Path, schema: Path, now: datetime, *, may_write: bool, checks_all: bool = True
) -> Connection:
    """Open the file after a look at its bytes, bring it up to date, and check all of it.

    Without ``checks_all`` only what costs no time is checked, and the rest is for later. Raises
    the ``Problem`` that keeps it shut; the file is then as it was found.
    """
    newest = newest_version(schema)
    look(path, newest)
    if may_write:
        left_over.set_foreign_journal_aside(path)
    try:
        connection = connect(path, may_write=may_write)
    except UnicodeDecodeError as error:
        # SQLite's message quotes letters of the file that are none any more.
        raise Problem(StoreTrouble.DAMAGED, name=path.name, folder=str(path.parent)) from error
    try:
        if checks_all:
            make_sure_it_is_sound(connection, path, thoroughly=False)
        else:
            _make_sure_of_the_latest(connection, path)
        if not has_its_shape(connection, schema):
            raise Problem(StoreTrouble.DAMAGED, name=path.name, folder=str(path.parent))
        if version(connection) < newest:
            _bring_up_to_date(connection, path, schema, now)
    except BaseException:
        connection.close()
        raise
    return connection


def make_sure_it_is_sound(connection: Connection, path: Path, *, thoroughly: bool) -> None:
    """Raise ``Problem(DAMAGED)`` where anything in the file is not as it was saved."""
    _make_sure(path, lambda: is_sound(connection, thoroughly=thoroughly))


def _make_sure_of_the_latest(connection: Connection, path: Path) -> None:
    """What she goes on with is as it was saved; it is found by the file's own indexes."""
    _make_sure(path, lambda: latest_are_as_saved(connection))


def _make_sure(path: Path, looks_sound: Callable[[], bool]) -> None:
    damaged = Problem(StoreTrouble.DAMAGED, name=path.name, folder=str(path.parent))
    try:
        is_as_saved = looks_sound()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        # A table that lost its name, letters that are none: only damage does that.
        raise _told_by(error, path) or damaged from error
    if not is_as_saved:
        raise damaged


def _told_by(error: Exception, path: Path) -> Problem | None:
    return troubles.from_sqlite(error, path) if isinstance(error, sqlite3.Error) else None


def _bring_up_to_date(connection: Connection, path: Path, schema: Path, now: datetime) -> None:
    unfinished = backups.begin(connection, path.parent / backups.FOLDER)
    if backups.finish(unfinished, now) is None:
        raise Problem(StoreTrouble.DAMAGED, name=path.name, folder=str(path.parent))
    migrate(connection, schema)

"""Going back to a backup: the file that is there is set aside first, never overwritten."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from handnote.domain.problem import Problem
from handnote.storage import (
    bringing_back,
    disk,
    forgetting,
    left_over,
    lock,
    opening,
    troubles,
)
from handnote.storage.bringing_back import BroughtBack, Counts
from handnote.storage.connection import Connection, connect
from handnote.storage.first_look import journal_of, look
from handnote.storage.migrations import SCHEMA, newest_version
from handnote.storage.one_file import copy
from handnote.storage.stopping import GoOn, never_stop

T = TypeVar("T")


def restore(folder: Path, backup: Path, schema: Path = SCHEMA) -> Path | None:
    """Put a backup in the place of the seller's file and return where that was set aside."""
    brought = bring(folder, backup, schema)
    try:
        return put(folder, brought)
    finally:
        brought.drop()


def bring(
    folder: Path, backup: Path, schema: Path = SCHEMA, *, go_on: GoOn = never_stop
) -> BroughtBack:
    """Make a sound history from a backup, without those this folder knows to be forgotten."""
    gone = forgotten_in(folder)
    return bringing_back.bring(backup, folder, schema, forgotten=gone, go_on=go_on)


def put(folder: Path, brought: BroughtBack) -> Path | None:
    """Put what was brought in the place of the seller's file; return where that was set aside.

    Killed at any point, either the old file or the new one is there, whole. Raises ``IN_USE``
    while handnote is open.
    """
    held = lock.take(folder / opening.LOCK)
    path = folder / opening.NAME
    try:
        _carry_over(path, brought.path)
        _lay_beside(folder, brought)
        aside = None
        if path.exists():
            aside = _set_aside(path)
            left_over.set_journal_aside(path)
        journal_of(brought.path).unlink(missing_ok=True)
        disk.put_in_place(brought.path, path)
        return aside
    except OSError as error:
        raise troubles.from_system(error, path) from error
    finally:
        held.release()


def forgotten_in(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of what this folder's own file knows to be forgotten, where it can be read."""
    return _asked(folder / opening.NAME, forgetting.forgotten) or {}


def counts_here(folder: Path) -> Counts | None:
    """Return how much this folder's own file holds, or None where it cannot be read."""
    return _asked(folder / opening.NAME, bringing_back.counted)


def _asked(path: Path, question: Callable[[Connection], T]) -> T | None:
    with suppress(Problem, sqlite3.Error, OSError, UnicodeDecodeError):
        if look(path, newest_version(SCHEMA)) == newest_version(SCHEMA):
            with closing(connect(path, may_write=False)) as connection:
                return question(connection)
    return None


def _carry_over(path: Path, fresh: Path) -> None:
    """What was forgotten stays forgotten in the file that takes this one's place."""
    found = _asked(
        path,
        lambda connection: (
            connection.execute("SELECT id, what FROM forgotten").fetchall(),
            connection.execute("SELECT key FROM forgotten_number").fetchall(),
        ),
    )
    if found is not None and found[0]:
        with closing(connect(fresh)) as connection:
            _write_down(connection, *found)
        disk.settle(fresh)


def _write_down(
    connection: Connection, gone: list[tuple[str, str]], keys: list[tuple[str]]
) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "INSERT INTO forgotten (id, what) VALUES (?, ?) ON CONFLICT DO NOTHING", gone
    )
    connection.executemany("INSERT INTO forgotten_number VALUES (?) ON CONFLICT DO NOTHING", keys)
    connection.execute("COMMIT")


def _lay_beside(folder: Path, brought: BroughtBack) -> None:
    """Fonts, pictures and settings come along where there are none of that name."""
    root = brought.path.parent / "beside"
    for source in brought.beside:
        target = folder / source.relative_to(root)
        if not target.exists() and not target.is_symlink():
            disk.make_private_folder(target.parent)
            disk.settle(source)
            disk.put_in_place(source, target)


def _set_aside(path: Path) -> Path:
    aside = disk.free_name(path.with_stem(f"{path.stem}-set-aside"))
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    copy(path, unfinished, never_stop)
    disk.settle(unfinished)
    disk.put_in_place(unfinished, aside)
    return aside

"""Older copies of the seller's file, and taking out of them what was forgotten since.

Backups, files that were set aside and files that were kept beside another: each holds what was
there when it was made.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Collection, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from handnote.storage import backups, disk, forgetting
from handnote.storage.connection import connect, is_sound
from handnote.storage.first_look import APPLICATION_ID, read_header

_OWN = "handnote.db"
_OUR_MARKS = ("-set-aside", "-kept")
_JOURNALS = ("*-journal-set-aside*",)

GoOn = Callable[[int, int], bool]
"""Told how many of how many copies are done; says whether to go on."""


@dataclass(frozen=True, slots=True)
class OldCopy:
    """One older copy: where it lies, when it was made and, for a backup, how many notes it has."""

    path: Path
    made_at: datetime
    notes: int | None = None


@dataclass(frozen=True, slots=True)
class Cleared:
    """What became of the older copies."""

    rewritten: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    """Those that hold it still: damaged, locked, or not reached."""


def older_copies(folder: Path) -> tuple[OldCopy, ...]:
    """Return every other file of ours in a data folder and its backups, newest first."""
    listed = [
        OldCopy(backup.path, backup.made_at, backup.notes)
        for backup in backups.listed(folder / backups.FOLDER)
    ]
    beside = [
        OldCopy(path, datetime.fromtimestamp(path.stat().st_mtime))  # noqa: DTZ006 - a wall clock
        for path in sorted(folder.glob("*.db"))
        if path.name != _OWN and path.is_file() and not path.is_symlink() and _is_ours(path)
    ]
    return tuple(sorted([*listed, *beside], key=lambda copy: copy.made_at, reverse=True))


def strays(folder: Path) -> tuple[OldCopy, ...]:
    """Return files of ours nobody here made: second copies of a program that shares folders."""
    return tuple(
        copy
        for copy in older_copies(folder)
        if copy.notes is None and not any(mark in copy.path.stem for mark in _OUR_MARKS)
    )


def holds(copy: OldCopy, gone: Mapping[str, Collection[str]]) -> bool:
    """Whether a copy has any of it; one that cannot be read may."""
    try:
        with closing(connect(copy.path, may_write=False)) as connection:
            # Immutable as far as anybody knows; the temporary table is in memory.
            return bool(forgetting.roots_in(connection, gone))
    except (sqlite3.Error, OSError, UnicodeDecodeError):
        return True


def clear(folder: Path, gone: Mapping[str, Collection[str]], go_on: GoOn | None = None) -> Cleared:
    """Take what was forgotten out of every older copy.

    Each copy is written anew under another name, checked, and only then put in its place: killed
    at any point, every copy is whole, with it or without.
    """
    wanted = older_copies(folder)
    rewritten, left = [], []
    for number, copy in enumerate(wanted):
        if go_on is not None and not go_on(number, len(wanted)):
            left += [one.path.name for one in wanted[number:] if holds(one, gone)]
            break
        if not holds(copy, gone):
            continue
        try:
            rewritten.append(_rewrite(copy, gone).name)
        except (sqlite3.Error, OSError, ValueError):
            left.append(copy.path.name)
    for pattern in _JOURNALS:
        for journal in folder.glob(pattern):
            with suppress(OSError):
                journal.unlink()
    return Cleared(tuple(rewritten), tuple(left))


def _rewrite(copy: OldCopy, gone: Mapping[str, Collection[str]]) -> Path:
    folder = copy.path.parent
    descriptor, name = tempfile.mkstemp(".db", backups.UNFINISHED, folder)
    os.close(descriptor)
    unfinished = Path(name)
    try:
        shutil.copyfile(copy.path, unfinished)
        notes = _take_out(unfinished, gone)
        disk.settle(unfinished)
        path = copy.path
        if copy.notes is not None:
            path = path.with_name(path.name.replace(f"-{copy.notes}-notes", f"-{notes}-notes"))
        disk.put_in_place(unfinished, path)
        if path != copy.path:
            copy.path.unlink(missing_ok=True)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def _take_out(unfinished: Path, gone: Mapping[str, Collection[str]]) -> int:
    with closing(connect(unfinished)) as connection:
        # Nobody needs a way back from what is thrown away whole where it fails.
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("BEGIN IMMEDIATE")
        forgetting.forget(connection, forgetting.roots_in(connection, gone))
        connection.execute("COMMIT")
        forgetting.tidy(connection)
        if not is_sound(connection, thoroughly=True):
            raise ValueError("the copy was not sound")
        (notes,) = connection.execute("SELECT count(*) FROM note").fetchone()
    return int(notes)


def _is_ours(path: Path) -> bool:
    with suppress(OSError):
        header = read_header(path)
        return header is not None and header.application == APPLICATION_ID
    return False

"""Going back to a backup: the file that is there is set aside first, never overwritten."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from handnote.domain.problem import Problem, StoreTrouble
from handnote.storage import backups, disk, left_over, lock, opening, troubles
from handnote.storage.backups import Backup
from handnote.storage.connection import connect

_SPOILED = {StoreTrouble.EMPTY, StoreTrouble.FOREIGN, StoreTrouble.DAMAGED}


def restore(folder: Path, backup: Backup) -> Path | None:
    """Put a backup in the place of the seller's file and return where that was set aside.

    Killed at any point, either the old file or the backup is there, whole. Raises
    ``Problem(DAMAGED)`` for a backup that is not sound, and ``IN_USE`` while handnote is open.
    """
    held = lock.take(folder / opening.LOCK)
    try:
        path = folder / opening.NAME
        unfinished = path.with_name(f"{path.name}.unfinished")
        _copy(backup.path, unfinished)
        _make_sure_it_is_sound(unfinished, backup.path)
        aside = None
        if path.exists():
            aside = disk.free_name(path.with_stem(f"{path.stem}-set-aside"))
            _copy(path, aside)
            left_over.set_journal_aside(path)
        disk.put_in_place(unfinished, path)
        return aside
    finally:
        held.release()


def with_way_back(problem: Problem, folder: Path) -> Problem:
    """Return the problem with the last good backup among its facts, where one may help."""
    newest = next(iter(backups.listed(folder / backups.FOLDER)), None)
    if problem.code not in _SPOILED or newest is None:
        return problem
    facts: dict[str, str | int] = {
        **problem.facts,
        "backup": newest.path.name,
        "backup_day": newest.made_on.isoformat(),
        "backup_notes": newest.notes,
    }
    return Problem(problem.code, **facts)


def _copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    disk.make_private_file(target)
    with source.open("rb") as found, target.open("wb") as copied:
        shutil.copyfileobj(found, copied)
    disk.settle(target)


def _make_sure_it_is_sound(unfinished: Path, backup: Path) -> None:
    try:
        with closing(connect(unfinished, may_write=False)) as connection:
            opening.make_sure_it_is_sound(connection, backup, thoroughly=True)
    except sqlite3.DatabaseError as error:
        raise (troubles.from_sqlite(error, backup) or error) from error

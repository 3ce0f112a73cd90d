"""Backups of the seller's file: checked before they count, and thinned with age.

A backup's name tells its place in the sequence, its day, its moment and how many notes it
holds: ``handnote-000042-2026-11-21-204900-412-notes.db``. The sequence decides which is
newer, for a clock may be wrong.
"""

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from handnote.domain.progress import Stopped
from handnote.storage import disk
from handnote.storage.connection import Connection, connect, copy_in_turns, is_sound

FOLDER = "backups"
EVERY = timedelta(hours=4)
_NAME = re.compile(r"handnote-(\d{6,})-(\d{4}-\d\d-\d\d)-(\d{6})-(\d+)-notes\.db")
UNFINISHED = "unfinished-"
"""What the name of a copy begins with until it is checked."""

_OPERATIONS_A_LOOK = 100_000
"""SQLite's own steps between two looks at whether anybody still waits: some milliseconds."""

_RECENT, _DAYS, _MONTHS = 24, 30, 12
_DROP = 0.9


@dataclass(frozen=True, slots=True)
class Backup:
    """One whole copy of the seller's file, as it was at a moment at this desk."""

    path: Path
    sequence: int
    made_at: datetime
    notes: int

    @property
    def made_on(self) -> date:
        """The local day it was made."""
        return self.made_at.date()


def listed(folder: Path) -> tuple[Backup, ...]:
    """Return the finished backups in ``folder``, newest first."""
    found = (_named(path) for path in folder.glob("handnote-*.db"))
    backups = [backup for backup in found if backup is not None]
    return tuple(sorted(backups, key=lambda backup: backup.sequence, reverse=True))


def is_due(folder: Path, now: datetime) -> bool:
    """Whether the last backup is more than four hours old, or from a clock that was wrong."""
    newest = next(iter(listed(folder)), None)
    return newest is None or not timedelta(0) <= now.replace(tzinfo=None) - newest.made_at <= EVERY


def sweep(folder: Path) -> None:
    """Throw away what a killed program left of a backup; nobody may be making one."""
    for left_over in folder.glob(f"{UNFINISHED}*"):
        with suppress(OSError):  # one that will not go takes room, and harms nothing
            if left_over.is_dir() and not left_over.is_symlink():
                shutil.rmtree(left_over)
            else:
                left_over.unlink()


def _waits_for_nobody() -> None:
    """Let nothing else have its turn: where nobody saves meanwhile."""


def _to_its_end() -> bool:
    return True


def begin(
    connection: Connection, folder: Path, give_way: Callable[[], object] = _waits_for_nobody
) -> Path:
    """Copy everything into an unfinished backup; quick, for it waits for no disk.

    Every few milliseconds ``give_way`` may save on the same connection; that is then in it too.
    """
    disk.make_private_folder(folder)
    descriptor, name = tempfile.mkstemp(".db", UNFINISHED, folder)
    os.close(descriptor)
    unfinished = Path(name)
    try:
        copy_in_turns(connection, unfinished, give_way)
    except BaseException:
        unfinished.unlink()
        raise
    return unfinished


def finish(
    unfinished: Path, now: datetime, goes_on: Callable[[], bool] = _to_its_end
) -> Backup | None:
    """Settle and check an unfinished backup and give it its name; None where it is not sound.

    A damaged copy is dropped and drives out no good one. Raises ``Stopped`` soon after
    ``goes_on`` says that nobody waits for it any more; it is dropped then too.
    """
    folder = unfinished.parent
    try:
        disk.settle(unfinished)
        notes = _count_if_sound(unfinished, goes_on)
        if notes is None:
            return None
        stamp = now.strftime("%Y-%m-%d-%H%M%S")
        path = folder / f"handnote-{next_sequence(folder):06}-{stamp}-{notes}-notes.db"
        disk.put_in_place(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    for backup in surplus(listed(folder)):
        backup.path.unlink(missing_ok=True)
    return _named(path)


def _count_if_sound(unfinished: Path, goes_on: Callable[[], bool]) -> int | None:
    try:
        with closing(connect(unfinished, may_write=False)) as copied:
            copied.set_progress_handler(lambda: not goes_on(), _OPERATIONS_A_LOOK)
            if not is_sound(copied, thoroughly=True):
                return None
            (notes,) = copied.execute("SELECT count(*) FROM note").fetchone()
            return int(notes)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise Stopped from None
        return None  # so damaged that it cannot even be asked


def next_sequence(folder: Path) -> int:
    """Return the place of the next backup."""
    return 1 + max((backup.sequence for backup in listed(folder)), default=0)


def surplus(newest_first: Sequence[Backup]) -> tuple[Backup, ...]:
    """Return the backups nobody needs: all but 24, a day's last for 30 days, a month's for 12.

    A backup with clearly more notes than the newest one is never among them: something
    went missing since, and that backup may be the way back.
    """
    if not newest_first:
        return ()
    fewest = newest_first[0].notes / _DROP
    kept = {
        *newest_first[:_RECENT],
        *_last_of_each(newest_first, "%Y-%m-%d", _DAYS),
        *_last_of_each(newest_first, "%Y-%m", _MONTHS),
    }
    return tuple(backup for backup in newest_first if backup not in kept and backup.notes <= fewest)


def _last_of_each(newest_first: Iterable[Backup], period: str, periods: int) -> Sequence[Backup]:
    last: dict[str, Backup] = {}
    for backup in newest_first:
        last.setdefault(backup.made_at.strftime(period), backup)
    return list(last.values())[:periods]


def _named(path: Path) -> Backup | None:
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    sequence, day, time, notes = found.groups()
    try:
        # The desk's own wall clock; ``strptime`` would cost every start 6 ms of loading.
        made_at = datetime.fromisoformat(f"{day}T{time[:2]}:{time[2:4]}:{time[4:]}")
    except ValueError:
        return None
    return Backup(path, int(sequence), made_at, int(notes))

"""The seller's own file, open: one process, one thread, one connection, one save at a time."""

import shutil
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from handnote.domain.problem import Problem, StoreTrouble
from handnote.storage import (
    backups,
    copies,
    daily_copy,
    desk,
    disk,
    forgetting,
    left_files,
    lock,
    open_file,
    opening,
    troubles,
)
from handnote.storage.backups import Backup
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection, connect, copy, read, save
from handnote.storage.migrations import SCHEMA
from handnote.storage.way_back import with_way_back
from handnote.storage.workshop import make_workshop

T = TypeVar("T")
_TRY_AGAIN = timedelta(minutes=10)
"""Until the next try, where a backup could not be made."""


class Store:
    """Runs pieces of work on the seller's file, one after the other, each whole or not at all.

    Any thread may call; the work itself happens in the saver thread.
    """

    def __init__(self, path: Path, clock: Clock, held: lock.DeskLock, schema: Path) -> None:
        self.path = path
        self._clock = clock
        self._held = held
        self._schema = schema
        self._saver = ThreadPoolExecutor(max_workers=1, thread_name_prefix="saver")
        self._keeper = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keeper")
        self._thread: int | None = None
        self._is_closed = False
        self._changes_kept = 0
        self._next_backup: datetime | None = None

    @property
    def may_write(self) -> bool:
        """Whether the folder lets us save; History and printing work without."""
        return self._held.may_write

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be asked of it any more."""
        return self._is_closed

    @property
    def backup_folder(self) -> Path:
        """Where the backups lie."""
        return self.path.parent / backups.FOLDER

    def run(self, work: Callable[[Connection], T]) -> T:
        """Do ``work`` as one save and return after it is on the disk.

        Whatever goes wrong, nothing of it stays; what the seller can put right is raised
        as a ``Problem``.
        """
        if not self.may_write:
            raise self._problem(StoreTrouble.READ_ONLY)
        return self._in_saver(lambda: self._save(work))

    def read(self, work: Callable[[Connection], T]) -> T:
        """Answer a question; works in a read-only folder and changes nothing."""
        return self._in_saver(lambda: read(self._file.connection, work))

    def sign(self, identity: str) -> str:
        """Return the opaque key under which this desk knows a shop's buyer."""
        return self._sign(identity)

    def back_up(self) -> Backup | None:
        """Make a backup now and return it once it is checked; None where none came about."""
        kept = self._in_saver(lambda: self._back_up(only_if_due=False))
        return None if kept is None else kept.result()

    def back_up_first(self) -> None:
        """Before something large: make a backup, unless the last one still holds everything."""
        if self._in_saver(lambda: self._file.connection.total_changes != self._changes_kept):
            self.back_up()

    def read_at_leisure(self, work: Callable[[Connection], T]) -> T:
        """Answer a long question on everything as it is now, while saves go on.

        It works on a copy; where nothing can be written there is none, and no saves either.
        """
        if not self.may_write:
            return self.read(work)
        try:
            workshop = make_workshop(self.path.parent)
        except OSError as error:
            raise troubles.from_system(error, self.path) from error
        try:
            target = workshop / self.path.name
            self._in_saver(lambda: _copy_to(self._file.connection, target))
            with closing(connect(target, may_write=False)) as connection:
                return work(connection)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)

    def tidy(self) -> None:
        """Write the file anew, so that nothing deleted is left between its rows."""
        self._in_saver(self._tidy)

    def keep(self, job: Callable[[], T]) -> T:
        """Do something to the backups while nobody else does; takes no part in saves."""
        return self._keeper.submit(job).result()

    def close(self) -> None:
        """Make a backup if something changed, close the file and let the next process in."""
        if self._is_closed:
            return
        try:
            self._in_saver(self._say_goodbye)
        finally:
            self._let_go()

    def _open(self) -> None:
        """Open in the saver thread; the connection never leaves it."""
        self._thread = threading.get_ident()
        if opening.is_absent(self.path):
            if not self.may_write:
                raise self._problem(StoreTrouble.READ_ONLY)
            if backups.listed(self.backup_folder):
                raise self._problem(StoreTrouble.MISSING)
            opening.make_fresh(self.path, self._schema)
        if self.may_write:
            backups.sweep(self.backup_folder)
        connection = opening.open_sound(
            self.path, self._schema, self._clock.now(), may_write=self.may_write
        )
        self._file = open_file.OpenFile(connection, self.path)
        self._sign = desk.signer(connection)
        if self.may_write:
            self._finish_forgetting()

    def start(self) -> None:
        """Open the file, or leave nothing open and raise the ``Problem``."""
        try:
            self._in_saver(self._open)
        except BaseException:
            self._let_go()
            raise

    def _let_go(self) -> None:
        self._is_closed = True
        self._saver.shutdown()
        self._keeper.shutdown()
        self._held.release()

    def _save(self, work: Callable[[Connection], T]) -> T:
        if self._file.make_sure():
            self._hold_again()
        result = save(self._file.connection, work)
        now = self._clock.now()
        if self._next_backup is None or not self._next_backup - backups.EVERY <= now < (
            self._next_backup
        ):
            # Sooner than every four hours only where the last one did not come about.
            self._next_backup = now + backups.EVERY
            self._saver.submit(self._back_up, only_if_due=True)
        return result

    def _tidy(self) -> None:
        if self._file.make_sure():
            self._hold_again()
        forgetting.tidy(self._file.connection)

    def _finish_forgetting(self) -> None:
        """What was promised before this process began is kept before anything else is done."""
        connection = self._file.connection
        with_copies = forgetting.promised(connection)
        if with_copies is None:
            return
        forgetting.tidy(connection)
        gone = forgetting.forgotten(connection)
        left_files.remove(self.path.parent, {one for ids in gone.values() for one in ids})
        daily_copy.drop(self.path.parent)
        if with_copies:
            copies.clear(self.path.parent, gone)
        save(connection, forgetting.keep_promise)

    def _hold_again(self) -> None:
        """Keep others out of a folder that was deleted and made again."""
        lock_file = self.path.with_name(opening.LOCK)
        if not lock_file.exists():
            self._held.release()
            self._held = lock.take(lock_file)

    def _in_saver(self, job: Callable[[], T]) -> T:
        if threading.get_ident() == self._thread:
            raise RuntimeError("a save cannot start another save from within")
        if self._is_closed:
            raise RuntimeError("the store is closed")
        try:
            return self._saver.submit(job).result()
        except sqlite3.Error as error:
            problem = troubles.from_sqlite(error, self.path)
            if problem is None:
                raise
            raise problem from error
        except OSError as error:
            raise troubles.from_system(error, self.path) from error

    def _say_goodbye(self) -> None:
        if self.may_write and self._file.connection.total_changes != self._changes_kept:
            self._back_up(only_if_due=False)
        self._file.connection.close()

    def _back_up(self, *, only_if_due: bool) -> "Future[Backup | None] | None":
        """Copy in this thread, check in the other; a backup that fails harms no save."""
        now = self._clock.now()
        try:
            if only_if_due and not backups.is_due(self.backup_folder, now):
                newest = backups.listed(self.backup_folder)[0]
                self._next_backup = newest.made_at.replace(tzinfo=now.tzinfo) + backups.EVERY
                return None
            unfinished = backups.begin(self._file.connection, self.backup_folder)
        except (sqlite3.Error, OSError):
            self._next_backup = now + _TRY_AGAIN
            return None
        self._changes_kept = self._file.connection.total_changes
        self._next_backup = now + backups.EVERY
        return self._keeper.submit(backups.finish, unfinished, now)

    def _problem(self, trouble: StoreTrouble) -> Problem:
        return Problem(trouble, name=self.path.name, folder=str(self.path.parent))


def _copy_to(connection: Connection, target: Path) -> None:
    disk.make_private_file(target)
    copy(connection, target)


def open_store(folder: Path, *, clock: Clock, schema: Path = SCHEMA) -> Store:
    """Open the seller's file in ``folder``, making both where there are none.

    Raises a ``Problem`` where another process has it, or where the file is empty, foreign,
    damaged or from a newer handnote; it is then left exactly as it was.
    """
    try:
        disk.make_private_folder(folder)
    except OSError:
        raise Problem(StoreTrouble.NO_FOLDER, folder=str(folder)) from None
    held = lock.take(folder / opening.LOCK)
    store = Store(folder / opening.NAME, clock, held, schema)
    try:
        store.start()
    except Problem as problem:
        raise with_way_back(problem, folder) from problem.__cause__
    return store

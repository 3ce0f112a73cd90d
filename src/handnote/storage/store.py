"""The seller's own file, open: one process, one thread, one connection, one save at a time."""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from handnote.domain.problem import Problem, StoreTrouble
from handnote.storage import backups, desk, disk, lock, open_file, opening, troubles
from handnote.storage.clock import Clock
from handnote.storage.connection import Connection, read, save
from handnote.storage.migrations import SCHEMA
from handnote.storage.restoring import with_way_back

T = TypeVar("T")


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
        self._is_open = self._is_closed = False
        self._changes_kept = 0
        self._asked_for_backup = False

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
            opening.make_fresh(self.path, self._schema)
        if self.may_write:
            backups.sweep(self.backup_folder)
        connection = opening.open_sound(
            self.path, self._schema, self._clock.now(), may_write=self.may_write
        )
        self._file = open_file.OpenFile(connection, self.path)
        self._sign = desk.signer(connection)
        self._is_open = True

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
        if not self._asked_for_backup:
            self._asked_for_backup = True
            self._saver.submit(self._back_up, only_if_due=True)
        return result

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
            problem = troubles.from_sqlite(error, self.path, is_up_to_date=self._is_open)
            if problem is None:
                raise
            raise problem from error
        except OSError as error:
            raise troubles.from_system(error, self.path) from error

    def _say_goodbye(self) -> None:
        if self.may_write and self._file.connection.total_changes != self._changes_kept:
            self._back_up(only_if_due=False)
        self._file.connection.close()

    def _back_up(self, *, only_if_due: bool) -> None:
        """Copy in this thread, check in the other; a backup that fails harms no save."""
        now = self._clock.now()
        try:
            if only_if_due and not backups.is_due(self.backup_folder, now):
                return
            unfinished = backups.begin(self._file.connection, self.backup_folder)
        except (sqlite3.Error, OSError):
            return
        self._changes_kept = self._file.connection.total_changes
        self._keeper.submit(backups.finish, unfinished, now)

    def _problem(self, trouble: StoreTrouble) -> Problem:
        return Problem(trouble, name=self.path.name, folder=str(self.path.parent))


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

"""The seller's own file, open: one process, one thread, one connection, one save at a time."""

import shutil
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from handnote.domain.problem import Problem, StoreTrouble
from handnote.domain.progress import Stopped
from handnote.storage import (
    backups,
    checked,
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
from handnote.storage.connection import Connection, connect, copy_in_turns, read, save
from handnote.storage.migrations import SCHEMA
from handnote.storage.saver import Saver
from handnote.storage.way_back import with_way_back
from handnote.storage.whole_check import Seen, WholeCheck, seen
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
        self._saver = Saver()
        self._keeper = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keeper")
        self._thread: int | None = None
        self._is_closed = False
        self._changes_kept = 0
        self._next_backup: datetime | None = None
        self._whole = WholeCheck(path, is_owed=False)
        self._is_leaving = threading.Event()
        self._last: Seen | None = None

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

    def run(self, work: Callable[[Connection], T], *, alone: bool = False) -> T:
        """Do ``work`` as one save and return after it is on the disk.

        Whatever goes wrong, nothing of it stays; what the seller can put right is raised
        as a ``Problem``. ``alone`` it waits for a backup that is being made.
        """
        if not self.may_write:
            raise self._problem(StoreTrouble.READ_ONLY)
        return self._in_saver(lambda: self._save(work), alone=alone)

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
            self._in_saver(lambda: self._copy_to(target))
            with closing(connect(target, may_write=False)) as connection:
                return work(connection)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)

    def tidy(self) -> None:
        """Write the file anew, so that nothing deleted is left between its rows."""
        self._in_saver(self._tidy, alone=True)

    def check_if_owed(self) -> None:
        """See to it that all of a file that was opened on a first look is checked soon.

        It is checked as a backup is: on a copy, while saves go on. Returns at once.
        """
        if self._whole.is_owed and not self._is_closed:
            self._saver.submit(self._check)

    def hear_of_damage(self, hear: Callable[[Problem], None]) -> None:
        """Let ``hear`` know once, from a thread of ours, that the open file is damaged."""
        self._whole.hear(hear)

    def keep(self, job: Callable[[], T]) -> T:
        """Do something to the backups while nobody else does; takes no part in saves."""
        return self._keeper.submit(job).result()

    def close(self) -> None:
        """Make a backup if something changed, close the file and let the next process in."""
        if self._is_closed:
            return
        self._is_leaving.set()
        try:
            self._in_saver(self._say_goodbye, alone=True)
        finally:
            self._let_go()

    def _open(self, *, checks_later: bool) -> None:
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
        connection = self._open_sound(checks_later=checks_later)
        self._file = open_file.OpenFile(connection, self.path)
        self._sign = desk.signer(connection)
        if self.may_write:
            self._finish_forgetting()

    def _open_sound(self, *, checks_later: bool) -> Connection:
        """Open the file; a large one is checked whole unless it was of late, or is to be later."""
        now = self._clock.now()
        is_large = self.path.is_file() and checked.is_large(self.path)
        is_known = is_large and checked.holds(self.path, now)
        is_owed = is_large and checks_later and not is_known
        checks_all = not (is_known or is_owed)
        before = checked.state_of(self.path) if is_large else None
        connection = opening.open_sound(
            self.path, self._schema, now, may_write=self.may_write, checks_all=checks_all
        )
        self._whole = WholeCheck(self.path, is_owed=is_owed)
        if is_large and checks_all and self.may_write and before == checked.state_of(self.path):
            checked.note_down(self.path, before, now)
        return connection

    def start(self, *, checks_later: bool = False) -> None:
        """Open the file, or leave nothing open and raise the ``Problem``."""
        try:
            self._in_saver(lambda: self._open(checks_later=checks_later))
        except BaseException:
            self._let_go()
            raise

    def _let_go(self) -> None:
        self._is_closed = True
        self._saver.shutdown()
        self._keeper.shutdown()
        if self._last is not None:
            self._whole.note_down(self._last)
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
            self._saver.submit(lambda: self._back_up(only_if_due=True))
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

    def _in_saver(self, job: Callable[[], T], *, alone: bool = False) -> T:
        if threading.get_ident() == self._thread:
            raise RuntimeError("a save cannot start another save from within")
        if self._is_closed:
            raise RuntimeError("the store is closed")
        try:
            return self._saver.submit(job, alone=alone).result()
        except sqlite3.Error as error:
            problem = troubles.from_sqlite(error, self.path)
            if problem is None:
                raise
            raise problem from error
        except OSError as error:
            raise troubles.from_system(error, self.path) from error

    def _say_goodbye(self) -> None:
        connection = self._file.connection
        if self.may_write and connection.total_changes != self._changes_kept:
            self._back_up(only_if_due=False)
        if self.may_write:
            with suppress(OSError):
                self._last = seen(connection, self.path)
        connection.close()

    def _back_up(
        self, *, only_if_due: bool, is_a_check: bool = False
    ) -> "Future[Backup | None] | None":
        """Copy in this thread, check in the other; a backup that fails harms no save.

        One that is made to check the file is given up at closing, unless it holds something new.
        """
        now = self._clock.now()
        if self._whole.is_damaged:
            return None
        try:
            if only_if_due and not backups.is_due(self.backup_folder, now):
                newest = backups.listed(self.backup_folder)[0]
                self._next_backup = newest.made_at.replace(tzinfo=now.tzinfo) + backups.EVERY
                return None
            unfinished = backups.begin(
                self._file.connection,
                self.backup_folder,
                partial(self._give_way, is_a_check=is_a_check),
            )
            sight = seen(self._file.connection, self.path)
        except Stopped:
            return None
        except (sqlite3.Error, OSError):
            self._next_backup = now + _TRY_AGAIN
            if self._whole.is_owed:
                self._check_here()
            return None
        is_wanted = not is_a_check or sight.changes != self._changes_kept
        self._changes_kept = sight.changes
        self._next_backup = now + backups.EVERY
        return self._keeper.submit(self._finish, unfinished, now, sight, is_wanted=is_wanted)

    def _finish(
        self, unfinished: Path, now: datetime, sight: Seen, *, is_wanted: bool
    ) -> Backup | None:
        """In the keeper: check a copy, to the end or as long as handnote is open."""
        try:
            made = backups.finish(
                unfinished, now, lambda: is_wanted or not self._is_leaving.is_set()
            )
        except Stopped:
            return None
        if made is None:
            # The file itself may be damaged, or only this copy of it.
            with suppress(RuntimeError):  # closed meanwhile: the next start checks all of it
                self._saver.submit(self._check_here)
        else:
            self._whole.found_sound(sight, now)
        return made

    def _check(self) -> None:
        """Check all of a file that was opened on a first look."""
        if not self._whole.is_owed:
            return
        if self.may_write:
            self._back_up(only_if_due=False, is_a_check=True)
        else:
            self._keeper.submit(self._check_to_read)

    def _check_here(self) -> None:
        """Check the open file itself, which takes as long as it takes; saves wait."""
        now = self._clock.now()
        self._next_backup = now + _TRY_AGAIN
        if self._tell_if_damaged(self._file.connection):
            with suppress(OSError):
                self._whole.found_sound(seen(self._file.connection, self.path), now)

    def _check_to_read(self) -> None:
        """Check a file nobody may write in: a second connection holds up no save."""
        with suppress(sqlite3.Error), closing(connect(self.path, may_write=False)) as connection:
            self._tell_if_damaged(connection)

    def _tell_if_damaged(self, connection: Connection) -> bool:
        """Whether all of the file is sound; where it is not, it is told with the way back."""
        try:
            opening.make_sure_it_is_sound(connection, self.path, thoroughly=True)
        except Problem as problem:
            if problem.code is StoreTrouble.DAMAGED:
                found = Problem(StoreTrouble.FOUND_DAMAGED, **problem.facts)
                self._whole.found_damaged(with_way_back(found, self.path.parent))
            return False
        except sqlite3.Error:
            return False  # a disk that does not answer now: asked again with the next backup
        return True

    def _give_way(self, *, is_a_check: bool = False) -> None:
        """Between two steps of a copy: saves first."""
        connection = self._file.connection
        if is_a_check and self._is_leaving.is_set():
            if connection.total_changes == self._changes_kept:
                raise Stopped
            return
        self._saver.give_way()
        if self._file.connection is not connection:
            moved = sqlite3.OperationalError("the file was written again somewhere else")
            moved.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise moved

    def _copy_to(self, target: Path) -> None:
        disk.make_private_file(target)
        copy_in_turns(self._file.connection, target, self._give_way)

    def _problem(self, trouble: StoreTrouble) -> Problem:
        return Problem(trouble, name=self.path.name, folder=str(self.path.parent))


def open_store(
    folder: Path, *, clock: Clock, schema: Path = SCHEMA, checks_later: bool = False
) -> Store:
    """Open the seller's file in ``folder``, making both where there are none.

    All of it is checked first; a large file that was found sound of late only where it changed
    since. With ``checks_later`` a large file is opened on a first look, and ``check_if_owed``
    checks the rest.

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
        store.start(checks_later=checks_later)
    except Problem as problem:
        raise with_way_back(problem, folder) from problem.__cause__
    return store

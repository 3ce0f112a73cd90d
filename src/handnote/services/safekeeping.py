"""Safekeeping: backups that were checked, one file to carry away, a copy anybody can read."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from handnote.domain.note import Note
from handnote.domain.problem import KeepTrouble, Problem
from handnote.storage import backups, daily_copy, notes
from handnote.storage.clock import Clock
from handnote.storage.first_look import read_header
from handnote.storage.store import Store

if TYPE_CHECKING:
    from handnote.storage.one_file import Packed

_PAGE = 500

Readable = Callable[[Iterator[Note], datetime], Iterator[str]]
"""Puts notes, newest first, into words anybody can read; the words live in wording."""


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """One backup there is: what it is called, when it was made, how many notes it holds."""

    name: str
    path: Path
    made_at: datetime
    notes: int


class Safekeeping:
    """Where copies of everything are, and making more of them."""

    def __init__(self, store: Store, clock: Clock, readable: Readable) -> None:
        self._store = store
        self._clock = clock
        self._readable = readable

    def last_backup(self) -> KeptCopy | None:
        """Return the newest backup that is really there and whole, or None."""
        return next((copy for copy in self._listed() if _is_whole(copy.path)), None)

    def backups(self) -> tuple[KeptCopy, ...]:
        """Return all backups, newest first."""
        return tuple(self._listed())

    def back_up(self) -> KeptCopy | None:
        """Make a backup now; it is checked when this returns. None where none came about."""
        made = self._store.back_up()
        return None if made is None else _kept(made)

    def check_if_owed(self) -> None:
        """Have all of a large file checked that was opened on a first look; returns at once."""
        self._store.check_if_owed()

    def hear_of_damage(self, hear: Callable[[Problem], None]) -> None:
        """Let ``hear`` know once, from another thread, that the open file is damaged.

        The problem has the last good backup among its facts, where there is one.
        """
        self._store.hear_of_damage(hear)

    def back_up_to(self, target: Path) -> "Packed":
        """Put everything into one file to carry away; it is read back before it has its name.

        Raises ``BACKUP_FAILED``, and ``ONTO_ITSELF`` for a place among handnote's own files.
        """
        make_sure_it_is_outside(target, self._store.path.parent)
        # Archives take 10 ms to load, so they wait until one is wanted.
        from handnote.storage import one_file

        made = self._store.back_up()
        if made is None:
            raise Problem(KeepTrouble.BACKUP_FAILED, folder=str(self._store.backup_folder))
        now = self._clock.now()
        self.write_readable()
        counts: dict[str, object] = {"notes": made.notes}
        return self._store.keep(
            lambda: one_file.pack(made.path, self._store.path.parent, target, counts, now)
        )

    def write_readable(self) -> None:
        """Write everything that was said to a plain text beside the seller's file, now.

        Where that cannot be, the old one goes: it must not say what was forgotten.
        """
        folder, now = self._store.path.parent, self._clock.now()
        try:
            daily_copy.write(folder, self._readable(self._everything(), now), now)
        except (OSError, Problem):
            with suppress(OSError):
                daily_copy.drop(folder)

    def write_readable_if_due(self) -> bool:
        """Write it once a day; say whether it was written."""
        now = self._clock.now()
        if not self._store.may_write or daily_copy.is_of(self._store.path.parent, now.date()):
            return False
        self.write_readable()
        return True

    def _everything(self) -> Iterator[Note]:
        before: int | None = None
        while True:
            page = self._store.read(
                lambda connection, before=before: notes.newest(connection, before, _PAGE)  # type: ignore[misc] # the place as it is now
            )
            yield from (note for _, note in page)
            if len(page) < _PAGE:
                return
            before = page[-1][0]

    def _listed(self) -> Iterator[KeptCopy]:
        return map(_kept, backups.listed(self._store.backup_folder))


def make_sure_it_is_outside(target: Path, folder: Path) -> None:
    """Raise ``ONTO_ITSELF`` where writing to ``target`` could replace a file of handnote's."""
    try:
        is_inside = target.parent.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError) as error:
        raise Problem(KeepTrouble.BACKUP_FAILED, folder=str(target.parent)) from error
    if is_inside:
        raise Problem(KeepTrouble.ONTO_ITSELF, name=target.name)


def _kept(backup: backups.Backup) -> KeptCopy:
    return KeptCopy(backup.path.name, backup.path, backup.made_at, backup.notes)


def _is_whole(path: Path) -> bool:
    """Whether a file has all the pages it says it has; it was checked when it was made."""
    with suppress(OSError):
        header = read_header(path)
        return header is not None and not header.is_cut
    return False

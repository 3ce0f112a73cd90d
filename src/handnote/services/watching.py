"""A watched folder: what new order files in it would bring. Nothing is added from here."""

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from handnote.domain.plain_text import clean_line
from handnote.domain.problem import Problem
from handnote.services.import_plan import ImportPlan
from handnote.services.inbox import Inbox
from handnote.services.order_files import OrderFiles
from handnote.storage import seen_files
from handnote.storage.clock import Clock
from handnote.storage.store import Store

if TYPE_CHECKING:
    from handnote.readers.order_file import OrderFile

FILES_AT_ONCE = 20
"""The newest files that are opened in one look; a folder may hold thousands."""

_SETTLES_S = 1.0


@dataclass(frozen=True, slots=True)
class Arrival:
    """New orders in a watched folder: their files, the plan to add them, and the files' marks."""

    files: tuple[Path, ...]
    plan: ImportPlan
    marks: frozenset[str]

    @property
    def names(self) -> tuple[str, ...]:
        """What the files are called."""
        return tuple(clean_line(file.name) for file in self.files)

    @property
    def orders(self) -> int:
        """How many orders were never seen before."""
        return len(self.plan.new)


@dataclass(frozen=True, slots=True)
class FolderLook:
    """What one look found: an arrival or none, and whether a file is still being written."""

    arrival: Arrival | None
    is_unsettled: bool


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    changed: float
    mark: str


class Watching:
    """Looks into a folder when it is asked to. Every method may wait for a slow disk."""

    def __init__(self, store: Store, clock: Clock, order_files: OrderFiles, inbox: Inbox) -> None:
        self._store = store
        self._clock = clock
        self._order_files = order_files
        self._inbox = inbox

    def begin(self, folder: Path) -> None:
        """Take what is in a folder now as seen: only what comes later is told of."""
        self.forget_about(frozenset(found.mark for found in _order_files_in(folder)))

    def forget_about(self, marks: frozenset[str]) -> None:
        """Tell no more of these files as they are now."""
        if marks:
            now = self._clock.now()
            self._store.run(lambda connection: seen_files.put(connection, marks, now))

    def look(self, folder: Path, *, is_over: Callable[[], bool]) -> FolderLook:
        """What files nobody has seen yet would bring; a folder that is not there has none.

        Files with nothing new, or that cannot be read, are not told of and not read again.
        ``is_over`` is asked after every wait for the disk.
        """
        found = sorted(_order_files_in(folder), key=lambda file: file.changed, reverse=True)
        if is_over() or not found:
            return FolderLook(None, is_unsettled=False)
        settled = [file for file in found if abs(time.time() - file.changed) > _SETTLES_S]
        is_unsettled = len(settled) < len(found)
        unseen = self._store.read(
            lambda connection: seen_files.unseen(connection, [file.mark for file in settled])
        )
        fresh = [file for file in settled if file.mark in unseen][:FILES_AT_ONCE]
        arrival = self._arrival(fresh, is_over) if fresh else None
        return FolderLook(arrival, is_unsettled)

    def _arrival(self, fresh: list[_Found], is_over: Callable[[], bool]) -> Arrival | None:
        kept: list[OrderFile] = []
        files: list[Path] = []
        dull: set[str] = set()
        for file in fresh:
            try:
                told = self._order_files.read([file.path])
            except Problem:
                told = None
            if is_over():
                return None
            if told is None or not told.files or not self._inbox.plan(told.files).new:
                dull.add(file.mark)
                continue
            kept += told.files
            files.append(file.path)
        if dull and self._store.may_write:
            self.forget_about(frozenset(dull))
        if not kept:
            return None
        marks = frozenset(file.mark for file in fresh) - dull
        return Arrival(tuple(files), self._inbox.plan(kept), marks)


def _order_files_in(folder: Path) -> Iterator[_Found]:
    """The files in a folder that are called like a shop's; none where it cannot be looked into."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if is_called_like_a_shops(entry.name):
                    yield from _seen(entry)
    except OSError:
        return


def _seen(entry: "os.DirEntry[str]") -> Iterator[_Found]:
    try:
        about = entry.stat()
    except OSError:
        return
    if stat.S_ISREG(about.st_mode) and about.st_size:
        told = f"{entry.name}\0{about.st_size}\0{about.st_mtime_ns}"
        mark = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
        yield _Found(Path(entry.path), about.st_mtime, mark)


def is_called_like_a_shops(name: str) -> bool:
    """Whether a file's name is one a shop we know gives to its order files."""
    from handnote.readers.profile import profiles

    plain = name.casefold()
    patterns = (pattern for profile in profiles() for pattern in profile.files)
    return any(fnmatchcase(plain, pattern.casefold()) for pattern in patterns)

"""What is known of an open file as a whole: found sound, found damaged, or yet to be checked."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from handnote.domain.problem import Problem
from handnote.storage import checked
from handnote.storage.connection import Connection


@dataclass(frozen=True, slots=True)
class Seen:
    """A file at one moment: how often it was changed in this session, and how it looked then."""

    changes: int
    state: checked.State


def seen(connection: Connection, path: Path) -> Seen:
    """See an open file as it is now; the thread that owns the connection asks."""
    return Seen(connection.total_changes, checked.state_of(path))


class WholeCheck:
    """Keeps what the last check of all of a file said; any thread may tell it."""

    def __init__(self, path: Path, *, is_owed: bool) -> None:
        self._path = path
        self._is_owed = is_owed
        self._sound: tuple[Seen, datetime] | None = None
        self._damage: Problem | None = None
        self._hear: Callable[[Problem], None] | None = None
        self._lock = threading.Lock()

    @property
    def is_owed(self) -> bool:
        """Whether the file was opened on a first look alone, and nobody checked all of it since."""
        return self._is_owed

    @property
    def is_damaged(self) -> bool:
        """Whether the file itself is known to be damaged: no copy of it is a backup."""
        return self._damage is not None

    def hear(self, hear: Callable[[Problem], None]) -> None:
        """Let ``hear`` know of damage, once; from any thread, and at once where it is known."""
        with self._lock:
            self._hear = hear
            damage = self._damage
        if damage is not None:
            hear(damage)

    def found_sound(self, sight: Seen, now: datetime) -> None:
        """All of the file was sound as it was then."""
        with self._lock:
            self._is_owed = False
            self._sound = sight, now

    def found_damaged(self, damage: Problem) -> None:
        """The file itself is damaged; the first to find it is heard."""
        with self._lock:
            self._is_owed = False
            self._sound = None
            hear = None if self._damage else self._hear
            self._damage = self._damage or damage
        if hear is not None:
            hear(damage)

    def note_down(self, last: Seen) -> None:
        """At the end: where it was found sound as it was left, let the next start know."""
        if self._sound is not None and self._sound[0] == last and last.state.size > checked.LARGE:
            checked.note_down(self._path, last.state, self._sound[1])

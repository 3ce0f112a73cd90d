"""Going back to a backup: looked at beside what is here, and only then put in its place."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from handnote.domain.progress import Stopped
from handnote.storage import copies, lock, opening, restoring
from handnote.storage.bringing_back import BroughtBack, Counts
from handnote.storage.migrations import SCHEMA
from handnote.storage.stopping import GoOn, never_stop


@dataclass(frozen=True, slots=True)
class Preview:
    """What a backup holds, and what is here now; None where that cannot be read."""

    brought: BroughtBack
    here: Counts | None

    @property
    def theirs(self) -> Counts:
        """What the backup holds."""
        return self.brought.counts


@dataclass(frozen=True, slots=True)
class Restorable:
    """One file there is to go back to: a backup, or a file that was set aside."""

    path: Path
    made_at: datetime
    notes: int | None


class Restoring:
    """Going back over one data folder, whether its own file can be opened or not."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def listed(self) -> tuple[Restorable, ...]:
        """Return what lies here to go back to, newest first."""
        return tuple(
            Restorable(copy.path, copy.made_at, copy.notes)
            for copy in copies.older_copies(self._folder)
        )

    def strays(self) -> tuple[str, ...]:
        """Return the names of second copies another program laid beside the notes."""
        return tuple(copy.path.name for copy in copies.strays(self._folder))

    def here(self) -> Counts | None:
        """Return how much is here, or None where it cannot be read."""
        return restoring.counts_here(self._folder)

    def begin_anew(self) -> None:
        """Begin an empty history where there is none; backups stay where they are."""
        path = self._folder / opening.NAME
        held = lock.take(self._folder / opening.LOCK)
        try:
            if opening.is_absent(path):
                opening.make_fresh(path, SCHEMA)
        finally:
            held.release()

    def look(self, source: Path, go_on: GoOn = never_stop) -> Preview | None:
        """Return what a backup holds beside what is here; changes nothing. None if stopped.

        The preview has the backup's whole history ready; ``brought.drop`` throws it away.
        Raises the ``Problem`` that keeps it from being gone back to.
        """
        try:
            brought = restoring.bring(self._folder, source, go_on=go_on)
        except Stopped:
            return None
        return Preview(brought, restoring.counts_here(self._folder))

    def put(self, preview: Preview) -> Path | None:
        """Put the backup in place; return where the file that was here was set aside.

        Raises ``IN_USE`` while a window or a command has it open.
        """
        try:
            return restoring.put(self._folder, preview.brought)
        finally:
            preview.brought.drop()

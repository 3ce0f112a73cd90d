"""The file under the running program: still there, deleted, or replaced by another one."""

from pathlib import Path

from handnote.domain.problem import Problem, StoreTrouble
from handnote.storage import disk
from handnote.storage.connection import Connection, connect, copy


class OpenFile:
    """An open connection and the very file it belongs to."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self.connection = connection
        self._path = path
        self._identity = disk.identity(path)
        self._kept: str | None = None

    def make_sure(self) -> bool:
        """Make sure that what is at our path is our file, and say whether that took a change.

        A deleted file is written again whole from the open one. A file put there by another
        program is left alone, ours is kept beside it, and ``Problem(REPLACED)`` is raised.
        """
        try:
            found = disk.identity(self._path)
        except FileNotFoundError:
            self._write_again()
            return True
        if found == self._identity:
            return False
        if self._path.read_bytes() != self.connection.serialize():
            raise Problem(StoreTrouble.REPLACED, name=self._path.name, kept=self._keep_beside())
        self._move()
        return True

    def _write_again(self) -> None:
        disk.make_private_folder(self._path.parent)
        self._copy_to(self._path)
        self._move()

    def _move(self) -> None:
        moved = connect(self._path)
        self.connection.close()
        self.connection, self._identity = moved, disk.identity(self._path)

    def _keep_beside(self) -> str:
        """Keep our history once under a name of its own, and return that name."""
        if self._kept is None:
            kept = disk.free_name(self._path.with_stem(f"{self._path.stem}-kept"))
            self._copy_to(kept)
            self._kept = kept.name
        return self._kept

    def _copy_to(self, path: Path) -> None:
        unfinished = path.with_name(f"{path.name}.unfinished")
        unfinished.unlink(missing_ok=True)
        disk.make_private_file(unfinished)
        try:
            copy(self.connection, unfinished)
            disk.settle(unfinished)
            disk.put_in_place(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)

"""One process at a time: a kernel lock, free the instant its owner dies."""

import errno
import os
import sys
from pathlib import Path

from handnote.domain.problem import Problem, StoreTrouble

_REFUSED = {errno.EACCES, errno.EROFS, errno.EPERM, errno.ENOSPC}
_TAKEN = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class DeskLock:
    """Holds the lock file of a data folder until released."""

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor

    @property
    def may_write(self) -> bool:
        """Whether the folder let us make the lock file; a read-only or full one does not."""
        return self._descriptor is not None

    def release(self) -> None:
        """Let the next process in; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def take(path: Path) -> DeskLock:
    """Take the lock at ``path``, or raise ``Problem(IN_USE)`` where another process holds it.

    What the file says does not matter, only the kernel's lock: a crash, a used-again
    process number or another computer's name in it cannot keep anybody out.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        if error.errno in _REFUSED:
            return DeskLock(None)
        raise
    try:
        _lock(descriptor)
    except OSError as error:
        os.close(descriptor)
        if error.errno in _TAKEN:
            raise Problem(StoreTrouble.IN_USE, folder=str(path.parent)) from None
        raise
    return DeskLock(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

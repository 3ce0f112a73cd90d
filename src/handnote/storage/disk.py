"""Files of ours on the disk: private, whole and really written."""

import os
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path

if sys.platform == "darwin":
    import fcntl


def make_private_folder(folder: Path) -> None:
    """Make ``folder`` for this user alone; one that is there stays as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file for this user alone; raises ``FileExistsError`` where one is there."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def settle(path: Path) -> None:
    """Return when the bytes of ``path`` are on the disk and not merely on their way."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
        if sys.platform == "darwin":
            # There, fsync() stops at the disk's own memory.
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    finally:
        os.close(descriptor)


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a settled file its real name, and settle the name too."""
    temporary.replace(path)
    settle_folder(path.parent)


def settle_folder(folder: Path) -> None:
    """Return when the names in ``folder`` are on the disk; Windows does so by itself."""
    if sys.platform == "win32":
        return
    # Some network drives refuse to settle a folder; the file in it is whole either way.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def identity(path: Path) -> tuple[int, int]:
    """Return what tells this very file from another one of the same name."""
    status = path.stat()
    return status.st_dev, status.st_ino


def free_name(wanted: Path) -> Path:
    """Return ``wanted``, or the same with the first number that is not taken."""
    numbered = (wanted.with_stem(f"{wanted.stem}-{number}") for number in count(2))
    return wanted if not wanted.exists() else next(path for path in numbered if not path.exists())

"""Writing a file whole or not at all."""

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from handnote.domain.problem import AskTrouble, Problem

# A virus scanner or an indexer on Windows holds a new file for a moment; 1.6 s in all.
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``, durable when it returns, readable by its owner alone.

    On any failure the old file stays byte for byte and nothing is left beside it. A
    symbolic link at ``path`` is replaced, never written through.
    """
    try:
        part = _write_part(path.parent, data)
        try:
            _replace(part, path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Problem(AskTrouble.CANNOT_WRITE_FILE, name=path.name, why=why) from error
    _sync_folder(path.parent)


def _write_part(folder: Path, data: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=".handnote-", suffix=".part", dir=folder)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _replace(part: Path, path: Path) -> None:
    for pause in _PAUSES:
        with suppress(PermissionError):
            part.replace(path)
            return
        time.sleep(pause)
    part.replace(path)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folders; NTFS logs the rename itself
        return
    # The file is whole either way, and some network drives refuse to sync a folder.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

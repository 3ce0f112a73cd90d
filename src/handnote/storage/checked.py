"""When the whole of a large file was last found sound, and whether it is still that very file.

Kept beside the file, for it speaks of its size and time. A file that is checked whole at every
start has none.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from handnote.storage import backups, disk
from handnote.storage.first_look import has_unfinished_save

NAME = "handnote.checked"
LARGE = 48_000_000
"""Bytes from which to check all of a file takes longer than anybody should wait for a window."""


@dataclass(frozen=True, slots=True)
class State:
    """What can be seen of a file without opening it; each save makes it another one."""

    size: int
    changed_ns: int
    device: int
    number: int


def state_of(path: Path) -> State:
    """See how a file is now; opens nothing."""
    found = path.stat()
    return State(found.st_size, found.st_mtime_ns, found.st_dev, found.st_ino)


def is_large(path: Path) -> bool:
    """Whether there is so much in it that the whole check should not keep a window waiting."""
    return path.stat().st_size > LARGE


def note_down(path: Path, state: State, now: datetime) -> None:
    """Write down that the file was found sound as it was in ``state``.

    Where that cannot be written, it is checked again: nothing is lost but time.
    """
    written = path.with_name(NAME)
    unfinished = written.with_name(f"{NAME}.unfinished")
    with suppress(OSError):
        unfinished.unlink(missing_ok=True)
        disk.make_private_file(unfinished)
        unfinished.write_text(json.dumps({**asdict(state), "at": now.isoformat()}), "utf-8")
        unfinished.replace(written)


def holds(path: Path, now: datetime) -> bool:
    """Whether the file was found sound less than four hours ago and nothing touched it since."""
    told = _read(path.with_name(NAME))
    if told is None or has_unfinished_save(path):
        return False
    at, state = told
    return state == asdict(state_of(path)) and at <= now <= at + backups.EVERY


def _read(path: Path) -> tuple[datetime, Mapping[str, object]] | None:
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        told = json.loads(path.read_text("utf-8"))
        at = datetime.fromisoformat(told.pop("at"))
        return (at, told) if at.tzinfo else None
    return None

"""notes.txt beside the seller's file: everything she said, to read without handnote."""

import os
import tempfile
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from handnote.storage import backups, disk

NAME = "notes.txt"


def is_of(folder: Path, today: date) -> bool:
    """Whether it was written today already."""
    try:
        written = (folder / NAME).stat().st_mtime
    except OSError:
        return False
    return datetime.fromtimestamp(written).date() == today  # noqa: DTZ006 - the desk's own day


def write(folder: Path, parts: Iterable[str], at: datetime) -> None:
    """Write it whole, for this user alone; on any failure the old one stays."""
    descriptor, name = tempfile.mkstemp(".txt", backups.UNFINISHED, folder)
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(parts)
        disk.settle(unfinished)
        os.utime(unfinished, (at.timestamp(), at.timestamp()))
        disk.put_in_place(unfinished, folder / NAME)
    finally:
        unfinished.unlink(missing_ok=True)


def drop(folder: Path) -> None:
    """Remove it, with what a killed process left of one; the next is written when there is time."""
    (folder / NAME).unlink(missing_ok=True)
    for left_over in folder.glob(f"{backups.UNFINISHED}*.txt"):
        left_over.unlink(missing_ok=True)

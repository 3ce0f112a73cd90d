"""A draft onto the disk, beside the disk's own time for a page."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from handnote.bootstrap import open_desk
from handnote.domain.note import MadeBy
from handnote.services.desk import Desk
from handnote.storage import backups, disk
from handnote.storage.opening import NAME
from tests.bench.measurement import Measurement, ms, seconds, spread
from tests.bench.shops import Shops
from tests.bench.size import Size
from tests.bench.words import Scribe

_PAGE = os.urandom(4096)
_PATIENCE_S = 30


def measure(shops: Shops, size: Size) -> Iterator[Measurement]:
    """Save a growing draft again and again, as every pause in typing does."""
    text = Scribe(seed=5).note(80)
    took, least = [], []
    with shops.copy(size.notes, waiting=1) as shop:
        desk = open_desk(shop)
        try:
            save = _saver(desk)
            save(text[:3])
            _wait_for_backup(shop / backups.FOLDER)
            for letters in range(4, 4 + size.saves):
                took.append(seconds(save, text[:letters]))
                least.append(floor(shop / "page"))
        finally:
            closed = seconds(desk.close)
        backup = seconds(_copy, shop / NAME)
    yield from spread(f"save a draft for good, {size.notes:,} notes", took, least)
    yield ms(f"close the desk with a checked backup, {size.notes:,} notes", closed, backup)


def floor(path: Path) -> float:
    """Seconds until four KiB written over the start of a file are on the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT)
    try:
        return seconds(_write, descriptor)
    finally:
        os.close(descriptor)


def _write(descriptor: int) -> None:
    os.write(descriptor, _PAGE)
    os.fsync(descriptor)


def _copy(file: Path) -> None:
    """The floor of a backup: the file's bytes on the disk a second time."""
    copied = file.with_name("copied")
    shutil.copyfile(file, copied)
    disk.settle(copied)


def _saver(desk: Desk) -> Callable[[str], object]:
    (waiting,) = desk.inbox.pile()

    def save(text: str) -> object:
        return desk.composing.save_draft(
            waiting.id,
            text,
            hand="caveat",
            made_by=MadeBy.FONT,
            sign_off="Anna",
            cursor=len(text),
        )

    return save


def _wait_for_backup(folder: Path) -> None:
    """The day's first save is followed by a backup, which the others do not have to share."""
    deadline = time.monotonic() + _PATIENCE_S
    while not backups.listed(folder):
        if time.monotonic() > deadline:
            raise RuntimeError("no backup was made")
        time.sleep(0.05)

"""Files beside the seller's own that are about one order, one note or one person."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from handnote.storage import backups

_OTHER_DESKS = ("sample-shop", "sample-shop.new", backups.FOLDER)


def remove(folder: Path, ids: Collection[str]) -> tuple[str, ...]:
    """Delete every file of a data folder that is called after one of these ids.

    Pictures and drawings are named by an id of ours. Return the names of those that went.
    """
    gone = []
    for path in _files(folder):
        if any(one in path.name for one in ids):
            with suppress(FileNotFoundError):
                path.unlink()
            gone.append(path.name)
    return tuple(gone)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            continue
        if path.is_dir():
            if path.name not in _OTHER_DESKS:
                yield from _files(path)
        elif path.suffix != ".db":
            yield path

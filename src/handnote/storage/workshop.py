"""A private folder for work that may be killed: the next start sweeps it away."""

import tempfile
from pathlib import Path

from handnote.storage import backups, disk


def make_workshop(folder: Path) -> Path:
    """Make one beside the backups of a data folder; whoever makes it removes it."""
    keep = folder / backups.FOLDER
    disk.make_private_folder(folder)
    disk.make_private_folder(keep)
    return Path(tempfile.mkdtemp(prefix=backups.UNFINISHED, dir=keep))

"""The desk a command works at."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from handnote.cli.makers import Makers

if TYPE_CHECKING:
    from handnote.services.desk import Desk


def desk_of(options: Namespace, makers: Makers) -> "closing[Desk]":
    """The desk over the data folder that was named, or over the usual one; closed after use."""
    return closing(makers.desk(folder_of(options)))


def folder_of(options: Namespace) -> Path:
    """The data folder that was named, or the usual one."""
    folder: Path | None = options.data
    if folder is None:
        # platformdirs takes longer to load than the rest of this room.
        from handnote.config.folders import default_data_folder

        folder = default_data_folder()
    return folder

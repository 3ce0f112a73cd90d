"""Where things lie on this computer, unless the seller says otherwise."""

import os
import sys
from pathlib import Path

_NAME = "handnote"
BESIDE = "handnote-data"
"""A folder of this name beside the program holds everything: handnote on a stick."""

_MARK = "handnote-portable"
"""A file of this name beside the program makes that folder."""


def default_data_folder() -> Path:
    """Return the folder beside the program where there is one, or else this user's own."""
    beside = folder_beside_program()
    if beside is not None:
        return beside
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False)


def folder_beside_program(program: Path | None = None) -> Path | None:
    """Return where data lies when handnote is carried on a stick, or None where it is not.

    That is so where a folder ``handnote-data`` or a file ``handnote-portable`` lies beside the
    program, beside the bundle it is in, or in the folder it is started from as a tree.
    """
    for place in _places(program or Path(sys.argv[0] or sys.executable)):
        if (place / BESIDE).is_dir() or (place / _MARK).is_file():
            return place / BESIDE
    return None


def is_beside_program(folder: Path) -> bool:
    """Whether a data folder is the one that travels with the program."""
    beside = folder_beside_program()
    return beside is not None and _same(beside, folder)


def settings_file(data_folder: Path) -> Path:
    """Return the settings file that belongs to a data folder; they travel together."""
    return data_folder / "settings.json"


def _places(program: Path) -> list[Path]:
    try:
        told = program.resolve()
    except (OSError, RuntimeError):
        return []
    places = [told.parent]
    if getattr(sys, "frozen", False):
        places.append(Path(sys.executable).resolve().parent)
    # On a Mac the program lies deep in its bundle; an AppImage is mounted somewhere else.
    places += [part.parent for part in told.parents if part.suffix == ".app"]
    if image := os.environ.get("APPIMAGE"):
        places.append(Path(image).resolve().parent)
    if told.name == "__main__.py":
        places.append(told.parents[2])  # the tree that holds src/handnote
    return places


def _same(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve()
    except (OSError, RuntimeError):
        return False

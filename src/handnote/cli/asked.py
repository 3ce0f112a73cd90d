"""Whether a start is for the terminal or for the window, told without loading much."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from handnote.wording import command_line as wording

COMMANDS = frozenset(wording.COMMANDS)
"""Every command the terminal knows; anything else is for the window."""

_FOR_THE_TERMINAL = {"-h", "--help", "--version"}
_FOR_THE_WINDOW = {"tour"}


def is_for_terminal(arguments: Sequence[str]) -> bool:
    """Whether these arguments name a command, or ask for help or the version.

    So does a word that is nothing like a file: a slip of the keyboard, and a window that
    opens on it would only puzzle. All else is order files and perhaps a data folder.
    """
    words = iter(arguments)
    for word in words:
        if word in _FOR_THE_TERMINAL:
            return True
        if word == "--data":
            next(words, None)
        elif not word.startswith("--data="):
            return word in COMMANDS or not (word in _FOR_THE_WINDOW or _could_be_file(word))
    return False


def _could_be_file(word: str) -> bool:
    path = Path(word)
    with suppress(OSError):  # a name no file system would take
        return bool(path.suffix) or "/" in word or os.sep in word or path.exists()
    return False


def window_arguments(arguments: Sequence[str]) -> tuple[Path | None, list[Path]] | None:
    """The data folder and the order files of a start that is for the window.

    None for what is neither: an option there is no such thing as, a folder left out.
    """
    folder: Path | None = None
    files: list[Path] = []
    words = iter(arguments)
    for word in words:
        if word == "--data":
            named = next(words, None)
            if named is None:
                return None
            folder = Path(named)
        elif word.startswith("--data="):
            folder = Path(word.removeprefix("--data="))
        elif word == "--":
            files += map(Path, words)
        elif word.startswith("-"):
            return None
        else:
            files.append(Path(word))
    return folder, files

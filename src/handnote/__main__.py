"""The command ``handnote``: a window, or one of the commands for a terminal."""

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handnote.services.desk import Desk

_TOUR = "tour"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; the exit code."""
    os.umask(0o077)
    said = list(sys.argv[1:] if arguments is None else arguments)
    from handnote.cli.asked import is_for_terminal, window_arguments

    asked = window_arguments(said)
    if is_for_terminal(said) or asked is None:
        from handnote.bootstrap import makers
        from handnote.cli.run import run

        return run(said, makers())
    if said[:1] == [_TOUR]:
        return _tour(Path(said[1] if len(said) > 1 else "build"))
    if not _has_screen():
        from handnote.wording import screen

        print(screen.NO_SCREEN, file=sys.stderr)
        return 1
    return _show_window(*asked)


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _show_window(folder: Path | None, files: Sequence[Path]) -> int:
    if folder is None:
        from handnote.config.folders import default_data_folder

        folder = default_data_folder()
    from handnote.bootstrap import make_sample, open_desk

    # The desk is looked over while Qt loads: checking 10,000 notes takes as long as a window.
    opener = ThreadPoolExecutor(1, "handnote-opening")
    opening = opener.submit(open_desk, folder, checks_later=True)
    opener.shutdown(wait=False)
    from handnote.qt.app import run

    def open_again(wanted: Path) -> "Desk":
        return opening.result() if wanted is folder else open_desk(wanted, checks_later=True)

    return run(folder, files, open_desk=open_again, make_sample=make_sample)


def _tour(folder: Path) -> int:
    """The main job without a screen: the sample shop, a label sheet, pictures of the window."""
    from handnote.bootstrap import make_sample, open_desk
    from handnote.qt.tour import tour

    return tour(folder, open_desk=open_desk, make_sample=make_sample)


if __name__ == "__main__":
    sys.exit(main())

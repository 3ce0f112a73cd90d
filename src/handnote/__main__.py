"""The command ``handnote``: a window, or one of the commands for a terminal."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

_TOUR = "tour"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; the exit code."""
    os.umask(0o077)
    said = list(sys.argv[1:] if arguments is None else arguments)
    from handnote.cli.arguments import is_for_terminal

    if is_for_terminal(said):
        from handnote.bootstrap import makers
        from handnote.cli.run import run

        return run(said, makers())
    if said[:1] == [_TOUR]:
        return _tour(Path(said[1] if len(said) > 1 else "build"))
    if not _has_screen():
        from handnote.wording import screen

        print(screen.NO_SCREEN, file=sys.stderr)
        return 1
    return _show_window(said)


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _show_window(said: Sequence[str]) -> int:
    from handnote.cli.arguments import window_arguments

    folder, files = window_arguments(said)
    if folder is None:
        from handnote.config.folders import default_data_folder

        folder = default_data_folder()
    from handnote.bootstrap import make_sample, open_desk
    from handnote.qt.app import run

    return run(folder, files, open_desk=open_desk, make_sample=make_sample)


def _tour(folder: Path) -> int:
    """The main job without a screen: the sample shop, a label sheet, pictures of the window."""
    from handnote.bootstrap import make_sample, open_desk
    from handnote.qt.tour import tour

    return tour(folder, open_desk=open_desk, make_sample=make_sample)


if __name__ == "__main__":
    sys.exit(main())

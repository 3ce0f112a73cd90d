"""Where dictionaries for spelling lie on a computer that has some."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_LINUX = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/usr/lib/libreoffice/share/extensions",
    "/opt/libreoffice/share/extensions",
)
_MAC = (
    "/Library/Spelling",
    "/Applications/LibreOffice.app/Contents/Resources/extensions",
    "/opt/homebrew/share/hunspell",
    "/usr/local/share/hunspell",
)
_WINDOWS = "LibreOffice/share/extensions"


def dictionary_folders(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ
) -> tuple[Path, ...]:
    """Return the folders to look into, whether they are there or not, the seller's own first."""
    return tuple(_folders(platform, environment))


def _folders(platform: str, environment: Mapping[str, str]) -> Iterator[Path]:
    if said := environment.get("DICPATH"):  # hunspell's own way to name a folder
        yield from map(Path, said.split(os.pathsep)[:8])
    if platform == "win32":
        for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
            if root := environment.get(name):
                yield Path(root, _WINDOWS)
    elif platform == "darwin":
        if home := environment.get("HOME"):
            yield Path(home, "Library", "Spelling")
        yield from map(Path, _MAC)
    else:
        if home := environment.get("HOME"):
            yield Path(home, ".local", "share", "hunspell")
        yield from map(Path, _LINUX)

"""Where the data that ships with handnote lies: fonts, stocks, profiles."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def resource(*parts: str) -> Path:
    """A file or folder inside ``resources/``, whether handnote is installed or a checkout."""
    installed = _PACKAGE / "resources"
    home = installed if installed.is_dir() else _PACKAGE.parents[1] / "resources"
    return home.joinpath(*parts)

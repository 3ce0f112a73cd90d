"""Where the data that ships with handnote lies: fonts, stocks, profiles."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def font_packs() -> tuple[Path, ...]:
    """Folders of optional font packages: installed beside handnote, or in a checkout."""
    found = (
        _PACKAGE.parent / "handnote_fonts_cjk",
        _PACKAGE.parents[1] / "packs" / "handnote-fonts-cjk" / "handnote_fonts_cjk",
    )
    return tuple(folder for folder in found if folder.is_dir())[:1]


def resource(*parts: str) -> Path:
    """A file or folder inside ``resources/``, whether handnote is installed or a checkout."""
    installed = _PACKAGE / "resources"
    home = installed if installed.is_dir() else _PACKAGE.parents[1] / "resources"
    return home.joinpath(*parts)

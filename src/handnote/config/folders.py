"""Where things lie on this computer, unless the seller says otherwise."""

from pathlib import Path

_NAME = "handnote"


def default_data_folder() -> Path:
    """Return where this computer's user keeps data of programs, in a folder of ours."""
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False)


def settings_file(data_folder: Path) -> Path:
    """Return the settings file that belongs to a data folder; they travel together."""
    return data_folder / "settings.json"

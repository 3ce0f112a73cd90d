"""Where things lie by default."""

from pathlib import Path

from handnote.config.folders import default_data_folder, settings_file


def test_data_lies_in_the_users_own_folder_under_our_name(home: Path) -> None:
    folder = default_data_folder()
    assert folder.name == "handnote"
    assert home in folder.parents
    assert not folder.exists()


def test_settings_travel_with_the_data(tmp_path: Path) -> None:
    assert settings_file(tmp_path).parent == tmp_path

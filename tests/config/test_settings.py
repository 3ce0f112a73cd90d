"""Settings survive the night, and a broken file is as good as none."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from handnote.config.settings import load_settings, save_settings
from handnote.domain.note import MadeBy
from handnote.domain.settings import Settings

CHOSEN = Settings(
    sign_off="Jo & Zoë\n“love”", hand="kalam", stock="5160", outlines=True, drift=0.25
)


def test_what_was_chosen_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.json"
    save_settings(path, CHOSEN)
    assert load_settings(path) == CHOSEN
    assert "Zoë" in path.read_text("utf-8")


def test_settings_are_for_this_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.json"
    save_settings(path, CHOSEN)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_without_a_file_everything_is_as_at_first(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"null",
        b"[1]",
        b'"text"',
        b"\xff\xfe",
        b"<html>",
        b'{"mode": "pen", "drift": NaN}',
        b'{"mode": "pen", "drift": 1e999}',
        b'{"mode": "pen", "drift": -1' + b"0" * 400 + b"}",
        b'{"mode": "pen", "drift": true}',
        b"[" * 100_000,
        b"\x00" * 99,
    ],
)
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(damaged)
    assert load_settings(path) == Settings()


def test_a_folder_in_the_place_of_the_file_is_as_good_as_none(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_one_wrong_value_spoils_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(
        '{"mode": "pen", "hand": "kalam", "stock": 5160, "outlines": 1, "sign_off": null, "new": 1}'
    )
    assert load_settings(path) == replace(Settings(), hand="kalam")


def test_a_whole_number_will_do_where_any_number_may_stand(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"mode": "pen", "drift": 1, "outlines": 1}')
    assert load_settings(path) == replace(Settings(), drift=1.0)
    assert isinstance(load_settings(path).drift, float)


def test_a_fresh_profile_is_offered_pen_and_never_plain_type() -> None:
    assert Settings().mode_in_use is MadeBy.PEN
    assert replace(Settings(), mode="quill").mode_in_use is MadeBy.PEN


def test_who_typed_before_there_was_a_choice_goes_on_typing(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"hand": "kalam"}')
    assert load_settings(path).mode_in_use is MadeBy.FONT

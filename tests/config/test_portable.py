"""Carried on a stick: data lies beside the program, unless another folder is named."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from handnote.config.folders import (
    BESIDE,
    default_data_folder,
    folder_beside_program,
    is_beside_program,
)


def program_in(folder: Path) -> Path:
    folder.mkdir(parents=True)
    program = folder / "handnote"
    program.write_text("")
    return program


def test_without_a_mark_the_program_is_not_carried(tmp_path: Path) -> None:
    assert folder_beside_program(program_in(tmp_path / "stick")) is None


@pytest.mark.parametrize("is_folder", [True, False])
def test_a_folder_or_a_mark_beside_the_program_is_enough(tmp_path: Path, is_folder: bool) -> None:
    program = program_in(tmp_path / "my stick ü")
    if is_folder:
        (program.parent / BESIDE).mkdir()
    else:
        (program.parent / "handnote-portable").write_text("")
    assert folder_beside_program(program) == program.parent / BESIDE


def test_beside_a_bundle_and_beside_an_image_count_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = program_in(tmp_path / "handnote.app" / "Contents" / "MacOS")
    (tmp_path / BESIDE).mkdir()
    assert folder_beside_program(inside) == tmp_path / BESIDE
    mounted = program_in(tmp_path / "mnt" / "usr")
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "handnote.AppImage"))
    assert folder_beside_program(mounted) == tmp_path / BESIDE


def test_what_is_beside_is_the_default_and_known_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = program_in(tmp_path / "stick")
    (program.parent / BESIDE).mkdir()
    monkeypatch.setattr(sys, "argv", [str(program)])
    assert default_data_folder() == program.parent / BESIDE
    assert is_beside_program(program.parent / BESIDE)
    assert not is_beside_program(tmp_path)


def test_a_command_from_the_stick_keeps_everything_on_it_and_data_wins(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "handnote-portable").write_text("")
    program = stick / "start.py"
    program.write_text("import sys\nfrom handnote.__main__ import main\nsys.exit(main())\n")
    home = tmp_path / "home"
    home.mkdir()
    env = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / "data")}

    def run(*said: str) -> None:
        subprocess.run([sys.executable, str(program), *said], env=env, check=True, timeout=60)

    run("orders")
    assert (stick / BESIDE / "handnote.db").exists()
    assert not list(home.rglob("handnote*"))
    run("--data", str(tmp_path / "named"), "orders")
    assert (tmp_path / "named" / "handnote.db").exists()

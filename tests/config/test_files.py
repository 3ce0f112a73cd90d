"""A file is written whole or not at all."""

import errno
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from handnote.config.files import write_whole
from handnote.domain.problem import AskTrouble, Problem

OLD = b"what was there"
NEW = b"what is there now"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "notes.pdf"
    path.write_bytes(OLD)
    return path


def refused(path: Path, data: bytes = NEW) -> Problem:
    with pytest.raises(Problem) as raised:
        write_whole(path, data)
    assert raised.value.code is AskTrouble.CANNOT_WRITE_FILE
    assert raised.value.facts["name"] == path.name
    return raised.value


def test_a_new_file_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "new.pdf", NEW)
    assert (tmp_path / "new.pdf").read_bytes() == NEW
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "new.pdf").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["new.pdf"]


def test_an_old_file_is_replaced(target: Path) -> None:
    write_whole(target, NEW)
    assert target.read_bytes() == NEW
    write_whole(target, b"")
    assert target.read_bytes() == b""
    assert [path.name for path in target.parent.iterdir()] == ["notes.pdf"]


def test_a_link_is_replaced_and_what_it_pointed_to_is_left_alone(target: Path) -> None:
    link = target.with_name("link.pdf")
    link.symlink_to(target)
    write_whole(link, NEW)
    assert not link.is_symlink()
    assert (link.read_bytes(), target.read_bytes()) == (NEW, OLD)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failing_disk_leaves_the_old_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    # Disks do not fail on demand.
    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    assert refused(target).facts["why"] == "Input/output error"
    assert target.read_bytes() == OLD
    assert [path.name for path in target.parent.iterdir()] == ["notes.pdf"]


def test_an_interruption_leaves_the_old_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(target, NEW)
    assert target.read_bytes() == OLD
    assert [path.name for path in target.parent.iterdir()] == ["notes.pdf"]


def test_a_file_held_for_a_moment_by_another_program_is_waited_for(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, tries, pauses = Path.replace, [0], list[float]()

    def held_twice(part: Path, path: Path) -> Path:
        tries[0] += 1
        if tries[0] <= 2:
            raise PermissionError(errno.EACCES, "in use")
        return replace(part, path)

    # Only Windows refuses to replace a file that somebody reads.
    monkeypatch.setattr(Path, "replace", held_twice)
    monkeypatch.setattr(time, "sleep", pauses.append)
    write_whole(target, NEW)
    assert target.read_bytes() == NEW
    assert pauses == [0.02, 0.05]


def test_a_file_held_for_good_is_a_problem_in_two_seconds(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []

    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(time, "sleep", pauses.append)
    assert refused(target).facts["why"] == "in use"
    assert 1 < sum(pauses) < 2
    assert [path.name for path in target.parent.iterdir()] == ["notes.pdf"]


def test_a_place_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    refused(tmp_path / "no" / "such" / "folder.pdf")
    (tmp_path / "folder.pdf").mkdir()
    refused(tmp_path / "folder.pdf")
    (tmp_path / "file").touch()
    refused(tmp_path / "file" / "inside.pdf")
    assert {path.name for path in tmp_path.iterdir()} == {"folder.pdf", "file"}


def test_a_folder_that_cannot_be_synced_does_not_matter(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def refuse_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    write_whole(target, NEW)
    assert target.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="folders are not synced there")
def test_file_and_folder_are_both_on_the_disk_when_it_returns(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    fsync = os.fsync

    def listen(descriptor: int) -> None:
        fsync(descriptor)
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        synced.append(f"folder, {target.read_bytes()!r} in it" if is_folder else "file")

    monkeypatch.setattr(os, "fsync", listen)
    write_whole(target, NEW)
    assert synced == ["file", f"folder, {NEW!r} in it"]


FULL_DISK = """
import sys
import time
from pathlib import Path
from handnote.config.files import write_whole
from handnote.domain.problem import Problem
target = Path(sys.argv[1], "old.pdf")
target.write_bytes(b"old")
try:
    write_whole(target, b"x" * 200_000)
except Problem as problem:
    left = [path.name for path in target.parent.iterdir()]
    print(problem.code.value, problem.facts["why"], target.read_bytes(), left)
"""


@pytest.mark.fault
@pytest.mark.skipif(sys.platform != "linux", reason="a small disk is made with Linux's mount")
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    code = tmp_path / "full.py"
    code.write_text(FULL_DISK)
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f'mount -t tmpfs -o size=64k tmpfs "{disk}" && "{sys.executable}" "{code}" "{disk}"'
    ran = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", mount], capture_output=True, text=True, timeout=30
    )
    if ran.returncode and "old.pdf" not in ran.stderr:
        pytest.skip("this machine makes no small disks")
    assert ran.stdout == "cannot-write-file No space left on device b'old' ['old.pdf']\n"

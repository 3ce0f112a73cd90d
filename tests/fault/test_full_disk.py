"""A full disk, a worn disk and a disk that may not be written: nothing is lost or claimed."""

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.fault.machine import ROOT

pytestmark = pytest.mark.fault

BEGIN = """\
import os, resource, sys
from pathlib import Path
from handnote.domain.problem import Problem, StoreTrouble
from tests.services.desk import *
folder = Path(sys.argv[1])

def write_until_it_fails(desk, order_id):
    for length in range(100, 100_000, 100):
        try:
            desk.draft(order_id, "m" * length)
        except Problem as problem:
            return length, problem.code
    raise AssertionError("the disk never filled")
"""


def has_disks_of_its_own() -> bool:
    """Whether this machine lets us mount a small disk without being its administrator."""
    tried = subprocess.run(["unshare", "-Urm", "true"], capture_output=True, check=False)
    return tried.returncode == 0


needs_a_disk = pytest.mark.skipif(
    sys.platform != "linux" or not has_disks_of_its_own(),
    reason="this machine lets nobody mount a small disk: run the fault tests on Linux",
)


def run(folder: Path, script: str, *, before: str = "") -> str:
    """Run a script in a process of its own, on a disk of its own where ``before`` makes one."""
    python = [sys.executable, "-c", BEGIN + dedent(script), str(folder)]
    command = ["unshare", "-Urm", "sh", "-c", f'{before} && exec "$@"', "sh", *python]
    ran = subprocess.run(
        command if before else python,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@needs_a_disk
def test_a_full_disk_is_told_and_saving_goes_on_when_there_is_room(tmp_path: Path) -> None:
    said = run(
        tmp_path,
        """
        with desk_in(folder) as desk:
            first, second = desk.walk_in("Ines"), desk.walk_in("Mia")
            desk.finish(first, "Ines, an earlier note")
            filler = folder / "filler"
            filler.write_bytes(b"x" * 20_000)
            length, code = write_until_it_fails(desk, second)
            assert code is StoreTrouble.DISK_FULL, code
            assert len(desk.note(second).text) == length - 100
            filler.unlink()
            desk.draft(second, "m" * length)
            assert len(desk.note(second).text) == length
        with desk_in(folder) as desk:
            assert desk.note(first).text == "Ines, an earlier note"
            assert len(desk.note(second).text) == length
            print("whole")
        """,
        before=f"mount -t tmpfs -o size=1100k tmpfs '{tmp_path}'",
    )
    assert said == "whole\n"


@needs_a_disk
def test_a_backup_there_is_no_room_for_takes_none_and_harms_no_save(tmp_path: Path) -> None:
    said = run(
        tmp_path,
        """
        with desk_in(folder) as desk:
            order_id = desk.walk_in("Ines")
            for length in range(20):
                desk.draft(order_id, "m" * 19_000 + str(length))
        kept = sorted(path.name for path in (folder / "backups").iterdir())
        assert len(kept) == 1, kept
        assert kept[0].endswith("-0-notes.db"), kept
        with desk_in(folder) as desk:
            desk.draft(order_id, "and on")
            print(desk.note(order_id).text)
        """,
        before=f"mount -t tmpfs -o size=1450k tmpfs '{tmp_path}'",
    )
    assert said == "and on\n"


@needs_a_disk
def test_with_a_full_disk_the_history_can_be_read(tmp_path: Path) -> None:
    said = run(
        tmp_path,
        """
        with desk_in(folder) as desk:
            order_id = desk.walk_in("Ines")
            desk.finish(order_id, "Ines, an earlier note")
        filler = (folder / "filler").open("wb", buffering=0)
        try:
            while filler.write(b"x" * 512): pass
        except OSError:
            pass
        with desk_in(folder) as desk:
            assert desk.past_notes.search("earlier").notes[0].person == "Ines"
            try:
                desk.draft(order_id, "m" * 9000)
            except Problem as problem:
                print(problem.code)
            assert desk.note(order_id).text == "Ines, an earlier note"
        """,
        before=f"mount -t tmpfs -o size=1100k tmpfs '{tmp_path}'",
    )
    assert said == "store-disk-full\n"


@needs_a_disk
def test_a_disk_too_full_to_begin_on_says_so_and_leaves_nothing_half_made(tmp_path: Path) -> None:
    said = run(
        tmp_path,
        """
        try:
            desk_in(folder).__enter__()
        except Problem as problem:
            print(problem.code)
        print(sorted(path.name for path in folder.iterdir() if path.name == "handnote.db"))
        """,
        before=f"mount -t tmpfs -o size=60k tmpfs '{tmp_path}'",
    )
    assert said == "store-disk-full\n[]\n"


@needs_a_disk
def test_a_folder_that_may_only_be_read_can_be_read_and_printed(tmp_path: Path) -> None:
    run(
        tmp_path,
        """
        with desk_in(folder) as desk:
            desk.finish(desk.walk_in("Ines"), "Ines, an earlier note")
        """,
    )
    said = run(
        tmp_path,
        """
        with desk_in(folder) as desk:
            assert not desk.store.may_write
            (note,) = desk.printing.ready()
            assert desk.past_notes.search("earlier").notes == (note,)
            assert desk.composing.open(note.order_id).note == note
            desk.composing.visit(note.order_id, 3)
            try:
                desk.draft(note.order_id, "other words")
            except Problem as problem:
                print(problem.code)
            assert desk.composing.open(note.order_id).note == note
        """,
        before=f"mount --bind '{tmp_path}' '{tmp_path}' && mount -o remount,ro,bind '{tmp_path}'",
    )
    assert said == "store-read-only\n"


@needs_a_disk
def test_an_empty_folder_that_may_only_be_read_says_so(tmp_path: Path) -> None:
    said = run(
        tmp_path,
        """
        try:
            desk_in(folder).__enter__()
        except Problem as problem:
            print(problem.code)
        """,
        before=f"mount --bind '{tmp_path}' '{tmp_path}' && mount -o remount,ro,bind '{tmp_path}'",
    )
    assert said == "store-read-only\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_a_disk_that_takes_no_more_of_a_file_loses_nothing(tmp_path: Path) -> None:
    said = run(
        tmp_path,
        """
        with desk_in(folder) as desk:
            first, second = desk.walk_in("Ines"), desk.walk_in("Mia")
            desk.finish(first, "Ines, an earlier note")
            size = (folder / "handnote.db").stat().st_size
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 9000, resource.RLIM_INFINITY))
            length, code = write_until_it_fails(desk, second)
            assert code in {StoreTrouble.NOT_SAVED, StoreTrouble.DISK_FULL}, code
            assert len(desk.note(second).text) == length - 100
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
            desk.draft(second, "m" * length)
        with desk_in(folder) as desk:
            assert desk.note(first).text == "Ines, an earlier note"
            assert len(desk.note(second).text) == length
            print("whole")
        """,
    )
    assert said == "whole\n"

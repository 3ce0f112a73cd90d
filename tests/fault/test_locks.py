"""Only one handnote at a time has the file, and a dead one has it no longer."""

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from handnote.domain.problem import Problem, StoreTrouble
from handnote.storage import connection
from handnote.storage.store import open_store
from tests.fault.machine import Machine, machine
from tests.services.desk import StoppedClock, desk_in

pytestmark = pytest.mark.fault


@pytest.fixture(scope="module")
def computer() -> Iterator[Machine]:
    with machine() as computer:
        yield computer


def is_in_use(folder: Path) -> bool:
    try:
        open_store(folder, clock=StoppedClock()).close()
    except Problem as problem:
        return problem.code is StoreTrouble.IN_USE
    return False


def test_of_eight_started_at_once_exactly_one_opens(computer: Machine, tmp_path: Path) -> None:
    for round_number in range(5):
        folder = tmp_path / str(round_number)
        pids = [computer.start("hold", folder) for _ in range(8)]
        said = sorted(computer.hear() for _ in pids)
        assert said == ["open", *["store-in-use"] * 7]
        for pid in pids:
            computer.kill(pid)
        with desk_in(folder) as desk:
            assert desk.inbox.pile() == ()


def test_one_that_hangs_is_told_of_at_once_and_its_end_frees_the_file(
    computer: Machine, tmp_path: Path
) -> None:
    owner = computer.start("hold", tmp_path)
    assert computer.hear() == "open"
    os.kill(owner, signal.SIGSTOP)
    before = (tmp_path / "handnote.db").read_bytes()
    start = time.monotonic()
    assert is_in_use(tmp_path)
    assert time.monotonic() - start < 3
    assert (tmp_path / "handnote.db").read_bytes() == before
    computer.kill(owner)
    assert not is_in_use(tmp_path)


@pytest.mark.parametrize("text", ["1", "{pid}", "another-computer 4711", "", "\x00" * 900])
def test_what_a_lock_file_says_keeps_nobody_out(tmp_path: Path, text: str) -> None:
    (tmp_path / "handnote.lock").write_text(text.format(pid=os.getpid()))
    assert not is_in_use(tmp_path)


def test_a_second_desk_in_the_same_process_is_refused_too(tmp_path: Path) -> None:
    with desk_in(tmp_path):
        assert is_in_use(tmp_path)
    assert not is_in_use(tmp_path)


def test_a_file_that_could_not_be_opened_is_not_kept_locked(tmp_path: Path) -> None:
    (tmp_path / "handnote.db").write_bytes(b"<html>not a database</html>")
    for _ in range(2):
        with pytest.raises(Problem) as raised:
            open_store(tmp_path, clock=StoppedClock())
        assert raised.value.code is StoreTrouble.FOREIGN


def test_a_save_waits_for_a_virus_scanner(computer: Machine, tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        order_id = desk.walk_in()
        scanner = computer.start("scan", tmp_path, 1.2)
        assert computer.hear() == "holding"
        desk.draft(order_id, "while the scanner looks")
        computer.wait(scanner)
    with desk_in(tmp_path) as desk:
        assert desk.note(order_id).text == "while the scanner looks"


def test_a_scanner_that_never_lets_go_is_a_problem_and_saving_works_after_it(
    computer: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.2)  # ten seconds are for sellers, not for tests
    with desk_in(tmp_path) as desk:
        order_id = desk.walk_in()
        scanner = computer.start("scan", tmp_path, 60)
        assert computer.hear() == "holding"
        with pytest.raises(Problem) as raised:
            desk.draft(order_id, "for Ines")
        assert raised.value.code is StoreTrouble.NOT_SAVED
        computer.kill(scanner)
        desk.draft(order_id, "for Ines")
        assert desk.note(order_id).text == "for Ines"


def test_a_backup_does_not_wait_for_ever_for_a_scanner(
    computer: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.2)
    open_store(tmp_path, clock=StoppedClock()).close()
    with closing(connection.connect(tmp_path / "handnote.db")) as opened:
        scanner = computer.start("scan", tmp_path, 5)
        assert computer.hear() == "holding"
        start = time.monotonic()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            connection.copy(opened, tmp_path / "copy.db")
        assert time.monotonic() - start < 3
        computer.kill(scanner)

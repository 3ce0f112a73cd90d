"""A journal left beside a file by a crash is rolled into that file, and into no other."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from handnote.storage.migrations import SCHEMA
from handnote.storage.opening import make_fresh
from handnote.storage.store import open_store
from tests.services.desk import Desk, StoppedClock, add_three_orders, desk_in

pytestmark = pytest.mark.fault


def words(desk: Desk) -> list[str]:
    return [note.text for note in desk.past_notes.newest().notes]


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """Return a folder as a crash in the middle of a save leaves it, beside yesterday's file."""
    here, crashed = tmp_path / "here", tmp_path / "crashed"
    with desk_in(here) as desk:
        ids = add_three_orders(desk)
        desk.finish(ids["maria"], "yesterday")
    shutil.copy(here / "handnote.db", tmp_path / "yesterday.db")
    with desk_in(here) as desk:
        desk.finish(ids["tom"], "today")
        desk.finish(ids["anna"], "today too")
    with closing(sqlite3.connect(here / "handnote.db", isolation_level=None)) as cut_off:
        cut_off.execute("PRAGMA journal_mode = TRUNCATE")
        cut_off.execute("PRAGMA cache_size = 1")
        cut_off.execute("BEGIN IMMEDIATE")
        cut_off.execute("UPDATE note SET text = 'half saved ' || hex(randomblob(4000))")
        cut_off.execute("UPDATE person SET name = 'half saved ' || hex(randomblob(4000))")
        shutil.copytree(here, crashed, ignore=shutil.ignore_patterns("*.lock"))
        cut_off.execute("ROLLBACK")
    assert (crashed / "handnote.db-journal").stat().st_size > 8192
    return crashed


def test_a_save_cut_off_in_the_middle_is_rolled_back(crashed: Path) -> None:
    with desk_in(crashed) as desk:
        assert words(desk) == ["today too", "today", "yesterday"]
    assert not list(crashed.glob("*set-aside*"))


def test_yesterdays_file_put_back_by_hand_is_not_mixed_with_todays(crashed: Path) -> None:
    shutil.copy(crashed.parent / "yesterday.db", crashed / "handnote.db")
    with desk_in(crashed) as desk:
        assert words(desk) == ["yesterday"]
        assert desk.order("1001").buyer == "Maria Sommer"
    assert [path.stat().st_size > 8192 for path in crashed.glob("*set-aside*")] == [True]


def test_a_journal_of_a_deleted_file_is_not_rolled_into_a_new_one(crashed: Path) -> None:
    (crashed / "handnote.db").unlink()
    # With its backups beside it, nothing is begun anew.
    shutil.rmtree(crashed / "backups")
    with desk_in(crashed) as desk:
        assert words(desk) == []
        desk.finish(desk.walk_in(), "anew")
    with desk_in(crashed) as desk:
        assert words(desk) == ["anew"]
    assert len(list(crashed.glob("*set-aside*"))) == 1


def test_a_journal_lying_about_never_meets_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "handnote.db"
    left = tmp_path / "handnote.db-journal"
    left.write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(600))
    make_fresh(path, SCHEMA)
    assert path.exists()
    assert not left.exists()
    assert (tmp_path / "handnote.db-journal-set-aside").stat().st_size == 608


@pytest.mark.parametrize("length", [0, 7, 8, 27, 28, 511, 512, 600, 5000])
def test_a_journal_cut_short_anywhere_harms_nothing(crashed: Path, length: int) -> None:
    shutil.copy(crashed.parent / "yesterday.db", crashed / "handnote.db")
    journal = crashed / "handnote.db-journal"
    journal.write_bytes(journal.read_bytes()[:length])
    open_store(crashed, clock=StoppedClock()).close()
    with desk_in(crashed) as desk:
        assert words(desk) == ["yesterday"]

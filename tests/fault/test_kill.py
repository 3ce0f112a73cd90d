"""Killed at any moment, the file is whole and holds all that was called saved."""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from handnote.domain.correction import Fact
from handnote.domain.run import Outcome
from handnote.services.correcting import Wish
from handnote.storage import backups
from handnote.storage.connection import is_sound
from handnote.storage.migrations import SCHEMA, newest_version
from handnote.storage.store import open_store
from tests.fault.machine import Machine, machine, moments
from tests.services.desk import STOCK, StoppedClock, desk_in, told

pytestmark = pytest.mark.fault
NEWEST = newest_version(SCHEMA)


@pytest.fixture(scope="module")
def computer() -> Iterator[Machine]:
    with machine() as computer:
        yield computer


def test_no_letter_called_saved_is_lost_when_she_types_and_the_power_goes(
    computer: Machine, tmp_path: Path
) -> None:
    with desk_in(tmp_path) as desk:
        order_id = desk.walk_in("Ines")
    for moment in moments(40, longest=0.06):
        pid = computer.start("type_on", tmp_path)
        first = computer.hear()
        time.sleep(moment)
        saved = int([first, *computer.kill(pid)][-1].removeprefix("saved "))
        with desk_in(tmp_path) as desk:
            note = desk.note(order_id)
            assert set(note.text) == {"m"}
            assert saved <= len(note.text) <= saved + 1
    assert saved > 40


def test_a_first_start_that_is_killed_never_leaves_a_file_that_is_refused(
    computer: Machine, tmp_path: Path
) -> None:
    done = 0
    for number, moment in enumerate(moments(40, longest=0.02)):
        folder = tmp_path / str(number)
        pid = computer.start("start_anew", folder)
        assert computer.hear() == "ready"
        time.sleep(moment)
        done += "done" in computer.kill(pid)
        with desk_in(folder) as desk:
            desk.draft(desk.walk_in(), "it works")
            assert len(desk.inbox.pile()) == 1
        assert not list(folder.glob("*unfinished*"))
    assert done < 40


def test_an_import_that_is_killed_added_all_or_nothing(computer: Machine, tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        desk.add(told("1", "Maria"))
        desk.finish(desk.order("1").id, "Maria, hello")
    here, outcomes = 1, set()
    for number, moment in enumerate(moments(24, longest=0.06)):
        pid = computer.start("add_many", tmp_path, number)
        assert computer.hear() == "ready"
        time.sleep(moment)
        is_done = "done" in computer.kill(pid)
        with desk_in(tmp_path) as desk:
            added = len(desk.inbox.orders()) - here
            assert added in ({300} if is_done else {0, 300})
            assert desk.past_notes.count() == 1
        here += added
        outcomes.add(added)
    assert outcomes == {0, 300}


def test_killed_at_forty_moments_an_import_told_everything_or_nothing(
    computer: Machine, tmp_path: Path
) -> None:
    with desk_in(tmp_path) as desk:
        desk.add(*(told(f"known-{number}", f"Buyer {number}") for number in range(200)))
        hers = desk.order("known-0").id
        desk.correcting.correct(hers, [Wish(Fact.WORDS, "hers")])
        desk.finish(desk.order("known-1").id, "Buyer, hello")
    here, words, outcomes = 200, "", set()
    for number, moment in enumerate(moments(40, longest=0.12)):
        pid = computer.start("add_and_change", tmp_path, number)
        assert computer.hear() == "ready"
        time.sleep(moment)
        is_done = "done" in computer.kill(pid)
        with desk_in(tmp_path) as desk:
            orders = desk.inbox.orders()
            added = len(orders) - here
            assert added in ({100} if is_done else {0, 100})
            words = f"said {number}" if added else words
            said = {order.words for order in orders if order.number.startswith("known")}
            assert said == {"hers", words}
            assert desk.past_notes.count() == 1
            last = desk.inbox.last_import()
            assert last is not None
            assert last.orders == (100 if here + added > 200 else 200)
        here += added
        outcomes.add(added)
    assert outcomes == {0, 100}


def test_killed_while_names_run_out_all_are_gone_or_none(computer: Machine, tmp_path: Path) -> None:
    with desk_in(tmp_path / "old") as desk:
        desk.add(*(told(f"{number}", f"Buyer {number}", words="w" * 99) for number in range(500)))
        desk.retention.turn()
        desk.clock.move(days=40)
        desk.retention.shown(desk.retention.turn().coming)
    left = set()
    for number, moment in enumerate(moments(20, longest=0.12)):
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "old", folder)
        pid = computer.start("let_run_out", folder)
        assert computer.hear() == "ready"
        time.sleep(moment)
        is_done = "done" in computer.kill(pid)
        with desk_in(folder) as desk:
            orders, record = len(desk.inbox.orders()), desk.retention.record()
            assert orders in ({0} if is_done else {0, 500})
            assert sum(one.orders for one in record) == 500 - orders
        left.add(orders)
    assert left == {0, 500}


def test_a_migration_that_is_killed_leaves_the_old_version_or_the_new(
    computer: Machine, tmp_path: Path
) -> None:
    schema = tmp_path / "schema"
    shutil.copytree(SCHEMA, schema)
    slow = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
        " INSERT INTO person (id, name, country, memory) SELECT 'p' || i, hex(randomblob(300)),"
        " '', '' FROM n;\n"
    )
    (schema / f"{NEWEST + 1:04}.sql").write_text(
        slow + "ALTER TABLE person ADD COLUMN mood TEXT;\n"
    )
    with desk_in(tmp_path / "old") as desk:
        desk.add(told("1", "Maria"))
        desk.finish(desk.order("1").id, "Maria, hello")
    versions = set()
    for number, moment in enumerate(moments(20, longest=0.12)):
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "old", folder)
        pid = computer.start("migrate", folder, schema)
        assert computer.hear() == "ready"
        time.sleep(moment)
        computer.kill(pid)
        before = {backup.path for backup in backups.listed(folder / "backups")}
        store = open_store(folder, clock=StoppedClock(), schema=schema)
        store.close()
        for path in before:
            versions.add(check_version(path))
        assert check_version(folder / "handnote.db") == (NEWEST + 1, 3001, 1)
    assert (NEWEST, 1, 1) in versions


def check_version(path: Path) -> tuple[int, int, int]:
    """Return version, people and notes of a database after checking that it is sound."""
    with closing(sqlite3.connect(path)) as connection:
        assert is_sound(connection, thoroughly=True)
        found: tuple[int, int, int] = connection.execute(
            "SELECT (SELECT user_version FROM pragma_user_version),"
            " (SELECT count(*) FROM person), (SELECT count(*) FROM note)"
        ).fetchone()
    return found


def test_killed_while_printing_the_sheets_and_the_notes_tell_the_same(
    computer: Machine, tmp_path: Path
) -> None:
    with desk_in(tmp_path / "old") as desk:
        for name in ("Ana", "Ben", "Cleo"):
            desk.finish(desk.walk_in(name), f"Dear {name}")
        desk.sheets.start_at(STOCK, None, 2)
    ends = set()
    for number, moment in enumerate(moments(24, longest=0.05)):
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "old", folder)
        pid = computer.start("print_and_answer", folder)
        assert computer.hear() == "ready"
        time.sleep(moment)
        said = computer.kill(pid)
        with desk_in(folder) as desk:
            ((sheet,), runs) = desk.sheets.open_of(STOCK), desk.printing.runs()
            end = "".join(sheet.fates).rstrip("."), len(desk.printing.to_print())
            asks = [run.outcome for run in runs] == [Outcome.UNANSWERED]
            assert end in {("xx", 3), ("xxppp", 0), ("xxspp", 1)}
            assert bool(runs) == (end != ("xx", 3))
            assert asks == (end == ("xxppp", 0))
            assert "recorded" not in said or runs
            assert "answered" not in said or end == ("xxspp", 1)
            if asks:
                desk.printing.nothing_printed(runs[0].id)
                assert len(desk.printing.to_print()) == 3
                assert desk.sheets.open_of(STOCK)[0].left == 12
        ends.add(end)
    assert len(ends) > 1


def test_a_backup_that_is_killed_is_not_listed_and_the_good_ones_stay(
    computer: Machine, tmp_path: Path
) -> None:
    with desk_in(tmp_path) as desk:
        desk.add(*(told(str(number), "Maria", words="w" * 900) for number in range(1500)))
        desk.finish(desk.order("1").id, "Maria, hello")
    listed = {backup.path for backup in backups.listed(tmp_path / "backups")}
    for moment in moments(20, longest=0.05):
        pid = computer.start("back_up", tmp_path)
        assert computer.hear() == "ready"
        time.sleep(moment)
        said = computer.kill(pid)
        kept = [tmp_path / "backups" / line.split()[1] for line in said if "kept" in line]
        now = {backup.path for backup in backups.listed(tmp_path / "backups")}
        assert set(kept[-24:]) <= now
        assert len(now) >= min(24, len(listed | set(kept)))
        for path in now - listed:
            assert check_version(path) == (NEWEST, 1500, 1)
        listed = now
    with desk_in(tmp_path) as desk:
        assert desk.past_notes.count() == 1
    assert not list((tmp_path / "backups").glob("unfinished*"))

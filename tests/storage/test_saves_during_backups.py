"""A backup that takes long lets saves through, and holds what they saved."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from handnote.storage import backups, connection
from handnote.storage.connection import Connection, connect, is_sound
from handnote.storage.store import Store, open_store
from tests.services.desk import StoppedClock

PEOPLE = 3000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store of some hundred pages, copied one page at a time."""
    monkeypatch.setattr(connection, "PAGES_A_STEP", 1)
    store = open_store(folder, clock=StoppedClock())
    store.run(add_people)
    store._saver.submit(int, alone=True).result()  # the first save made a backup by itself
    store._keeper.submit(int).result()
    yield store
    store.close()


def add_people(connection: Connection) -> None:
    connection.executemany(
        "INSERT INTO person (id, name, country) VALUES (?, ?, '')",
        ((f"{number:06}", "x" * 100) for number in range(PEOPLE)),
    )


def add(connection: Connection, name: str) -> None:
    connection.execute("INSERT INTO person (id, name, country) VALUES (?, ?, '')", (name, name))


def count_in(path: Path) -> int:
    with closing(connect(path, may_write=False)) as copied:
        assert is_sound(copied, thoroughly=True)
        (found,) = copied.execute("SELECT count(*) FROM person").fetchone()
        return int(found)


def backing_up(store: Store) -> "tuple[threading.Thread, list[backups.Backup | None]]":
    made: list[backups.Backup | None] = []
    thread = threading.Thread(target=lambda: made.append(store.back_up()))
    thread.start()
    return thread, made


def test_saves_in_the_middle_of_a_backup_are_done_then_and_are_in_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = saved = 0
    give_way = store._saver.give_way

    def counted() -> None:
        nonlocal steps
        steps += 1
        if steps in (3, 40, 90):
            asked.set()
            while not store._saver.waiting:  # until the other thread's save is in the queue
                time.sleep(0.001)
        give_way()

    asked = threading.Event()
    monkeypatch.setattr(store._saver, "give_way", counted)
    thread, made = backing_up(store)
    for number in range(3):
        assert asked.wait(10)
        asked.clear()
        store.run(partial(add, name=f"meanwhile {number}"))
        saved += 1
        assert not made, "the save waited for the whole backup"
    thread.join(30)
    assert saved == 3
    assert made[0] is not None
    assert count_in(made[0].path) == PEOPLE + 3


def test_no_save_makes_a_backup_begin_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = store.read(lambda opened: opened.execute("PRAGMA page_count").fetchone()[0])
    steps = 0

    def save_at_each() -> None:
        nonlocal steps
        steps += 1
        connection.save(store._file.connection, lambda opened: add(opened, f"step {steps}"))

    monkeypatch.setattr(store._saver, "give_way", save_at_each)
    made = store.back_up()
    assert made is not None
    # New rows make new pages, which are copied as well; a begin anew would be twice as many.
    assert pages - 1 <= steps < pages * 1.5
    assert count_in(made.path) == PEOPLE + steps


def test_a_save_that_fails_in_the_middle_leaves_nothing_in_the_backup(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0

    def fail_once() -> None:
        nonlocal steps
        steps += 1
        if steps == 30:
            opened = store._file.connection
            opened.execute("PRAGMA cache_size = 10")  # so that it spills before it fails
            with pytest.raises(sqlite3.IntegrityError):
                connection.save(opened, spoil)
            opened.execute("PRAGMA cache_size = -2000")

    def spoil(opened: Connection) -> None:
        opened.execute("UPDATE person SET name = name || 'half a save'")
        add(opened, "000000")

    monkeypatch.setattr(store._saver, "give_way", fail_once)
    made = store.back_up()
    assert made is not None
    assert count_in(made.path) == PEOPLE
    assert b"half a save" not in made.path.read_bytes()


def test_closing_waits_for_the_backup_under_way_and_makes_no_second_one(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()
    give_way = store._saver.give_way
    closing_thread = threading.Thread(target=store.close)

    def wait_for_close() -> None:
        if not begun.is_set():
            begun.set()
            while not store._is_leaving.is_set():
                time.sleep(0.001)
        give_way()

    monkeypatch.setattr(store._saver, "give_way", wait_for_close)
    thread, _ = backing_up(store)
    assert begun.wait(10)
    closing_thread.start()
    thread.join(30)
    closing_thread.join(30)
    found = backups.listed(folder / backups.FOLDER)
    # One by itself at the first save, and the one that was asked for.
    assert [backup.notes for backup in found] == [0, 0]
    assert count_in(found[0].path) == PEOPLE


def test_a_file_that_was_deleted_meanwhile_ends_the_backup_and_not_the_save(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0

    def delete_and_save() -> None:
        nonlocal steps
        steps += 1
        if steps == 20:
            store.path.unlink()
            store._save(lambda opened: add(opened, "after it was gone"))

    before = backups.listed(folder / backups.FOLDER)
    monkeypatch.setattr(store._saver, "give_way", delete_and_save)
    assert store.back_up() is None
    assert backups.listed(folder / backups.FOLDER) == before
    assert not list((folder / backups.FOLDER).glob(f"{backups.UNFINISHED}*"))
    assert count_in(store.path) == PEOPLE + 1


def test_what_has_to_be_alone_waits_for_the_backup_that_is_being_made(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A forgetting that is half in a backup could leave words between the rows of it."""
    begun, steps = threading.Event(), 0
    give_way = store._saver.give_way

    def wait_for_it() -> None:
        nonlocal steps
        steps += 1
        if steps == 5:
            begun.set()
            while not store._saver.waiting:
                time.sleep(0.001)
        give_way()

    monkeypatch.setattr(store._saver, "give_way", wait_for_it)
    thread, made = backing_up(store)
    assert begun.wait(10)
    store.run(lambda opened: opened.execute("DELETE FROM person"), alone=True)
    thread.join(30)
    assert made[0] is not None
    assert count_in(made[0].path) == PEOPLE
    assert count_in(store.path) == 0

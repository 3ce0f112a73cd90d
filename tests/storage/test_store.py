"""The store does one thing at a time, whole or not at all."""

import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from handnote.domain.problem import Problem, StoreTrouble
from handnote.storage.connection import Connection
from handnote.storage.migrations import SCHEMA, newest_version
from handnote.storage.store import Store, open_store
from tests.services.desk import StoppedClock


def add_person(connection: Connection, name: str) -> None:
    connection.execute("INSERT INTO person (id, name, country) VALUES (?, ?, '')", (name, name))


def names(store: Store) -> list[str]:
    return [
        name
        for (name,) in store.read(
            lambda connection: connection.execute("SELECT name FROM person ORDER BY id").fetchall()
        )
    ]


def setting(store: Store, name: str) -> object:
    return store.read(lambda connection: connection.execute(f"PRAGMA {name}").fetchone()[0])


def test_what_was_saved_is_there_after_closing_and_opening(
    tmp_path: Path, clock: StoppedClock
) -> None:
    store = open_store(tmp_path, clock=clock)
    store.run(lambda connection: add_person(connection, "Jo"))
    store.close()
    store = open_store(tmp_path, clock=clock)
    assert names(store) == ["Jo"]
    store.close()


def test_a_save_that_fails_half_way_leaves_nothing(store: Store) -> None:
    def fail_half_way(connection: Connection) -> None:
        add_person(connection, "Jo")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.run(fail_half_way)
    assert names(store) == []
    store.run(lambda connection: add_person(connection, "Mia"))
    assert names(store) == ["Mia"]


def test_a_mistake_of_ours_is_not_called_a_problem_of_hers(store: Store) -> None:
    def add_her_twice(connection: Connection) -> None:
        add_person(connection, "Jo")
        add_person(connection, "Jo")

    with pytest.raises(sqlite3.IntegrityError):
        store.run(add_her_twice)
    assert names(store) == []


def test_a_question_cannot_change_anything(store: Store) -> None:
    with pytest.raises(Problem) as raised:
        store.read(lambda connection: add_person(connection, "Jo"))
    assert raised.value.code is StoreTrouble.READ_ONLY
    store.run(lambda connection: add_person(connection, "Mia"))
    assert names(store) == ["Mia"]


def test_a_save_within_a_save_is_refused(store: Store) -> None:
    with pytest.raises(RuntimeError, match="within"):
        store.run(lambda _: store.run(lambda connection: add_person(connection, "Jo")))


def test_a_closed_store_does_no_more_and_may_be_closed_again(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(RuntimeError, match="closed"):
        names(store)


def test_all_work_happens_in_one_thread_that_is_not_the_callers(store: Store) -> None:
    threads: list[str] = []

    def call() -> None:
        store.run(lambda _: threads.append(threading.current_thread().name))

    callers = [threading.Thread(target=call) for _ in range(5)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert len(threads) == 5
    assert {name.split("_")[0] for name in threads} == {"saver"}
    assert len(set(threads)) == 1


def test_saves_happen_in_the_order_they_were_asked_for(store: Store) -> None:
    done: list[int] = []
    is_held, may_go = threading.Event(), threading.Event()

    def hold(_: Connection) -> None:
        is_held.set()
        may_go.wait(5)

    holder = threading.Thread(target=store.run, args=(hold,))
    holder.start()
    is_held.wait(5)
    waiting: list[threading.Thread] = []
    for number in range(8):
        waiter = threading.Thread(
            target=store.run, args=(lambda _, number=number: done.append(number),)
        )
        waiter.start()
        waiting.append(waiter)
        while store._saver.waiting < number + 1:
            threading.Event().wait(0.001)
    may_go.set()
    for thread in (holder, *waiting):
        thread.join()
    assert done == list(range(8))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("application_id", 0x686E6F74),
        ("user_version", newest_version(SCHEMA)),
    ],
)
def test_the_file_is_set_up_the_safe_way(store: Store, name: str, value: object) -> None:
    assert setting(store, name) == value


def test_only_this_user_may_look_into_folder_file_and_backups(
    tmp_path: Path, clock: StoppedClock
) -> None:
    folder = tmp_path / "desk"
    store = open_store(folder, clock=clock)
    store.run(lambda connection: add_person(connection, "Jo"))
    store.close()
    modes = {
        path.relative_to(folder).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in (folder, *folder.rglob("*"))
    }
    assert modes.pop(".") == 0o700
    assert modes.pop("backups") == 0o700
    assert len(modes) >= 4
    assert set(modes.values()) == {0o600}


def test_a_folder_of_any_name_will_do(tmp_path: Path, clock: StoppedClock) -> None:
    folder = tmp_path / "Notizen #1 %20? für Zoë 杯" / ("long" * 40)
    store = open_store(folder, clock=clock)
    store.run(lambda connection: add_person(connection, "Jo"))
    assert names(store) == ["Jo"]
    assert (folder / "handnote.db").stat().st_size > 0
    store.close()


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path, clock: StoppedClock) -> None:
    (tmp_path / "desk").write_text("a shopping list")
    with pytest.raises(Problem) as raised:
        open_store(tmp_path / "desk", clock=clock)
    assert raised.value.code is StoreTrouble.NO_FOLDER
    assert (tmp_path / "desk").read_text() == "a shopping list"


def test_a_buyers_key_is_the_same_every_day_and_means_nothing_at_another_desk(
    tmp_path: Path, clock: StoppedClock
) -> None:
    def key(folder: str) -> str:
        store = open_store(tmp_path / folder, clock=clock)
        try:
            return store.sign("etsy|maria@example.org|maria")
        finally:
            store.close()

    assert key("here") == key("here")
    assert key("here") != key("there")
    assert len(key("here")) == 16
    assert b"maria@example.org" not in (tmp_path / "here" / "handnote.db").read_bytes()

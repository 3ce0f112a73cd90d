"""A large file opens on a first look, and all of it is checked while she works."""

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from handnote.domain.problem import Problem, StoreTrouble
from handnote.storage import backups, checked, lock, opening
from handnote.storage.connection import Connection
from handnote.storage.store import Store, open_store
from tests.services.desk import EVENING, StoppedClock, add_three_orders, desk_on

WORDS = "Maria, the blue one is my favourite"


@pytest.fixture(autouse=True)
def all_files_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked, "LARGE", 0)


@pytest.fixture
def whole_checks(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Every check of all of the file at an opening: whether it was thorough."""
    made: list[bool] = []
    check = opening.make_sure_it_is_sound

    def counted(connection: Connection, path: Path, *, thoroughly: bool) -> None:
        made.append(thoroughly)
        check(connection, path, thoroughly=thoroughly)

    monkeypatch.setattr(opening, "make_sure_it_is_sound", counted)
    return made


@pytest.fixture
def folder(tmp_path: Path, whole_checks: list[bool]) -> Path:
    """A folder with a note, closed as it should be."""
    store = open_store(tmp_path, clock=StoppedClock())
    desk = desk_on(store, StoppedClock())
    desk.finish(add_three_orders(desk)["maria"], WORDS)
    store.close()
    whole_checks.clear()
    return tmp_path


def later(**by: float) -> StoppedClock:
    return StoppedClock(EVENING + timedelta(**by))


def settled(store: Store) -> None:
    """Return when all that was begun is done, in both threads."""
    for _ in range(3):
        store._saver.submit(int, alone=True).result()
        store._keeper.submit(int).result()


def spoil_an_old_version(folder: Path) -> None:
    """Damage what no first look reaches: an index of the file, without a trace in its size."""
    spoil(folder, lambda opened: opened.execute("UPDATE revision SET text = text || '.'"))


def spoil(folder: Path, harm: Callable[[sqlite3.Connection], object]) -> None:
    with closing(sqlite3.connect(folder / "handnote.db", isolation_level=None)) as opened:
        harm(opened)


def test_closing_notes_down_that_the_file_is_sound_and_the_next_start_trusts_it(
    folder: Path, whole_checks: list[bool]
) -> None:
    open_store(folder, clock=later(hours=1)).close()
    assert whole_checks == []


@pytest.mark.parametrize("hours", [4.1, -1])
def test_after_four_hours_or_a_clock_gone_wrong_it_is_checked_again(
    folder: Path, whole_checks: list[bool], hours: float
) -> None:
    open_store(folder, clock=later(hours=hours)).close()
    assert whole_checks == [False]
    open_store(folder, clock=later(hours=hours + 1)).close()
    assert whole_checks == [False], "what was found sound at a start counts as well"


def test_a_file_that_was_touched_since_is_checked_again(
    folder: Path, whole_checks: list[bool]
) -> None:
    spoil(folder, lambda opened: opened.execute("UPDATE desk SET at_cursor = 3"))
    open_store(folder, clock=later(hours=1)).close()
    assert whole_checks == [False]


def test_a_file_that_was_put_in_its_place_is_checked_again(
    folder: Path, whole_checks: list[bool]
) -> None:
    path = folder / "handnote.db"
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content)
    open_store(folder, clock=later(hours=1)).close()
    assert whole_checks == [False]


def test_an_unfinished_save_beside_it_makes_it_checked_again(
    folder: Path, whole_checks: list[bool]
) -> None:
    journal = folder / "handnote.db-journal"
    journal.write_bytes(bytes.fromhex("d9d505f920a163d7"))
    assert not checked.holds(folder / "handnote.db", EVENING)


@pytest.mark.parametrize("told", [b"", b"{", b"[]", b'"x"', b"\xff", b"[" * 100_000, b'{"at": 3}'])
def test_what_says_nothing_about_the_file_counts_for_nothing(
    folder: Path, whole_checks: list[bool], told: bytes
) -> None:
    (folder / checked.NAME).write_bytes(told)
    open_store(folder, clock=later(hours=1)).close()
    assert whole_checks == [False]


def test_a_session_that_was_killed_leaves_nothing_that_counts(folder: Path) -> None:
    before = json.loads((folder / checked.NAME).read_text())
    store = open_store(folder, clock=later(hours=1))
    desk_on(store, later(hours=1)).walk_in("Ines")
    assert not checked.holds(store.path, later(hours=1).now())
    store.close()
    after = json.loads((folder / checked.NAME).read_text())
    assert checked.holds(store.path, later(hours=1).now())
    assert before != after


def test_a_small_file_is_checked_whole_at_every_start_and_nothing_is_noted_down(
    folder: Path, whole_checks: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked, "LARGE", 10**9)
    (folder / checked.NAME).unlink()
    for _ in range(2):
        store = open_store(folder, clock=later(hours=1), checks_later=True)
        desk_on(store, later(hours=1)).walk_in("Ines")
        store.check_if_owed()
        store.close()
    assert whole_checks == [False, False]
    assert not (folder / checked.NAME).exists()


@pytest.fixture
def opened_on_a_look(folder: Path) -> Iterator[Store]:
    store = open_store(folder, clock=later(hours=9), checks_later=True)
    yield store
    store.close()


def test_the_window_opens_on_a_first_look_and_all_is_checked_later_as_a_backup(
    opened_on_a_look: Store, whole_checks: list[bool]
) -> None:
    store = opened_on_a_look
    before = backups.listed(store.backup_folder)
    is_owed = [store._whole.is_owed]
    store.check_if_owed()
    settled(store)
    is_owed.append(store._whole.is_owed)
    assert is_owed == [True, False]
    assert whole_checks == [], "it was checked on its copy; no save waited for it"
    assert len(backups.listed(store.backup_folder)) == len(before) + 1


def test_what_was_checked_once_is_not_checked_again(opened_on_a_look: Store) -> None:
    store = opened_on_a_look
    before = backups.listed(store.backup_folder)
    for _ in range(3):
        store.check_if_owed()
        settled(store)
    assert len(backups.listed(store.backup_folder)) == len(before) + 1


def test_damage_a_first_look_does_not_see_is_found_and_told_and_never_backed_up(
    folder: Path,
) -> None:
    spoil_an_old_version(folder)
    good = backups.listed(folder / backups.FOLDER)
    store = open_store(folder, clock=later(hours=9), checks_later=True)
    heard: list[Problem] = []
    store.hear_of_damage(heard.append)
    desk = desk_on(store, later(hours=9))
    desk.draft(desk.walk_in("Ines"), "she goes on meanwhile")
    store.check_if_owed()
    settled(store)
    (problem,) = heard
    assert problem.code is StoreTrouble.FOUND_DAMAGED
    assert problem.facts["backup"] == good[0].path.name
    assert store.back_up() is None
    store.close()
    assert backups.listed(folder / backups.FOLDER) == good
    assert not checked.holds(folder / "handnote.db", later(hours=9).now())
    store = open_store(folder, clock=later(hours=9.5), checks_later=True)
    assert store._whole.is_owed, "what was damaged is looked at again at the next start"
    store.close()


def test_what_is_known_to_be_damaged_is_not_copied_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil_an_old_version(folder)
    store = open_store(folder, clock=later(hours=9), checks_later=True)
    store.check_if_owed()
    settled(store)
    copied: list[object] = []
    monkeypatch.setattr(backups, "begin", lambda *given: copied.append(given))
    assert store.back_up() is None
    desk_on(store, later(hours=9)).walk_in("Ines")
    store.close()
    assert copied == []


def test_whoever_listens_late_hears_of_damage_too(folder: Path) -> None:
    spoil_an_old_version(folder)
    store = open_store(folder, clock=later(hours=9), checks_later=True)
    store.check_if_owed()
    settled(store)
    heard: list[Problem] = []
    store.hear_of_damage(heard.append)
    store.hear_of_damage(heard.append)
    store.close()
    assert heard


def test_a_backup_in_the_middle_of_the_day_tells_of_damage_as_well(folder: Path) -> None:
    store = open_store(folder, clock=later(hours=9))
    heard: list[Problem] = []
    store.hear_of_damage(heard.append)
    store.run(lambda opened: opened.execute("UPDATE note SET text = text || '.'"))
    settled(store)
    assert [problem.code for problem in heard] == [StoreTrouble.FOUND_DAMAGED]
    store.close()


def test_a_copy_that_was_written_badly_is_no_damage_and_is_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = later(hours=9)
    store = open_store(folder, clock=clock, checks_later=True)
    heard: list[Problem] = []
    store.hear_of_damage(heard.append)
    with monkeypatch.context() as badly:
        badly.setattr(backups, "is_sound", lambda *_, **__: False)
        assert store.back_up() is None
        settled(store)
    assert heard == []
    assert not store._whole.is_owed
    before = len(backups.listed(store.backup_folder))
    clock.move(minutes=11)
    desk_on(store, clock).walk_in("Ines")
    settled(store)
    assert len(backups.listed(store.backup_folder)) == before + 1
    store.close()


@pytest.mark.parametrize("harm", ["UPDATE note SET text = text || '.'", "DELETE FROM desk"])
def test_a_first_look_sees_what_she_would_go_on_with(folder: Path, harm: str) -> None:
    spoil(folder, lambda opened: opened.execute(harm))
    with pytest.raises(Problem) as raised:
        open_store(folder, clock=later(hours=9), checks_later=True)
    assert raised.value.code is StoreTrouble.DAMAGED


def test_where_there_is_no_room_for_a_copy_the_file_itself_is_checked(
    folder: Path, whole_checks: list[bool]
) -> None:
    spoil_an_old_version(folder)
    for backup in backups.listed(folder / backups.FOLDER):
        backup.path.unlink()
    (folder / backups.FOLDER).rmdir()
    (folder / backups.FOLDER).write_text("a file in the way")
    store = open_store(folder, clock=later(hours=9), checks_later=True)
    heard: list[Problem] = []
    store.hear_of_damage(heard.append)
    store.check_if_owed()
    settled(store)
    assert whole_checks == [True]
    assert "backup" not in heard[0].facts
    store.close()


def test_a_folder_nobody_may_write_in_is_checked_beside_the_window(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil_an_old_version(folder)
    monkeypatch.setattr(lock, "take", lambda _: lock.DeskLock(None))
    store = open_store(folder, clock=later(hours=9), checks_later=True)
    heard: list[Problem] = []
    store.hear_of_damage(heard.append)
    assert not store.may_write
    store.check_if_owed()
    settled(store)
    assert [problem.code for problem in heard] == [StoreTrouble.FOUND_DAMAGED]
    store.close()


def test_closing_does_not_wait_for_a_check_of_what_nobody_changed(
    opened_on_a_look: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, begun = opened_on_a_look, threading.Event()
    finish = backups.finish

    def slowly(path: Path, now: object, goes_on: Callable[[], bool]) -> object:
        begun.set()
        until = time.monotonic() + 10
        while goes_on() and time.monotonic() < until:
            time.sleep(0.001)
        return finish(path, EVENING, goes_on)

    monkeypatch.setattr(backups, "_OPERATIONS_A_LOOK", 1)
    monkeypatch.setattr(backups, "finish", slowly)
    before = backups.listed(store.backup_folder)
    store.check_if_owed()
    assert begun.wait(10)
    store.close()
    assert backups.listed(store.backup_folder) == before
    assert not list(store.backup_folder.glob(f"{backups.UNFINISHED}*"))

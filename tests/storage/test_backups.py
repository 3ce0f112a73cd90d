"""Backups come by themselves, count only when they are sound, and are thinned with age."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from handnote.storage import backups
from handnote.storage.backups import Backup, listed, surplus
from tests.services.desk import EVENING, Desk, StoppedClock, add_three_orders, desk_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


def evening(folder: Path, clock: StoppedClock, *, writes: bool = True) -> None:
    with desk_in(folder, clock) as desk:
        if writes:
            desk.draft(desk.walk_in(), "For the lady with the green scarf")
        wait_for_backup(desk)


def wait_for_backup(desk: Desk) -> None:
    """Return when a backup asked for so far is finished."""
    desk.inbox.pile()
    desk.store._keeper.submit(int).result()


def kept(folder: Path) -> list[Backup]:
    return list(listed(folder / "backups"))


def test_closing_after_a_change_leaves_a_backup_with_every_note(folder: Path) -> None:
    with desk_in(folder) as desk:
        ids = add_three_orders(desk)
        desk.finish(ids["maria"], "Maria, the blue one is my favourite")
    newest = kept(folder)[0]
    assert newest.notes == 1
    with closing(sqlite3.connect(newest.path)) as copied:
        assert copied.execute("SELECT text FROM note").fetchall() == [
            ("Maria, the blue one is my favourite",)
        ]


def test_closing_without_a_change_makes_no_backup(folder: Path) -> None:
    evening(folder, StoppedClock())
    before = kept(folder)
    evening(folder, StoppedClock(EVENING + timedelta(hours=9)), writes=False)
    assert kept(folder) == before


def test_the_first_save_after_four_hours_makes_a_backup_by_itself(folder: Path) -> None:
    clock = StoppedClock()
    evening(folder, clock)
    clock.move(hours=4, minutes=1)
    with desk_in(folder, clock) as desk:
        before = len(kept(folder))
        desk.walk_in()
        wait_for_backup(desk)
        assert len(kept(folder)) == before + 1
        desk.walk_in()
        wait_for_backup(desk)
        assert len(kept(folder)) == before + 1


def test_a_save_soon_after_the_last_backup_makes_none(folder: Path) -> None:
    clock = StoppedClock()
    evening(folder, clock)
    clock.move(hours=3)
    with desk_in(folder, clock) as desk:
        before = len(kept(folder))
        desk.walk_in()
        wait_for_backup(desk)
        assert len(kept(folder)) == before


def test_a_clock_that_jumped_back_does_not_stop_backups_nor_confuse_which_is_newest(
    folder: Path,
) -> None:
    evening(folder, StoppedClock())
    last_year = StoppedClock(EVENING - timedelta(days=365))
    with desk_in(folder, last_year) as desk:
        desk.walk_in()
        wait_for_backup(desk)
    newest = kept(folder)[0]
    assert newest.made_at.year == 2025
    assert newest.sequence == max(backup.sequence for backup in kept(folder))


def test_a_damaged_copy_never_becomes_a_backup(folder: Path) -> None:
    evening(folder, StoppedClock())
    before = kept(folder)
    unfinished = folder / "backups" / "unfinished-x.db"
    content = bytearray(before[0].path.read_bytes())
    place = content.index(b"For the lady")
    content[place] ^= 1
    unfinished.write_bytes(content)
    assert backups.finish(unfinished, EVENING) is None
    assert kept(folder) == before
    assert not unfinished.exists()


def test_what_a_killed_program_left_of_a_backup_is_thrown_away(folder: Path) -> None:
    evening(folder, StoppedClock())
    (folder / "backups" / "unfinished-x.db").write_bytes(b"half a backup")
    evening(folder, StoppedClock())
    assert not list((folder / "backups").glob("unfinished*"))


def test_a_strange_file_among_the_backups_is_left_alone(folder: Path) -> None:
    evening(folder, StoppedClock())
    strange = folder / "backups" / "handnote-000001-2026-13-45-999999-1-notes.db"
    strange.write_bytes(b"from somewhere")
    evening(folder, StoppedClock())
    assert strange.read_bytes() == b"from somewhere"


def test_a_backup_that_cannot_be_made_harms_no_save(folder: Path) -> None:
    folder.mkdir()
    (folder / "backups").write_text("a file in the way")
    with desk_in(folder) as desk:
        desk.draft(desk.walk_in(), "For the lady with the green scarf")
    with desk_in(folder) as desk:
        assert len(desk.inbox.pile()) == 1


def made(*moments_and_notes: tuple[datetime, int]) -> list[Backup]:
    """Return backups, newest first, for moments given oldest first."""
    return [
        Backup(Path(f"{sequence}"), sequence, moment, notes)
        for sequence, (moment, notes) in enumerate(moments_and_notes)
    ][::-1]


def every_four_hours(days: int, notes: int = 100) -> Iterator[tuple[datetime, int]]:
    start = datetime(2025, 1, 1)
    for step in range(days * 6):
        yield start + timedelta(hours=4 * step), notes


def thinned(newest_first: list[Backup]) -> list[Backup]:
    thrown_away = set(surplus(newest_first))
    return [backup for backup in newest_first if backup not in thrown_away]


def test_a_year_of_backups_is_thinned_to_recent_daily_and_monthly_ones() -> None:
    backups = made(*every_four_hours(days=500))
    left = thinned(backups)
    assert left[:24] == backups[:24]
    days = [backup.made_on for backup in left]
    assert len(set(days[:24])) == 4
    daily = {backup.made_on for backup in backups}
    assert set(sorted(daily)[-30:]) <= set(days)
    assert len({(day.year, day.month) for day in days}) == 12
    assert len(left) <= 24 + 30 + 12


def test_of_a_day_and_a_month_the_last_backup_is_kept() -> None:
    backups = made(*every_four_hours(days=120))
    left = thinned(backups)
    january = [backup for backup in left if backup.made_at.month == 1]
    assert [backup.made_at for backup in january] == [datetime(2025, 1, 31, 20)]


def test_backups_with_clearly_more_notes_than_the_newest_are_never_thinned() -> None:
    good = list(every_four_hours(days=20, notes=412))
    after = [(moment + timedelta(days=400), 300) for moment, _ in every_four_hours(days=100)]
    backups = made(*good, *after)
    left = thinned(backups)
    assert len([backup for backup in left if backup.notes == 412]) == len(good)


def test_a_few_forgotten_notes_do_not_stop_the_thinning() -> None:
    good = list(every_four_hours(days=20, notes=412))
    after = [(moment + timedelta(days=400), 400) for moment, _ in every_four_hours(days=100)]
    backups = made(*good, *after)
    assert len([backup for backup in surplus(backups) if backup.notes == 412]) > 100


def test_no_backups_have_no_surplus() -> None:
    assert surplus([]) == ()

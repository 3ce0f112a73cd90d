"""A file that is not as we left it is refused, left alone, and never taken for an empty desk."""

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from handnote.domain.problem import KeepTrouble, Problem, StoreTrouble
from handnote.storage import backups
from handnote.storage.restoring import restore
from handnote.storage.store import open_store
from tests.services.desk import StoppedClock, add_three_orders, desk_in

pytestmark = pytest.mark.fault

WORDS = {
    "maria": "Maria, the blue one is my favourite",
    "tom": "Ida, may it smell of summer all year",
    "anna": "Anna, welcome back",
}
LOGIN_PAGE = b"<!DOCTYPE html><html><body>Please log in</body></html>"
CONFLICT = b"<<<<<<< yours\nnotes\n=======\nmore notes\n>>>>>>> theirs\n"
HALF_A_HEADER = b"SQLite format 3\x00" + b"\x00" * 40


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with three notes and a backup of them."""
    folder = tmp_path_factory.mktemp("written")
    with desk_in(folder) as desk:
        for name, order_id in add_three_orders(desk).items():
            desk.finish(order_id, WORDS[name])
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    shutil.copytree(written, tmp_path / "desk")
    return tmp_path / "desk"


@contextmanager
def refused(folder: Path, trouble: StoreTrouble) -> Iterator[None]:
    """Expect that the file is refused and every byte of it stays."""
    path = folder / "handnote.db"
    before = path.read_bytes()
    with pytest.raises(Problem) as raised:
        open_store(folder, clock=StoppedClock())
    assert raised.value.code is trouble
    assert path.read_bytes() == before
    assert raised.value.facts["backup_notes"] == 3
    assert raised.value.facts["backup_day"] == "2026-11-21"
    yield


@pytest.mark.parametrize("leaves_a_journal", [False, True])
def test_a_file_of_no_bytes_is_no_empty_history(folder: Path, leaves_a_journal: bool) -> None:
    (folder / "handnote.db").write_bytes(b"")
    (folder / "handnote.db-journal").unlink()
    if leaves_a_journal:
        (folder / "handnote.db-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + b"\1" * 99)
    with refused(folder, StoreTrouble.EMPTY):
        assert (folder / "handnote.db-journal").exists() == leaves_a_journal


@pytest.mark.parametrize(
    "garbage", [LOGIN_PAGE, CONFLICT, b"PK\x03\x04" + b"\x00" * 500, b"\x00" * 8192, b"x"]
)
def test_something_else_in_its_place_is_left_alone(folder: Path, garbage: bytes) -> None:
    (folder / "handnote.db").write_bytes(garbage)
    with refused(folder, StoreTrouble.FOREIGN):
        pass


def test_another_programs_database_is_left_alone(folder: Path) -> None:
    (folder / "handnote.db").unlink()
    with closing(sqlite3.connect(folder / "handnote.db")) as other:
        other.execute("CREATE TABLE moz_places (url TEXT)")
    with refused(folder, StoreTrouble.FOREIGN):
        pass


def test_a_stump_of_a_header_is_damage(folder: Path) -> None:
    (folder / "handnote.db").write_bytes(HALF_A_HEADER)
    with refused(folder, StoreTrouble.DAMAGED):
        pass


def test_a_folder_in_its_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "handnote.db").mkdir()
    with pytest.raises(Problem) as raised:
        open_store(tmp_path, clock=StoppedClock())
    assert raised.value.code is StoreTrouble.FOREIGN


def test_a_file_cut_short_anywhere_is_noticed(folder: Path) -> None:
    whole = (folder / "handnote.db").read_bytes()
    dice = random.Random(16)
    for length in [100, 4096, len(whole) - 1, *(dice.randrange(1, len(whole)) for _ in range(60))]:
        (folder / "handnote.db").write_bytes(whole[:length])
        with pytest.raises(Problem) as raised:
            open_store(folder, clock=StoppedClock())
        assert raised.value.code in {StoreTrouble.DAMAGED, StoreTrouble.FOREIGN}
        assert (folder / "handnote.db").read_bytes() == whole[:length]


def test_no_flipped_bit_changes_a_note_unnoticed(folder: Path) -> None:
    whole = (folder / "handnote.db").read_bytes()
    dice = random.Random(17)
    places = [dice.randrange(len(whole)) for _ in range(150)]
    places += [whole.index(words.encode()) + 3 for words in WORDS.values()]
    outcomes = Counter(outcome_of_flip(folder, whole, place, dice) for place in places)
    assert outcomes["as written"] > 0
    assert outcomes["refused"] > 2
    assert outcomes.total() == outcomes["as written"] + outcomes["refused"]


def outcome_of_flip(folder: Path, whole: bytes, place: int, dice: random.Random) -> str:
    spoiled = bytearray(whole)
    spoiled[place] ^= 1 << dice.randrange(8)
    (folder / "handnote.db").write_bytes(spoiled)
    try:
        with desk_in(folder) as desk:
            desk.inbox.pile()
            texts = {note.text for note in desk.past_notes.newest().notes}
            return "as written" if texts == set(WORDS.values()) else f"byte {place}"
    except Problem as problem:
        return "refused" if isinstance(problem.code, StoreTrouble) else str(problem)


def test_a_description_of_a_table_that_is_no_text_is_damage(folder: Path) -> None:
    """SQLite names what it cannot read, and the name itself cannot be read."""
    whole = (folder / "handnote.db").read_bytes()
    start = whole.index(b"CREATE TABLE marked_stock")
    for place in range(start, start + 30):
        spoiled = bytearray(whole)
        spoiled[place] ^= 0x80
        (folder / "handnote.db").write_bytes(spoiled)
        with suppress(Problem), desk_in(folder) as desk:
            assert {note.text for note in desk.past_notes.newest().notes} == set(WORDS.values())


@pytest.mark.parametrize("table", ["note", "desk"])
def test_a_table_that_lost_its_name_is_damage(folder: Path, table: str) -> None:
    with closing(sqlite3.connect(folder / "handnote.db")) as connection:
        connection.execute(f"ALTER TABLE {table} RENAME TO something_else")
    with refused(folder, StoreTrouble.DAMAGED):
        pass


def test_letters_that_are_none_are_damage(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "handnote.db", isolation_level=None)) as connection:
        connection.execute("UPDATE note SET text = CAST(x'ff' AS TEXT)")
    with refused(folder, StoreTrouble.DAMAGED):
        pass


def test_a_table_whose_name_has_letters_that_are_none_is_damage(folder: Path) -> None:
    whole = (folder / "handnote.db").read_bytes()
    spoiled = whole.replace(b"CREATE TABLE run_sheet (", b"CREATE TABLE \xcfun_sheet@")
    assert spoiled != whole
    (folder / "handnote.db").write_bytes(spoiled)
    with refused(folder, StoreTrouble.DAMAGED):
        pass


def test_a_file_of_a_newer_handnote_is_left_alone(folder: Path) -> None:
    path = folder / "handnote.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(Problem) as raised:
        open_store(folder, clock=StoppedClock())
    assert raised.value.code is StoreTrouble.NEWER
    assert path.read_bytes() == before


@pytest.mark.parametrize("spoiled", [b"", LOGIN_PAGE, HALF_A_HEADER, None])
def test_going_back_to_a_backup_keeps_the_spoiled_file_beside_it(
    folder: Path, spoiled: bytes | None
) -> None:
    path = folder / "handnote.db"
    if spoiled is None:
        path.unlink()
    else:
        path.write_bytes(spoiled)
    aside = restore(folder, backups.listed(folder / "backups")[0].path)
    assert (aside.read_bytes() if aside else None) == spoiled
    with desk_in(folder) as desk:
        assert {note.text for note in desk.past_notes.newest().notes} == set(WORDS.values())


def test_going_back_twice_keeps_both_files(folder: Path) -> None:
    backup = backups.listed(folder / "backups")[0]
    asides = {restore(folder, backup.path), restore(folder, backup.path)}
    assert len(asides) == 2
    assert all(aside and aside.exists() for aside in asides)


def test_a_backup_that_is_not_sound_is_not_gone_back_to(folder: Path) -> None:
    backup = backups.listed(folder / "backups")[0]
    content = backup.path.read_bytes()
    backup.path.write_bytes(content[: len(content) // 2])
    before = (folder / "handnote.db").read_bytes()
    with pytest.raises(Problem) as raised:
        restore(folder, backup.path)
    assert raised.value.code is KeepTrouble.BACKUP_DAMAGED
    assert (folder / "handnote.db").read_bytes() == before


def test_nobody_goes_back_while_the_desk_is_open(folder: Path) -> None:
    with desk_in(folder), pytest.raises(Problem) as raised:
        restore(folder, backups.listed(folder / "backups")[0].path)
    assert raised.value.code is StoreTrouble.IN_USE

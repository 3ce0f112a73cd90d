"""A new version of the file is reached whole, with a backup made first, or not at all."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from handnote.domain.problem import Problem, StoreTrouble
from handnote.storage import backups
from handnote.storage.migrations import SCHEMA, newest_version, statements
from handnote.storage.store import open_store
from tests.services.desk import StoppedClock, add_three_orders, desk_in

NEXT = newest_version(SCHEMA) + 1

MOOD = """\
-- A later handnote might keep this; semicolons in a text are no end; nor is this one.
ALTER TABLE person ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm; kind';

CREATE TRIGGER person_mood AFTER INSERT ON person BEGIN
  UPDATE person SET mood = 'new';
END;
UPDATE person SET mood = 'known';
"""


def schema_with(folder: Path, script: str) -> Path:
    shutil.copytree(SCHEMA, folder)
    (folder / f"{NEXT:04}.sql").write_text(script)
    return folder


def old_desk(folder: Path) -> None:
    with desk_in(folder) as desk:
        ids = add_three_orders(desk)
        desk.finish(ids["maria"], "Maria, the blue one is my favourite")


def one(path: Path, query: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchone()[0]


def test_a_file_of_the_last_version_is_brought_up_to_date_after_a_backup(tmp_path: Path) -> None:
    old_desk(tmp_path / "desk")
    before = backups.listed(tmp_path / "desk" / "backups")
    schema = schema_with(tmp_path / "schema", MOOD)
    open_store(tmp_path / "desk", clock=StoppedClock(), schema=schema).close()
    database = tmp_path / "desk" / "handnote.db"
    assert one(database, "PRAGMA user_version") == NEXT
    assert one(database, "SELECT group_concat(DISTINCT mood) FROM person") == "known"
    assert one(database, "SELECT text FROM note") == "Maria, the blue one is my favourite"
    made = [
        backup for backup in backups.listed(tmp_path / "desk" / "backups") if backup not in before
    ]
    assert [backup.notes for backup in made] == [1, 1]
    assert [one(backup.path, "PRAGMA user_version") for backup in made] == [NEXT, NEXT - 1]


def test_a_migration_that_fails_leaves_the_old_version_whole(tmp_path: Path) -> None:
    old_desk(tmp_path / "desk")
    schema = schema_with(tmp_path / "schema", MOOD + "INSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        open_store(tmp_path / "desk", clock=StoppedClock(), schema=schema)
    database = tmp_path / "desk" / "handnote.db"
    assert one(database, "PRAGMA user_version") == NEXT - 1
    assert one(database, "SELECT count(*) FROM pragma_table_info('person')") == 4
    with desk_in(tmp_path / "desk") as desk:
        assert desk.past_notes.count() == 1


def test_an_older_handnote_refuses_a_newer_file_and_leaves_every_byte(tmp_path: Path) -> None:
    schema = schema_with(tmp_path / "schema", MOOD)
    open_store(tmp_path / "desk", clock=StoppedClock(), schema=schema).close()
    database = tmp_path / "desk" / "handnote.db"
    before = database.read_bytes()
    with pytest.raises(Problem) as raised:
        open_store(tmp_path / "desk", clock=StoppedClock())
    assert raised.value.code is StoreTrouble.NEWER
    assert database.read_bytes() == before


def test_a_script_is_split_where_a_statement_really_ends() -> None:
    found = list(statements(MOOD))
    assert [statement.split()[0] for statement in found] == ["ALTER", "CREATE", "UPDATE"]
    assert "UPDATE person SET mood = 'new';\nEND;" in found[1]


def test_a_script_that_stops_in_the_middle_is_noticed() -> None:
    with pytest.raises(ValueError, match="middle"):
        list(statements("CREATE TABLE half ("))


def test_the_migrations_are_numbered_without_a_gap() -> None:
    names = sorted(path.name for path in SCHEMA.glob("*.sql"))
    assert names == [f"{number:04}.sql" for number in range(1, newest_version(SCHEMA) + 1)]

"""A new version of the file is reached whole, with a backup made first, or not at all."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from handnote.domain.note import Side
from handnote.domain.problem import Problem, StoreTrouble
from handnote.storage import backups
from handnote.storage.connection import connect, fingerprint, is_sound
from handnote.storage.migrations import SCHEMA, newest_version, statements
from handnote.storage.store import open_store
from tests.services.desk import StoppedClock, add_three_orders, desk_in

NEWEST = newest_version(SCHEMA)

MOOD = """\
-- A later handnote might keep this; semicolons in a text are no end; nor is this one.
ALTER TABLE person ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm; kind';

CREATE TRIGGER person_mood AFTER INSERT ON person BEGIN
  UPDATE person SET mood = 'new';
END;
UPDATE person SET mood = 'known';
"""

ONE_RUN_OF_VERSION_1 = """\
INSERT INTO person VALUES ('p', 'Maria', '', '');
INSERT INTO orders (id, channel, shop, number, person_id, buyer, recipient, words, gift_message,
  details, country, is_cancelled, needs_parcel)
  VALUES ('o', 'etsy', '', '1', 'p', 'Maria', '', '', '', '', '', 0, 1);
INSERT INTO note VALUES (1, 'n', 'o', 'p', '', '', 'finished', 'font', 'caveat',
  x'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', NULL, NULL, '2026-11-21',
  60, 'd', 1);
INSERT INTO run VALUES (1, 'r', '2026-11-21T18:40:00.000000Z', 'Avery L7163', 3, 'ab',
  'unanswered');
INSERT INTO run_label SELECT 'r', 0, 'n', sha256, 'Maria', 0, 3, 0 FROM note;
"""


def schema_with(folder: Path, script: str) -> Path:
    shutil.copytree(SCHEMA, folder)
    (folder / f"{NEWEST + 1:04}.sql").write_text(script)
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
    assert one(database, "PRAGMA user_version") == NEWEST + 1
    assert one(database, "SELECT group_concat(DISTINCT mood) FROM person") == "known"
    assert one(database, "SELECT text FROM note") == "Maria, the blue one is my favourite"
    made = [
        backup for backup in backups.listed(tmp_path / "desk" / "backups") if backup not in before
    ]
    assert [backup.notes for backup in made] == [1, 1]
    assert [one(backup.path, "PRAGMA user_version") for backup in made] == [NEWEST + 1, NEWEST]


def test_a_migration_that_fails_leaves_the_old_version_whole(tmp_path: Path) -> None:
    old_desk(tmp_path / "desk")
    schema = schema_with(tmp_path / "schema", MOOD + "INSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        open_store(tmp_path / "desk", clock=StoppedClock(), schema=schema)
    database = tmp_path / "desk" / "handnote.db"
    assert one(database, "PRAGMA user_version") == NEWEST
    assert one(database, "SELECT count(*) FROM pragma_table_info('person')") == 6
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


def test_runs_from_before_sheets_were_remembered_can_still_be_answered(tmp_path: Path) -> None:
    first = tmp_path / "schema"
    first.mkdir()
    shutil.copy(SCHEMA / "0001.sql", first)
    store = open_store(tmp_path / "desk", clock=StoppedClock(), schema=first)
    store.run(
        lambda connection: [connection.execute(one) for one in statements(ONE_RUN_OF_VERSION_1)]
    )
    store.close()
    with desk_in(tmp_path / "desk") as desk:
        (run,) = desk.printing.unanswered()
        assert (run.sheets, [label.slot for label in run.labels]) == ((), [3])
        desk.printing.nothing_printed(run.id)
        desk.undo.undo()
        desk.printing.answer(run.id, [])
        assert (desk.printing.to_print(), desk.printing.unanswered()) == ((), ())


NOTES_OF_VERSION_5 = """\
UPDATE desk SET id = 'd', last_revision = 4;
INSERT INTO person VALUES ('p', 'Maria', 'AT', 'likes blue');
INSERT INTO orders (id, channel, shop, number, person_id, buyer, recipient, words, gift_message,
  details, country, is_cancelled, needs_parcel, is_printed)
  VALUES ('o', 'etsy', '', '1', 'p', 'Maria', '', '', '', '', '', 0, 1, 1),
    ('q', 'etsy', '', '2', 'p', 'Maria', '', '', '', '', '', 0, 1, 0);
INSERT INTO note VALUES (7, 'n', 'o', 'p', 'the blue one', 'Jo', 'printed', 'font', 'caveat',
  :blue, '2026-11-21T18:40:00.000000Z', '2026-11-21T18:50:00.000000Z', '2026-11-21', 60, 'd', 3),
  (9, 'm', 'q', 'p', '', '', 'draft', 'pen', 'kalam',
  x'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', NULL, NULL, '2026-11-20',
  -60, 'd', 4);
INSERT INTO revision SELECT 'd', 1, NULL, NULL, id, text, sign_off, 'draft', made_by, hand, sha256,
  '2026-11-21T18:30:00.000000Z', '2026-11-21', 60 FROM note WHERE id = 'n';
INSERT INTO revision SELECT 'd', 3, 'd', 1, id, text, sign_off, state, made_by, hand, sha256,
  '2026-11-21T18:50:00.000000Z', '2026-11-21', 60 FROM note WHERE id = 'n';
INSERT INTO revision SELECT 'd', 4, NULL, NULL, id, text, sign_off, state, made_by, hand, sha256,
  '2026-11-20T18:50:00.000000Z', '2026-11-20', -60 FROM note WHERE id = 'm';
INSERT INTO sheet VALUES (1, 's', 'Avery L7163', 'p.............', 0, 0,
  '2026-11-21T18:45:00.000000Z');
INSERT INTO run (id, printed_at, stock_part, pdf_sha256, outcome)
  VALUES ('r', '2026-11-21T18:45:00.000000Z', 'Avery L7163', 'ab', 'answered');
INSERT INTO run_label SELECT 'r', 0, 'n', sha256, 'Maria', 0, 0, 0 FROM note WHERE id = 'n';
INSERT INTO run_sheet VALUES ('r', 0, 's', 0);
INSERT INTO note_index (rowid, words) VALUES (7, 'the blue one jo maria');
"""


SINCE_VERSION_5 = {
    *("side", "parcel_of", "parcel", "is_kept", "words_are_gone"),
    *("ink", "signature", "origin", "same_as", "name_key", "is_passed_over"),
}


def is_old(table: str, column: str) -> bool:
    return column not in SINCE_VERSION_5 and (table, column) != ("run", "made_by")


def everything_in(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, without the columns that are new since version 5."""
    tables = ("person", "orders", "note", "revision", "run", "run_label", "run_sheet", "sheet")
    with closing(sqlite3.connect(path)) as connection:
        found = {}
        for table in tables:
            columns = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
            names = ", ".join(name for (name,) in columns if is_old(table, name))
            found[table] = connection.execute(f"SELECT {names} FROM {table}").fetchall()
        index = "SELECT rowid FROM note_index WHERE note_index MATCH 'blue'"
        return {**found, "note_index": connection.execute(index).fetchall()}


def desk_of_version_5(folder: Path, schema: Path) -> Path:
    schema.mkdir()
    for number in range(1, 6):
        shutil.copy(SCHEMA / f"{number:04}.sql", schema)
    script = NOTES_OF_VERSION_5.replace(":blue", f"x'{fingerprint('the blue one').hex()}'")
    store = open_store(folder, clock=StoppedClock(), schema=schema)
    store.run(lambda connection: [connection.execute(one) for one in statements(script)])
    store.close()
    return folder / "handnote.db"


def test_every_note_version_run_and_found_word_comes_through_when_a_parcel_gets_an_outside(
    tmp_path: Path,
) -> None:
    database = desk_of_version_5(tmp_path / "desk", tmp_path / "schema")
    before = everything_in(database)
    assert [len(rows) for rows in before.values()] == [1, 2, 2, 3, 1, 1, 1, 1, 1]
    with desk_in(tmp_path / "desk") as desk:
        assert [note.text for note in desk.past_notes.search("blue").notes] == ["the blue one"]
        assert {note.side for note in desk.past_notes.everything()} == {Side.INSIDE}
        keys = desk.store.read(lambda now: now.execute("PRAGMA foreign_keys").fetchone())
        assert keys == (1,)
    assert everything_in(database) == before
    with closing(connect(database)) as connection:
        assert is_sound(connection, thoroughly=True)


def test_what_was_written_before_has_its_outside_from_then_on(tmp_path: Path) -> None:
    desk_of_version_5(tmp_path / "desk", tmp_path / "schema")
    with desk_in(tmp_path / "desk") as desk:
        desk.finish(desk.order("2").id, "for inside")
        desk.finish(desk.order("2").id, "for outside", side=Side.OUTSIDE)
        assert len(desk.past_notes.everything()) == 3
    with closing(connect(tmp_path / "desk" / "handnote.db")) as connection:
        with pytest.raises(sqlite3.IntegrityError, match=r"note.order_id, note.side"):
            connection.execute("UPDATE note SET side = 'inside' WHERE side = 'outside'")
        connection.execute("DELETE FROM note WHERE id = 'n'")
        (left,) = connection.execute("SELECT count(*) FROM revision WHERE note_id = 'n'").fetchone()
        assert left == 0


def test_a_migration_that_leaves_a_reference_to_nothing_changes_nothing(tmp_path: Path) -> None:
    old_desk(tmp_path / "desk")
    schema = schema_with(tmp_path / "schema", "DELETE FROM note;\n")
    with pytest.raises(sqlite3.IntegrityError, match="lead nowhere"):
        open_store(tmp_path / "desk", clock=StoppedClock(), schema=schema)
    with desk_in(tmp_path / "desk") as desk:
        assert desk.past_notes.count() == 1

"""Files of an earlier version, made of one of today: what the earlier one had no place for goes."""

import sqlite3
from contextlib import closing
from pathlib import Path

from handnote.storage.first_look import APPLICATION_ID
from handnote.storage.migrations import SCHEMA, statements


def go_back(path: Path, version: int) -> None:
    """Turn the closed file at ``path`` into one of ``version``; its index holds bare words."""
    today = path.with_suffix(".today")
    path.rename(today)
    with closing(sqlite3.connect(path, isolation_level=None)) as older:
        older.create_function("folded", 1, lambda text: text)
        older.create_function("note_facts", 4, lambda *_: "")
        for number in range(1, version + 1):
            for statement in statements((SCHEMA / f"{number:04}.sql").read_text("utf-8")):
                older.execute(statement)
        older.execute("ATTACH ? AS today", (str(today),))
        older.execute("BEGIN")
        for table in _tables(older, "main"):
            theirs = set(_columns(older, "today", table))
            shared = ", ".join(name for name in _columns(older, "main", table) if name in theirs)
            older.execute(f"DELETE FROM main.{table}")
            older.execute(f"INSERT INTO main.{table} ({shared}) SELECT {shared} FROM today.{table}")
        older.execute(
            "INSERT INTO note_index (rowid, words) SELECT seq, text FROM note"
            " WHERE state <> 'draft'"
        )
        older.execute("COMMIT")
        older.execute("DETACH today")
        older.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        older.execute(f"PRAGMA user_version = {version}")
    today.unlink()


def _tables(connection: sqlite3.Connection, schema: str) -> list[str]:
    rows = connection.execute(
        f"SELECT name FROM {schema}.sqlite_schema WHERE type = 'table'"
        " AND name NOT LIKE 'note_index%' AND name NOT LIKE 'sqlite_%'"
    )
    return [name for (name,) in rows]


def _columns(connection: sqlite3.Connection, schema: str, table: str) -> list[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?, ?)", (table, schema))
    return [name for (name,) in rows]

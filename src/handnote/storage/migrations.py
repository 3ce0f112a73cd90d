"""From one shape of the seller's file to the next: numbered .sql files, each all or nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from handnote.storage import note_index
from handnote.storage.connection import Connection, Row, save
from handnote.storage.first_look import APPLICATION_ID

_SHAPE = """
SELECT made.type, made.name, made.tbl_name, part.name, part.type, part."notnull", part.pk
FROM sqlite_schema AS made LEFT JOIN pragma_table_xinfo(made.name) AS part
WHERE made.name NOT LIKE 'sqlite_%'
"""
SCHEMA = Path(__file__).parent / "schema"


def newest_version(schema: Path) -> int:
    """Return the number of the last migration there is."""
    return max(int(path.stem) for path in schema.glob("[0-9]*.sql"))


def migrate(connection: Connection, schema: Path, up_to: int | None = None) -> None:
    """Bring the file to the newest version, or ``up_to`` another, in one save with its number.

    Foreign keys rest meanwhile, as SQLite wants it where a table is made anew: to drop the old
    one would delete what refers to it. They are checked before anything is kept. Raises
    ``sqlite3.IntegrityError`` where one leads nowhere.
    """

    def steps(connection: Connection) -> None:
        found = version(connection)
        newest = newest_version(schema) if up_to is None else up_to
        for number in range(found + 1, newest + 1):
            for statement in statements((schema / f"{number:04}.sql").read_text("utf-8")):
                connection.execute(statement)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise sqlite3.IntegrityError("a migration leaves references that lead nowhere")
        # PRAGMA takes no bound values; both are numbers of ours.
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {newest}")

    # Within a transaction this PRAGMA would do nothing at all.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        save(connection, steps)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def has_its_shape(connection: Connection, schema: Path) -> bool:
    """Whether the file has the tables, columns and indexes its version is made of, and no others.

    A flipped bit in a name leaves every page in order; only the first save or search that
    misses the column would show it.
    """
    # Columns and not the text they were made by: versions of SQLite write ALTER TABLE differently.
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        note_index.set_up(made)
        for number in range(1, version(connection) + 1):
            for statement in statements((schema / f"{number:04}.sql").read_text("utf-8")):
                made.execute(statement)
        expected = _shape(made)
    try:
        return _shape(connection) == expected
    except (sqlite3.OperationalError, UnicodeDecodeError):
        return False  # a description SQLite cannot make sense of


def _shape(connection: Connection) -> frozenset[Row]:
    return frozenset(connection.execute(_SHAPE))


def version(connection: Connection) -> int:
    """Return the version the file says it has, after any unfinished save was rolled back."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def statements(script: str) -> Iterator[str]:
    """Split a script into statements; ``executescript`` would commit before the first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        if not statement and (not line.strip() or line.startswith("--")):
            continue
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError("the migration ends in the middle of a statement")

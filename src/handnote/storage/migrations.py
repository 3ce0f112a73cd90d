"""From one shape of the seller's file to the next: numbered .sql files, each all or nothing."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from handnote.storage.connection import Connection, save
from handnote.storage.first_look import APPLICATION_ID

SCHEMA = Path(__file__).parent / "schema"


def newest_version(schema: Path) -> int:
    """Return the number of the last migration there is."""
    return max(int(path.stem) for path in schema.glob("[0-9]*.sql"))


def migrate(connection: Connection, schema: Path) -> None:
    """Bring the file to the newest version in one transaction with its number.

    Foreign keys rest meanwhile, as SQLite wants it where a table is made anew: to drop the old
    one would delete what refers to it. They are checked before anything is kept. Raises
    ``sqlite3.IntegrityError`` where one leads nowhere.
    """

    def steps(connection: Connection) -> None:
        found = version(connection)
        newest = newest_version(schema)
        for script in sorted(schema.glob("[0-9]*.sql")):
            for statement in (
                statements(script.read_text("utf-8")) if int(script.stem) > found else ()
            ):
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

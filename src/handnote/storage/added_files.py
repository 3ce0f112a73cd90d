"""The added_file table: which order files were added before, known by their content."""

from dataclasses import dataclass
from datetime import date, datetime

from handnote.storage.connection import Connection
from handnote.storage.moments import day_from, day_text, moment_text


@dataclass(frozen=True, slots=True)
class AddedFile:
    """One order file as it was added."""

    sha256: str
    name: str
    channel: str
    orders_told: int
    rows_skipped: int


def added_on(connection: Connection, sha256: str) -> date | None:
    """Return the day this very file was first added, if it was."""
    row = connection.execute(
        "SELECT added_on FROM added_file WHERE sha256 = ?", (sha256,)
    ).fetchone()
    return None if row is None else day_from(row[0])


def insert(connection: Connection, file: AddedFile, at: datetime) -> None:
    """Remember a file; one that is known keeps its first day."""
    connection.execute(
        "INSERT INTO added_file"
        " (sha256, name, channel, added_at, added_on, orders_told, rows_skipped)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            file.sha256,
            file.name,
            file.channel,
            moment_text(at),
            day_text(at.date()),
            file.orders_told,
            file.rows_skipped,
        ),
    )


def delete(connection: Connection, sha256: str) -> None:
    """Forget that a file was added."""
    connection.execute("DELETE FROM added_file WHERE sha256 = ?", (sha256,))

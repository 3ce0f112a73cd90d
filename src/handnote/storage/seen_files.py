"""The seen_file table: files of a watched folder that need not be told of again."""

from collections.abc import Iterable
from datetime import datetime

from handnote.storage.connection import Connection
from handnote.storage.moments import moment_text

_KEPT = 5_000


def unseen(connection: Connection, marks: Iterable[str]) -> frozenset[str]:
    """Return those of these marks nobody has seen yet."""
    return frozenset(
        mark
        for mark in marks
        if connection.execute("SELECT 1 FROM seen_file WHERE mark = ?", (mark,)).fetchone() is None
    )


def put(connection: Connection, marks: Iterable[str], at: datetime) -> None:
    """Remember that these were seen; the oldest beyond some thousands are forgotten."""
    connection.executemany(
        "INSERT OR IGNORE INTO seen_file (mark, seen_at) VALUES (?, ?)",
        [(mark, moment_text(at)) for mark in marks],
    )
    connection.execute(
        "DELETE FROM seen_file WHERE mark NOT IN"
        " (SELECT mark FROM seen_file ORDER BY seen_at DESC LIMIT ?)",
        (_KEPT,),
    )

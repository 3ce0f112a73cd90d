"""The revision table: every state a note was ever saved in; rows are only added."""

from dataclasses import dataclass
from datetime import datetime

from handnote.domain.note import Note, NoteId
from handnote.storage.connection import Connection, digest, fingerprint
from handnote.storage.moments import day_text, moment_text, offset_minutes


@dataclass(frozen=True, slots=True)
class Revision:
    """The name of one saved version: the desk that saved it, and that desk's count."""

    desk: str
    n: int


def known_by(note: Note) -> tuple[bytes | None, bytes | None, bytes]:
    """Return what a note's ink, its sign-off in ink and all of it are known by."""
    ink = digest(note.ink) if note.ink else None
    signature = digest(note.signature) if note.signature else None
    return ink, signature, fingerprint(note.text, ink, signature)


def append(
    connection: Connection, saved: Revision, note: Note, *, parent: Revision | None, at: datetime
) -> None:
    """Write down how a note is from now on, and which version that grew from."""
    connection.execute(
        "INSERT INTO revision (desk, n, parent_desk, parent_n, note_id, text, sign_off, state,"
        " made_by, hand, ink, signature, sha256, saved_at, saved_on, utc_offset)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            saved.desk,
            saved.n,
            None if parent is None else parent.desk,
            None if parent is None else parent.n,
            note.id,
            note.text,
            note.sign_off,
            note.state,
            note.made_by,
            note.hand,
            *known_by(note),
            moment_text(at),
            day_text(at.date()),
            offset_minutes(at),
        ),
    )


def texts(connection: Connection, note_id: NoteId) -> tuple[str, ...]:
    """Return every text a note has had, oldest first."""
    rows = connection.execute(
        "SELECT text FROM revision WHERE note_id = ? ORDER BY saved_at, n", (note_id,)
    )
    return tuple(text for (text,) in rows)

"""The pictures of notes that a pen wrote: one a note, gone when the note goes."""

import hashlib
from collections.abc import Iterable, Iterator

from handnote.domain.note import NoteId
from handnote.domain.picture import NotePicture
from handnote.storage.connection import Connection

_AT_ONCE = 500


def put(connection: Connection, picture: NotePicture) -> None:
    """Keep a picture of its note in place of any other."""
    connection.execute(
        "INSERT INTO note_picture (note_id, jpeg, width, height, sha256) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (note_id) DO UPDATE SET jpeg = excluded.jpeg, width = excluded.width,"
        " height = excluded.height, sha256 = excluded.sha256",
        (
            picture.note_id,
            picture.jpeg,
            picture.width,
            picture.height,
            hashlib.sha256(picture.jpeg).digest(),
        ),
    )


def remove(connection: Connection, note_id: NoteId) -> None:
    """Keep no picture of a note."""
    connection.execute("DELETE FROM note_picture WHERE note_id = ?", (note_id,))


def of_notes(connection: Connection, wanted: Iterable[NoteId]) -> dict[NoteId, NotePicture]:
    """Return the pictures there are of these notes, each by its note.

    One whose bytes are no longer those that were kept is left out, as if there were none.
    """
    found = {}
    for part in _parts(list(wanted)):
        rows = connection.execute(
            "SELECT note_id, jpeg, width, height, sha256 FROM note_picture WHERE note_id IN"  # noqa: S608
            f" ({', '.join('?' * len(part))})",
            part,
        )
        for note_id, jpeg, width, height, sha256 in rows:
            if hashlib.sha256(jpeg).digest() == sha256:
                found[NoteId(note_id)] = NotePicture(NoteId(note_id), jpeg, width, height)
    return found


def have(connection: Connection, wanted: Iterable[NoteId]) -> frozenset[NoteId]:
    """Return which of these notes there is a picture of."""
    found: set[NoteId] = set()
    for part in _parts(list(wanted)):
        rows = connection.execute(
            "SELECT note_id FROM note_picture WHERE note_id IN"  # noqa: S608
            f" ({', '.join('?' * len(part))})",
            part,
        )
        found.update(NoteId(note_id) for (note_id,) in rows)
    return frozenset(found)


def _parts(wanted: list[NoteId]) -> Iterator[list[NoteId]]:
    for start in range(0, len(wanted), _AT_ONCE):
        yield wanted[start : start + _AT_ONCE]

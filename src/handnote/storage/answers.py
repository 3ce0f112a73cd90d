"""The answer table: what people wrote back, each under the note it is about."""

from datetime import date

from handnote.domain.answer import Answer, AnswerId, KindWords
from handnote.domain.note import NoteId
from handnote.domain.person import PersonId
from handnote.storage.connection import Connection, Row
from handnote.storage.moments import day_text

_COLUMNS = "id, person_id, note_id, words, told_on, is_kind"
_ON_A_SHELF = 2000


def put(connection: Connection, answer: Answer) -> None:
    """Write an answer as it is now."""
    connection.execute(
        f"INSERT INTO answer ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608
        " ON CONFLICT (id) DO UPDATE SET words = excluded.words, told_on = excluded.told_on,"
        " is_kind = excluded.is_kind",
        (
            answer.id,
            answer.person_id,
            answer.note_id,
            answer.words,
            day_text(answer.told_on),
            int(answer.is_kind),
        ),
    )


def delete(connection: Connection, answer_id: AnswerId) -> None:
    """Take an answer away."""
    connection.execute("DELETE FROM answer WHERE id = ?", (answer_id,))


def by_id(connection: Connection, answer_id: AnswerId) -> Answer | None:
    """Return the answer, or None for one that is not here."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM answer WHERE id = ?",  # noqa: S608
        (answer_id,),
    ).fetchone()
    return None if row is None else _answer(row)


def of_person(connection: Connection, person_id: PersonId, limit: int) -> tuple[Answer, ...]:
    """Return the last things somebody wrote back, the newest first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM answer WHERE person_id = ?"  # noqa: S608
        " ORDER BY told_on DESC, id LIMIT ?",
        (person_id, limit),
    )
    return tuple(_answer(row) for row in rows)


def to_note(connection: Connection, note_id: NoteId) -> tuple[Answer, ...]:
    """Return what was written back about a note, the oldest first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM answer WHERE note_id = ? ORDER BY told_on, id",  # noqa: S608
        (note_id,),
    )
    return tuple(_answer(row) for row in rows)


def kind_ones(connection: Connection) -> tuple[KindWords, ...]:
    """Return what stands on the shelf, the newest first, with who wrote it and about what."""
    rows = connection.execute(
        "SELECT answer.id, answer.person_id, note_id, answer.words, told_on, is_kind,"
        " coalesce(nullif(orders.recipient, ''), nullif(orders.buyer, ''), person.name), note.text"
        " FROM answer JOIN note ON note.id = note_id JOIN orders ON orders.id = note.order_id"
        " JOIN person ON person.id = answer.person_id"
        " WHERE is_kind = 1 ORDER BY told_on DESC, answer.id LIMIT ?",
        (_ON_A_SHELF,),
    )
    return tuple(KindWords(_answer(row[:6]), row[6], row[7]) for row in rows)


def follow_notes(connection: Connection, person_id: PersonId) -> None:
    """Let what was written back about this person's notes be this person's."""
    connection.execute(
        "UPDATE answer SET person_id = ?1 WHERE person_id <> ?1"
        " AND note_id IN (SELECT id FROM note WHERE person_id = ?1)",
        (person_id,),
    )


def _answer(row: Row) -> Answer:
    answer_id, person_id, note_id, words, told_on, is_kind = row
    return Answer(
        id=AnswerId(answer_id),
        person_id=PersonId(person_id),
        note_id=NoteId(note_id),
        words=words,
        told_on=date.fromisoformat(told_on),
        is_kind=bool(is_kind),
    )

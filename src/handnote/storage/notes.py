"""The note table: the seller's words, each save with its revision."""

import json
from collections.abc import Sequence
from datetime import date, datetime

from handnote.domain.note import MadeBy, Note, NoteId, NoteState, Side
from handnote.domain.order import LetBe, OrderId
from handnote.domain.packing import PackingOrder
from handnote.domain.person import PersonId
from handnote.storage import desk, drawings, note_index, revisions
from handnote.storage.connection import Connection, Row
from handnote.storage.moments import day_text, moment_from, moment_text, offset_minutes
from handnote.storage.packing import sorted_by
from handnote.storage.revisions import Revision

_ADDRESSEE = "coalesce(nullif(orders.recipient, ''), nullif(orders.buyer, ''), person.name)"
_LAST = 2**63 - 1
_FOUND = (
    "SELECT rowid FROM note_index"
    " WHERE note_index MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
)
_DAY_BEFORE = """
SELECT written_on FROM note WHERE state <> 'draft' AND written_on < ?
ORDER BY written_on DESC LIMIT 1
"""
_SELECT = f"""
SELECT note.seq, note.id, order_id, note.person_id, {_ADDRESSEE}, text, sign_off, state, made_by,
  hand, side, written_on, finished_at, printed_at,
  iif(note.ink IS NULL, x'', ifnull((SELECT data FROM drawing WHERE sha256 = note.ink), x'00')),
  iif(note.signature IS NULL, x'',
    ifnull((SELECT data FROM drawing WHERE sha256 = note.signature), x'00')),
  origin
FROM note JOIN orders ON orders.id = note.order_id JOIN person ON person.id = note.person_id
"""  # noqa: S608 - put together from constants of ours


def put(connection: Connection, note: Note, *, at: datetime, seq: int | None = None) -> None:
    """Save a note as it is now, with its revision.

    A draft that becomes finished goes to the top of the history, whatever the clock says;
    ``seq`` puts a note back to a place it had. Search finds what is finished or printed.
    """
    before = connection.execute(
        "SELECT seq, state, head_desk, head_n, sha256 FROM note WHERE id = ?", (note.id,)
    ).fetchone()
    parent = None if before is None else Revision(*before[2:4])
    saved = Revision(*desk.next_revision(connection))
    place = seq or _place(connection, note, before)
    was = None if before is None or not note.ink else by_id(connection, note.id)
    for drawing in (note.ink, note.signature):
        drawings.keep(connection, drawing)
    was_said = before is not None and before[1] != NoteState.DRAFT
    _upsert(connection, note, (place, saved), at)
    revisions.append(connection, saved, note, parent=parent, at=at)
    if was is not None and was.state == NoteState.DRAFT:
        drawings.let_go_of_less(connection, was, note)
    if before is not None and was_said:
        note_index.remove(connection, before[0])
    if note.state != NoteState.DRAFT:
        note_index.add(connection, note.id, place)
    is_said = note.state != NoteState.DRAFT
    says_the_same = was_said and is_said and before[::4] == (place, revisions.known_by(note)[2])
    if note.side is Side.INSIDE and (was_said or is_said) and not says_the_same:
        _keep_likeness(connection, note, place, before[0] if before is not None else place)
    if note.side is Side.INSIDE:
        connection.execute(
            "UPDATE orders SET is_printed = ?1 WHERE id = ?2 AND is_printed <> ?1",
            (int(note.state == NoteState.PRINTED), note.order_id),
        )


def index_again(connection: Connection, order_id: OrderId) -> None:
    """Let search find an order's notes by the names and items it has now."""
    rows = connection.execute(
        "SELECT id, seq FROM note WHERE order_id = ? AND state <> 'draft'", (order_id,)
    )
    for note_id, seq in rows.fetchall():
        note_index.remove(connection, seq)
        note_index.add(connection, note_id, seq)


def _keep_likeness(connection: Connection, note: Note, place: int, before: int) -> None:
    """Loaded when the first note is finished: a start does without the checks.

    Notes whose words only a pen knows are like no other.
    """
    from handnote.storage import likenesses

    likenesses.remove(connection, before)
    if note.state != NoteState.DRAFT and note.text.strip():
        likenesses.add(connection, note.id, place)


def _place(connection: Connection, note: Note, before: Row | None) -> int:
    was_finished = before is not None and before[1] != NoteState.DRAFT
    if before is not None and (was_finished or note.state == NoteState.DRAFT):
        return int(before[0])
    (last,) = connection.execute("SELECT ifnull(max(seq), 0) FROM note").fetchone()
    return int(last) + 1


def _upsert(
    connection: Connection, note: Note, seq_and_head: tuple[int, Revision], at: datetime
) -> None:
    seq, head = seq_and_head
    connection.execute(
        "INSERT INTO note (seq, id, order_id, side, person_id, text, sign_off, state, made_by,"
        " hand, ink, signature, sha256, finished_at, printed_at, written_on, utc_offset,"
        " head_desk, head_n)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, text = excluded.text,"
        " sign_off = excluded.sign_off, state = excluded.state, made_by = excluded.made_by,"
        " hand = excluded.hand, ink = excluded.ink, signature = excluded.signature,"
        " sha256 = excluded.sha256, finished_at = excluded.finished_at,"
        " printed_at = excluded.printed_at, written_on = excluded.written_on,"
        " utc_offset = excluded.utc_offset, head_desk = excluded.head_desk,"
        " head_n = excluded.head_n",
        (
            seq,
            note.id,
            note.order_id,
            note.side,
            note.person_id,
            note.text,
            note.sign_off,
            note.state,
            note.made_by,
            note.hand,
            *revisions.known_by(note),
            moment_text(note.finished_at),
            moment_text(note.printed_at),
            day_text(note.written_on),
            offset_minutes(at),
            head.desk,
            head.n,
        ),
    )


def of_order(connection: Connection, order_id: OrderId, side: Side) -> Note | None:
    """Return the note on this side of an order's parcel, if one was begun."""
    row = connection.execute(
        f"{_SELECT} WHERE order_id = ? AND side = ?", (order_id, side)
    ).fetchone()
    return None if row is None else _note(row)


def all_of_order(connection: Connection, order_id: OrderId) -> tuple[Note, ...]:
    """Return the notes of an order's parcel, the one inside first."""
    rows = connection.execute(f"{_SELECT} WHERE order_id = ? ORDER BY side", (order_id,))
    return tuple(_note(row) for row in rows)


def by_id(connection: Connection, note_id: NoteId) -> Note:
    """Return the note; raises ``LookupError`` for one that is not here."""
    return seq_and_note(connection, note_id)[1]


def seq_and_note(connection: Connection, note_id: NoteId) -> tuple[int, Note]:
    """Return a note with its place in the history."""
    row = connection.execute(f"{_SELECT} WHERE note.id = ?", (note_id,)).fetchone()
    if row is None:
        raise LookupError("no such note")
    return row[0], _note(row)


def said_to(
    connection: Connection, person_id: PersonId, *, besides: OrderId, limit: int
) -> tuple[Note, ...]:
    """Return what was said to somebody inside a parcel, newest first, without this order's own."""
    rows = connection.execute(
        f"{_SELECT} WHERE note.person_id = ? AND order_id <> ? AND state <> 'draft'"
        " AND side = 'inside'"
        " ORDER BY note.seq DESC LIMIT ?",
        (person_id, besides, limit),
    )
    return tuple(_note(row) for row in rows)


def newest(connection: Connection, before: int | None, limit: int) -> list[tuple[int, Note]]:
    """Return a page of the history with each note's place, newest first."""
    rows = connection.execute(
        f"{_SELECT} WHERE state <> 'draft' AND note.seq < ? ORDER BY note.seq DESC LIMIT ?",
        (_LAST if before is None else before, limit),
    )
    return [(row[0], _note(row)) for row in rows]


def matching(
    connection: Connection, match: str, before: int | None, limit: int
) -> list[tuple[int, Note]]:
    """Return a page of the notes that the index finds, newest first."""
    rows = connection.execute(
        f"{_SELECT} WHERE note.seq IN ({_FOUND}) ORDER BY note.seq DESC",
        (match, _LAST if before is None else before, limit),
    )
    return [(row[0], _note(row)) for row in rows]


def places(connection: Connection, match: str, before: int, limit: int) -> list[int]:
    """Return where notes of the history stand in it, newest first; without ``match`` all of them.

    Nothing of the notes themselves is read.
    """
    if match:
        rows = connection.execute(_FOUND, (match, before, limit))
    else:
        rows = connection.execute(
            "SELECT seq FROM note WHERE state <> 'draft' AND seq < ? ORDER BY seq DESC LIMIT ?",
            (before, limit),
        )
    return [seq for (seq,) in rows]


def at(connection: Connection, places: Sequence[int]) -> list[tuple[int, Note]]:
    """Return those of the notes at these places that are still there, newest first."""
    rows = connection.execute(
        f"{_SELECT} WHERE note.seq IN (SELECT value FROM json_each(?))"  # noqa: S608
        " AND state <> 'draft'"
        " ORDER BY note.seq DESC",
        (json.dumps(list(places)),),
    )
    return [(row[0], _note(row)) for row in rows]


def of_year(connection: Connection, year: int) -> list[int]:
    """Return where the notes of a year stand in the history, from January on."""
    rows = connection.execute(
        "SELECT seq FROM note WHERE state <> 'draft' AND written_on BETWEEN ? AND ?"
        " ORDER BY written_on, seq",
        (f"{year:04}-01-01", f"{year:04}-12-31"),
    )
    return [seq for (seq,) in rows]


def of_person(connection: Connection, person_id: PersonId) -> list[int]:
    """Return where the notes to a person stand in the history, from the first day on."""
    rows = connection.execute(
        "SELECT seq FROM note WHERE state <> 'draft' AND person_id = ? ORDER BY written_on, seq",
        (person_id,),
    )
    return [seq for (seq,) in rows]


def years(connection: Connection) -> tuple[int, ...]:
    """Return the years notes of the history were written in, latest first."""
    found: list[int] = []
    day = "9999"
    while row := connection.execute(_DAY_BEFORE, (day,)).fetchone():
        day = row[0][:4]
        found.append(int(day))
    return tuple(found)


def finished(connection: Connection, packing: PackingOrder, side: Side) -> tuple[Note, ...]:
    """Return what waits to be printed for this side, in packing order."""
    rows = connection.execute(
        f"{_SELECT} WHERE state = 'finished' AND side = ? AND orders.let_be IS NULL"
        " AND origin = ''"
        f" ORDER BY {sorted_by(packing)}",
        (side,),
    )
    return tuple(_note(row) for row in rows)


def called_off(connection: Connection, packing: PackingOrder, side: Side) -> tuple[Note, ...]:
    """Return the finished notes of this side whose orders were cancelled, in packing order."""
    rows = connection.execute(
        f"{_SELECT} WHERE state = 'finished' AND side = ? AND orders.let_be = ?"
        f" ORDER BY {sorted_by(packing)}",
        (side, LetBe.CANCELLED),
    )
    return tuple(_note(row) for row in rows)


def count_said(connection: Connection) -> int:
    """Return how many notes the history holds."""
    (number,) = connection.execute("SELECT count(*) FROM note WHERE state <> 'draft'").fetchone()
    return int(number)


def _note(row: Row) -> Note:
    _, note_id, order_id, person_id, person, text, sign_off, state, made_by, hand, *rest = row
    side, written_on, finished_at, printed_at, ink, signature, origin = rest
    return Note(
        id=NoteId(note_id),
        order_id=OrderId(order_id),
        person_id=PersonId(person_id),
        person=person,
        text=text,
        sign_off=sign_off,
        state=NoteState(state),
        made_by=MadeBy(made_by),
        hand=hand,
        written_on=date.fromisoformat(written_on),
        side=Side(side),
        finished_at=moment_from(finished_at),
        printed_at=moment_from(printed_at),
        ink=ink,
        signature=signature,
        is_from_elsewhere=bool(origin),
    )

"""Notes whose words only a pen knows: called finished when their labels go out to be written."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from handnote.domain.note import MadeBy, Note, NoteId, NoteState, Side
from handnote.domain.order import Order
from handnote.domain.run import PrintRun
from handnote.storage import notes
from handnote.storage.connection import Connection


def unwritten(order: Order, side: Side) -> Note:
    """The note an order has while nothing of it is on the disk; always with the same id."""
    return Note(
        id=NoteId(str(uuid5(UUID(order.id), side))),
        order_id=order.id,
        person_id=order.person_id,
        person=order.addressee,
        text="",
        sign_off="",
        state=NoteState.DRAFT,
        made_by=MadeBy.PEN,
        hand="",
        written_on=date.min,
        side=side,
    )


def finish(connection: Connection, of_run: Iterable[Note], now: datetime) -> None:
    """Call these finished and made by pen; what was typed of them stays as their gist."""
    for note in of_run:
        known = notes.of_order(connection, note.order_id, note.side) or note
        if known.state is NoteState.DRAFT or known.made_by is not MadeBy.PEN:
            finished = replace(
                known,
                state=NoteState.FINISHED,
                made_by=MadeBy.PEN,
                written_on=now.date(),
                finished_at=now.astimezone(UTC),
                printed_at=None,
            )
            notes.put(connection, finished, at=now)


def put_back(connection: Connection, run: PrintRun, now: datetime) -> None:
    """Let those of a run that never came be written anew; with a gist they stay finished."""
    if run.made_by is not MadeBy.PEN:
        return
    for label in run.labels:
        note = notes.by_id(connection, label.note_id)
        is_bare = note.state is NoteState.FINISHED and not note.text.strip()
        if is_bare and note.made_by is MadeBy.PEN:
            draft = replace(note, state=NoteState.DRAFT, finished_at=None, printed_at=None)
            notes.put(connection, draft, at=now)

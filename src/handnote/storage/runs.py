"""The run tables: what was printed together, label by label, and how it came out."""

from collections.abc import Collection

from handnote.domain.note import NoteId
from handnote.domain.run import Outcome, PrintRun, RunId, RunLabel
from handnote.storage.connection import Connection, Row
from handnote.storage.moments import moment_from, moment_text

_SELECT = "SELECT id, printed_at, stock_part, start, pdf_sha256, outcome FROM run"


def insert(connection: Connection, run: PrintRun) -> None:
    """Write down a proof that went out, with the words each label carries."""
    connection.execute(
        "INSERT INTO run (id, printed_at, stock_part, start, pdf_sha256, outcome)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            run.id,
            moment_text(run.printed_at),
            run.stock_part,
            run.start,
            run.pdf_sha256,
            run.outcome,
        ),
    )
    connection.executemany(
        "INSERT INTO run_label"
        " (run_id, place, note_id, note_sha256, person, sheet, slot, is_spoiled)"
        " VALUES (?1, ?2, ?3, (SELECT sha256 FROM note WHERE id = ?3), ?4, ?5, ?6, ?7)",
        (
            (
                run.id,
                place,
                label.note_id,
                label.person,
                label.sheet,
                label.slot,
                int(label.is_spoiled),
            )
            for place, label in enumerate(run.labels)
        ),
    )


def by_id(connection: Connection, run_id: RunId) -> PrintRun:
    """Return the run; raises ``LookupError`` for one that never was."""
    row = connection.execute(f"{_SELECT} WHERE id = ?", (run_id,)).fetchone()
    if row is None:
        raise LookupError("no such print run")
    return _run(connection, row)


def every(connection: Connection) -> tuple[PrintRun, ...]:
    """Return all runs, newest first."""
    rows = connection.execute(f"{_SELECT} ORDER BY seq DESC").fetchall()
    return tuple(_run(connection, row) for row in rows)


def unanswered(connection: Connection) -> tuple[PrintRun, ...]:
    """Return the runs of which the seller has not said how they came out, newest first."""
    rows = connection.execute(f"{_SELECT} WHERE outcome = 'unanswered' ORDER BY seq DESC")
    return tuple(_run(connection, row) for row in rows.fetchall())


def set_outcome(
    connection: Connection, run_id: RunId, outcome: Outcome, spoiled: Collection[NoteId]
) -> None:
    """Write down what the seller said of a run, or take it back."""
    connection.execute("UPDATE run SET outcome = ? WHERE id = ?", (outcome, run_id))
    connection.execute("UPDATE run_label SET is_spoiled = 0 WHERE run_id = ?", (run_id,))
    connection.executemany(
        "UPDATE run_label SET is_spoiled = 1 WHERE run_id = ? AND note_id = ?",
        ((run_id, note_id) for note_id in spoiled),
    )


def still_said(connection: Connection, run_id: RunId) -> frozenset[NoteId]:
    """Return the notes of a run whose words are still the ones on the paper."""
    rows = connection.execute(
        "SELECT note.id FROM run_label JOIN note ON note.id = run_label.note_id"
        " WHERE run_id = ? AND note.sha256 = run_label.note_sha256",
        (run_id,),
    )
    return frozenset(NoteId(note_id) for (note_id,) in rows)


def _run(connection: Connection, row: Row) -> PrintRun:
    run_id, printed_at, stock_part, start, pdf_sha256, outcome = row
    moment = moment_from(printed_at)
    if moment is None:
        raise ValueError("a print run has a moment")
    return PrintRun(
        id=RunId(run_id),
        printed_at=moment,
        stock_part=stock_part,
        start=start,
        pdf_sha256=pdf_sha256,
        outcome=Outcome(outcome),
        labels=_labels(connection, run_id),
    )


def _labels(connection: Connection, run_id: str) -> tuple[RunLabel, ...]:
    rows = connection.execute(
        "SELECT note_id, person, sheet, slot, is_spoiled FROM run_label"
        " WHERE run_id = ? ORDER BY place",
        (run_id,),
    )
    return tuple(
        RunLabel(NoteId(note_id), person, sheet, slot, is_spoiled=bool(is_spoiled))
        for note_id, person, sheet, slot, is_spoiled in rows
    )

"""The run tables: what was printed together, label by label, and how it came out."""

from collections.abc import Collection, Mapping

from handnote.domain.note import MadeBy, NoteId
from handnote.domain.run import Outcome, PrintRun, RunId, RunLabel, RunSheet
from handnote.domain.sheet import SheetId
from handnote.storage.connection import Connection, Row
from handnote.storage.moments import moment_from, moment_text

_SELECT = (
    "SELECT run.id, printed_at, stock_part, proof_sha256, pdf_sha256, outcome, came_out,"
    " run.made_by FROM run"
)
# Paper that a pen wrote on says what it says, whatever gist of it is typed afterwards.
_STILL_SAYS = "(note.sha256 = note_sha256 OR (run.made_by = 'pen' AND note.made_by = 'pen'))"
_PLACES = "run_label JOIN run_sheet ON run_sheet.run_id = run_label.run_id AND number = sheet"


def insert(connection: Connection, run: PrintRun) -> None:
    """Write down a proof that goes out, with the words each label carries."""
    connection.execute(
        "INSERT INTO run (id, printed_at, stock_part, proof_sha256, pdf_sha256, outcome,"
        " made_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            run.id,
            moment_text(run.printed_at),
            run.stock_name,
            run.proof_sha256,
            run.pdf_sha256,
            run.outcome,
            run.made_by,
        ),
    )
    connection.executemany(
        "INSERT INTO run_sheet (run_id, number, sheet_id, is_turned) VALUES (?, ?, ?, ?)",
        (
            (run.id, number, sheet.id, int(sheet.is_turned))
            for number, sheet in enumerate(run.sheets)
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


def of_pen(connection: Connection, limit: int) -> tuple[PrintRun, ...]:
    """Return the latest runs whose labels a pen wrote on, newest first."""
    rows = connection.execute(
        f"{_SELECT} WHERE run.made_by = 'pen' AND came_out = 1 ORDER BY seq DESC LIMIT ?", (limit,)
    ).fetchall()
    return tuple(_run(connection, row) for row in rows)


def unanswered(connection: Connection) -> tuple[PrintRun, ...]:
    """Return the runs of which the seller has not said how they came out, newest first."""
    rows = connection.execute(f"{_SELECT} WHERE outcome = 'unanswered' ORDER BY seq DESC")
    return tuple(_run(connection, row) for row in rows.fetchall())


def set_outcome(
    connection: Connection, run_id: RunId, outcome: Outcome, spoiled: Collection[NoteId] = ()
) -> None:
    """Write down what the seller said of a run, or take it back."""
    is_open, came_out = outcome is Outcome.UNANSWERED, outcome is not Outcome.NOTHING_PRINTED
    connection.execute(
        "UPDATE run SET outcome = ?, came_out = ? WHERE id = ?",
        (Outcome.UNANSWERED if is_open else Outcome.ANSWERED, int(came_out), run_id),
    )
    connection.execute("UPDATE run_label SET is_spoiled = 0 WHERE run_id = ?", (run_id,))
    connection.executemany(
        "UPDATE run_label SET is_spoiled = 1 WHERE run_id = ? AND note_id = ?",
        ((run_id, note_id) for note_id in spoiled),
    )


def delete(connection: Connection, run_id: RunId) -> None:
    """Take a run out that never went anywhere."""
    connection.execute("DELETE FROM run WHERE id = ?", (run_id,))


def slots_held(connection: Connection, run_id: RunId) -> Mapping[SheetId, frozenset[int]]:
    """Return the labels a run alone was printed on, sheet by sheet."""
    rows = connection.execute(
        f"SELECT sheet_id, slot FROM {_PLACES} WHERE run_label.run_id = ?1 EXCEPT"  # noqa: S608
        f" SELECT sheet_id, slot FROM {_PLACES} JOIN run ON run.id = run_label.run_id"
        " WHERE sheet_id IN (SELECT sheet_id FROM run_sheet WHERE run_id = ?1)"
        " AND run.id <> ?1 AND came_out = 1",
        (run_id,),
    )
    held: dict[SheetId, frozenset[int]] = {}
    for sheet_id, slot in rows:
        held[sheet_id] = held.get(sheet_id, frozenset()) | {slot}
    return held


def out_now(connection: Connection) -> frozenset[NoteId]:
    """Return the notes whose words are on paper nobody has looked at yet."""
    rows = connection.execute(
        "SELECT note.id FROM run JOIN run_label ON run_id = run.id"  # noqa: S608
        f" JOIN note ON note.id = note_id AND {_STILL_SAYS}"
        " WHERE outcome = 'unanswered'"
    )
    return frozenset(NoteId(note_id) for (note_id,) in rows)


def that_printed(connection: Connection, note_id: NoteId) -> PrintRun | None:
    """Return the last run that a note came out well in, if it is known."""
    row = connection.execute(
        f"{_SELECT} JOIN run_label ON run_id = run.id WHERE note_id = ? AND is_spoiled = 0"
        " AND outcome = 'answered' AND came_out = 1 ORDER BY seq DESC LIMIT 1",
        (note_id,),
    ).fetchone()
    return None if row is None else _run(connection, row)


def still_said(connection: Connection, run_id: RunId) -> frozenset[NoteId]:
    """Return the notes of a run whose words are still the ones on the paper."""
    rows = connection.execute(
        "SELECT note.id FROM run_label JOIN note ON note.id = run_label.note_id"  # noqa: S608
        f" JOIN run ON run.id = run_id WHERE run_id = ? AND {_STILL_SAYS}",
        (run_id,),
    )
    return frozenset(NoteId(note_id) for (note_id,) in rows)


def _run(connection: Connection, row: Row) -> PrintRun:
    run_id, printed_at, stock_name, proof_sha256, pdf_sha256, outcome, came_out, made_by = row
    moment = moment_from(printed_at)
    if moment is None:
        raise ValueError("a print run has a moment")
    return PrintRun(
        id=RunId(run_id),
        printed_at=moment,
        stock_name=stock_name,
        proof_sha256=proof_sha256,
        pdf_sha256=pdf_sha256,
        outcome=Outcome(outcome) if came_out else Outcome.NOTHING_PRINTED,
        labels=_labels(connection, run_id),
        sheets=_sheets(connection, run_id),
        made_by=MadeBy(made_by) if made_by else None,
    )


def _sheets(connection: Connection, run_id: str) -> tuple[RunSheet, ...]:
    rows = connection.execute(
        "SELECT sheet_id, is_turned FROM run_sheet WHERE run_id = ? ORDER BY number", (run_id,)
    )
    return tuple(RunSheet(SheetId(sheet_id), bool(is_turned)) for sheet_id, is_turned in rows)


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

"""A list of notes somebody wrote before there was handnote: a day, a name and a text each."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from handnote.domain.plain_text import clean_line, clean_words
from handnote.domain.problem import KeepTrouble, Problem
from handnote.readers.days import DayOrder, Slashed, read_day

_LARGEST = 256 * 2**20
_LONGEST_CELL = 2**24
_LONGEST_TEXT = 20_000
_NAMES = {
    "date": ("date", "day", "written", "written_on", "sent", "datum", "fecha", "data"),
    "name": (
        "name",
        "to",
        "for",
        "person",
        "recipient",
        "customer",
        "buyer",
        "an",
        "nombre",
        "nom",
    ),
    "text": ("text", "note", "message", "words", "body", "notiz", "texto", "texte", "nachricht"),
}


@dataclass(frozen=True, slots=True)
class PastNote:
    """One note from elsewhere: its line in the file, its day, whom it was to, and what it said."""

    line: int
    written_on: date
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class PastNotesRead:
    """What a list held: its notes, and the lines that had no day or no text."""

    notes: tuple[PastNote, ...]
    skipped: tuple[int, ...]


def read_past_notes(path: Path) -> PastNotesRead:
    """Read a list of notes, as CSV or as JSON Lines.

    Raises ``HISTORY_FOREIGN`` where there is no note in it, and ``BACKUP_TOO_LARGE``.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise Problem(KeepTrouble.BACKUP_TOO_LARGE, name=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise Problem(KeepTrouble.BACKUP_ABSENT, name=path.name) from error
    text = _decoded(content)
    rows = _lines(text) if text.lstrip().startswith("{") else _table(text)
    notes, skipped = [], []
    for line, cells in rows:
        note = _note(line, cells)
        if note is None:
            skipped.append(line)
        else:
            notes.append(note)
    if not notes:
        raise Problem(KeepTrouble.HISTORY_FOREIGN, name=path.name)
    return PastNotesRead(tuple(notes), tuple(skipped))


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _lines(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            # Any: what JSON holds.
            said: Any = json.loads(line)
        except (ValueError, RecursionError):
            said = None
        if not isinstance(said, dict):
            yield number, {}
            continue
        columns = _columns([str(key) for key in said])
        values = list(said.values())
        yield (
            number,
            {
                role: values[place]
                for role, place in columns.items()
                if isinstance(values[place], str)
            },
        )


def _table(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    csv.field_size_limit(_LONGEST_CELL)
    text = text.replace("\x00", "")
    first = text.split("\n", 1)[0]
    comma = max((";", "\t", ","), key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=comma)
    try:
        columns = _columns(next(reader, []))
        if len(columns) < len(_NAMES):
            return
        for row in reader:
            if any(cell.strip() for cell in row):
                yield (
                    reader.line_num,
                    {role: row[place] for role, place in columns.items() if place < len(row)},
                )
    except csv.Error:
        return


def _columns(heading: Sequence[str]) -> dict[str, int]:
    plain = [cell.strip().strip("'").casefold() for cell in heading]
    found = {}
    for role, names in _NAMES.items():
        places = [plain.index(name) for name in names if name in plain]
        if places:
            found[role] = places[0]
    return found


def _note(line: int, cells: dict[str, str]) -> PastNote | None:
    day = _day(cells.get("date", ""))
    text = clean_words(cells.get("text", "")[:_LONGEST_TEXT])
    if day is None or not text.strip():
        return None
    return PastNote(line, day, clean_line(cells.get("name", "")[:_LONGEST_TEXT]), text)


def _day(said: str) -> date | None:
    found = read_day(said.strip().strip("'"))
    # Two numbers that may both be the month: as most of the world writes it.
    return found.on(DayOrder.DAY_FIRST) if isinstance(found, Slashed) else found

"""Print runs: what was printed together, and how it came out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from handnote.domain.note import NoteId

RunId = NewType("RunId", str)


class Outcome(StrEnum):
    """What the seller said of a run."""

    UNANSWERED = "unanswered"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class RunLabel:
    """One label of a run; ``sheet`` and ``slot`` count from 0."""

    note_id: NoteId
    person: str
    sheet: int
    slot: int
    is_spoiled: bool = False


@dataclass(frozen=True, slots=True)
class PrintRun:
    """A proof that went to a printer or a file."""

    id: RunId
    printed_at: datetime
    stock_part: str
    start: int
    pdf_sha256: str
    outcome: Outcome
    labels: tuple[RunLabel, ...]

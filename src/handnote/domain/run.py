"""Print runs: what was printed together, and how it came out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from handnote.domain.note import MadeBy, NoteId
from handnote.domain.sheet import SheetId

RunId = NewType("RunId", str)


class Outcome(StrEnum):
    """What the seller said of a run."""

    UNANSWERED = "unanswered"
    ANSWERED = "answered"
    NOTHING_PRINTED = "nothing-printed"


@dataclass(frozen=True, slots=True)
class RunSheet:
    """A physical sheet a run went onto, and how it was fed."""

    id: SheetId
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class RunLabel:
    """One label of a run; ``sheet`` says on which of its pages, and like ``slot`` counts from 0."""

    note_id: NoteId
    person: str
    sheet: int
    slot: int
    is_spoiled: bool = False


@dataclass(frozen=True, slots=True)
class PrintRun:
    """A proof that went to a printer or a file.

    ``pdf_sha256`` is of the bytes that went out; ``proof_sha256`` of those on the screen, which
    are others where a printer that is off was made good.
    """

    id: RunId
    printed_at: datetime
    stock_name: str
    proof_sha256: str
    pdf_sha256: str
    outcome: Outcome
    labels: tuple[RunLabel, ...]
    sheets: tuple[RunSheet, ...]
    """In the order they were fed; none is known of a run older than the memory of sheets."""
    made_by: MadeBy | None = None
    """How all its notes were made; None where that differs, or of an older run."""

    def slots_of(self, note_ids: Collection[NoteId]) -> Mapping[SheetId, frozenset[int]]:
        """The labels these notes are on, sheet by sheet."""
        return {
            sheet.id: frozenset(
                label.slot
                for label in self.labels
                if label.sheet == number and label.note_id in note_ids
            )
            for number, sheet in enumerate(self.sheets)
        }

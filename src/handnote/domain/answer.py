"""Answers: what somebody wrote back about a note."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from handnote.domain.note import NoteId
from handnote.domain.person import PersonId

AnswerId = NewType("AnswerId", str)

ANSWER_LIMIT = 4000
"""Longest answer kept, in characters."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody wrote back; for the seller's eyes, in no export and never printed."""

    id: AnswerId
    person_id: PersonId
    note_id: NoteId
    words: str
    told_on: date
    is_kind: bool = True
    """Whether it stands on the shelf of kind words."""


@dataclass(frozen=True, slots=True)
class KindWords:
    """One answer on the shelf: who wrote it, and the note it was written about."""

    answer: Answer
    person: str
    note_text: str

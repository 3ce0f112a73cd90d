"""Likeness: how much two notes say the same, and what was found of it. Nothing here is shown."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handnote.domain.note import Note, NoteId

Span = tuple[int, int]
"""Start and end in a text, in characters of Python's counting."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words said for one order, and what to leave out of them when they are compared.

    ``names`` are whoever the order knows by name, ``items`` the titles of what was sold.
    """

    text: str
    names: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two notes have in common once names, things, numbers and greetings are left out.

    ``degree`` goes from 0, nothing, to 1, every word; it decides and is never shown. ``here``
    and ``there`` are the common words in the first and in the second text, in reading order.
    """

    degree: float
    is_alike: bool
    here: tuple[Span, ...] = ()
    there: tuple[Span, ...] = ()

    @property
    def is_word_for_word(self) -> bool:
        """Whether only names, things and numbers tell the two apart."""
        return self.degree >= WORD_FOR_WORD

    @property
    def turned(self) -> "Likeness":
        """The same likeness seen from the other note."""
        return Likeness(self.degree, self.is_alike, self.there, self.here)


WORD_FOR_WORD = 0.99


class Where(StrEnum):
    """Where words were said before, the weightiest first."""

    TONIGHT = "tonight"
    """In a note that waits to be printed."""
    TO_THEM = "to-them"
    """In an earlier note to this same person."""
    EVER = "ever"
    """In any other note there is."""
    SENTENCE = "sentence"
    """One sentence alone; the rest of the note is new."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A draft says what a note said before. ``times`` is for a sentence: in how many notes.

    ``note`` is the note it was said in, the latest where there are several; ``likeness`` has
    the draft's words as ``here`` and the note's as ``there``.
    """

    where: Where
    note: Note
    likeness: Likeness
    said_at: datetime | None
    times: int = 1
    sentence: int | None = None
    """What the sentence is known by, where it is one."""


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two notes waiting to be printed that say the same; ``first`` is packed first."""

    first: NoteId
    second: NoteId
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Habit:
    """The last few notes all begin and end with the same words; spans are in the newest."""

    notes: tuple[Note, ...]
    opening: Span
    closing: Span

"""notes.txt: everything she said, by month, as plain text."""

from collections.abc import Iterator
from datetime import datetime

from handnote.domain.note import Note
from handnote.wording import desk

_ABOUT = (
    "What you said, newest first. handnote writes this file anew every day, as it was on {day}.\n"
    "It is for reading; nothing is ever read back from it.\n"
)
_NOTHING = "\nThere is no finished note yet.\n"


def readable(notes: Iterator[Note], at: datetime) -> Iterator[str]:
    """Yield the text, a note at a time; controls of strangers are left out."""
    yield _ABOUT.format(day=f"{at.day} {desk.month(at.date())}")
    month = ""
    for note in notes:
        if (named := desk.month(note.written_on)) != month:
            month = named
            yield f"\n\n{month}\n{'=' * len(month)}\n"
        yield f"\n{_heading(note)}\n"
        for line in note.text.splitlines():
            yield f"    {_plain(line)}\n"
        if note.sign_off:
            yield f"    {_plain(note.sign_off)}\n"
    if not month:
        yield _NOTHING


def _heading(note: Note) -> str:
    return f"{note.written_on.isoformat()}  {_plain(note.person) or desk.SOMEBODY}"


def _plain(text: str) -> str:
    """Nothing of it moves the reader's cursor or turns the line round."""
    return "".join(c for c in text if c.isprintable() or c == "\t").strip()

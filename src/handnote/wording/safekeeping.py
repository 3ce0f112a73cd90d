"""Backups and going back to them, in words."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from handnote.wording import desk

if TYPE_CHECKING:
    from handnote.domain.problem import Problem
    from handnote.services.restoring import Preview, Restorable
    from handnote.services.safekeeping import KeptCopy
    from handnote.storage.bringing_back import Counts

ALL_HERE = "all on this computer"
ON_THE_STICK = "all on this stick, beside the program"
NOT_BACKED_UP = "not backed up yet"
BACK_UP_TO = "Back up to…"
BACK_UP_TITLE = "Where to put the backup?"
RESTORE_FROM = "Restore from…"
BACKUPS_MENU = "Backups…"
BACKUPS_TITLE = "Backups"
BACKUPS_ABOUT = (
    "Each was checked letter by letter when it was made. They are made every four hours of work,"
    " and kept by the day for a month and by the month for a year."
)
NO_BACKUPS = "There is no backup yet. The first is made as soon as you write something."
GO_BACK_TO_PICKED = "Go back to this one…"
RESTORE_TITLE = "Go back to this backup?"
RESTORE = "Go back to it"
RESTORE_ABOUT = (
    "What is here now is set aside first, under a name of its own in the same folder; it is in"
    " the list of backups, so you can come back to it."
)
MERGE_MENU = "Add the notes of another history…"
MERGE_TITLE = "Add the notes of this history?"
MERGE = "Add them"
MERGE_ABOUT = (
    "What is here stays. A note that is in both is kept once; where they differ, yours stays as"
    " it is and the other is kept among its earlier versions."
)
BACKUP_FILES = "Backups of handnote (*.zip *.db);;All files (*)"
ZIP_FILES = "Backup of handnote (*.zip)"
LOOKING = "Looking at the backup…"
PACKING = "Backing up…"
STOP = "Stop"
STOPPED = "Stopped; nothing was changed."
HERE = "Here now"
THERE = "In the backup"
UNREADABLE_HERE = "cannot be read"
BEGIN_ANEW = "Begin an empty history"
NOTHING_HERE = "nothing yet"
ROWS = ("Notes", "Drafts", "Orders", "People", "From", "To")
ONLY_LOOKED = "This was only a look; nothing was changed."
NEW_WAY_BACK = "Backup to go on from"


def backed_up(last: "KeptCopy | None", today: date) -> str:
    """When the last whole backup was made."""
    if last is None:
        return NOT_BACKED_UP
    return f"backed up {when(last.made_at, today)}"


def when(moment: datetime, today: date) -> str:
    """A moment as it is said in passing: today 14:05, yesterday 18:02, 3 November 09:00."""
    days = (today - moment.date()).days
    named = {0: "today", 1: "yesterday"}.get(days) or desk.day(moment.date(), today)
    return f"{named} {moment:%H:%M}"


def where_it_lives(is_portable: bool) -> str:  # noqa: FBT001 - one fact, and its words
    """Where all of it lies."""
    return ON_THE_STICK if is_portable else ALL_HERE


def go_back_to(problem: "Problem") -> str:
    """The button that goes on from the last good backup."""
    notes = count(int(problem.facts["backup_notes"]), "note")
    made = date.fromisoformat(str(problem.facts["backup_day"]))
    return f"Go on from {made.day} {desk.month(made)} ({notes})"


def restorable(one: "Restorable", today: date) -> str:
    """A line of the list of backups."""
    made = when(one.made_at, today)
    if one.notes is None:
        return f"{made}: {one.path.name}, set aside"
    return f"{made}: {notes_and_drafts(one.notes)}"


def strays(names: Sequence[str]) -> str:
    """Another program made a second copy of the notes file."""
    what = names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
    return (
        f"{what} lies beside your notes: a program that shares folders made a second copy. Nothing"
        f" was changed. “{MERGE_MENU}” in the menu adds what is only in that one."
    )


def notes_and_drafts(number: int) -> str:
    """How many notes a backup has, those that are only begun among them."""
    return "1 note or draft" if number == 1 else f"{number} notes and drafts"


def saved(path: Path, notes: int, size: int) -> str:
    """A backup in one file was made."""
    return f"{path.name} holds {count(notes, 'note')} and was read back: {in_bytes(size)}."


def restored(aside: Path | None) -> str:
    """The backup is in place."""
    kept = f" What was here is set aside as {aside.name}." if aside else ""
    return f"Gone back to the backup.{kept}"


def preview(told: "Preview") -> Iterator[str]:
    """What is here and what the backup holds, for a terminal."""
    yield f"{told.brought.name}:"
    yield f"    {in_short(told.theirs)}"
    yield f"{HERE}:"
    yield f"    {in_short(told.here) if told.here else NOTHING_HERE}"
    if told.brought.left_out:
        yield left_out(told.brought.left_out)


def in_short(counts: "Counts") -> str:
    """A history in one line."""
    drafts = f", {count(counts.drafts, 'draft')}" if counts.drafts else ""
    text = (
        f"{count(counts.notes, 'note')}{drafts}, {count(counts.orders, 'order')},"
        f" {'1 person' if counts.people == 1 else f'{counts.people} people'}"
    )
    if counts.first and counts.last:
        text += f", from {full_day(counts.first)} to {full_day(counts.last)}"
    return text


def cells(counts: "Counts") -> tuple[str, ...]:
    """A history as the cells under ``ROWS``."""
    return (
        str(counts.notes),
        str(counts.drafts),
        str(counts.orders),
        str(counts.people),
        full_day(counts.first) if counts.first else "–",
        full_day(counts.last) if counts.last else "–",
    )


def left_out(people: int) -> str:
    """Whoever was forgotten since stays forgotten."""
    who = "1 person" if people == 1 else f"{people} people"
    return f"{who} you have forgotten since will not come back."


def full_day(day: date) -> str:
    """A day with its year."""
    return f"{day.day} {desk.month(day)}"


def in_bytes(size: int) -> str:
    """How much room a file takes."""
    return f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{max(1, round(size / 1e3))} kB"


def count(number: int, one: str) -> str:
    """So many of something."""
    return f"1 {one}" if number == 1 else f"{number} {one}s"

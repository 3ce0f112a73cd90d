"""Histories that go out and come in, in words."""

from typing import TYPE_CHECKING

from handnote.services.histories import Source
from handnote.wording.safekeeping import count

if TYPE_CHECKING:
    from handnote.services.histories import Added

EXPORT_MENU = "Save everything as…"
EXPORT_TITLE = "Save everything as"
EXPORT_FILES = "JSON Lines (*.jsonl);;CSV for spreadsheets (*.csv)"
HISTORY_FILES = "Histories and lists of notes (*.zip *.db *.jsonl *.csv *.txt);;All files (*)"


def exported(name: str, records: int) -> str:
    """Everything was written to a file."""
    return f"{name} holds everything there is: {count(records, 'record')}."


def added(told: "Added") -> str:
    """What adding a history did, and what it did not."""
    merged = told.merged
    from_elsewhere = " from elsewhere, to be read" if told.source is Source.ELSEWHERE else ""
    lines = [f"{count(len(merged.notes), 'note')}{from_elsewhere} added."]
    if merged.newer:
        lines.append(f"{count(len(merged.newer), 'note')} brought up to date.")
    if merged.beside:
        one = len(merged.beside) == 1
        lines.append(
            f"{count(len(merged.beside), 'note')} differed: yours {'stays' if one else 'stay'}, and"
            f" the other {'is' if one else 'are'} kept among the earlier versions."
        )
    if merged.known:
        lines.append(f"{count(merged.known, 'note')} {_was(merged.known)} here already.")
    if merged.left_out:
        lines.append(
            f"{count(merged.left_out, 'note')} {_was(merged.left_out)} left out: forgotten here."
        )
    if told.skipped:
        named = ", ".join(map(str, told.skipped[:8]))
        more = " and more" if len(told.skipped) > 8 else ""
        lines.append(f"No note could be read from line {named}{more}.")
    return " ".join(lines)


def _was(number: int) -> str:
    return "was" if number == 1 else "were"

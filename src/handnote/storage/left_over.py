"""Left-over journals: an unfinished save of another file must never be rolled into this one.

A seller who puts yesterday's file back after a crash leaves today's journal beside it, and
SQLite would mix the two.
"""

from pathlib import Path

from handnote.storage import disk
from handnote.storage.first_look import has_unfinished_save, journal_of, read_header

_CHANGE_COUNTER = slice(24, 28)


def set_journal_aside(path: Path) -> None:
    """Rename the journal of a file that is not there, so that nobody rolls it back."""
    journal = journal_of(path)
    if has_unfinished_save(path):
        journal.replace(disk.free_name(journal.with_name(f"{journal.name}-set-aside")))


def set_foreign_journal_aside(path: Path) -> None:
    """Rename the journal beside ``path`` when it was written for another state of the file.

    Every save changes page 1, so the journal holds page 1 as it was before, with its change
    counter: the file must be at that count or, half saved, at the next one.
    """
    if not has_unfinished_save(path):
        return
    header = read_header(path)
    before = _changes_before(journal_of(path))
    if header is None or before is None:
        return
    if header.changes not in {before, before + 1}:
        set_journal_aside(path)


def _changes_before(journal: Path) -> int | None:
    content = journal.read_bytes()
    sector, page_size = _number(content, 20), _number(content, 24)
    if not 0 < sector <= len(content) or not 512 <= page_size <= 65536:
        return None
    for start in range(sector, len(content) - page_size, page_size + 8):
        if _number(content, start) == 1:
            return int.from_bytes(content[start + 4 :][_CHANGE_COUNTER], "big")
    return None


def _number(content: bytes, start: int) -> int:
    return int.from_bytes(content[start : start + 4], "big")

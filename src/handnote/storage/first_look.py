"""A look at the bytes of the seller's file before SQLite may touch it.

SQLite opens a file of no bytes as a new, empty history and says nothing: that is how
whole histories have seemed to vanish elsewhere.
"""

from dataclasses import dataclass
from pathlib import Path

from handnote.domain.problem import Problem, StoreTrouble

APPLICATION_ID = 0x686E6F74
"""The four letters ``hnot``, at byte 68 of every file of ours."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes of a database say."""

    size: int
    page_size: int
    pages: int
    changes: int
    version: int
    application: int

    @property
    def is_cut(self) -> bool:
        """Whether the file is shorter than it says."""
        return self.size < self.pages * self.page_size


def read_header(path: Path) -> Header | None:
    """Return what the file says of itself, or None where it is no SQLite file."""
    first = _first_bytes(path)
    if len(first) < _HEADER or not first.startswith(_MAGIC):
        return None
    page_size = _number(first, 16, 2)
    return Header(
        size=path.stat().st_size,
        page_size=0x10000 if page_size == 1 else page_size,
        pages=_number(first, 28),
        changes=_number(first, 24),
        version=_number(first, 60),
        application=_number(first, 68),
    )


def look(path: Path, newest: int) -> int:
    """Return the schema version of the file at ``path``, or raise what is wrong with it.

    The file is only read. A file that is cut short is let through when an unfinished
    save lies beside it, for SQLite puts those two together again.
    """
    if not path.is_file():
        raise _problem(StoreTrouble.FOREIGN, path)
    if path.stat().st_size == 0:
        raise _problem(StoreTrouble.EMPTY, path)
    header = read_header(path)
    if header is None:
        is_a_stump = _first_bytes(path).startswith(_MAGIC)
        raise _problem(StoreTrouble.DAMAGED if is_a_stump else StoreTrouble.FOREIGN, path)
    if header.application != APPLICATION_ID:
        raise _problem(StoreTrouble.FOREIGN, path)
    if header.version > newest:
        raise _problem(StoreTrouble.NEWER, path)
    if header.is_cut and not has_unfinished_save(path):
        raise _problem(StoreTrouble.DAMAGED, path)
    return header.version


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the undo pages of an unfinished save."""
    return path.with_name(path.name + "-journal")


def has_unfinished_save(path: Path) -> bool:
    """Whether a save was cut off in the middle and is yet to be rolled back."""
    journal = journal_of(path)
    try:
        with journal.open("rb") as file:
            return file.read(len(_JOURNAL_MAGIC)) == _JOURNAL_MAGIC
    except FileNotFoundError:
        return False


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADER)


def _problem(trouble: StoreTrouble, path: Path) -> Problem:
    return Problem(trouble, name=path.name, folder=str(path.parent))


def _number(header: bytes, start: int, length: int = 4) -> int:
    return int.from_bytes(header[start : start + length], "big")

"""Lines into rows of cells, also where a quotation mark has gone astray."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, Protocol

from handnote.readers.cells import unquoted

CELL_LIMIT = 4_000_000
"""Longest cell read, in characters; kept is far less."""

_LINES_AHEAD = 50


@dataclass(frozen=True, slots=True)
class Dialect:
    """What stands between the cells, and whether quotation marks may stand round them."""

    delimiter: str
    quotes: bool = True

    def split(self, line: str) -> list[str]:
        """The cells of one line taken by itself."""
        return next(self.rows([line]), [])

    def rows(self, lines: Iterable[str]) -> Iterator[list[str]]:
        """The rows in ``lines``."""
        csv.field_size_limit(CELL_LIMIT)
        if self.quotes:
            return csv.reader(lines, delimiter=self.delimiter)
        return csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE)


class Row(NamedTuple):
    """A row of a file; ``number`` is what a spreadsheet shows beside it.

    ``is_mended`` tells of a stray quotation mark that was worked round, ``is_too_long`` of a
    cell beyond every limit. ``is_last`` rows may be torn off inside quotation marks or,
    unless ``is_ended``, anywhere.
    """

    number: int
    cells: list[str]
    is_mended: bool = False
    is_too_long: bool = False
    is_last: bool = False
    is_torn: bool = False
    is_ended: bool = True


class TableRows(Protocol):
    """The rows below a header, of a text or of a spreadsheet."""

    width: int

    def __iter__(self) -> Iterator[Row]:
        """The rows, one after the other."""
        ...


class Rows:
    """The rows of a file below its header, one after the other.

    ``width`` is how many cells the header has; set it again where a new header begins.
    """

    def __init__(
        self, lines: Iterable[str], dialect: Dialect, *, width: int, first_number: int
    ) -> None:
        self.width = width
        self._dialect = dialect
        self._lines = _Lines(lines)
        self._number = first_number - 1

    def __iter__(self) -> Iterator[Row]:
        reader = self._dialect.rows(self._lines)
        while True:
            self._lines.taken = []
            self._number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                if not self._has_gone_astray([]):
                    yield Row(self._number, [], is_too_long=True, is_last=self._lines.is_over)
                else:
                    yield self._mended()
                reader = self._dialect.rows(self._lines)
                continue
            if self._spans_lines(cells) and self._has_gone_astray(cells):
                yield self._mended()
                reader = self._dialect.rows(self._lines)
            else:
                yield self._row(cells)

    def _row(self, cells: list[str]) -> Row:
        # A reader asks for another line after the last only inside quotation marks.
        is_torn = self._lines.is_over
        if self._lines.has_more():
            return Row(self._number, cells)
        is_ended = self._lines.taken[-1].endswith(("\n", "\r"))
        return Row(self._number, cells, is_last=True, is_torn=is_torn, is_ended=is_ended)

    def _spans_lines(self, cells: list[str]) -> bool:
        # Where the first cell does, what follows it is as wide as a whole row.
        return len(self._lines.taken) > 1 and not (len(cells) == self.width and "\n" in cells[0])

    def _has_gone_astray(self, cells: list[str]) -> bool:
        """Whether a cell has swallowed whole rows, for want of a second quotation mark."""
        swallowed = self._lines.taken[1:]
        if any(self._is_row([line]) for line in swallowed):
            return True
        if len(cells) == self.width:
            return False
        following = swallowed[:_LINES_AHEAD] + self._lines.ahead(_LINES_AHEAD)
        starts = range(min(len(swallowed), _LINES_AHEAD))
        return any(self._is_row(following[start:]) for start in starts)

    def _is_row(self, lines: list[str]) -> bool:
        if len(lines[0]) > CELL_LIMIT:
            return False
        try:
            return len(next(self._dialect.rows(lines), [])) == self.width
        except csv.Error:
            return False

    def _mended(self) -> Row:
        first, *others = self._lines.taken
        self._lines.give_back(others)
        plain = Dialect(self._dialect.delimiter, quotes=False).split(first)
        return Row(self._number, [unquoted(cell) for cell in plain], is_mended=True)


class _Lines:
    """Lines that can be given back, and that know which of them make the present row."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.taken: list[str] = []
        self.is_over = False
        self._lines = iter(lines)
        self._next: deque[str] = deque()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if not self.has_more():
            self.is_over = True
            raise StopIteration
        line = self._next.popleft()
        self.taken.append(line)
        return line

    def has_more(self) -> bool:
        """Whether there is another line."""
        if not self._next:
            self._next.extend(islice(self._lines, 1))
        return bool(self._next)

    def ahead(self, count: int) -> list[str]:
        """The next lines, as many as there are of ``count``; they stay to be taken."""
        if len(self._next) < count:
            self._next.extend(islice(self._lines, count - len(self._next)))
        return list(islice(self._next, count))

    def give_back(self, lines: Sequence[str]) -> None:
        """Have these lines come again, in this order."""
        self._next.extendleft(reversed(lines))
        self.is_over = False

"""Tables: what order files hold, whether they are text or a spreadsheet."""

import csv
import re
from collections.abc import Generator, Iterator, Sequence
from itertools import chain, islice
from typing import Protocol

from handnote.domain.problem import FileTrouble, Problem
from handnote.readers.header import SEARCHED, Head, Header, heads_in, unknown_header
from handnote.readers.rows import Dialect, Rows, TableRows
from handnote.readers.source import Source

_SEPARATOR_LINE = re.compile(r'"?sep=.?"?\s*', re.IGNORECASE)
_NOTHING = " \t\r\n\v\f\x1a\0\ufeff,;|\"'"


class Table(Protocol):
    """Rows of cells with a header somewhere near the top."""

    source: Source

    def heads(self) -> Sequence[Head]:
        """Every row near the top, in every way it can be read."""
        ...

    def peek(self, head: Head) -> Iterator[Sequence[str]]:
        """The first few rows below a header, to be looked at and read again later."""
        ...

    def refuse_cut(self, header: Header) -> None:
        """Raise Problem where the table ends within its header."""
        ...

    def rows(self, header: Header) -> TableRows:
        """All rows below a header; they can be gone through once."""
        ...

    def unknown(self) -> Problem:
        """What to say where nobody knows the columns."""
        ...


class TextTable:
    """A table written as text, its cells parted by commas, semicolons, tabs or bars."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._lines: Generator[str, None, None] = source.lines()
        self._start, self._before = _start(self._lines, source.name)
        self._heads = heads_in(self._start)

    def close(self) -> None:
        """Let go of the file."""
        self._lines.close()

    def heads(self) -> Sequence[Head]:
        """Every line near the top, parted in every way."""
        return self._heads

    def peek(self, head: Head) -> Iterator[Sequence[str]]:
        """The lines below a header that were looked at for one."""
        rows = Dialect(head.delimiter).rows(self._start[head.line + 1 :])
        while True:
            try:
                yield next(rows)
            except (StopIteration, csv.Error):
                return

    def refuse_cut(self, header: Header) -> None:
        """A header without a line end is all there is; it may be whole if it ends as it should."""
        line = self._start[header.line] if header.line >= 0 else "\n"
        if not line.endswith(("\n", "\r")) and header.last not in header.profile.last:
            raise Problem(FileTrouble.STILL_DOWNLOADING, name=self.source.name)

    def rows(self, header: Header) -> TableRows:
        """All rows below a header."""
        return Rows(
            chain(self._start[header.line + 1 :], self._lines),
            _dialect(header, self.source),
            width=header.layout.width,
            first_number=self._before + header.line + 2,
        )

    def unknown(self) -> Problem:
        """Say which names the columns seem to have."""
        return unknown_header(self._start, self.source.name)


def text_table(source: Source) -> TextTable:
    """The table in an open text; raises Problem where it is empty."""
    return TextTable(source)


def _start(lines: Iterator[str], name: str) -> tuple[list[str], int]:
    """The lines a header is looked for in, and how many empty rows stand before them."""
    before = 0
    for number, line in enumerate(lines):
        if number == 0 and _SEPARATOR_LINE.fullmatch(line):
            continue  # Excel obeys it and does not show it
        if line.strip(_NOTHING):
            return [line, *islice(lines, SEARCHED - 1)], before
        before += 1
    raise Problem(FileTrouble.EMPTY, name=name)


def _dialect(header: Header, source: Source) -> Dialect:
    # Excel does quote in its "Unicode Text", the only way tabs and UTF-16 come together.
    is_bare = header.profile.tabs_quote_nothing and source.encoding.name != "utf-16"
    return Dialect(header.delimiter, quotes=not (is_bare and header.delimiter == "\t"))

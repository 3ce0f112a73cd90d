"""Order files: from a file on disk to orders, whole or not at all."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from handnote.domain.order import IncomingOrder
from handnote.domain.problem import FileTrouble, Problem
from handnote.readers.folding import fold_header
from handnote.readers.gathering import Sign
from handnote.readers.header import SEARCHED, Header, find_header
from handnote.readers.reading import Reading
from handnote.readers.rows import Dialect, Rows
from handnote.readers.skipped import SkippedRow, SkipReason
from handnote.readers.source import Source, open_source

__all__ = ["OrderFile", "Sign", "SkipReason", "SkippedRow", "read_order_file"]

_SEPARATOR_LINE = re.compile(r'"?sep=.?"?\s*', re.IGNORECASE)
_NOTHING = " \t\r\n\v\f\x1a\0\ufeff,;|\"'"


@dataclass(frozen=True, slots=True)
class OrderFile:
    """What an order file says.

    ``encoding_is_sure`` is false where the letters of names had to be guessed; ``looks_cut``
    is true where the file seems to end too soon.
    """

    name: str
    channel: str
    sha256: str
    encoding: str
    encoding_is_sure: bool
    orders: tuple[IncomingOrder, ...]
    skipped: tuple[SkippedRow, ...]
    looks_cut: bool
    header: str = ""
    """A fingerprint of what the columns are called, the same for every file of one export."""
    numbers_per_shop: bool = False
    """Whether each shop of this channel counts its orders from one."""


def read_order_file(path: Path, *, sign: Sign) -> OrderFile:
    """Read an order file of any marketplace we have a profile for; changes nothing.

    Raises Problem for what is no such file, and then gives no order at all. ``sign`` turns a
    buyer's identity at the shop into an opaque key; the identity itself goes no further.
    """
    with open_source(path) as source, closing(source.lines()) as lines:
        start, before = _start(lines, source.name)
        header = find_header(start, name=source.name)
        _refuse_cut_header(header, start[header.line], source.name)
        rows = Rows(
            chain(start[header.line + 1 :], lines),
            _dialect(header, source),
            width=header.layout.width,
            first_number=before + header.line + 2,
        )
        reading = Reading(header, source, sign=sign)
        reading.read(rows)
        orders = reading.gathered.hand_over(header.layout.dates)
    return OrderFile(
        name=source.name,
        channel=header.profile.channel,
        sha256=source.sha256,
        encoding=source.encoding.name,
        encoding_is_sure=source.encoding.is_sure,
        orders=orders,
        skipped=tuple(reading.skipped),
        looks_cut=reading.looks_cut,
        header=hashlib.sha256(fold_header(start[header.line]).encode()).hexdigest(),
        numbers_per_shop=header.profile.numbers_per_shop,
    )


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


def _refuse_cut_header(header: Header, line: str, name: str) -> None:
    # A header without a line end is the whole file. It may be whole, if it ends as it should.
    if not line.endswith(("\n", "\r")) and header.last not in header.profile.last:
        raise Problem(FileTrouble.STILL_DOWNLOADING, name=name)


def _dialect(header: Header, source: Source) -> Dialect:
    # Excel does quote in its "Unicode Text", the only way tabs and UTF-16 come together.
    is_bare = header.profile.tabs_quote_nothing and source.encoding.name != "utf-16"
    return Dialect(header.delimiter, quotes=not (is_bare and header.delimiter == "\t"))

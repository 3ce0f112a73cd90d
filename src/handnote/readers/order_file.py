"""Order files: from a file on disk to orders, whole or not at all."""

import hashlib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from handnote.domain.order import IncomingOrder
from handnote.domain.progress import Hear, unheard
from handnote.readers.folding import fold_header
from handnote.readers.gathering import Sign
from handnote.readers.header import Header, known_header
from handnote.readers.own_columns import ColumnMap, Decide, header_for
from handnote.readers.profile import Role
from handnote.readers.reading import Reading
from handnote.readers.skipped import SkippedRow, SkipReason
from handnote.readers.source import Source, open_source
from handnote.readers.tables import Table, text_table
from handnote.readers.unknown_table import UnknownTable, likeliest, look_at

__all__ = [
    "OrderFile",
    "Sign",
    "SkipReason",
    "SkippedRow",
    "UnknownTable",
    "read_order_file",
    "read_source",
    "read_table",
]


@dataclass(frozen=True, slots=True)
class OrderFile:
    """What an order file says.

    ``encoding_is_sure`` is false where the letters of names had to be guessed; ``looks_cut``
    is true where the file seems to end too soon, after the order with the number ``last``.
    ``own_columns`` are the columns of a table no profile knows, as they were read.
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
    last: str = ""
    own_columns: tuple[tuple[Role, str], ...] = ()
    fingerprint: str = ""
    folder: str = ""
    """The folder the file lay in, where that is known."""


def read_order_file(path: Path, *, sign: Sign) -> OrderFile:
    """Read an order file of any marketplace we have a profile for; changes nothing.

    Raises Problem for what is no such file, and then gives no order at all. ``sign`` turns a
    buyer's identity at the shop into an opaque key; the identity itself goes no further.
    """
    with open_source(path) as source:
        found = read_source(source, sign=sign, decide=_nobody_decides)
        if isinstance(found, UnknownTable):
            with closing(text_table(source)) as table:
                raise table.unknown()
        return found


def _nobody_decides(_: UnknownTable) -> ColumnMap | None:
    return None


def read_source(
    source: Source, *, sign: Sign, decide: Decide, hear: Hear = unheard
) -> OrderFile | UnknownTable:
    """Read an open text as a list of orders, or say what has to be asked about its columns."""
    with closing(text_table(source)) as table:
        return read_table(table, sign=sign, decide=decide, hear=hear)


def read_table(
    table: Table, *, sign: Sign, decide: Decide, hear: Hear = unheard
) -> OrderFile | UnknownTable:
    """Read a table by its profile, or else by what ``decide`` says of its columns.

    ``hear`` is told the number of a row now and then.
    """
    heads = table.heads()
    header = known_header(heads, name=table.source.name)
    if header:
        table.refuse_cut(header)
        return _read(table, header, sign, hear)
    unknown = look_at_table(table)
    if not unknown:
        raise table.unknown()
    chosen = decide(unknown)
    if chosen is None and not unknown.rows:
        if not unknown.is_sure:
            raise table.unknown()
        chosen = ColumnMap(unknown.guess, shop="")  # names of columns and no order: a new shop
    if chosen is None:
        return unknown
    header = header_for(unknown, chosen)
    table.refuse_cut(header)
    return _read(table, header, sign, hear, unknown=unknown, chosen=chosen)


def look_at_table(table: Table) -> UnknownTable | None:
    """What can be shown of a table without a profile; None where there is nothing to show."""
    head = likeliest(table.heads())
    if head is None:
        return None
    rows = table.peek(head)
    return look_at(head, rows, file=table.source.name, sha256=table.source.sha256)


def _read(
    table: Table,
    header: Header,
    sign: Sign,
    hear: Hear,
    *,
    unknown: UnknownTable | None = None,
    chosen: ColumnMap | None = None,
) -> OrderFile:
    source = table.source
    reading = Reading(header, source, sign=sign)
    reading.read(table.rows(header), hear)
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
        header=_fingerprint(table, header),
        numbers_per_shop=header.profile.numbers_per_shop,
        last=orders[-1].number if orders and not header.profile.number_is_made else "",
        own_columns=_named(unknown, chosen) if unknown and chosen else (),
        fingerprint=unknown.fingerprint if unknown else "",
    )


def _fingerprint(table: Table, header: Header) -> str:
    where = header.line, header.delimiter
    head = next((head for head in table.heads() if (head.line, head.delimiter) == where), None)
    names = "\x1f".join(map(fold_header, head.names)) if head else ""
    return hashlib.sha256(names.encode("utf-8", "replace")).hexdigest()


def _named(unknown: UnknownTable, chosen: ColumnMap) -> tuple[tuple[Role, str], ...]:
    names = [column.name or str(column.place + 1) for column in unknown.columns]
    return tuple(
        (role, " + ".join(names[place] for place in places if place < len(names)))
        for role, places in chosen.columns.items()
    )

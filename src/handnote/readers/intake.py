"""Whatever a seller drops: texts, spreadsheets and packed files, each told by itself."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from handnote.domain.problem import FileTrouble, Problem
from handnote.domain.progress import Hear, unheard
from handnote.readers.gathering import Sign
from handnote.readers.order_file import OrderFile, UnknownTable, read_source, read_table
from handnote.readers.own_columns import Decide
from handnote.readers.packed import holds_workbook, members
from handnote.readers.source import MEGABYTE, Source, open_binary, source_from
from handnote.readers.workbook import AS_IN_SHEET, workbook_table


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that could not be read, and why."""

    name: str
    problem: Problem


_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK"
WORKBOOK_LIMIT = 100 * MEGABYTE

Found = OrderFile | UnknownTable | LeftOut


def read_file(path: Path, *, sign: Sign, decide: Decide, hear: Hear = unheard) -> Iterator[Found]:
    """What a file on disk holds: one list of orders, or several where it is packed.

    A member that cannot be read is left out; raises Problem where the file itself cannot.
    """
    with open_binary(path) as (file, name):
        yield from _read(file, name, sign=sign, decide=decide, hear=hear)


def _read(
    file: BinaryIO,
    name: str,
    *,
    sign: Sign,
    decide: Decide,
    hear: Hear,
    is_inside: bool = False,
) -> Iterator[Found]:
    head = file.read(len(_OLE))
    is_zip = head.startswith(_ZIP)
    if head == _OLE or (is_zip and holds_workbook(file)):
        table = workbook_table(_whole(file, name))
        yield read_table(table, sign=sign, decide=decide, hear=hear)
    elif not is_zip:
        yield read_source(source_from(file, name), sign=sign, decide=decide, hear=hear)
    elif is_inside:
        raise Problem(FileTrouble.NESTED, name=name)
    else:
        for member in members(file, name):
            if member.problem:
                yield LeftOut(member.name, member.problem)
            else:
                yield from _inside(member.name, member.content, sign=sign, decide=decide, hear=hear)


def _whole(file: BinaryIO, name: str) -> Source:
    """A workbook, read whole: it cannot be read in any other way."""
    file.seek(0)
    content = file.read(WORKBOOK_LIMIT + 1)
    if len(content) > WORKBOOK_LIMIT:
        raise Problem(FileTrouble.TOO_LARGE, name=name, limit=WORKBOOK_LIMIT // MEGABYTE)
    digest = hashlib.sha256(content).hexdigest()
    return Source(name, digest, AS_IN_SHEET, ends_mid_letter=False, file=BytesIO(content))


def _inside(
    name: str, content: bytes, *, sign: Sign, decide: Decide, hear: Hear
) -> Iterator[Found]:
    try:
        if not content:
            raise Problem(FileTrouble.EMPTY, name=name)
        inside = BytesIO(content)
        found = _read(inside, name, sign=sign, decide=decide, hear=hear, is_inside=True)
        yield from list(found)
    except Problem as problem:
        yield LeftOut(name, problem)

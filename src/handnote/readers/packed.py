"""Packed files (.zip): read in memory, one level deep, within limits that no order file needs."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from handnote.domain.plain_text import clean_line
from handnote.domain.problem import FileTrouble, Problem

MEGABYTE = 1 << 20
MEMBERS_LIMIT = 20
UNPACKED_LIMIT = 200 * MEGABYTE
RATIO_LIMIT = 200

_CHUNK = MEGABYTE
_SMALL = MEGABYTE
"""Below this no ratio does harm: a few kilobytes of the same letter pack very well."""

_LIST_LIMIT = 2 * MEGABYTE
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 65_535
_ENCRYPTED = 1
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a packed one, unpacked into memory; or the problem with it."""

    name: str
    content: bytes
    problem: Problem | None = None


def members(file: BinaryIO, name: str) -> Iterator[Member]:
    """The files inside a packed one, one after the other, those that cannot be had with the reason.

    Raises Problem where the whole cannot be trusted. Nothing is ever written to a disk.
    """
    try:
        _refuse_endless_list(file, name)
        with zipfile.ZipFile(file) as packed:
            refuse_swelling(packed, name, members=None)
            wanted = [info for info in packed.infolist() if not _is_beside_the_point(info)]
            if len(wanted) > MEMBERS_LIMIT:
                raise Problem(FileTrouble.TOO_MANY_INSIDE, name=name, limit=MEMBERS_LIMIT)
            if not wanted:
                raise Problem(FileTrouble.NOTHING_INSIDE, name=name)
            for info in wanted:
                yield _member(packed, info)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, struct.error) as error:
        raise Problem(FileTrouble.BROKEN, name=name) from error


def holds_workbook(file: BinaryIO) -> bool:
    """Whether a packed file is a spreadsheet, which is packed too."""
    try:
        _refuse_endless_list(file, "")
        with zipfile.ZipFile(file) as packed:
            names = set(packed.namelist())
    except NotImplementedError:
        return False
    except (zipfile.BadZipFile, ValueError, EOFError, struct.error, Problem):
        return False
    return not names.isdisjoint({"xl/workbook.xml", "xl/workbook.bin", "Index/Document.iwa"}) or (
        {"content.xml", "mimetype"} <= names
    )


def refuse_swelling(packed: zipfile.ZipFile, name: str, *, members: int | None) -> None:
    """Raise Problem for a file that would unpack to more than any list of orders."""
    parts = packed.infolist()
    unpacked = sum(info.file_size for info in parts)
    swelling = [info for info in parts if info.file_size > _SMALL]
    if (
        unpacked > UNPACKED_LIMIT
        or (members is not None and len(parts) > members)
        or any(info.file_size > RATIO_LIMIT * max(1, info.compress_size) for info in swelling)
    ):
        raise Problem(FileTrouble.SWELLS, name=name)


def _refuse_endless_list(file: BinaryIO, name: str) -> None:
    """zipfile reads the list of members whole, however long it is."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise Problem(FileTrouble.BROKEN, name=name)
    (list_size,) = struct.unpack_from("<L", tail, at + 12)
    if list_size > _LIST_LIMIT:
        raise Problem(FileTrouble.TOO_MANY_INSIDE, name=name, limit=MEMBERS_LIMIT)


def _is_beside_the_point(info: zipfile.ZipInfo) -> bool:
    """Whether a member is a folder, or what a Mac leaves beside each file."""
    path = PurePosixPath(info.filename)
    return (
        info.is_dir()
        or "__MACOSX" in path.parts
        or path.name.startswith("._")
        or path.name in {".DS_Store", "Thumbs.db", "desktop.ini"}
    )


def _member(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    name = clean_line(PurePosixPath(info.filename.replace("\\", "/")).name) or clean_line(
        info.filename
    )
    try:
        return Member(name, _content(packed, info, name))
    except Problem as problem:
        return Member(name, b"", problem)


def _content(packed: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    if _leads_elsewhere(info.filename):
        raise Problem(FileTrouble.ODD_PLACE, name=name)
    if info.flag_bits & _ENCRYPTED:
        raise Problem(FileTrouble.LOCKED, name=name)
    whole = BytesIO()
    try:
        with packed.open(info) as file:
            while chunk := file.read(_CHUNK):
                whole.write(chunk)
                if whole.tell() > UNPACKED_LIMIT:
                    raise Problem(FileTrouble.SWELLS, name=name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise Problem(FileTrouble.BROKEN, name=name) from error
    return whole.getvalue()


def _leads_elsewhere(name: str) -> bool:
    """Whether a name would leave the folder it is unpacked in; such a file is not trusted."""
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or bool(_DRIVE.match(name))

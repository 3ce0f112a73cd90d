"""Spreadsheets (.xlsx, .xls, .ods) as tables of text, looked over before anything unpacks them."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from handnote.domain.problem import FileTrouble, Problem
from handnote.readers.encoding import Encoding
from handnote.readers.header import SEARCHED, Head, Header, known_header, unknown_header
from handnote.readers.packed import refuse_swelling
from handnote.readers.rows import Row, TableRows
from handnote.readers.source import Source
from handnote.readers.tables import Table
from handnote.readers.unknown_table import count_known_in

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

AS_IN_SHEET = Encoding("workbook", "utf-8", is_sure=True)
CELLS_LIMIT = 6_000_000
"""Cells between the first and the last filled one; calamine keeps a place for each of them."""

_COLUMNS_LIMIT = 16_384
_EXACT = 2**53
_PARTS_LIMIT = 5_000
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CELL = re.compile(rb"<(?:\w+:)?(?:c|row)\s[^>]*?\br=[\"']([A-Za-z]{0,3})(\d{1,10})[\"'][^>/]*>")
_NAMELESS = re.compile(rb"<(?:\w+:)?c(?=[\s>])(?![^>]*\br=)[^>/]*>")
_CELLS_BEGIN = (b"<c ", b"<c>", b":c ", b":c>")
_REPEATED = re.compile(rb'number-(columns|rows)-repeated="(\d+)"')
_CHUNK = 1 << 20
_OVERLAP = 256

_Cell = int | float | str | bool | time | date | datetime | timedelta


class SheetTable:
    """One sheet of a workbook."""

    def __init__(self, source: Source, rows: Sequence[Sequence[str]]) -> None:
        self.source = source
        self._rows = rows
        filled = [(number, row) for number, row in enumerate(rows[:_SEARCHED_DOWN]) if any(row)]
        self._heads = [Head(number, "", _trimmed(row)) for number, row in filled[:SEARCHED]]

    def close(self) -> None:
        """Nothing is held open."""

    def heads(self) -> Sequence[Head]:
        """The first filled rows."""
        return self._heads

    def peek(self, head: Head) -> Iterator[Sequence[str]]:
        """The rows below a header."""
        return iter(self._rows[head.line + 1 :])

    def refuse_cut(self, header: Header) -> None:
        """A workbook is whole or cannot be opened at all."""

    def rows(self, header: Header) -> TableRows:
        """All rows below a header."""
        return _SheetRows(self._rows, header.line + 1, header.layout.width)

    def unknown(self) -> Problem:
        """Say which names the columns seem to have."""
        lines = ["\t".join(head.names) for head in self._heads]
        return unknown_header(lines, self.source.name)


_SEARCHED_DOWN = 60


class _SheetRows:
    """Rows as wide as their header, numbered as the spreadsheet numbers them."""

    def __init__(self, rows: Sequence[Sequence[str]], first: int, width: int) -> None:
        self.width = width
        self._rows = rows
        self._first = first

    def __iter__(self) -> Iterator[Row]:
        for number in range(self._first, len(self._rows)):
            cells = list(self._rows[number][: self.width])
            cells += [""] * (self.width - len(cells))
            yield Row(number + 1, cells)


def workbook_table(source: Source) -> Table:
    """The sheet of a workbook that is likeliest to be a list of orders.

    Raises Problem where the workbook is locked, broken, beyond all size or cannot be read here.
    """
    tables = _tables(source)
    for table in tables:
        if known_header(table.heads(), name=source.name):
            return table
    return max(tables, key=lambda table: count_known_in(table.heads()))


def _tables(source: Source) -> list[SheetTable]:
    source.file.seek(0)
    content = source.file.read()
    _look_over(content, source.name)
    sheets = _sheets(content, source.name)
    tables = [SheetTable(source, rows) for rows in sheets if any(map(any, rows))]
    if not tables:
        raise Problem(FileTrouble.EMPTY, name=source.name)
    return tables


def _look_over(content: bytes, name: str) -> None:
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise Problem(FileTrouble.LOCKED, name=name)
        return
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            refuse_swelling(packed, name, members=_PARTS_LIMIT)
            for part in packed.namelist():
                if part.endswith((".iwa", "workbook.bin")):
                    raise Problem(FileTrouble.SPREADSHEET, name=name)
                if part == "content.xml":
                    _refuse_repeats(packed, part, name)
                else:
                    # A workbook may keep its sheets under any name.
                    _refuse_wide_sheet(packed, part, name)
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, ValueError) as error:
        raise Problem(FileTrouble.BROKEN, name=name) from error
    except (NotImplementedError, EOFError) as error:
        raise Problem(FileTrouble.BROKEN, name=name) from error
    except RuntimeError as error:  # zipfile's word for a password
        raise Problem(FileTrouble.LOCKED, name=name) from error


def _refuse_wide_sheet(packed: zipfile.ZipFile, part: str, name: str) -> None:
    """A cell at the far corner of an empty sheet would take all memory there is."""
    letters: set[bytes] = set()
    numbers: set[bytes] = set()
    nameless = 0
    for chunk in _chunks(packed, part):
        found = _CELL.findall(chunk)
        letters.update(column for column, _ in found)
        numbers.update(row for _, row in found)
        if sum(map(chunk.count, _CELLS_BEGIN)) > sum(bool(column) for column, _ in found):
            nameless += len(_NAMELESS.findall(chunk))
    rows = [int(row) for row in numbers]
    height = max(rows) - min(rows) + 1 if rows else 0
    right = max(map(_column, letters), default=0)
    right = max(right, min(nameless, _COLUMNS_LIMIT))
    if right * height > CELLS_LIMIT:
        raise Problem(FileTrouble.SWELLS, name=name)


def _refuse_repeats(packed: zipfile.ZipFile, part: str, name: str) -> None:
    """A LibreOffice sheet says of a cell, or a whole row, how often it comes again."""
    most = {b"columns": 1, b"rows": 1}
    total = 0
    for chunk in _chunks(packed, part):
        for found in _REPEATED.finditer(chunk):
            if _repeats_something(chunk, found):
                count = int(found[2][:12])
                total += count
                most[found[1]] = max(most[found[1]], count)
    if total > CELLS_LIMIT or most[b"columns"] * most[b"rows"] > CELLS_LIMIT:
        raise Problem(FileTrouble.SWELLS, name=name)


def _repeats_something(chunk: bytes, found: re.Match[bytes]) -> bool:
    """Whether what comes again is more than the empty rest of a sheet."""
    begins, ends = chunk.rfind(b"<", 0, found.start()), chunk.find(b">", found.end())
    tag = chunk[begins : ends + 1]
    if found[1] == b"columns":
        return b"value" in tag or (b"table-cell" in tag and not tag.endswith(b"/>"))
    row = chunk[ends : chunk.find(b"</table:table-row>", ends)]
    return b"value" in row or b":p>" in row


def _chunks(packed: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    with packed.open(part) as file:
        kept = b""
        while chunk := file.read(_CHUNK):
            yield kept + chunk
            kept = chunk[-_OVERLAP:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _sheets(content: bytes, name: str) -> list[list[list[str]]]:
    try:
        import python_calamine
    except ImportError as error:
        raise Problem(FileTrouble.NO_EXCEL, name=name) from error
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        return [_texts(sheet) for sheet in _visible(workbook)]
    except python_calamine.PasswordError as error:
        raise Problem(FileTrouble.LOCKED, name=name) from error
    except (python_calamine.CalamineError, ValueError, OSError, OverflowError) as error:
        raise Problem(FileTrouble.BROKEN, name=name) from error
    except BaseException as error:
        # What goes wrong inside a library in Rust is raised as no Exception at all.
        if type(error).__name__ == "PanicException":
            raise Problem(FileTrouble.BROKEN, name=name) from error
        raise


def _visible(workbook: "CalamineWorkbook") -> Iterator["CalamineSheet"]:
    """The sheets in their order, those a seller can see before those she cannot."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [about for about in workbook.sheets_metadata if about.typ == SheetTypeEnum.WorkSheet]
    for about in sorted(sheets, key=lambda about: about.visible != SheetVisibleEnum.Visible):
        yield workbook.get_sheet_by_name(about.name)


def _texts(sheet: "CalamineSheet") -> list[list[str]]:
    if sheet.total_height * sheet.total_width > CELLS_LIMIT:
        raise Problem(FileTrouble.SWELLS, name=sheet.name)
    rows = sheet.to_python(skip_empty_area=False)
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: _Cell) -> str:
    """A cell as it would stand in a CSV file: days as days, whole numbers without a point."""
    match cell:
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer():
            # Beyond this the last figures are lost, and the number is no longer the shop's.
            return str(int(cell)) if abs(cell) < _EXACT else f"{cell:.5E}"
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def _trimmed(row: Sequence[str]) -> tuple[str, ...]:
    width = len(row)
    while width and not row[width - 1].strip():
        width -= 1
    return tuple(row[:width])

"""The sheet table: every physical sheet in use, as a picture of what became of its labels."""

from collections.abc import Mapping

from handnote.domain.sheet import Fate, KnownSheet, SheetId
from handnote.storage.connection import Connection, Row
from handnote.storage.moments import moment_from, moment_text

_SELECT = "SELECT id, stock_part, picture, is_turned, begun_at FROM sheet"
_IS_OPEN = "is_thrown_away = 0 AND instr(picture, '.') AND picture GLOB '*[psx]*'"


def insert(connection: Connection, sheet: KnownSheet) -> None:
    """Begin to remember a sheet."""
    connection.execute(
        "INSERT INTO sheet (id, stock_part, picture, is_turned, begun_at) VALUES (?, ?, ?, ?, ?)",
        (
            sheet.id,
            sheet.stock_name,
            "".join(sheet.fates),
            int(sheet.is_turned),
            moment_text(sheet.begun_at),
        ),
    )


def by_id(connection: Connection, sheet_id: SheetId) -> KnownSheet:
    """Return the sheet; raises ``LookupError`` for one that never was."""
    row = connection.execute(f"{_SELECT} WHERE id = ?", (sheet_id,)).fetchone()
    if row is None:
        raise LookupError("no such sheet")
    return _sheet(row)


def open_of(connection: Connection, stock_name: str) -> tuple[KnownSheet, ...]:
    """Return the part-used sheets of one stock, oldest first."""
    rows = connection.execute(
        f"{_SELECT} WHERE stock_part = ? AND {_IS_OPEN} ORDER BY seq", (stock_name,)
    )
    return tuple(map(_sheet, rows))


def every_open(connection: Connection) -> tuple[KnownSheet, ...]:
    """Return the part-used sheets of all stocks, oldest first."""
    return tuple(map(_sheet, connection.execute(f"{_SELECT} WHERE {_IS_OPEN} ORDER BY seq")))


def mark(connection: Connection, sheet_id: SheetId, fates: Mapping[int, Fate]) -> None:
    """Write down what became of some labels of a sheet."""
    sheet = by_id(connection, sheet_id)
    picture = "".join(fates.get(slot, fate) for slot, fate in enumerate(sheet.fates))
    connection.execute("UPDATE sheet SET picture = ? WHERE id = ?", (picture, sheet_id))


def set_turned(connection: Connection, sheet_id: SheetId, *, is_turned: bool) -> None:
    """Write down how a sheet is fed."""
    connection.execute("UPDATE sheet SET is_turned = ? WHERE id = ?", (int(is_turned), sheet_id))


def set_thrown_away(connection: Connection, sheet_id: SheetId, *, is_thrown_away: bool) -> None:
    """Write down that a sheet is gone, or is there after all."""
    connection.execute(
        "UPDATE sheet SET is_thrown_away = ? WHERE id = ?", (int(is_thrown_away), sheet_id)
    )


def _sheet(row: Row) -> KnownSheet:
    sheet_id, stock_name, picture, is_turned, begun_at = row
    moment = moment_from(begun_at)
    if moment is None:
        raise ValueError("a sheet was begun at a moment")
    fates = tuple(Fate(letter) for letter in picture)
    return KnownSheet(SheetId(sheet_id), stock_name, fates, bool(is_turned), moment)

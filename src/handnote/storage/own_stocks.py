"""The tables of a seller's own label stocks, and of those she marked as hers."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from handnote.domain.stock import OWN, OWN_GRADE, Grid, Medium, Shape, Stock, safe_on
from handnote.domain.units import Mm
from handnote.storage.connection import Connection, Row
from handnote.storage.opening import NAME

_SELECT = (
    "SELECT name, title, medium, page_width, page_height, shape, width, height, corner,"
    " margin_left, margin_top, pitch_x, pitch_y, across, down, unprinted_x, unprinted_y,"
    " shortest, longest, is_turned, is_thermal FROM own_stock ORDER BY name"
)


def every(connection: Connection) -> tuple[Stock, ...]:
    """Return all own stocks, by name."""
    return tuple(map(_stock, connection.execute(_SELECT).fetchall()))


def put(connection: Connection, stock: Stock) -> None:
    """Keep a stock, in the place of any with its name."""
    grid = stock.grid
    values = (
        stock.part, stock.title, stock.medium, stock.page_width, stock.page_height, stock.shape,
        stock.width, stock.height, stock.corner, grid.left, grid.top, grid.pitch_x, grid.pitch_y,
        grid.across, grid.down, stock.unprinted_x, stock.unprinted_y, stock.shortest,
        stock.longest, int(stock.turned), int(stock.thermal),
    )  # fmt: skip
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT OR REPLACE INTO own_stock VALUES ({marks})", values)  # noqa: S608 - question marks only


def remove(connection: Connection, name: str) -> None:
    """Forget a stock; runs printed on it keep its name."""
    connection.execute("DELETE FROM own_stock WHERE name = ?", (name,))


def marked(connection: Connection) -> frozenset[str]:
    """Return the names of the stocks the seller marked as hers."""
    return _names(connection, "SELECT name FROM marked_stock")


def mark(connection: Connection, name: str, *, is_mine: bool) -> None:
    """Mark a stock, whoever makes it, as one she has at hand, or no longer."""
    if is_mine:
        connection.execute("INSERT OR IGNORE INTO marked_stock VALUES (?)", (name,))
    else:
        connection.execute("DELETE FROM marked_stock WHERE name = ?", (name,))


def printed_on(connection: Connection) -> frozenset[str]:
    """Return the names of the stocks that something was ever printed on."""
    return _names(connection, "SELECT DISTINCT stock_part FROM run")


class Shelf(NamedTuple):
    """Her own stocks, and the names of all she has at hand."""

    own: tuple[Stock, ...]
    mine: frozenset[str]


def shelf(connection: Connection) -> Shelf:
    """Return what is hers: measured, marked, or printed on once."""
    own = every(connection)
    return Shelf(own, marked(connection) | printed_on(connection) | {one.name for one in own})


def peek(folder: Path) -> Shelf:
    """What is hers in a data folder that may be in use by a window; nothing if it cannot be read.

    The file is only read, for as long as that takes; nothing is made, mended or waited for.
    """
    path = folder / NAME
    if not path.is_file():
        return Shelf((), frozenset())
    try:
        address = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=0.5)) as connection:
            return shelf(connection)
    except (sqlite3.Error, ValueError):
        return Shelf((), frozenset())


def _names(connection: Connection, query: str) -> frozenset[str]:
    return frozenset(name for (name,) in connection.execute(query))


def _stock(row: Row) -> Stock:
    (
        name, title, medium, page_width, page_height, shape, width, height, corner, left, top,
        pitch_x, pitch_y, across, down, unprinted_x, unprinted_y, shortest, longest, is_turned,
        is_thermal,
    ) = row  # fmt: skip
    return Stock(
        brand=OWN,
        part=name,
        title=title,
        page_width=Mm(page_width),
        page_height=Mm(page_height),
        width=Mm(width),
        height=Mm(height),
        shape=Shape(shape),
        corner=Mm(corner),
        grid=Grid(Mm(left), Mm(top), Mm(pitch_x), Mm(pitch_y), across, down),
        grade=OWN_GRADE,
        safe=safe_on(Medium(medium)),
        medium=Medium(medium),
        unprinted_x=Mm(unprinted_x),
        unprinted_y=Mm(unprinted_y),
        shortest=Mm(shortest),
        longest=Mm(longest),
        turned=bool(is_turned),
        thermal=bool(is_thermal),
    )

"""The tables of what a seller said of columns no profile knows, by the print of their header."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from handnote.storage.connection import Connection
from handnote.storage.moments import moment_text


class SaidColumns(NamedTuple):
    """What she calls the shop, and where each role stands: one column, or two halves of a name."""

    shop: str
    places: Mapping[str, tuple[int, ...]]


def said_of(connection: Connection, fingerprint: str) -> SaidColumns | None:
    """Return what was said of a header, if anything was."""
    row = connection.execute(
        "SELECT shop FROM own_columns WHERE fingerprint = ?", (fingerprint,)
    ).fetchone()
    if row is None:
        return None
    places: dict[str, tuple[int, ...]] = {}
    for role, place in connection.execute(
        "SELECT role, place FROM own_column WHERE fingerprint = ? ORDER BY role, part",
        (fingerprint,),
    ):
        places[role] = (*places.get(role, ()), place)
    return SaidColumns(row[0], places)


def put(connection: Connection, fingerprint: str, said: SaidColumns, at: datetime) -> None:
    """Remember what was said, in the place of what was said before."""
    connection.execute("DELETE FROM own_columns WHERE fingerprint = ?", (fingerprint,))
    connection.execute(
        "INSERT INTO own_columns (fingerprint, shop, said_at) VALUES (?, ?, ?)",
        (fingerprint, said.shop, moment_text(at)),
    )
    connection.executemany(
        "INSERT INTO own_column (fingerprint, role, part, place) VALUES (?, ?, ?, ?)",
        [
            (fingerprint, role, part, place)
            for role, places in said.places.items()
            for part, place in enumerate(places)
        ],
    )

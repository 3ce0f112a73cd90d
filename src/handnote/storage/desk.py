"""The desk table: which desk this is, its secret for buyer keys, and where she was writing."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from handnote.domain.order import OrderId
from handnote.storage.connection import Connection

_KEY_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Position:
    """Where the seller was: an order, and the cursor in its note."""

    order_id: OrderId
    cursor: int


def furnish(connection: Connection) -> None:
    """Give a new file its desk, with a secret of its own that never leaves it."""
    connection.execute(
        "INSERT INTO desk (only_one, id, signing_key) VALUES (1, ?, ?)",
        (secrets.token_hex(6), secrets.token_bytes(32)),
    )


def signer(connection: Connection) -> Callable[[str], str]:
    """Return what turns a shop's own buyer identity into a key that means nothing elsewhere."""
    (key,) = connection.execute("SELECT signing_key FROM desk").fetchone()

    def sign(identity: str) -> str:
        return hmac.new(key, identity.encode(), hashlib.sha256).hexdigest()[:_KEY_LENGTH]

    return sign


def next_revision(connection: Connection) -> tuple[str, int]:
    """Return the name of the next saved version: this desk and a number never used before."""
    counted = connection.execute(
        "UPDATE desk SET last_revision = last_revision + 1 RETURNING id, last_revision"
    ).fetchone()
    return str(counted[0]), int(counted[1])


def position(connection: Connection) -> Position | None:
    """Return where the seller was last, if that order is still here."""
    order_id, cursor = connection.execute("SELECT at_order, at_cursor FROM desk").fetchone()
    return None if order_id is None else Position(OrderId(order_id), cursor)


def set_position(connection: Connection, position: Position) -> None:
    """Remember where the seller is."""
    connection.execute(
        "UPDATE desk SET at_order = ?, at_cursor = ?", (position.order_id, position.cursor)
    )

"""The gone_order table: numbers of orders that ran out, so that no file brings them back."""

from handnote.storage import forgetting
from handnote.storage.connection import Connection


def holds(connection: Connection, key: tuple[str, str, str]) -> bool:
    """Whether an order of this key was here and ran out, or was forgotten."""
    row = connection.execute(
        "SELECT 1 FROM gone_order WHERE (channel, shop, number) = (?, ?, ?)", key
    ).fetchone()
    return row is not None or forgetting.number_is_forgotten(connection, key)
